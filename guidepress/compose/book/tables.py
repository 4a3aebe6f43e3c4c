"""Arranges a table of words: each cell in its row and column, those that others cover empty."""

from __future__ import annotations

from collections.abc import Callable

from guidepress.document.authored_text import Line
from guidepress.document.blocks import MergedCell, Table
from guidepress.document.inline import Runs
from guidepress.source import model


def words_table(table: model.WordTable, runs: Callable[[Line], Runs], key: str) -> Table:
    """The table without a caption. `runs` reads the words of a cell."""
    width = model.width_of(table.header)
    grid: list[list[Runs]] = [[()] * width for _ in range(len(table.rows) + 1)]
    merged = []
    for each in model.place_cells(table.header, table.rows):
        cell = each.cell
        if each.column < width:  # else the row has too many cells, which is reported
            grid[each.row][each.column] = runs(cell.cell)
        if cell.columns > 1 or cell.rows > 1:
            merged.append(MergedCell(each.row, each.column, cell.columns, cell.rows))
    header, *rows = map(tuple, grid)
    return Table(header, tuple(rows), key=key, merged=tuple(merged), where=table.where)
