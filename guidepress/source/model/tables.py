"""Tables of words as an author writes them, and where their cells stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from guidepress.core.problems import Code, Problems, Traced
from guidepress.core.values import Value
from guidepress.document.authored_text import Line
from guidepress.source.value_types import Id


class TableCell(Traced):
    """A cell: words alone, or with the columns and rows that it takes. "" is an empty cell."""

    SHORT: ClassVar[str] = "cell"
    EMPTY: ClassVar[str] = "cell"
    cell: Line
    columns: int = 1
    rows: int = 1


Cells = tuple[TableCell, ...]


class WordTable(Traced):
    """A table of words with a header row."""

    header: Cells
    rows: tuple[Cells, ...]


class TableBlock(Traced):
    """A table of words. `table: true` has no caption. With an id it is numbered, and may be referred to."""

    BARE: ClassVar[str] = "table"
    table: Line
    header: Cells
    rows: tuple[Cells, ...]
    id: Id | None = None
    wide: bool = False
    """Whether it stands on a page of its own in the PDF, across."""


class PlacedCell(Value):
    """A cell and where it begins. Row 0 is the header."""

    cell: TableCell
    row: int
    column: int


def width_of(header: Cells) -> int:
    """The number of columns of a table."""
    return sum(max(cell.columns, 1) for cell in header)


def place_cells(header: Cells, rows: tuple[Cells, ...]) -> Iterator[PlacedCell]:
    """The cells in order, each in the first place of its row that no cell of a row above takes."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate((header, *rows)):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            yield PlacedCell(cell, row, column)
            across, down = range(column, column + max(cell.columns, 1)), range(row, row + max(cell.rows, 1))
            taken |= {(at, place) for at in down for place in across}
            column = across.stop


def check_table(header: Cells, rows: tuple[Cells, ...], problems: Problems) -> None:
    """Reports cells that take less than one column or row, rows that are not filled, and cells that leave the table."""
    cells = [cell for row in (header, *rows) for cell in row]
    wrong = [cell for cell in cells if cell.columns < 1 or cell.rows < 1]
    for cell in wrong:
        message = "a cell takes one column and one row, or more"
        problems.error(Code.WRONG_COUNT, cell.where, message, "take columns or rows out for one")
    if wrong:
        return
    placed = list(place_cells(header, rows))
    deep = [each for each in placed if each.row + each.cell.rows > (len(rows) + 1 if each.row else 1)]
    for each in deep:
        last = "the table has no such row below it" if each.row else "the header is one row"
        message = f"this cell takes {each.cell.rows} rows, but {last}"
        problems.error(Code.WRONG_COUNT, each.cell.where, message, "write fewer")
    if not deep:
        _check_rows(placed, width_of(header), rows, problems)


def _check_rows(placed: Sequence[PlacedCell], width: int, rows: tuple[Cells, ...], problems: Problems) -> None:
    for row, cells in enumerate(rows, 1):
        covering = [each for each in placed if each.row <= row < each.row + each.cell.rows]
        # A cell that is wider than the gap beside a cell of several rows would cover that cell.
        ends = max(each.column + each.cell.columns for each in covering)
        count = max(ends, sum(each.cell.columns for each in covering))
        if count != width:
            message = f"this row has {count} cells, but the header has {width}"
            problems.error(Code.WRONG_COUNT, cells[0].where, message, _hint([each.cell for each in placed]))


def _hint(cells: list[TableCell]) -> str:
    if any(cell.columns > 1 or cell.rows > 1 for cell in cells):
        return "count the columns of each cell, and cells of rows above that go on in this one"
    return "words with a comma need quotation marks"
