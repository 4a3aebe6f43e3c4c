"""Decks of slides: the closed set of blocks on a slide."""

from __future__ import annotations

from typing import Literal

from guidepress.core.problems import Traced
from guidepress.core.values import Value
from guidepress.document.blocks import Figure, Heading, ItemList, Label, Paragraph, Table
from guidepress.document.book import Edition
from guidepress.document.drawing import Drawing
from guidepress.document.inline import Runs
from guidepress.document.labels import Labels

LayoutName = Literal[
    "title",
    "part",
    "points",
    "columns",
    "statement",
    "figure",
    "steps",
    "table",
    "signpost",
    "close",
    "timed-points",
    "overview",
    "step",
    "exercise",
    "title-here",
    "part-here",
]
"""The layouts of slides. layouts/deck.yaml says how each looks."""


class Points(Value):
    """Short lines with one idea each."""

    items: tuple[Runs, ...]
    ordered: bool = False
    columns: int = 1
    """Two for single words and names; such a slide has the layout "columns"."""
    start: int = 1
    """The first number of an ordered list that continues from the slide before."""
    levels: tuple[int, ...] = ()
    """For each item: 0, or 1 if it belongs to an inner list, and so on; empty: all are 0. Only items of level 0 have
    numbers.
    """


class Step(Value):
    """A step of an activity with its minutes."""

    text: Runs
    minutes: int


class Steps(Value):
    """The steps of an activity with their minutes: a table with a header row."""

    steps: tuple[Step, ...]
    head: tuple[str, str]
    """Labels of the two columns."""


class Statement(Value):
    """One sentence or question in large type."""

    runs: Runs


class Pointer(Value):
    """A reference to an exercise in the printed workbook. The format adds the page of `target`."""

    target: str
    number: str = ""
    title: str = ""


class Jump(Value):
    """A line of an overview slide that links to another slide, by the key of that slide."""

    text: str
    target: str


class Jumps(Value):
    """The lines of an overview slide."""

    items: tuple[Jump, ...]
    columns: int = 1
    """Two for many lines; such a slide has the layout "overview"."""


class SignpostText(Value):
    """A callout on a slide: its labels and a short text."""

    labels: tuple[Label, ...]
    runs: Runs


SlideBlock = Points | Steps | Statement | Figure | Jumps | SignpostText | Table


class Slide(Traced):
    """One slide. `title` is unique in its deck. `notes` are for the facilitator only."""

    key: str
    layout: LayoutName
    title: str
    body: tuple[SlideBlock, ...] = ()
    subtitle: Runs = ()
    pointers: tuple[Pointer, ...] = ()
    minutes: int = 0
    """The minutes of the activity, in large type; 0: none are shown."""
    notes: tuple[Paragraph | ItemList | Heading, ...] = ()
    accent: int = 0
    """In a deck of several parts: the accent of the part that the slide belongs to; 0: none."""
    here: tuple[int, ...] = ()
    """The accents of the shapes that are marked in the drawing of the deck; empty: the drawing is not shown."""
    section: str = ""
    """The name of its section in the slide sorter."""

    @property
    def scope(self) -> str:
        """The start of its key, which tells two sections of one name apart."""
        return self.key.partition("/")[0]


class Deck(Value):
    """One file of slides."""

    name: str
    """The file name without extension: "ready-to-lead-03-found"."""
    title: str
    subtitle: str
    language: str
    edition: Edition
    publisher: str
    accent: int
    slides: tuple[Slide, ...]
    words: Labels
    drawing: Drawing | None = None
    """The drawing of the cover without its words, in which a slide marks where it is."""
    countdown: bool = False
    """Whether each slide with minutes has a bar that empties in that time."""


Decks = tuple[Deck, ...]
