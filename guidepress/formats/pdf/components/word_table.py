"""Tables of words: a caption, a head that is repeated on the next page, row headers."""

from __future__ import annotations

import math

from msgspec.structs import replace

from guidepress.core.problems import NOWHERE
from guidepress.document.blocks import Table
from guidepress.document.inline import Runs, plain
from guidepress.formats.pdf.components.context import Setting, some
from guidepress.formats.pdf.layout.flowable import Flowable
from guidepress.formats.pdf.layout.table_grid import (
    GridCell,
    GridLook,
    GridRow,
    TableGrid,
    fitted_widths,
)
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

_FIRST = 0.95
"""The first column may take so much of an even share to stand on one line."""


def grid_look(setting: Setting) -> GridLook:
    layout, colours = setting.styles.layout.table, setting.styles.colours
    return GridLook(
        padding=setting.mm(layout.padding),
        rule=layout.rule,
        line=colours.line,
        whole=setting.styles.page.body * 0.6,
        tight=layout.tight,
        grow=setting.styles.layout.fields.grow,
        continued=setting.words.continued,
        continued_style=setting.styles.get("hint"),
    )


def table(setting: Setting, block: Table, parent: StructureElement) -> list[Flowable]:
    """A table of words: its caption, a head that is repeated, row headers."""
    setting.counts.tables += 1
    name = f"t{setting.counts.tables}"
    pieces: list[Flowable] = []
    element = parent.add("Table")
    if len(block.header) < 3:
        # The one cell beside a row header needs no second name, and checkers take such a table for a list of heads.
        block = replace(block, row_headers=False)
    if block.caption:
        caption = setting.para(block.caption, "caption", element.add("Caption"), block.where, keep=True)
        caption.keys = some(block.key)
        pieces.append(caption)
    top = element.add("THead").add("TR")
    head = GridRow([], line=True)
    for index, runs in enumerate(block.header):
        cell = top.add("TH", scope="Column", id=f"{name}-c{index}", keep=True)
        para = setting.para(runs, "cell_head", cell, block.where)
        head.cells.append(GridCell([para] if runs else [], index, fill=setting.styles.soft, middle=True))
    body = element.add("TBody")
    rows = [_table_row(setting, block, runs, body.add("TR"), name, index) for index, runs in enumerate(block.rows)]
    wide = len(block.header) > 3
    grid = TableGrid([head], rows, _shares(setting, block, wide), grid_look(setting))
    grid.keys = () if block.caption else some(block.key)
    grid.before, grid.after = 0.0, setting.mm(setting.styles.layout.table.gap)
    grid.wide = wide
    if pieces:
        pieces[0].wide = grid.wide
    return [*pieces, grid]


def _table_row(
    setting: Setting, block: Table, row: tuple[Runs, ...], element: StructureElement, name: str, number: int
) -> GridRow:
    cells = []
    for index, runs in enumerate(row):
        if index == 0 and block.row_headers:
            cell = element.add("TH", scope="Row", id=f"{name}-r{number}", headers=(f"{name}-c0",), keep=True)
            style = "cell_head"
        else:
            headers = (f"{name}-c{index}",) + ((f"{name}-r{number}",) if block.row_headers else ())
            cell = element.add("TD", headers=headers, keep=True)
            style = "cell" if index else "cell_head"
        cells.append(GridCell([setting.para(runs, style, cell, block.where)] if runs else [], index))
    return GridRow(cells)


def _shares(setting: Setting, block: Table, wide: bool) -> list[float]:
    """Column widths: as the author says or by the length of their words, none narrower than its longest word."""
    styles = setting.styles
    face, size = styles.get("cell_head").face, styles.get("cell_head").size
    padding = 2 * setting.mm(styles.layout.table.padding) + 1
    room = styles.page.width - styles.page.inner - styles.page.outer if wide else styles.page.column
    columns = range(len(block.header))
    weights = list(block.weights) or [_share(block, index) for index in columns]
    least = [
        max(
            (face.width(word, NOWHERE) * size for row in (block.header, *block.rows) for word in plain(row[i]).split()),
            default=0.0,
        )
        + padding
        for i in columns
    ]
    if block.row_headers or len(block.header) == 2:
        # The first column stands on one line where the others keep their share.
        whole = max(face.width(plain(row[0]), NOWHERE) * size for row in block.rows) + padding
        least[0] = whole if whole <= room * _FIRST / len(columns) else least[0]
    return fitted_widths(weights, least, room)


def _share(block: Table, index: int) -> float:
    """A column's share by the length of its words, within bounds."""
    cells = [row[index] for row in block.rows if index < len(row)]
    longest = max(len(plain(words)) for words in (*cells, block.header[index]))
    return math.pow(min(max(longest, 12), 60), 0.6)
