"""Tables: rows of cells. The head is repeated on every page as an artifact."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from guidepress.core.problems import NOWHERE
from guidepress.core.values import Value
from guidepress.formats.pdf.layout.flowable import Flowable, Surface, stack_draw, stack_height
from guidepress.formats.pdf.layout.joined_rows import lines_below
from guidepress.formats.pdf.layout.line_drawing import baseline_offset
from guidepress.formats.pdf.layout.prepared_text import TextStyle
from guidepress.formats.pdf.syntax.page_content import Artifact, Rectangle

_AFTER_BREAK = 3
"""The minimum number of rows after a page break, in a table of at least twice this number of rows. Where fewer rows may
stand before a break, one more than these may stand after it."""
_AFTER_BREAK_OF_FEW = 2
"""The same in a table of fewer rows."""


class GridCell(Struct):
    """A cell that begins in column `start` and covers `span` columns, and `rows` rows."""

    pieces: Sequence[Flowable]
    start: int
    span: int = 1
    fill: str = ""
    middle: bool = False
    """Whether the content is centred vertically."""
    painter: Callable[[Surface, Rectangle], None] | None = None
    """Draws a field that fills the cell, inside its padding."""
    preferred_height: float | Callable[[float], float] = 0.0
    """The preferred height of what the painter draws, or a function of the width."""
    shrinkable: Callable[[float], float] | None = None
    """By how much that height may shrink so that the table fits on its page, as a function of the width."""
    grows: bool = False
    """Whether it is a box to write in, which may be higher."""
    rows: int = 1


class GridRow(Struct):
    """A row of cells."""

    cells: list[GridCell]
    minimum_height: float = 0.0
    keep_with_next: bool = False
    """Whether it stays with the next row, such as the title of a group."""
    line: bool = True
    """Whether there is a line below it."""
    keys: tuple[str, ...] = ()
    ending: list[tuple[GridCell, Sequence[GridRow]]] = []
    """The cells of rows above that end with this row, each with the rows above that it covers."""
    covered: tuple[int, ...] = ()
    """The columns of cells that go on in the next row: no line stands below them here."""


class GridLook(Value):
    """The look of a table. Lengths are in points."""

    padding: float
    rule: float
    line: str
    unsplit_height: float
    """A table of few rows is not split up to this height."""
    page_height: float
    """A table of very few rows is not split up to this height."""
    before_break: int
    """The minimum number of rows before a page break."""
    tight: float
    """The share of the padding that may go so that the table fits on its page."""
    grow: float
    """The maximum share of its height by which a row of boxes may grow."""
    continued: str
    """The words above the repeated head."""
    continued_style: TextStyle


class TableGrid(Flowable):
    """A table. `shares` are the relative widths of its columns."""

    def __init__(self, head: list[GridRow], rows: list[GridRow], shares: list[float], look: GridLook) -> None:
        self.head = head
        self.rows = rows
        self.shares = shares
        self.look = look
        self.is_continuation = False
        self.is_part = False
        """Whether other rows of it stand on another page. Rows of a part keep their heights, so that all are alike."""
        self._heights: dict[int, tuple[float, float]] = {}
        self._width = -1.0
        self._tightening = 0.0
        """0: all rows have their preferred heights; 1: all have their minimum heights."""
        self._growth = 0.0
        """By how much each row of boxes has grown."""

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
        """The preferred and the minimum height of a row."""
        if width != self._width:
            self._heights, self._width = {}, width
        bounds = self._heights.get(id(row))
        if bounds is None:
            edges = self._edges(width)
            height = minimum = 0.0
            for cell in row.cells:
                if cell.rows > 1:
                    continue
                inner = self._inner(cell, edges)
                preferred = cell.preferred_height(inner) if callable(cell.preferred_height) else cell.preferred_height
                content = stack_height(cell.pieces, inner)
                shrinkable = cell.shrinkable(inner) if cell.shrinkable is not None else 0.0
                height, minimum = max(height, preferred, content), max(minimum, preferred - shrinkable, content)
            padding = 2 * self.look.padding
            for cell, above in row.ending:
                content = stack_height(cell.pieces, self._inner(cell, edges)) + padding
                rest = content - sum(self._bounds(each, width)[0] for each in above) - padding
                height, minimum = max(height, rest), max(minimum, rest)
            height = max(height + padding, row.minimum_height)
            bounds = self._heights[id(row)] = (
                height,
                min(height, minimum + padding * (1 - self.look.tight)),
            )
        return bounds

    def _row_height(self, row: GridRow, width: float) -> float:
        preferred, minimum = self._bounds(row, width)
        extra = self._growth if _grows(row) else 0.0
        return preferred - self._tightening * (preferred - minimum) + extra

    def _head_height(self, width: float) -> float:
        extra = self.look.continued_style.leading if self.is_continuation else 0.0
        return extra + sum(self._row_height(row, width) for row in self.head)

    def height(self, width: float) -> float:
        return self._head_height(width) + sum(self._row_height(row, width) for row in self.rows)

    def highest_part(self, width: float) -> float:
        """The minimum height of the highest row, with the repeated head above it."""
        head = self.look.continued_style.leading + sum(self._bounds(row, width)[1] for row in self.head)
        highest = together = 0.0
        for row in self.rows:  # rows that a cell joins stand on one page
            together += self._bounds(row, width)[1]
            highest = max(highest, together)
            together = together if row.covered else 0.0
        return head + highest

    def slack(self, width: float) -> float:
        if self.is_part:
            return 0.0
        bounds = [self._bounds(row, width) for row in (*self.head, *self.rows)]
        return (1 - self._tightening) * sum(preferred - minimum for preferred, minimum in bounds)

    def shrink(self, by: float, width: float) -> float:
        before, slack = self.height(width), self.slack(width)
        if slack > 0:
            self._tightening += (1 - self._tightening) * min(1.0, by / slack)
        return before - self.height(width)

    def keep_height(self) -> None:
        """Keeps all rows as they are from now on: they neither shrink nor grow."""
        self.is_part = True

    def grow(self, room: float, width: float) -> float:
        rows = [row for row in self.rows if _grows(row)]
        if not rows or room <= 0 or self.is_part:
            return 0.0
        average = sum(self._row_height(row, width) for row in rows) / len(rows)
        self._growth = min(room / len(rows), average * self.look.grow)
        return self._growth * len(rows)

    def minimum_height(self, width: float) -> float:
        if self._is_whole(width):
            return self.height(width)
        total = self._head_height(width)
        count = 0
        for row in self.rows:
            total += self._row_height(row, width)
            count += not _is_title(row)
            if count >= self.look.before_break and not row.keep_with_next:
                break
        return total

    def _is_whole(self, width: float) -> bool:
        """Whether the table stands on one page, because it is low or a part of it would have too few rows."""
        count = _count(self.rows)
        if count < self.look.before_break + _AFTER_BREAK_OF_FEW:
            return self.height(width) <= self.look.page_height
        return count < 2 * _AFTER_BREAK and self.height(width) <= self.look.unsplit_height

    def split(self, width: float, room: float) -> tuple[Flowable, Flowable] | None:
        if self._is_whole(width):
            return None
        self._tighten_for_pages(width, room)
        after = _AFTER_BREAK if _count(self.rows) >= 2 * _AFTER_BREAK else _AFTER_BREAK_OF_FEW
        after = min(after, self.look.before_break + 1)
        count = self._fitting(width, room)
        while count and (self.rows[count - 1].keep_with_next or _count(self.rows[count:]) < after):
            count -= 1
        return self._split_after(count) if _count(self.rows[:count]) >= self.look.before_break else None

    def split_anywhere(self, width: float, room: float) -> tuple[Flowable, Flowable] | None:
        count = min(self._fitting(width, room), len(self.rows) - 1)
        while count and self.rows[count - 1].keep_with_next:
            count -= 1
        return self._split_after(count) if count else None

    def _fitting(self, width: float, room: float) -> int:
        """The number of rows that fit below the head."""
        used = self._head_height(width)
        for count, row in enumerate(self.rows):
            used += self._row_height(row, width)
            if used > room + 0.01:
                return count
        return len(self.rows)

    def _split_after(self, count: int) -> tuple[Flowable, Flowable]:
        """The first `count` rows, and the others."""
        first, rest = self._copy_with(self.rows[:count]), self._copy_with(self.rows[count:])
        first.keys, first.is_continuation, first.before = self.keys, self.is_continuation, self.before
        rest.is_continuation, rest.after = True, self.after
        first.is_part = rest.is_part = True
        return first, rest

    def _tighten_for_pages(self, width: float, room: float) -> None:
        """Gives all rows their minimum heights before a table of boxes is split, if it takes fewer pages that way."""
        if self.is_part or self._tightening or not any(map(_grows, self.rows)):
            return
        preferred = self._page_count(width, room)
        self._tightening = 1.0
        if self._page_count(width, room) >= preferred:
            self._tightening = 0.0

    def _page_count(self, width: float, room: float) -> int:
        """The number of pages of a table that begins where `room` is left."""
        head = self._head_height(width)
        count, used = 1, head
        for row in self.rows:
            height = self._row_height(row, width)
            if used + height > room:
                count, used, room = count + 1, head + self.look.continued_style.leading, self.look.page_height
            used += height
        return count

    def _copy_with(self, rows: list[GridRow]) -> TableGrid:
        part = TableGrid(self.head, rows, self.shares, self.look)
        part.full_width, part._heights, part._width = self.full_width, self._heights, self._width
        part._tightening = self._tightening
        return part

    # ------------------------------------------------------------------------------------------------- drawing

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        edges = self._edges(width)
        if self.is_continuation:
            with surface.canvas.repeating(Artifact.REPEATED):
                style = self.look.continued_style
                words = self.look.continued
                left = x + width - style.face.width(words, NOWHERE) * style.size
                surface.canvas.text(
                    Artifact.REPEATED, style.face, style.size, style.colour, left, top - baseline_offset(style), words
                )
                top = self._draw_rows(surface, self.head, edges, x, top - style.leading, width)
        else:
            top = self._draw_rows(surface, self.head, edges, x, top, width)
        self._draw_rows(surface, self.rows, edges, x, top, width)

    def _draw_rows(
        self, surface: Surface, rows: list[GridRow], edges: list[float], x: float, top: float, width: float
    ) -> float:
        for at, row in enumerate(rows):
            height = self._row_height(row, width)
            for cell in row.cells:
                if cell.fill:
                    left, right = edges[cell.start], edges[cell.start + cell.span]
                    surface.canvas.rectangle(
                        Artifact.BACKGROUND, x + left, top - height, right - left, height, fill=cell.fill
                    )
            for left, right in lines_below(row, edges):
                y = top - height
                surface.canvas.line(Artifact.LAYOUT, x + left, y, x + right, y, self.look.line, self.look.rule)
            for key in row.keys:
                if not surface.canvas.is_repeating:
                    surface.canvas.record_anchor(key, top)
                    surface.keys_by_page[-1].append(key)
            for cell in row.cells:
                whole = height + sum(self._row_height(each, width) for each in rows[at + 1 : at + cell.rows])
                self._draw_cell(surface, cell, edges, x, top, whole)
            top -= height
        return top

    def _draw_cell(
        self, surface: Surface, cell: GridCell, edges: list[float], x: float, top: float, height: float
    ) -> None:
        inner = self._inner(cell, edges)
        drop = self.look.padding
        if cell.painter is not None:
            left = x + edges[cell.start] + drop
            drop *= 1 - self._tightening * self.look.tight  # a box keeps its own height where the padding goes
            cell.painter(surface, (left, top - height + drop, left + inner, top - drop))
            return
        half_rest = (height - stack_height(cell.pieces, inner)) / 2
        drop = half_rest if cell.middle else min(drop, half_rest)
        limits, left = surface.canvas.limits, x + edges[cell.start]
        area = limits.narrow((left, top - height, x + edges[cell.start + cell.span], top))
        stack_draw(surface, cell.pieces, left + self.look.padding, top - drop, inner)
        limits.area = area


def _count(rows: Sequence[GridRow]) -> int:
    """The number of rows. A title over all columns that stays with the next row is not counted."""
    return sum(not _is_title(row) for row in rows)


def _is_title(row: GridRow) -> bool:
    """Whether a row is the title of a group, or a row header above its fields."""
    return row.keep_with_next and len(row.cells) == 1 and not row.covered


def _grows(row: GridRow) -> bool:
    """Whether a row holds a box to write in."""
    return any(cell.grows for cell in row.cells)


def fitted_widths(weights: Sequence[float], minimum: Sequence[float], room: float) -> list[float]:
    """Widths by weight that add up to `room`. None is less than its minimum, if that is possible."""
    widths = [0.0] * len(weights)
    remaining = list(range(len(weights)))
    while remaining:
        total = sum(weights[index] for index in remaining) or 1.0
        narrow = [index for index in remaining if weights[index] / total * room < minimum[index]]
        for index in narrow or remaining:
            widths[index] = minimum[index] if narrow else weights[index] / total * room
        room -= sum(widths[index] for index in narrow)
        remaining = [index for index in remaining if index not in narrow] if narrow else []
    return widths
