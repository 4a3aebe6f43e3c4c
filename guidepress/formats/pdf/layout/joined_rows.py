"""Rows of a table that a cell joins: they stay on one page, and no line parts the cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guidepress.formats.pdf.layout.table_grid import GridRow


def join_rows(rows: Sequence[GridRow]) -> None:
    """Joins the rows of each cell that covers several: they stay on one page, and no line parts the cell."""
    for at, row in enumerate(rows):
        for cell in row.cells:
            joined = rows[at : at + cell.rows]
            for each in joined[:-1]:
                each.keep_with_next = True
                each.covered += tuple(range(cell.start, cell.start + cell.span))
            if len(joined) > 1:
                joined[-1].ending = [*joined[-1].ending, (cell, joined[:-1])]


def lines_below(row: GridRow, edges: Sequence[float]) -> list[tuple[float, float]]:
    """The lines below a row, each from its left to its right end: one, unless a cell goes on in the next row."""
    if not row.line:
        return []
    if not row.covered:
        return [(edges[0], edges[-1])]
    lines: list[tuple[float, float]] = []
    for column in range(len(edges) - 1):
        if column in row.covered:
            continue
        if lines and lines[-1][1] == edges[column]:
            lines[-1] = lines[-1][0], edges[column + 1]
        else:
            lines.append((edges[column], edges[column + 1]))
    return lines
