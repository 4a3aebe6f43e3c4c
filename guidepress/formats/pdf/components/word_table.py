"""Tables of text: a caption, a head that is repeated on the next page, row headers."""

from __future__ import annotations

import math

from msgspec.structs import replace

from guidepress.core.problems import NOWHERE
from guidepress.document.blocks import Table
from guidepress.document.inline import Runs, plain
from guidepress.formats.pdf.components.context import Context, non_empty
from guidepress.formats.pdf.layout.flowable import Flowable
from guidepress.formats.pdf.layout.table_grid import (
    GridCell,
    GridLook,
    GridRow,
    TableGrid,
    fitted_widths,
)
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

_FIRST_COLUMN_SHARE = 0.95
"""The maximum width of the first column on one line, as a share of the average column width."""


def grid_look(context: Context) -> GridLook:
    """The look of all tables."""
    layout, colours = context.styles.layout.table, context.styles.colours
    return GridLook(
        padding=context.mm(layout.padding),
        rule=layout.rule,
        line=colours.line,
        unsplit_height=context.styles.page.body * 0.6,
        tight=layout.tight,
        grow=context.styles.layout.fields.grow,
        continued=context.words.continued,
        continued_style=context.styles.get("hint"),
    )


def table(context: Context, block: Table, parent: StructureElement) -> list[Flowable]:
    """A table of text with its caption, its head and its rows."""
    context.counts.tables += 1
    name = f"t{context.counts.tables}"
    pieces: list[Flowable] = []
    element = parent.add("Table")
    if len(block.header) < 3:
        # A single cell beside a row header needs no row header, and some checkers take such a table for headers only.
        block = replace(block, row_headers=False)
    if block.caption:
        caption = context.para(block.caption, "caption", element.add("Caption"), block.where, keep_with_next=True)
        caption.keys = non_empty(block.key)
        pieces.append(caption)
    top = element.add("THead").add("TR")
    head = GridRow([], line=True)
    for index, runs in enumerate(block.header):
        cell = top.add("TH", scope="Column", id=f"{name}-c{index}", keep_empty=True)
        para = context.para(runs, "cell_head", cell, block.where)
        head.cells.append(GridCell([para] if runs else [], index, fill=context.styles.soft, middle=True))
    body = element.add("TBody")
    rows = [_table_row(context, block, runs, body.add("TR"), name, index) for index, runs in enumerate(block.rows)]
    full_width = len(block.header) > 3
    grid = TableGrid([head], rows, _shares(context, block, full_width), grid_look(context))
    grid.keys = () if block.caption else non_empty(block.key)
    grid.before, grid.after = 0.0, context.mm(context.styles.layout.table.gap)
    grid.full_width = full_width
    if pieces:
        pieces[0].full_width = grid.full_width
    return [*pieces, grid]


def _table_row(
    context: Context, block: Table, row: tuple[Runs, ...], element: StructureElement, name: str, number: int
) -> GridRow:
    cells = []
    for index, runs in enumerate(row):
        if index == 0 and block.row_headers:
            cell = element.add("TH", scope="Row", id=f"{name}-r{number}", headers=(f"{name}-c0",), keep_empty=True)
            style = "cell_head"
        else:
            headers = (f"{name}-c{index}",) + ((f"{name}-r{number}",) if block.row_headers else ())
            cell = element.add("TD", headers=headers, keep_empty=True)
            style = "cell" if index else "cell_head"
        cells.append(GridCell([context.para(runs, style, cell, block.where)] if runs else [], index))
    return GridRow(cells)


def _shares(context: Context, block: Table, full_width: bool) -> list[float]:
    """The widths of the columns: from the author or by the length of the text, none less than its longest word."""
    styles = context.styles
    face, size = styles.get("cell_head").face, styles.get("cell_head").size
    padding = 2 * context.mm(styles.layout.table.padding) + 1
    room = styles.page.width - styles.page.inner - styles.page.outer if full_width else styles.page.column
    columns = range(len(block.header))
    weights = list(block.weights) or [_share(block, index) for index in columns]
    minimum = [
        max(
            (face.width(word, NOWHERE) * size for row in (block.header, *block.rows) for word in plain(row[i]).split()),
            default=0.0,
        )
        + padding
        for i in columns
    ]
    if block.row_headers or len(block.header) == 2:
        # The first column stands on one line if the other columns keep their share.
        first_width = max(face.width(plain(row[0]), NOWHERE) * size for row in block.rows) + padding
        minimum[0] = first_width if first_width <= room * _FIRST_COLUMN_SHARE / len(columns) else minimum[0]
    return fitted_widths(weights, minimum, room)


def _share(block: Table, index: int) -> float:
    """The weight of a column by the length of its text, within limits."""
    cells = [row[index] for row in block.rows if index < len(row)]
    longest = max(len(plain(words)) for words in (*cells, block.header[index]))
    return math.pow(min(max(longest, 12), 60), 0.6)
