"""Decks of slides: the closed set of what stands on a slide."""

from __future__ import annotations

from typing import Literal

from guidepress.core.problems import Traced
from guidepress.core.values import Value
from guidepress.document.blocks import Figure, Heading, ItemList, Label, Paragraph, Table
from guidepress.document.book import Edition
from guidepress.document.inline import Runs
from guidepress.document.labels import Labels


class Points(Value):
    """Short lines, one idea each."""

    items: tuple[Runs, ...]
    ordered: bool = False
    columns: int = 1
    """Two for single words and names; such a slide has the layout "columns"."""
    start: int = 1
    """The first number of an ordered list that goes on from the slide before."""


class Step(Value):
    text: Runs
    minutes: int
    short: int
    """Minutes when time is short; 0 means left out then."""


class Steps(Value):
    """What a group does, with minutes: a table with a header row."""

    steps: tuple[Step, ...]
    head: tuple[str, str]
    """Labels of the two columns."""


class Statement(Value):
    """One sentence or question, large."""

    runs: Runs


class Pointer(Value):
    """Where the exercise stands in the printed workbook: the writer fills in the page of `target`."""

    target: str
    number: str = ""
    title: str = ""


class Jump(Value):
    """A line of an overview slide that leads to another slide, by that slide's key."""

    text: str
    target: str


class Jumps(Value):
    items: tuple[Jump, ...]


class SignpostText(Value):
    """A callout for the room: its labels and a short text."""

    labels: tuple[Label, ...]
    runs: Runs


SlideBlock = Points | Steps | Statement | Figure | Jumps | SignpostText | Table


class Slide(Traced):
    """One idea. `title` is unique in its deck. `notes` are for the facilitator only."""

    key: str
    layout: Literal["title", "part", "points", "columns", "statement", "figure", "steps", "table", "signpost", "close"]
    title: str
    body: tuple[SlideBlock, ...] = ()
    subtitle: Runs = ()
    pointers: tuple[Pointer, ...] = ()
    minutes: int = 0
    """The clock of the activity, shown large; 0 for none."""
    notes: tuple[Paragraph | ItemList | Heading, ...] = ()
    section: str = ""


class Deck(Value):
    """One file of slides."""

    name: str
    """The file's name without ending: "ahp-leadership-03-found"."""
    title: str
    subtitle: str
    language: str
    edition: Edition
    publisher: str
    accent: int
    slides: tuple[Slide, ...]
    words: Labels


Decks = tuple[Deck, ...]
