"""Parts and sections as an author writes them, with their words for facilitators."""

from __future__ import annotations

from typing import Literal

from guidepress.core.problems import Traced
from guidepress.document.authored_text import Line, Lines, Plain, Prose
from guidepress.document.easy_read import EasySentence
from guidepress.source.model.blocks import SourceBlock
from guidepress.source.value_types import Id


class ActivityStep(Traced):
    """A step of an activity: what people do, its minutes in the full and the short form, and a note for the
    facilitator.
    """

    do: Line
    full: int
    short: int
    note: Line | None = None


class Activity(Traced):
    """A group activity. The minutes of its steps must add up to `full` and `short`."""

    title: Plain
    id: Id
    full: int
    short: int
    steps: tuple[ActivityStep, ...]
    grouping: Line | None = None
    materials: Lines = ()
    exercises: tuple[Id, ...] = ()
    cards: Id | None = None
    say: Prose | None = None
    prompts: Lines = ()
    likely_answers: Lines = ()
    watch_for: Lines = ()
    cut_first: Line | None = None
    access: Prose | None = None
    debrief: Lines = ()


class Facilitation(Traced):
    """Words for facilitators. They go into Decks and the pack, never into a Book."""

    outcomes: Lines = ()
    why: Line | None = None
    key_points: Lines = ()
    signposts: tuple[Id, ...] = ()
    exercises: tuple[Id, ...] = ()
    discussion: Lines = ()
    activity: Activity | None = None
    next: Lines = ()


class SectionSource(Traced):
    """A section of a part."""

    title: Line
    id: Id
    body: tuple[SourceBlock, ...]
    source_pages: tuple[int, ...] = ()
    facilitate: Facilitation | None = None


class PartSource(Traced):
    """One file of source/parts."""

    part: Line
    id: Id
    sections: tuple[SectionSource, ...] = ()
    number: str = ""
    role: Literal["part", "front", "back"] = "part"
    accent: int = 0
    notes: int = 1
    opens: Prose | None = None
    easy_read: tuple[EasySentence, ...] = ()
    """What stands in place of `opens` in a variant with `easy-read: true`."""
    body: tuple[SourceBlock, ...] = ()
    """Blocks before the first section, for front and back matter."""
    source_pages: tuple[int, ...] = ()
    facilitate: Facilitation | None = None
