"""A grid of fields as cards: each row is a card with labelled fields."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

from msgspec.structs import replace

from guidepress.core.problems import NOWHERE
from guidepress.core.values import Value
from guidepress.document.blocks import Paragraph
from guidepress.document.exercise import Cell, Column, FieldGrid, Row
from guidepress.document.fields import Choice, Field
from guidepress.document.inline import Run, Runs, plain
from guidepress.formats.pdf.components.answer_room import date_width
from guidepress.formats.pdf.components.cells import field_cell, padded
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.field_boxes import option_pieces
from guidepress.formats.pdf.components.field_painters import field_painter
from guidepress.formats.pdf.components.field_sizes import drop_down_line_width, drop_down_width
from guidepress.formats.pdf.components.word_table import grid_look
from guidepress.formats.pdf.layout.flowable import Flowable, Stack
from guidepress.formats.pdf.layout.paragraph import Panel, ParagraphFlowable
from guidepress.formats.pdf.layout.table_grid import GridCell, GridRow, TableGrid, fitted_widths
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

_WIDTH_UNITS = 60
"""A card is divided into this number of narrow columns. A box covers several of them."""
_BAR = 0.6
"""The width of the bar at the left of a card, in millimetres."""
_ALIKE = 2
"""From this number on, cards keep their heights, so that they are alike."""


class _LabelledCell(Value):
    """A cell of a card with its column. Widths are in narrow columns."""

    column: Column
    cell: Cell
    preferred: float
    """The preferred width beside other cells."""
    minimum: int
    """The minimum width beside other cells."""


class Cards:
    """A grid as cards, one card for each row.

    The names of the cards are headings of this level, or one below the title of their group.
    """

    def __init__(
        self, context: Context, grid: FieldGrid, parent: StructureElement, level: int, above: float = 0.0
    ) -> None:
        """`above` is the height of what stands above them in their exercise, in points."""
        self.context = context
        self.level = level
        self.above = above
        self.grid = grid
        self.parent = parent
        self.layout = context.styles.layout.table
        self._grids: list[TableGrid] = []
        """The boxes of each card."""

    def pieces(self) -> list[Flowable]:
        """The titles of the groups and the cards."""
        pieces: list[Flowable] = []
        for group in self.grid.groups:
            if group.title:
                pieces.append(self._heading(group.title, "subheading", self.parent, group.rows[0], self.level))
            level = self.level + bool(group.title)
            pieces += [self._card(row, level) for row in group.rows]
        self._make_alike(pieces)
        if pieces and not pieces[0].keys:
            pieces[0].keys = self.context.keys(self.parent, self.grid.key)
        return pieces

    def _heading(self, runs: Runs, style: str, parent: StructureElement, row: Row, level: int) -> ParagraphFlowable:
        """A heading above a row. Its bookmark leads to an anchor that is named after the first answer of the row."""
        element = parent.add(f"H{level}")
        self.context.keys(element, self.grid.key)
        first = next((cell.id for cell in row.cells if not isinstance(cell, Paragraph)), self.grid.key)
        anchor = f"{first}/{style}"
        self.context.heading(element, level, plain(runs), anchor)
        return self.context.para(runs, style, element, keep_with_next=True, keys=(anchor,))

    def _make_alike(self, pieces: Sequence[Flowable]) -> None:
        """Gives the boxes of all cards the same heights on every page: low ones, if that takes fewer pages."""
        if len(self._grids) < _ALIKE:
            return
        page = self.context.styles.page
        heights = [piece.height(page.room) + piece.after for piece in pieces]
        slacks = [piece.slack(page.room) for piece in pieces]
        lowest = [height - slack for height, slack in zip(heights, slacks, strict=True)]
        if _page_count(lowest, page.body, self.above) < _page_count(heights, page.body, self.above):
            for piece, slack in zip(pieces, slacks, strict=True):
                piece.shrink(slack, page.room)
        for grid in self._grids:
            grid.keep_height()

    def _card(self, row: Row, level: int) -> Flowable:
        context = self.context
        card = self.parent.add("Card")
        context.keys(card, self.grid.key)
        pieces: list[Flowable] = []
        title = row.header or ((Run(row.label),) if row.label else ())
        if title:
            pieces.append(self._heading(title, "label", card, row, level))
        rows = [grid_row for cells in self._cell_lines(row) for grid_row in self._label_and_box_rows(cells, card)]
        look = grid_look(context)
        look_inside = replace(look, padding=self.context.mm(self.layout.box), rule=0.0)
        boxes = TableGrid([], rows, [1.0] * _WIDTH_UNITS, look_inside)
        pieces.append(boxes)
        self._grids.append(boxes)
        panel = Panel(
            pieces, context.styles.soft, context.styles.accent, context.mm(self.layout.card), context.mm(_BAR)
        )
        panel.after = panel.before = context.mm(self.layout.gap) * 0.7
        stack = Stack([panel], keep_whole=True, page_height=context.styles.page.body)
        stack.full_width = True
        return stack

    def _inner(self) -> float:
        """The width inside a card, in points."""
        page = self.context.styles.page
        return page.width - page.inner - page.outer - 2 * self.context.mm(self.layout.card) - self.context.mm(_BAR)

    def _cell_lines(self, row: Row) -> list[list[_LabelledCell]]:
        """The cells in lines: those with enough room stand beside each other.

        If a date or a number would begin a new line, boxes for words make room for it, down to their minimum width.
        """
        lines: list[list[_LabelledCell]] = []
        for column, cell in zip(self.grid.columns, row.cells, strict=True):
            labelled = self._labelled(column, cell)
            candidate = [*lines[-1], labelled] if lines else []
            is_short = isinstance(cell, Field) and cell.kind in ("date", "number")
            total = sum(neighbour.minimum if is_short else neighbour.preferred for neighbour in candidate)
            if candidate and total <= _WIDTH_UNITS:
                lines[-1] = candidate
            else:
                lines.append([labelled])
        return lines

    def _labelled(self, column: Column, cell: Cell) -> _LabelledCell:
        """A cell with its widths beside other cells. A paragraph takes the whole width of the card."""
        preferred, minimum = self._widths(cell) if isinstance(cell, Field) else (self._inner(), self._inner())
        style = self.context.styles.get("cell_head")
        longest = max(style.face.width(word, NOWHERE) * style.size for word in plain(column.label).split(" "))
        preferred, minimum = (
            (max(width, longest) + 2 * self.context.mm(self.layout.box)) / self._inner() * _WIDTH_UNITS
            for width in (preferred, minimum)
        )
        return _LabelledCell(column, cell, min(preferred, _WIDTH_UNITS), min(math.ceil(minimum), _WIDTH_UNITS))

    def _widths(self, field: Field) -> tuple[float, float]:
        """The preferred and the minimum width of a box beside others, in points."""
        mm, beside = self.context.mm, self.context.mm(self.layout.beside)
        match field.kind:
            case "date":
                minimum = max(mm(self.layout.date), date_width(self.context))
                return minimum, minimum
            case "number":
                return mm(self.layout.date), mm(self.layout.date)
            case "pick":
                least = drop_down_width(self.context, field)
                minimum = max(least, min(drop_down_line_width(self.context, field), beside))
                return minimum, minimum
            case _:
                return beside, mm(self.layout.entry)

    def _label_and_box_rows(self, cells: list[_LabelledCell], card: StructureElement) -> list[GridRow]:
        """A row of labels, and the row of their boxes, which have the same height."""
        context = self.context
        labels, boxes = GridRow([], line=False, keep_with_next=True), GridRow([], line=False)
        lines = max((item.cell.lines for item in cells if isinstance(item.cell, Field)), default=1)
        widths = fitted_widths([item.preferred for item in cells], [item.minimum for item in cells], _WIDTH_UNITS)
        edges = [math.floor(edge + 0.5) for edge in accumulate(widths, initial=0.0)]
        for item, at, end in zip(cells, edges, edges[1:], strict=False):
            label = context.para(item.column.label, "cell_head", card.add("P"))
            labels.cells.append(GridCell([padded(label, 0)], at, end - at))
            boxes.cells.append(self._cell(item.cell, lines, card, at, end - at))
        return [labels, boxes]

    def _cell(self, cell: Cell, lines: int, card: StructureElement, start: int, span: int) -> GridCell:
        context = self.context
        if isinstance(cell, Field):
            field = replace(cell, lines=lines) if cell.kind == "text" else cell
            grid_cell = field_cell(context, field, field_painter(context, field, card.add("Form")), start)
            grid_cell.span = span
            return grid_cell
        if isinstance(cell, Choice):
            return GridCell(option_pieces(context, cell, card), start, span)
        return GridCell([context.para(cell.runs, "cell", card.add("P"), cell.where)], start, span)


def _page_count(heights: Sequence[float], page: float, above: float) -> int:
    """The number of pages that pieces of these heights take below something else."""
    count, used = 1, above
    for height in heights:
        if used and used + height > page:
            count, used = count + 1, 0.0
        used += height
    return count
