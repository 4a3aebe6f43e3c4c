"""The widths of the columns of a table of text. No word is wider than its column. Lengths are in points."""

from __future__ import annotations

import math

from guidepress.core.problems import NOWHERE
from guidepress.core.values import Value
from guidepress.document.blocks import Table
from guidepress.document.inline import Runs, plain
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.layout.fitting import widest_word
from guidepress.formats.pdf.layout.table_grid import fitted_widths

_FIRST_COLUMN_SHARE = 0.95
"""The maximum width of the first column on one line, as a share of the average column width."""


class TableColumns(Value):
    """The widths of the columns, and the padding of cells."""

    widths: list[float]
    padding: float


def table_columns(context: Context, block: Table) -> TableColumns | None:
    """The columns of a table, with as much padding as possible; None if its words are too wide for any."""
    layout = context.styles.layout.table
    padding = context.mm(layout.padding)
    for space in (padding, padding * (1 - layout.tight)):
        widths = _widths(context, block, context.room, 2 * space + 1)
        if widths is not None:
            return TableColumns(widths, space)
    return None


def _widths(context: Context, block: Table, room: float, padding: float) -> list[float] | None:
    """The widths of the columns: from the author or by the length of the text, none less than its longest word. None if
    the longest words need more than `room`.
    """
    style = context.styles.get("cell_head")
    columns = range(len(block.header))
    weights = list(block.weights) or [_weight(block, index) for index in columns]
    minimum = [max(widest_word(plain(cell), style) for cell in _column(block, index)) + padding for index in columns]
    for merged in block.merged:
        cell = (block.header, *block.rows)[merged.row][merged.column]
        share = (widest_word(plain(cell), style) + padding) / merged.columns
        for index in range(merged.column, merged.column + merged.columns):
            minimum[index] = max(minimum[index], share)
    if sum(minimum) > room:
        return None
    if block.row_headers or len(block.header) == 2:
        # The first column stands on one line if the other columns keep their share.
        longest = max(style.face.width(plain(cell), NOWHERE) * style.size for cell in _column(block, 0)[1:]) + padding
        if longest <= room * _FIRST_COLUMN_SHARE / len(columns) and sum(minimum[1:]) + longest <= room:
            minimum[0] = max(minimum[0], longest)
    return fitted_widths(weights, minimum, room)


def _column(block: Table, index: int) -> list[Runs]:
    """The cells of a column, its header first. One that takes several columns is empty here."""
    rows = (block.header, *block.rows)
    return [cells[index] if block.span(row, index)[0] == 1 else () for row, cells in enumerate(rows)]


def _weight(block: Table, index: int) -> float:
    """The weight of a column by the length of its text, within limits."""
    longest = max(len(plain(cell)) for cell in _column(block, index))
    return math.pow(min(max(longest, 12), 60), 0.6)
