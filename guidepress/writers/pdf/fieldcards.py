"""A grid of fields as cards: each row a box of labelled fields."""

from __future__ import annotations

from msgspec.structs import replace

from guidepress.blocks import Cell, Choice, Column, Field, FieldGrid, Row, plain
from guidepress.problems import NOWHERE
from guidepress.values import Value
from guidepress.writers.pdf.cells import field_cell, padded
from guidepress.writers.pdf.flow import Piece, Stack
from guidepress.writers.pdf.grid import Grid, GridCell, GridRow
from guidepress.writers.pdf.inputs import field_painter, option_pieces, words_width
from guidepress.writers.pdf.pieces import Panel
from guidepress.writers.pdf.setting import Setting, some
from guidepress.writers.pdf.tables import grid_look
from guidepress.writers.pdf.tree import Element

_UNITS = 60
"""A card's width is so many narrow columns, of which a box takes several."""


class _Labelled(Value):
    """A cell of a card with its column, and the width it needs."""

    column: Column
    cell: Cell
    need: float


class Cards:
    """A grid as cards: each row a box of labelled fields."""

    def __init__(self, setting: Setting, grid: FieldGrid, parent: Element) -> None:
        self.setting = setting
        self.grid = grid
        self.parent = parent
        self.layout = setting.styles.layout.table

    def pieces(self) -> list[Piece]:
        made: list[Piece] = []
        for group in self.grid.groups:
            if group.title:
                title = self.setting.para(group.title, "subheading", self.parent.add("P"), keep=True)
                made.append(title)
            made += [self._card(row) for row in group.rows]
        if made and not made[0].keys:
            made[0].keys = some(self.grid.key)
        return made

    def _card(self, row: Row) -> Piece:
        setting = self.setting
        card = self.parent.add("Card")
        inside: list[Piece] = []
        title = plain(row.header) or row.label
        if title:
            inside.append(setting.para(row.header or title, "label", card.add("P"), keep=True))
        rows = [made for cells in self._beside(row) for made in self._lines(cells, card)]
        look = grid_look(setting)
        bare = replace(look, padding=self.setting.mm(self.layout.box), rule=0.0)
        inside.append(Grid([], rows, [1.0] * _UNITS, bare))
        panel = Panel(inside, setting.styles.soft, setting.styles.accent, setting.mm(self.layout.card), setting.mm(0.6))
        panel.after = panel.before = setting.mm(self.layout.gap) * 0.7
        whole = Stack([panel], whole=True, page=setting.styles.page.body)
        whole.wide = True
        return whole

    def _inner(self) -> float:
        """What a card is wide inside."""
        page = self.setting.styles.page
        return page.width - page.inner - page.outer - 2 * self.setting.mm(self.layout.card)

    def _beside(self, row: Row) -> list[list[_Labelled]]:
        """The cells in their order, those that have room enough side by side: each with the width it needs."""
        lines: list[list[_Labelled]] = []
        room = 0.0
        for column, cell in zip(self.grid.columns, row.cells, strict=True):
            need = self._need(column, cell)
            if not lines or need > room:
                lines.append([])
                room = self._inner()
            lines[-1].append(_Labelled(column, cell, need))
            room -= need
        return lines

    def _need(self, column: Column, cell: Cell) -> float:
        """The least width of a cell beside another; words between the boxes take the whole card."""
        mm, styles = self.setting.mm, self.setting.styles
        if not isinstance(cell, Field):
            return self._inner()
        if cell.kind in ("date", "number"):
            least = mm(self.layout.date)
        elif cell.kind == "pick":
            least = min(words_width(self.setting, cell), mm(self.layout.beside))
        else:
            least = mm(self.layout.beside)
        style = styles.get("cell_head")
        longest = max(style.face.width(word, NOWHERE) * style.size for word in plain(column.label).split(" "))
        return max(least, longest) + 2 * mm(self.layout.box)

    def _lines(self, cells: list[_Labelled], card: Element) -> list[GridRow]:
        """Labels in a row, their boxes in the row below, all of one height."""
        setting = self.setting
        labels, boxes = GridRow([], line=False, keep=True), GridRow([], line=False)
        whole = sum(one.need for one in cells)
        lines = max((one.cell.lines for one in cells if isinstance(one.cell, Field)), default=1)
        at, reached = 0, 0.0
        for one in cells:
            reached += one.need
            span = round(reached / whole * _UNITS) - at
            label = setting.para(one.column.label, "cell_head", card.add("P"))
            labels.cells.append(GridCell([padded(label, 0)], at, span))
            boxes.cells.append(self._cell(one.cell, lines, card, at, span))
            at += span
        return [labels, boxes]

    def _cell(self, cell: Cell, lines: int, card: Element, start: int, span: int) -> GridCell:
        setting = self.setting
        if isinstance(cell, Field):
            field = replace(cell, lines=lines) if cell.kind == "text" else cell
            made = field_cell(setting, field, field_painter(setting, field, card.add("Form")), start)
            made.span = span
            return made
        if isinstance(cell, Choice):
            return GridCell(option_pieces(setting, cell, card), start, span)
        return GridCell([setting.para(cell.runs, "cell", card.add("P"), cell.where)], start, span)
