"""Tables of text: a caption, a head that is repeated on the next page, row headers."""

from __future__ import annotations

from msgspec.structs import replace

from guidepress.document.blocks import Table
from guidepress.document.inline import Runs
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.table_columns import TableColumns, table_columns
from guidepress.formats.pdf.components.word_cards import word_cards
from guidepress.formats.pdf.layout.flowable import Flowable
from guidepress.formats.pdf.layout.paragraph import ParagraphFlowable
from guidepress.formats.pdf.layout.table_grid import GridCell, GridLook, GridRow, TableGrid
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


def grid_look(context: Context) -> GridLook:
    """The look of all tables."""
    layout, colours = context.styles.layout.table, context.styles.colours
    return GridLook(
        padding=context.mm(layout.padding),
        rule=layout.rule,
        line=colours.line,
        unsplit_height=context.styles.page.body * 0.6,
        page_height=context.styles.page.body,
        before_break=layout.before_break,
        tight=layout.tight,
        grow=context.styles.layout.fields.grow,
        continued=context.words.continued,
        continued_style=context.styles.get("hint"),
    )


def table(context: Context, block: Table, parent: StructureElement) -> list[Flowable]:
    """A table of text with its caption, its head and its rows.

    No word is broken: cells have less padding if their words need it. If that is not enough, or a row is higher than a
    page, each row becomes a card.
    """
    if len(block.header) < 3:
        # A single cell beside a row header needs no row header, and some checkers take such a table for headers only.
        block = replace(block, row_headers=False)
    columns = table_columns(context, block)
    if columns is None:
        return word_cards(context, block, parent, grid_look(context))
    element = parent.add("Table")
    element.where = block.where
    pieces, grid = _table(context, block, element, columns)
    if grid.highest_part(context.styles.page.room) > context.styles.page.body:
        parent.kids.remove(element)
        return word_cards(context, block, parent, grid_look(context))
    first = pieces[0] if pieces else grid
    first.keys = context.keys(element, block.anchor, block.key)
    return [*pieces, grid]


def _table(
    context: Context, block: Table, element: StructureElement, columns: TableColumns
) -> tuple[list[ParagraphFlowable], TableGrid]:
    """The caption, if there is one, and the grid."""
    context.counts.tables += 1
    name = f"t{context.counts.tables}"
    pieces: list[ParagraphFlowable] = []
    if block.caption:
        caption = context.para(block.caption, "caption", element.add("Caption"), block.where, keep_with_next=True)
        pieces.append(caption)
    top = element.add("THead").add("TR")
    head = GridRow([], line=True)
    for index, runs in enumerate(block.header):
        cell = top.add("TH", scope="Column", id=f"{name}-c{index}", keep_empty=True)
        para = context.para(runs, "cell_head", cell, block.where)
        head.cells.append(GridCell([para] if runs else [], index, fill=context.styles.soft, middle=True))
    body = element.add("TBody")
    rows = [_table_row(context, block, runs, body.add("TR"), name, index) for index, runs in enumerate(block.rows)]
    look = replace(grid_look(context), padding=columns.padding)
    grid = TableGrid([head], rows, columns.widths, look)
    grid.before, grid.after = 0.0, context.mm(context.styles.layout.table.gap)
    grid.full_width = True
    return pieces, grid


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
