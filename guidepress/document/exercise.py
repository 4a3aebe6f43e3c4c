"""Exercises in the form that formats set: fields, choices, grids, and drawings to write on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from guidepress.core.problems import Traced
from guidepress.core.values import Value
from guidepress.document.answer_key import AnswerKey
from guidepress.document.blocks import ItemList, Label, Medium, Paragraph
from guidepress.document.drawing import Drawing
from guidepress.document.easy_read import EasyLine
from guidepress.document.fields import Choice, Field, Option
from guidepress.document.inline import Runs

if TYPE_CHECKING:
    from guidepress.document.book import Block


Cell = Field | Choice | Paragraph


class Column(Value):
    """A column of a grid. With `options`, its cells are choices among them: on paper, each option is a sub-column."""

    label: Runs
    weight: float = 1.0
    options: tuple[Option, ...] = ()


class Row(Value):
    """A row of a grid."""

    header: Runs
    """The text of the row. Empty where the learner writes it in the first cell."""
    cells: tuple[Cell, ...]
    label: str = ""
    """The name of a row without header: "Row 3"."""


class RowGroup(Value):
    """Rows under a common title."""

    rows: tuple[Row, ...]
    title: Runs = ()


class FieldGrid(Traced):
    """Fields in rows and columns. The layout "cards" sets each row as a card of labelled boxes, on paper too."""

    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    caption: str
    """The name of the table for a screen reader."""
    row_label: Runs = ()
    """The header of the column of row headers; empty where no row has a header."""
    header_weight: float = 1.0
    layout: Literal["table", "cards"] = "table"
    on_line: bool = False
    """Whether the rows are points on a line, from the first to the last. On paper they are numbered."""
    total: int = 0
    """What the numbers of each column should add up to; 0 for no total."""
    key: str = ""


class Group(Value):
    """Parts of an exercise under a title, kept together where possible."""

    title: Runs
    body: tuple[ExercisePart, ...]
    key: str = ""


class Sketch(Value):
    """A drawing to write on, for paper and the fillable PDF: only inside the `paper` of an `Alternative`. Its `Slot`s
    hold the fields.
    """

    drawing: Drawing
    alt: str
    key: str = ""


class Alternative(Value):
    """The same fields in two layouts: `paper` for a fixed page, `reflow` for a book or a screen."""

    paper: tuple[ExercisePart, ...]
    reflow: tuple[ExercisePart, ...]
    key: str = ""


ExercisePart = Field | Choice | FieldGrid | Group | Sketch | Alternative | Paragraph | ItemList


class Exercise(Traced):
    """A lowered exercise of any kind. Its heading is level 3, from `number` and `title`."""

    id: str
    number: str
    title: str
    audience: Label
    minutes: int
    privacy: str
    """What happens to the answers, for the reader: on paper, on slides, and in each medium that is
    not in `privacy_in`.
    """
    prompt: tuple[Block, ...]
    body: tuple[ExercisePart, ...]
    example: tuple[Block, ...] = ()
    slide: tuple[Runs, ...] = ()
    """The prompts for a slide."""
    privacy_in: Mapping[Medium, str] = {}
    """The text of `privacy` for other media."""
    private: bool = True
    """Whether its answers are private: whoever hands them on is asked first."""
    one_page: bool = False
    """Whether the exercise should stand on one page of paper, because people carry that page with them."""
    easy_read: tuple[EasyLine, ...] = ()
    """In an easy-read variant: what stands in place of the prompt."""
    replaced: tuple[Block, ...] = ()
    """The prompt in whose place `easy_read` stands. No format shows it."""
    shared: bool = False
    """Whether what is written here may be shown to others, without names (`answers summary`)."""
    kind: str = ""
    """For tests and indexes only; formats must not use it."""
    anchor: str = ""
    """Equal to `id`."""
    key: str = ""
    leads_to_key: Runs = ()
    """The link to the answers, where they stand elsewhere in the book."""
    answer_key: AnswerKey | None = None
    """The right answers. For who may show them, see `document/answer_key.py`."""
