"""A grid of fields as cards: each row a box of labelled fields."""

from __future__ import annotations

import math
from itertools import accumulate

from msgspec.structs import replace

from guidepress.core.problems import NOWHERE
from guidepress.core.values import Value
from guidepress.document.exercise import Cell, Column, FieldGrid, Row
from guidepress.document.fields import Choice, Field
from guidepress.document.inline import plain
from guidepress.formats.pdf.components.cells import field_cell, padded
from guidepress.formats.pdf.components.context import Setting, some
from guidepress.formats.pdf.components.field_boxes import field_painter, option_pieces, words_width
from guidepress.formats.pdf.components.typed_text import date_width
from guidepress.formats.pdf.components.word_table import grid_look
from guidepress.formats.pdf.layout.flowable import Flowable, Stack
from guidepress.formats.pdf.layout.paragraph import Panel
from guidepress.formats.pdf.layout.table_grid import GridCell, GridRow, TableGrid, fitted_widths
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

_UNITS = 60
"""A card's width is so many narrow columns, of which a box takes several."""
_BAR = 0.6
"""The rule at the left of a card, in millimetres."""


class _Labelled(Value):
    """A cell of a card with its column, and the width it should have beside others."""

    column: Column
    cell: Cell
    need: float
    least: int
    """What it must have where room is short. Both in narrow columns."""


class Cards:
    """A grid as cards: each row a box of labelled fields."""

    def __init__(self, setting: Setting, grid: FieldGrid, parent: StructureElement) -> None:
        self.setting = setting
        self.grid = grid
        self.parent = parent
        self.layout = setting.styles.layout.table

    def pieces(self) -> list[Flowable]:
        made: list[Flowable] = []
        for group in self.grid.groups:
            if group.title:
                title = self.setting.para(group.title, "subheading", self.parent.add("P"), keep=True)
                made.append(title)
            made += [self._card(row) for row in group.rows]
        if made and not made[0].keys:
            made[0].keys = some(self.grid.key)
        return made

    def _card(self, row: Row) -> Flowable:
        setting = self.setting
        card = self.parent.add("Card")
        inside: list[Flowable] = []
        title = plain(row.header) or row.label
        if title:
            inside.append(setting.para(row.header or title, "label", card.add("P"), keep=True))
        rows = [made for cells in self._beside(row) for made in self._lines(cells, card)]
        look = grid_look(setting)
        bare = replace(look, padding=self.setting.mm(self.layout.box), rule=0.0)
        inside.append(TableGrid([], rows, [1.0] * _UNITS, bare))
        panel = Panel(
            inside, setting.styles.soft, setting.styles.accent, setting.mm(self.layout.card), setting.mm(_BAR)
        )
        panel.after = panel.before = setting.mm(self.layout.gap) * 0.7
        whole = Stack([panel], whole=True, page=setting.styles.page.body)
        whole.wide = True
        return whole

    def _inner(self) -> float:
        """What a card is wide inside."""
        page = self.setting.styles.page
        return page.width - page.inner - page.outer - 2 * self.setting.mm(self.layout.card) - self.setting.mm(_BAR)

    def _beside(self, row: Row) -> list[list[_Labelled]]:
        """The cells in their order, those that have room enough side by side.

        Where a date or a number would begin a line, boxes for words make room for it: down to the least width that a
        table's columns have.
        """
        lines: list[list[_Labelled]] = []
        for column, cell in zip(self.grid.columns, row.cells, strict=True):
            one = self._labelled(column, cell)
            line = [*lines[-1], one] if lines else []
            short = isinstance(cell, Field) and cell.kind in ("date", "number")
            whole = sum(each.least if short else each.need for each in line)
            if line and whole <= _UNITS:
                lines[-1] = line
            else:
                lines.append([one])
        return lines

    def _labelled(self, column: Column, cell: Cell) -> _Labelled:
        """A cell with its width beside another; words between the boxes take the whole card."""
        need, least = self._widths(cell) if isinstance(cell, Field) else (self._inner(), self._inner())
        style = self.setting.styles.get("cell_head")
        longest = max(style.face.width(word, NOWHERE) * style.size for word in plain(column.label).split(" "))
        need, least = (
            (max(width, longest) + 2 * self.setting.mm(self.layout.box)) / self._inner() * _UNITS
            for width in (need, least)
        )
        return _Labelled(column, cell, min(need, _UNITS), min(math.ceil(least), _UNITS))

    def _widths(self, field: Field) -> tuple[float, float]:
        """What a box should have beside another, and the least it must have, in points."""
        mm, beside = self.setting.mm, self.setting.mm(self.layout.beside)
        match field.kind:
            case "date":
                least = max(mm(self.layout.date), date_width(self.setting))
                return least, least
            case "number":
                return mm(self.layout.date), mm(self.layout.date)
            case "pick":
                least = min(words_width(self.setting, field), beside)
                return least, least
            case _:
                return beside, mm(self.layout.entry)

    def _lines(self, cells: list[_Labelled], card: StructureElement) -> list[GridRow]:
        """Labels in a row, their boxes in the row below, all of one height."""
        setting = self.setting
        labels, boxes = GridRow([], line=False, keep=True), GridRow([], line=False)
        lines = max((one.cell.lines for one in cells if isinstance(one.cell, Field)), default=1)
        widths = fitted_widths([one.need for one in cells], [one.least for one in cells], _UNITS)
        edges = [math.floor(edge + 0.5) for edge in accumulate(widths, initial=0.0)]
        for one, at, end in zip(cells, edges, edges[1:], strict=False):
            label = setting.para(one.column.label, "cell_head", card.add("P"))
            labels.cells.append(GridCell([padded(label, 0)], at, end - at))
            boxes.cells.append(self._cell(one.cell, lines, card, at, end - at))
        return [labels, boxes]

    def _cell(self, cell: Cell, lines: int, card: StructureElement, start: int, span: int) -> GridCell:
        setting = self.setting
        if isinstance(cell, Field):
            field = replace(cell, lines=lines) if cell.kind == "text" else cell
            made = field_cell(setting, field, field_painter(setting, field, card.add("Form")), start)
            made.span = span
            return made
        if isinstance(cell, Choice):
            return GridCell(option_pieces(setting, cell, card), start, span)
        return GridCell([setting.para(cell.runs, "cell", card.add("P"), cell.where)], start, span)
