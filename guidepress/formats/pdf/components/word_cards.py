"""A table of text as cards, one card a row: for a table whose columns have no room for their words."""

from __future__ import annotations

from msgspec.structs import replace

from guidepress.core.problems import NOWHERE
from guidepress.document.blocks import Table
from guidepress.document.inline import Run, Runs, plain
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.layout.fitting import widest_word
from guidepress.formats.pdf.layout.flowable import Flowable, Stack
from guidepress.formats.pdf.layout.paragraph import Panel, ParagraphFlowable
from guidepress.formats.pdf.layout.table_grid import GridCell, GridLook, GridRow, TableGrid
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

_BAR = 0.6
"""The width of the bar at the left of a card, in millimetres."""


def word_cards(context: Context, block: Table, parent: StructureElement, look: GridLook) -> list[Flowable]:
    """The caption and the cards. `look` is that of tables."""
    pieces: list[Flowable] = []
    holder = parent.add("Captioned" if block.caption else "Div")
    if block.caption:
        caption = context.para(block.caption, "caption", holder.add("Caption"), block.where, keep_with_next=True)
        pieces.append(caption)
    cards = _WordCards(context, block, look)
    pieces += [cards.card(_named(context, block, row), holder.add("Card")) for row in range(1, len(block.rows) + 1)]
    if pieces:
        pieces[0].keys = context.keys(holder, block.anchor, block.key)
        pieces[-1].after = context.mm(context.styles.layout.table.gap)
    for piece in pieces:
        piece.full_width = True
    return pieces


def _named(context: Context, block: Table, row: int) -> list[tuple[Runs, Runs]]:
    """The cells of a row with the names of their columns, without empty ones. A cell that takes several rows stands in
    the card of each.
    """
    found: list[tuple[Runs, Runs]] = []
    for column in range(len(block.header)):
        begins, first = block.covering(row, column)
        cell = block.rows[begins - 1][first]
        if first != column or not cell:
            continue
        last = column + max(block.span(begins, first)[0], 1)
        heads = dict.fromkeys(block.covering(0, at)[1] for at in range(column, last))
        names = [block.header[at] for at in heads if block.header[at]]
        between = Run(context.words.transcript_headers_join)
        name = tuple(inline for at, each in enumerate(names) for inline in ((between, *each) if at else each))
        found.append((name, cell))
    return found


class _WordCards:
    """The cards of one table. Each cell stands beside the name of its column, or below it if there is no room."""

    def __init__(self, context: Context, block: Table, look: GridLook) -> None:
        self.context = context
        self.block = block
        layout, page = context.styles.layout.table, context.styles.page
        self.padding = context.mm(layout.card)
        self.look = replace(look, padding=context.mm(layout.box), rule=0.0)
        self.inner = context.room - 2 * self.padding - context.mm(_BAR)
        self.body = page.body
        self.widths = self._widths()

    def _widths(self) -> list[float]:
        """The widths for names and cells; no widths if the cells stand below their names."""
        style, share = self.context.styles.get("cell_head"), self.context.styles.layout.table.header
        space = 2 * self.look.padding + 1
        names = [plain(name) for name in self.block.header]
        longest = max(style.face.width(name, NOWHERE) * style.size for name in names)
        widest = max(widest_word(name, style) for name in names)
        cells = max((widest_word(plain(cell), style) for row in self.block.rows for cell in row), default=0.0)
        gap = self.context.mm(self.context.styles.layout.table.padding)
        width = max(widest, min(longest, self.inner * share)) + space + gap
        return [width, self.inner - width] if width + cells + space <= self.inner else []

    def card(self, cells: list[tuple[Runs, Runs]], element: StructureElement) -> Flowable:
        """The card of a row, from its cells with their names. Its first cell is in bold."""
        context = self.context
        pieces: list[Flowable] = []
        beside = self._grid(cells, element) if self.widths else None
        if beside is not None and beside.highest_part(self.inner) <= self.body - 2 * self.padding:
            pieces.append(beside)
        else:
            pieces += [piece for at, each in enumerate(cells) for piece in self._below(*each, at, element)]
        panel = Panel(pieces, context.styles.soft, context.styles.accent, self.padding, context.mm(_BAR))
        stack = Stack([panel], keep_whole=True, page_height=self.body)
        stack.before = stack.after = context.mm(context.styles.layout.table.gap) / 2
        return stack

    def _para(self, runs: Runs, style: str, element: StructureElement) -> ParagraphFlowable:
        return self.context.para(runs, style, element.add("P"), self.block.where)

    def _grid(self, cells: list[tuple[Runs, Runs]], element: StructureElement) -> TableGrid:
        """Names at the left, cells at the right."""
        rows = [
            GridRow(
                [
                    GridCell([self._para(name, "cell_head", element)] if name else [], 0),
                    GridCell([self._para(cell, "cell" if at else "cell_head", element)], 1),
                ],
                line=False,
            )
            for at, (name, cell) in enumerate(cells)
        ]
        return TableGrid([], rows, self.widths, self.look)

    def _below(self, name: Runs, cell: Runs, at: int, element: StructureElement) -> list[Flowable]:
        """A name with its cell below it."""
        pieces: list[Flowable] = []
        if name:
            pieces.append(self._para(name, "cell_head", element))
            pieces[0].keep_with_next = True
        pieces.append(self._para(cell, "cell" if at else "cell_head", element))
        pieces[-1].after = self.context.mm(self.context.styles.layout.table.padding)
        return pieces
