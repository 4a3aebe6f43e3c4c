"""The shapes of source/timetables.yaml, source/cards.yaml and source/facilitation.yaml."""

from __future__ import annotations

from typing import ClassVar, Literal

from guidepress.core.problems import Traced
from guidepress.document.authored_text import Line, Lines, Plain, Prose
from guidepress.source.model.blocks import SourceBlock
from guidepress.source.value_types import Id


class TimetableSlot(Traced):
    """One of `activity`, `exercise`, `break_`, or just a `title`."""

    minutes: int
    title: Line | None = None
    activity: Id | None = None
    use: Literal["full", "short"] = "full"
    exercise: Id | None = None
    break_: Line | None = None
    notes: Prose | None = None
    slack: int = 0
    """Minutes of this slot that may be given up; those of an activity in its full form are worked out."""


class Timetable(Traced):
    id: Id
    title: Plain
    start: str
    minutes: int
    slots: tuple[TimetableSlot, ...]
    audience: Literal["ahp", "mixed", "organisation"] = "mixed"
    description: Prose | None = None


class TimetablesFile(Traced):
    timetables: tuple[Timetable, ...]


class CardSource(Traced):
    SHORT: ClassVar[str] = "text"
    text: Line
    side: Plain | None = None


class CardSet(Traced):
    id: Id
    title: Plain
    cards: tuple[CardSource, ...]
    note: Prose | None = None
    blank: int = 0
    """Cards without words to print after the others."""


class CardsFile(Traced):
    cards: tuple[CardSet, ...]


class PackSheet(Traced):
    """A division of the facilitator's pack. `followed_by` says which sheets the tool makes and puts after it."""

    sheet: Line
    id: Id
    body: tuple[SourceBlock, ...]
    followed_by: Literal["run-sheets", "activities", "cards"] | None = None
    accent: int = 0


class PackFile(Traced):
    """source/facilitation.yaml: the words of the facilitator's pack. No learner sees them."""

    title: Plain
    subtitle: Plain
    sheets: tuple[PackSheet, ...]
    ground_rules: Lines = ()
    """At most 12 words each; on a slide at the start of every workshop."""
    privacy: Line | None = None
    """What happens to the forms of the pack."""
