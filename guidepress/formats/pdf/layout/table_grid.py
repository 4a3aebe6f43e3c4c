"""Tables: rows of cells, their heads drawn again on every page, for the eye alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from guidepress.core.problems import NOWHERE
from guidepress.core.values import Value
from guidepress.formats.pdf.layout.flowable import Flowable, Surface, stack_draw, stack_height
from guidepress.formats.pdf.layout.lines import Style, base_line
from guidepress.formats.pdf.syntax.canvas import Artifact, Rectangle

_TOGETHER = 3
"""So many rows of a table stay together after a page break, where it has twice as many …"""
_FIRST = 2
"""… and so many before it."""


class GridCell(Struct):
    """A cell from column `start` over `span` columns. `whole`: its piece fills the cell, without padding."""

    pieces: Sequence[Flowable]
    start: int
    span: int = 1
    fill: str = ""
    middle: bool = False
    """Whether the pieces stand half way down the cell."""
    painter: Callable[[Surface, Rectangle], None] | None = None
    """Fills the cell, inside its padding: a field."""
    need: float | Callable[[float], float] = 0.0
    """The least height of what the painter fills, or that by the width."""
    give: float = 0.0
    """How much of that it can do without, so that the table fits on its page."""
    grows: bool = False
    """Whether it is a box to write in, which may be higher."""


class GridRow(Struct):
    cells: list[GridCell]
    least: float = 0.0
    keep: bool = False
    """Whether it stays with the next row: the title of a group."""
    line: bool = True
    """Whether a line is drawn below it."""
    keys: tuple[str, ...] = ()


class GridLook(Value):
    padding: float
    rule: float
    line: str
    whole: float
    """A table of few rows stays together up to this height."""
    tight: float
    """The part of the padding that may go, so that the table fits on its page."""
    grow: float
    """How much a row of boxes may grow to fill its page, as a part of its height."""
    continued: str
    """What stands above the head on the next page."""
    continued_style: Style


class TableGrid(Flowable):
    """A table. `shares` are the widths of its columns as parts of the whole."""

    def __init__(self, head: list[GridRow], rows: list[GridRow], shares: list[float], look: GridLook) -> None:
        self.head = head
        self.rows = rows
        self.shares = shares
        self.look = look
        self.again = False
        self._heights: dict[int, tuple[float, float]] = {}
        self._width = -1.0
        self._tightness = 0.0
        """From 0, as high as it should be, to 1, as low as it can be."""
        self._extra = 0.0
        """What each row of boxes has taken of the room left on the page."""

    # ------------------------------------------------------------------------------------------------- measures

    def _edges(self, width: float) -> list[float]:
        total = sum(self.shares)
        edges = [0.0]
        for share in self.shares:
            edges.append(edges[-1] + share / total * width)
        return edges

    def _inner(self, cell: GridCell, edges: list[float]) -> float:
        return edges[cell.start + cell.span] - edges[cell.start] - 2 * self.look.padding

    def _bounds(self, row: GridRow, width: float) -> tuple[float, float]:
        """The height that a row should have, and the least that it can have."""
        if width != self._width:
            self._heights, self._width = {}, width
        found = self._heights.get(id(row))
        if found is None:
            edges = self._edges(width)
            high = low = 0.0
            for cell in row.cells:
                inner = self._inner(cell, edges)
                need = cell.need(inner) if callable(cell.need) else cell.need
                words = stack_height(cell.pieces, inner)
                high, low = max(high, need, words), max(low, need - cell.give, words)
            padding = 2 * self.look.padding
            high = max(high + padding, row.least)
            found = self._heights[id(row)] = (high, min(high, low + padding * (1 - self.look.tight)))
        return found

    def _row_height(self, row: GridRow, width: float) -> float:
        high, low = self._bounds(row, width)
        extra = self._extra if _grows(row) else 0.0
        return high - self._tightness * (high - low) + extra

    def _head_height(self, width: float) -> float:
        extra = self.look.continued_style.leading if self.again else 0.0
        return extra + sum(self._row_height(row, width) for row in self.head)

    def height(self, width: float) -> float:
        return self._head_height(width) + sum(self._row_height(row, width) for row in self.rows)

    def slack(self, width: float) -> float:
        bounds = [self._bounds(row, width) for row in (*self.head, *self.rows)]
        return (1 - self._tightness) * sum(high - low for high, low in bounds)

    def shrink(self, by: float, width: float) -> float:
        before, slack = self.height(width), self.slack(width)
        if slack > 0:
            self._tightness += (1 - self._tightness) * min(1.0, by / slack)
        return before - self.height(width)

    def grow(self, room: float, width: float) -> float:
        rows = [row for row in self.rows if _grows(row)]
        if not rows or room <= 0:
            return 0.0
        average = sum(self._row_height(row, width) for row in rows) / len(rows)
        self._extra = min(room / len(rows), average * self.look.grow)
        return self._extra * len(rows)

    def least(self, width: float) -> float:
        total = self._head_height(width)
        if len(self.rows) < 2 * _TOGETHER and self.height(width) <= self.look.whole:
            return self.height(width)
        count = 0
        for row in self.rows:
            total += self._row_height(row, width)
            count += not row.keep
            if count == _FIRST:
                break
        return total

    def split(self, width: float, room: float) -> tuple[Flowable, Flowable] | None:
        if len(self.rows) < 2 * _TOGETHER and self.height(width) <= self.look.whole:
            return None
        used = self._head_height(width)
        count = 0
        for row in self.rows:
            used += self._row_height(row, width)
            if used > room + 0.01:
                break
            count += 1
        if len(self.rows) >= 2 * _TOGETHER:
            count = min(count, len(self.rows) - _TOGETHER)
        while count and self.rows[count - 1].keep:
            count -= 1
        if not count:
            return None
        first, rest = self._part(self.rows[:count]), self._part(self.rows[count:])
        first.keys, first.again, first.before = self.keys, self.again, self.before
        rest.again, rest.after = True, self.after
        return first, rest

    def _part(self, rows: list[GridRow]) -> TableGrid:
        part = TableGrid(self.head, rows, self.shares, self.look)
        part.wide, part._heights, part._width = self.wide, self._heights, self._width
        return part

    # ------------------------------------------------------------------------------------------------- drawing

    def draw(self, sheet: Surface, x: float, top: float, width: float) -> None:
        edges = self._edges(width)
        if self.again:
            with sheet.canvas.repeating(Artifact.REPEATED):
                style = self.look.continued_style
                words = self.look.continued
                left = x + width - style.face.width(words, NOWHERE) * style.size
                sheet.canvas.text(
                    Artifact.REPEATED, style.face, style.size, style.colour, left, top - base_line(style), words
                )
                top = self._draw_rows(sheet, self.head, edges, x, top - style.leading, width)
        else:
            top = self._draw_rows(sheet, self.head, edges, x, top, width)
        self._draw_rows(sheet, self.rows, edges, x, top, width)

    def _draw_rows(
        self, sheet: Surface, rows: list[GridRow], edges: list[float], x: float, top: float, width: float
    ) -> float:
        for row in rows:
            high = self._row_height(row, width)
            for cell in row.cells:
                if cell.fill:
                    left, right = edges[cell.start], edges[cell.start + cell.span]
                    sheet.canvas.rect(Artifact.BACKGROUND, x + left, top - high, right - left, high, fill=cell.fill)
            if row.line:
                y = top - high
                sheet.canvas.line(Artifact.LAYOUT, x, y, x + width, y, self.look.line, self.look.rule)
            for key in row.keys:
                if not sheet.canvas.is_repeating:
                    sheet.canvas.mark_place(key, top)
                    sheet.begun[-1].append(key)
            for cell in row.cells:
                self._draw_cell(sheet, cell, edges, x, top, high)
            top -= high
        return top

    def _draw_cell(self, sheet: Surface, cell: GridCell, edges: list[float], x: float, top: float, high: float) -> None:
        inner = self._inner(cell, edges)
        drop = self.look.padding
        if cell.painter is not None:
            left = x + edges[cell.start] + drop
            cell.painter(sheet, (left, top - high + drop, left + inner, top - drop))
            return
        spare = (high - stack_height(cell.pieces, inner)) / 2
        drop = spare if cell.middle else min(drop, spare)
        stack_draw(sheet, cell.pieces, x + edges[cell.start] + self.look.padding, top - drop, inner)


def _grows(row: GridRow) -> bool:
    return any(cell.grows for cell in row.cells)


def fitted_widths(weights: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Widths by weight that together take the room, none less than its least where that can be."""
    widths = [0.0] * len(weights)
    waiting = list(range(len(weights)))
    while waiting:
        whole = sum(weights[index] for index in waiting) or 1.0
        tight = [index for index in waiting if weights[index] / whole * room < least[index]]
        for index in tight or waiting:
            widths[index] = least[index] if tight else weights[index] / whole * room
        room -= sum(widths[index] for index in tight)
        waiting = [index for index in waiting if index not in tight] if tight else []
    return widths
