"""The base of kinds with tables: columns as an author writes them, cells, rows, and the meaning of scales."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from typing import ClassVar, Literal

from guidepress.core.problems import Code, Traced, Where
from guidepress.document.authored_text import Line, Name, Plain
from guidepress.document.blocks import Paragraph
from guidepress.document.exercise import (
    Cell,
    ExercisePart,
    FieldGrid,
    Row,
    RowGroup,
)
from guidepress.document.exercise import Column as GridColumn
from guidepress.document.exercise_parts import Answer
from guidepress.document.fields import Choice, Field
from guidepress.document.inline import Run, Runs
from guidepress.exercises.answer_keys import KeyPart, KeyParts, one_answer, rows_known
from guidepress.exercises.base import Keyed, Lowering, Spec
from guidepress.exercises.questions import (
    check_answer_type,
    check_at_least,
    labelled_runs,
    numbered_label,
    options,
)

Layout = Literal["table", "cards"]


class ColumnSpec(Traced, kw_only=True):
    """A column: text only, or these keys. With `lines` 0 it has the lines of the whole table."""

    SHORT: ClassVar[str] = "label"
    label: Line
    lines: int = 0
    words: int = 0
    weight: float = 1
    type: Literal["text", "date", "number", "tick", "pick"] = "text"
    options: Mapping[str, Plain] = {}
    scale: Name | None = None
    minimum: int | None = None
    maximum: int | None = None


class TableSpec(Keyed, kw_only=True):
    """A table to write in, either with `rows` with texts or with a number of `blank_rows`.

    `row_label` is the header of the row texts, or the name of a blank row: "Piece" gives "Piece 1".
    """

    columns: Mapping[str, ColumnSpec]
    rows: Mapping[str, Line] = {}
    blank_rows: int = 0
    row_label: Line | None = None
    row_weight: float = 1
    lines: int = 1
    layout: Layout = "table"
    answer: Mapping[str, Line | Mapping[str, Line]] = {}
    """Key of a row → key of a column → the right answer; with one column to answer in, key of a row → answer."""

    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        maker = GridMaker(self, self.columns, self.lines, lowering)
        if bool(self.rows) == bool(self.blank_rows):
            reason = "not both" if self.rows else "and neither is here"
            lowering.error(self.where, f'a table takes "rows" or "blank-rows", {reason}', code=Code.WRONG_COUNT)
        check_at_least(0, lowering, self.where, blank_rows=self.blank_rows)
        if self.rows:
            rows = tuple(maker.row(key, label) for key, label in self.rows.items())
            row_label = lowering.runs(self.row_label) if self.row_label else ()
            return maker.parts((RowGroup(rows),), row_label, self.row_weight, self.layout)
        rows = tuple(
            maker.blank_row(f"row-{number}", numbered_label(self.row_label, number, lowering.words.row, lowering))
            for number in range(1, self.blank_rows + 1)
        )
        return maker.parts((RowGroup(rows),), layout=self.layout)

    def key_parts(self, answers: Mapping[str, Answer], lowering: Lowering) -> KeyParts:
        return table_keys(self, answers, lowering)

    def example_labels(self) -> Mapping[str, Line]:
        return example_labels(self.columns, self.rows)

    def example_shows(self, key: str, name: str) -> bool:
        if key not in self.rows or key in self.columns:
            return super().example_shows(key, name)
        return name.endswith(f".{only_text_column(self.columns)}")


class EntriesSpec(Spec, kw_only=True):
    """Entries with the same fields: `ID.entry-1.COLUMN`."""

    entries: int
    columns: Mapping[str, ColumnSpec]
    entry_label: Line | None = None
    lines: int = 1

    def example_labels(self) -> Mapping[str, Line]:
        return example_labels(self.columns, {})

    def entry_rows(self, maker: GridMaker, lowering: Lowering) -> tuple[Row, ...]:
        """A row for each entry, with a name and no header."""
        check_at_least(1, lowering, self.where, entries=self.entries)
        return tuple(
            maker.blank_row(f"entry-{number}", numbered_label(self.entry_label, number, lowering.words.entry, lowering))
            for number in range(1, self.entries + 1)
        )


class GridMaker:
    """Makes the grid of one exercise from its columns, and checks each column once."""

    def __init__(self, spec: Spec, columns: Mapping[str, ColumnSpec], lines: int, lowering: Lowering) -> None:
        self.spec, self.columns, self.lines, self.lowering = spec, columns, lines, lowering
        self.title = lowering.text(spec.title)
        self.labels = {key: lowering.text(column.label) for key, column in columns.items()}
        self.scales = {key: lowering.scale(c.scale.text, c.scale.where) for key, c in columns.items() if c.scale}
        check_at_least(1, lowering, spec.where, lines=lines)
        for column in columns.values():
            check_column(column, lowering)

    def row(self, key: str, label: Line) -> Row:
        """A row with its own text."""
        return Row(self.lowering.runs(label), self.cells(key, self.lowering.text(label), label.where))

    def blank_row(self, key: str, label: str) -> Row:
        """A row without text, whose name is `label`."""
        return Row((), self.cells(key, label, self.spec.where), label)

    def cells(self, key: str, row: str, where: Where) -> tuple[Cell, ...]:
        """The answers of a row: `ID.ROW.COLUMN`."""
        return tuple(self.cell(key, name, row, where) for name in self.columns)

    def cell(self, key: str, name: str, row: str, where: Where) -> Field | Choice:
        """The answer in column `name` of the row with this key and text."""
        column = self.columns[name]
        id, label = f"{self.spec.id}.{key}.{name}", (self.title, row, self.labels[name])
        if name in self.scales:
            return Choice(id, label, self.scales[name], on_scale=True, where=where)
        return Field(
            id=id,
            kind=column.type,
            label=label,
            lines=(column.lines or self.lines) if column.type == "text" else 1,
            words=column.words,
            options=options(column.options, self.lowering),
            minimum=column.minimum,
            maximum=column.maximum,
            where=where,
        )

    def grid_columns(self) -> tuple[GridColumn, ...]:
        """The columns of the grid."""
        return tuple(
            GridColumn(self.lowering.runs(column.label), column.weight, self.scales.get(key, ()))
            for key, column in self.columns.items()
        )

    def grid(
        self,
        groups: tuple[RowGroup, ...],
        row_label: Runs = (),
        row_weight: float = 1,
        layout: Layout = "table",
    ) -> FieldGrid:
        """The grid with these groups of rows."""
        return FieldGrid(
            columns=self.grid_columns(),
            groups=groups,
            caption=self.title,
            row_label=row_label,
            header_weight=row_weight,
            layout=layout,
            where=self.spec.where,
        )

    def parts(
        self,
        groups: tuple[RowGroup, ...],
        row_label: Runs = (),
        row_weight: float = 1,
        layout: Layout = "table",
    ) -> tuple[ExercisePart, ...]:
        """The grid, after the meanings of its scales."""
        return (*self.meanings(), self.grid(groups, row_label, row_weight, layout))

    def meanings(self) -> tuple[Paragraph, ...]:
        """One instruction for each column with a scale."""
        return tuple(
            paragraph
            for column in self.columns.values()
            if column.scale
            for paragraph in scale_meaning(column.scale, self.lowering.runs(column.label), self.lowering)
        )


def scale_meaning(scale: Name, label: Runs, lowering: Lowering) -> tuple[Paragraph, ...]:
    """The meanings of the points of a scale, after the label of its column if there is one: "1 not
    started · 2 begun".
    """
    meanings = lowering.scale_meanings(scale.text)
    points = [
        lowering.words.scale_point.format(label=option.label, means=meanings[option.key])
        for option in (lowering.scale(scale.text, scale.where) if meanings else ())
        if option.key in meanings
    ]
    if not points:
        return ()
    text = reduce(lambda point, after: lowering.words.scale_points.format(point=point, next=after), points)
    runs: Runs = (Run(text),)
    return (Paragraph(labelled_runs(label, runs, lowering.words) if label else runs, "instruction", where=scale.where),)


def example_labels(columns: Mapping[str, ColumnSpec], rows: Mapping[str, Line]) -> Mapping[str, Line]:
    """The labels of an example, which fills the columns of one row, or the rows of one column."""
    return {**rows, **{key: column.label for key, column in columns.items()}}


def only_text_column(columns: Mapping[str, ColumnSpec]) -> str:
    """The key of the only column to write in, which an example that names a row shows; " " if there are several.

    What fits in one row has to fit in all: the boxes of a column are alike.
    """
    keys = [key for key, column in columns.items() if column.type == "text" and not column.scale]
    return keys[0] if len(keys) == 1 else " "


def check_column(column: ColumnSpec, lowering: Lowering) -> None:
    """Reports keys of a column that contradict each other."""
    check_at_least(0, lowering, column.where, lines=column.lines, words=column.words)
    if column.weight <= 0:
        lowering.error(column.where, '"weight" must be more than 0')
    if column.scale:
        if column.type != "text" or column.options:
            lowering.error(column.where, "a column has a scale or a type, not both", 'take "type" or "scale" out')
        return
    check_answer_type(column.type, column.options, column.minimum, column.maximum, column.where, lowering)


def table_keys(spec: TableSpec, answers: Mapping[str, Answer], lowering: Lowering) -> KeyParts:
    """The right answers of a table, row by row. A blank row has a number, and so has its label."""
    rows: dict[str, Line] = dict(spec.rows)
    for number in range(1, spec.blank_rows + 1):
        label = numbered_label(spec.row_label, number, lowering.words.row, lowering)
        rows[f"row-{number}"] = Line(label, where=spec.where)
    if not rows_known(spec.answer, rows, spec.where, lowering):
        return ()
    parts: list[KeyPart] = []
    for key in (key for key in rows if key in spec.answer):
        cells = _cells_of(spec, key, lowering)
        several = len(spec.columns) > 1
        for name, value in cells.items():
            asked = _cell_label(rows[key], spec.columns[name].label if several else None, lowering)
            parts += one_answer(answers.get(f"{spec.id}.{key}.{name}"), value, lowering, asked)
    return tuple(parts)


def _cells_of(spec: TableSpec, row: str, lowering: Lowering) -> Mapping[str, Line]:
    """The answers of a row by its columns; none after an error."""
    written = spec.answer[row]
    if not isinstance(written, Line):
        return written if rows_known(written, spec.columns, spec.where, lowering, "column") else {}
    if len(spec.columns) > 1:
        message, hint = (
            f'the row "{row}" has several columns',
            f"write column: answer; its columns: {', '.join(spec.columns)}",
        )
        lowering.error(written.where, message, hint, Code.ANSWER_KEY)
        return {}
    return {next(iter(spec.columns)): written}


def _cell_label(row: Line, column: Line | None, lowering: Lowering) -> Runs:
    """The words of a row, and of a column where there are several."""
    if column is None:
        return lowering.runs(row)
    words = lowering.words.scale_points.format(point=lowering.text(row), next=lowering.text(column))
    return (Run(words),)
