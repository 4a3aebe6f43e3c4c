"""A grid of fields as cards: each row a box of labelled fields."""

from __future__ import annotations

from dataclasses import replace

from guidepress.blocks import Cell, Choice, Column, Field, FieldGrid, Row, plain
from guidepress.writers.pdf.cells import field_cell, padded
from guidepress.writers.pdf.flow import Piece, Stack
from guidepress.writers.pdf.grid import Grid, GridCell, GridRow
from guidepress.writers.pdf.inputs import field_painter, option_pieces
from guidepress.writers.pdf.pieces import Panel
from guidepress.writers.pdf.setting import Setting, some
from guidepress.writers.pdf.tables import grid_look
from guidepress.writers.pdf.tree import Element


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
        rows = [
            self._line(cell, self.grid.columns[index], card) for index, cell in enumerate(row.cells)
        ]
        look = grid_look(setting)
        bare = replace(look, padding=self.setting.mm(1), rule=0.0)
        fields = Grid([], rows, [self.layout.label, 100.0], bare)
        inside.append(fields)
        panel = Panel(inside, setting.styles.soft, setting.styles.accent, setting.mm(self.layout.card), setting.mm(0.6))
        panel.after = panel.before = setting.mm(self.layout.gap) * 0.7
        whole = Stack([panel], whole=True, page=setting.styles.page.body)
        whole.wide = True
        return whole

    def _line(self, cell: Cell, column: Column, card: Element) -> GridRow:
        setting = self.setting
        label = setting.para(column.label, "cell_head", card.add("P"))
        made = GridRow([GridCell([padded(label)], 0)], line=False)
        if isinstance(cell, Field):
            painter = field_painter(setting, cell, card.add("Form"))
            made.cells.append(field_cell(setting, cell, painter, 1))
        elif isinstance(cell, Choice):
            made.cells.append(GridCell(option_pieces(setting, cell, card), 1))
        else:
            made.cells.append(GridCell([setting.para(cell.runs, "cell", card.add("P"), cell.where)], 1))
        return made

