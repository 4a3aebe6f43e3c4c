"""Sets grids of fields in a Word file: a table with a control in each cell, or a card for each row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, assert_never

from guidepress.document.blocks import Paragraph, Table
from guidepress.document.exercise import Cell, Column, FieldGrid, Row
from guidepress.document.fields import Choice, Field, Option
from guidepress.document.inline import LineBreak, Run, Runs
from guidepress.formats.word.styles import LABEL, QUESTION
from guidepress.formats.word.tables import add_table

if TYPE_CHECKING:
    from guidepress.formats.word.workbook_blocks import WorkbookWriter

MOST_COLUMNS = 5
"""The most columns of a table with boxes. With more, each row is a card: its boxes would be too narrow to write in."""


def add_grid(writer: WorkbookWriter, grid: FieldGrid, level: int) -> None:
    """A grid below a heading of this level. Each group of rows has a heading and a table of its own."""
    has_headers = any(row.header for group in grid.groups for row in group.rows)
    as_cards = grid.layout == "cards" or len(grid.columns) + has_headers > MOST_COLUMNS
    for group in grid.groups:
        if group.title:
            writer.heading(level + 1, group.title, "")
        inner = level + 1 if group.title else level
        if as_cards:
            if grid.row_label and has_headers:
                writer.paragraph(grid.row_label, LABEL)
            for row in group.rows:
                _card(writer, grid, row, inner)
        elif group.rows:
            _table(writer, grid, group.rows, has_headers)


def _options(cells: Sequence[Cell]) -> tuple[Option, ...]:
    """The options that all cells of a column have; empty where they differ."""
    found = {_listed(cell) for cell in cells}
    return found.pop() if len(found) == 1 else ()


def _listed(cell: Cell) -> tuple[Option, ...]:
    """The options of a drop-down list in a cell."""
    if isinstance(cell, Paragraph) or (isinstance(cell, Choice) and cell.many):
        return ()
    return cell.options


def _table(writer: WorkbookWriter, grid: FieldGrid, rows: Sequence[Row], has_headers: bool) -> None:
    heads = [_head(writer, column, [row.cells[at] for row in rows]) for at, column in enumerate(grid.columns)]
    weights = [column.weight for column in grid.columns]
    if has_headers:
        heads.insert(0, grid.row_label)
        weights.insert(0, grid.header_weight)
    first = int(has_headers)
    texts = [
        (
            *(row.header or (Run(row.label),) for _ in range(first)),
            *(cell.runs if isinstance(cell, Paragraph) else () for cell in row.cells),
        )
        for row in rows
    ]
    block = Table(tuple(heads), tuple(texts), row_headers=has_headers, weights=tuple(weights))
    table = add_table(writer, block, title=grid.caption)
    for made, row in zip(list(table.rows)[1:], rows, strict=True):
        for at, (cell, part) in enumerate(zip(list(made.cells)[first:], row.cells, strict=True)):
            if isinstance(part, Paragraph):
                continue
            if _listed(part) and not _options([one.cells[at] for one in rows]):
                writer.text.write(cell.paragraphs[0], (Run(writer.answers.in_line(part.options)), LineBreak()))
            writer.answers.cell(cell, part)


def _head(writer: WorkbookWriter, column: Column, cells: Sequence[Cell]) -> Runs:
    """The head of a column, with the options of its cells below it. What they mean is said above the grid."""
    options = _options(cells)
    if not options:
        return column.label
    line = (Run(writer.answers.in_line(options, with_meaning=False)),)
    return (*column.label, LineBreak(), *line) if column.label else line


def _card(writer: WorkbookWriter, grid: FieldGrid, row: Row, level: int) -> None:
    """The name of a row as a heading, then each question with its control."""
    writer.heading(level + 1, row.header or (Run(row.label),), "")
    for column, cell in zip(grid.columns, row.cells, strict=True):
        if column.label:
            writer.paragraph(column.label, QUESTION)
        match cell:
            case Paragraph():
                writer.paragraph(cell.runs)
            case Field():
                writer.answers.field(cell)
            case Choice():
                writer.answers.choice(cell)
            case _:
                assert_never(cell)
