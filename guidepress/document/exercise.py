"""Exercises in the form that formats set: fields, choices, grids and drawings to write into."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from guidepress.core.problems import Traced
from guidepress.core.values import Value
from guidepress.document.blocks import ItemList, Label, Medium, Paragraph
from guidepress.document.drawing import Drawing
from guidepress.document.fields import Choice, Field, Option
from guidepress.document.inline import Runs

if TYPE_CHECKING:
    from guidepress.document.book import Block


Cell = Field | Choice | Paragraph


class Column(Value):
    """A column of a grid. Where `options` stand, its cells are Choices over them: one sub-column each on paper."""

    label: Runs
    weight: float = 1.0
    options: tuple[Option, ...] = ()


class Row(Value):
    header: Runs
    """The words of the row: its header. Empty where the learner names the row in the first cell."""
    cells: tuple[Cell, ...]
    label: str = ""
    """What to call the row where it has no header: "Row 3"."""


class RowGroup(Value):
    rows: tuple[Row, ...]
    title: Runs = ()


class FieldGrid(Traced):
    """Fields in rows and columns. `layout` "cards" sets each row as a card of labelled boxes, also on paper."""

    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    caption: str
    """Names the table for a screen reader."""
    row_label: Runs = ()
    """Heads the column of row headers; empty where no row has a header."""
    header_weight: float = 1.0
    layout: Literal["table", "cards"] = "table"
    key: str = ""


class Group(Value):
    """A named group of an exercise's parts, kept together where it can be."""

    title: Runs
    body: tuple[ExercisePart, ...]
    key: str = ""


class Sketch(Value):
    """A drawing to write into: on paper and in the fillable PDF only, as one side of an `Alternative`.

    Its `Slot`s hold fields.
    """

    drawing: Drawing
    alt: str
    key: str = ""


class Alternative(Value):
    """The same fields in two shapes: `paper` for a fixed page, `reflow` for a book or a screen."""

    paper: tuple[ExercisePart, ...]
    reflow: tuple[ExercisePart, ...]
    key: str = ""


ExercisePart = Field | Choice | FieldGrid | Group | Sketch | Alternative | Paragraph | ItemList


class Exercise(Traced):
    """An exercise of any kind, lowered. Its heading is level 3: `number` and `title`."""

    id: str
    number: str
    title: str
    audience: Label
    minutes: int
    privacy: str
    """What happens to the answers, in the reader's words: on paper, on slides, and where `privacy_in` has no others."""
    prompt: tuple[Block, ...]
    body: tuple[ExercisePart, ...]
    example: tuple[Block, ...] = ()
    slide: tuple[Runs, ...] = ()
    """The prompts as a slide shows them."""
    privacy_in: Mapping[Medium, str] = {}
    """`privacy` in the words of other media."""
    one_page: bool = False
    """Whether it is to be kept in the hand: on paper it stands on one page, if it can."""
    kind: str = ""
    """Only for tests and indexes; a writer never looks at it."""
    anchor: str = ""
    """Equals `id`."""
    key: str = ""
