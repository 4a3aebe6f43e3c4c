"""Tables of text: a caption, a head that is repeated on the next page, row headers."""

from __future__ import annotations

from msgspec.structs import replace

from guidepress.document.blocks import Table
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.table_columns import TableColumns, table_columns
from guidepress.formats.pdf.components.word_cards import word_cards
from guidepress.formats.pdf.layout.flowable import Flowable
from guidepress.formats.pdf.layout.joined_rows import join_rows
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
    if grid.highest_part(context.room) > context.styles.page.body:
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
        span = block.span(0, index)[0]
        if not span:
            continue
        tag, scope = ("TH", "Column") if runs else ("TD", "")
        cell = top.add(tag, scope=scope, id=f"{name}-c{index}" if runs else "", columns=span, keep_empty=True)
        pieces_of_cell = [context.para(runs, "cell_head", cell, block.where)] if runs else []
        head.cells.append(GridCell(pieces_of_cell, index, span, fill=context.styles.soft, middle=True))
    body = element.add("TBody")
    names = _HeaderNames(block, name)
    rows = [_table_row(context, block, at, body.add("TR"), names) for at in range(1, len(block.rows) + 1)]
    if block.merged:
        join_rows(rows)
    look = replace(grid_look(context), padding=columns.padding)
    grid = TableGrid([head], rows, columns.widths, look)
    grid.before, grid.after = 0.0, context.mm(context.styles.layout.table.gap)
    grid.full_width = True
    return pieces, grid


class _HeaderNames:
    """The ids of the headers of a table. `table` is its name."""

    def __init__(self, block: Table, table: str) -> None:
        self.block, self.table = block, table

    def is_row_header(self, row: int, column: int) -> bool:
        """Whether the cell that begins here is the header of its row. One without words heads nothing."""
        return column == 0 and self.block.row_headers and bool(self.block.rows[row - 1][0])

    def row(self, row: int) -> str:
        """The id of the header of a row."""
        return f"{self.table}-r{row - 1}"

    def of(self, row: int, column: int, columns: int, rows: int) -> tuple[str, ...]:
        """The ids of the headers of a cell: those of its columns, then those of its rows, each once."""
        found = []
        for at in range(column, column + columns):
            _, begins = self.block.covering(0, at)
            if self.block.header[begins]:
                found.append(f"{self.table}-c{begins}")
        for at in range(row, row + rows) if column else ():
            begins, first = self.block.covering(at, 0)
            if self.is_row_header(begins, first):
                found.append(self.row(begins))
        return tuple(dict.fromkeys(found))


def _table_row(context: Context, block: Table, row: int, element: StructureElement, names: _HeaderNames) -> GridRow:
    """A row, from 1."""
    cells = []
    for index, runs in enumerate(block.rows[row - 1]):
        columns, rows = block.span(row, index)
        if not columns:
            continue
        headers = names.of(row, index, columns, rows)
        if names.is_row_header(row, index):
            cell = element.add("TH", scope="Row", id=names.row(row), headers=headers)
            style = "cell_head"
        else:
            cell = element.add("TD", headers=headers)
            style = "cell" if index else "cell_head"
        cell.keep_empty, cell.columns, cell.rows = True, columns, rows
        pieces = [context.para(runs, style, cell, block.where)] if runs else []
        cells.append(GridCell(pieces, index, columns, rows=rows))
    least = context.mm(context.styles.layout.table.row) if block.for_writing else 0.0
    return GridRow(cells, least)
