"""Pieces beside each other: columns, pairs, and an icon at the left of its text."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from guidepress.formats.pdf.layout.flowable import (
    TOLERANCE,
    Flowable,
    Stack,
    Surface,
    stack_draw,
    stack_height,
    stack_shrink,
    stack_slack,
)
from guidepress.formats.pdf.layout.paragraph import ParagraphFlowable
from guidepress.formats.pdf.layout.prepared_text import Footnote

_TOGETHER = 2
"""The minimum number of rows of columns at the foot of a page and at the head of the next."""


class Columns(Flowable):
    """Pieces in columns, which are read one after the other. Up to the height `unsplit_height` they are not split."""

    def __init__(self, pieces: Sequence[Flowable], count: int, gap: float, unsplit_height: float = math.inf) -> None:
        self.pieces = list(pieces)
        self.count = count
        self.gap = gap
        self.unsplit_height = unsplit_height
        self._layout: tuple[float, list[list[Flowable]], float] | None = None

    def _count(self, width: float) -> int:
        """The number of columns: fewer where a word would be wider than its column."""
        widest = max((piece.least_width for piece in self.pieces), default=0.0)
        fitting = int((width + self.gap + TOLERANCE) / (widest + self.gap)) if widest else self.count
        return max(1, min(self.count, fitting))

    def _column(self, width: float) -> float:
        count = self._count(width)
        return (width - self.gap * (count - 1)) / count

    def _columns(self, width: float) -> tuple[list[list[Flowable]], float]:
        """The pieces of each column, and the height of the tallest column.

        The columns are balanced as far as the order allows.
        """
        if self._layout is None or self._layout[0] != width:
            column = self._column(width)
            heights = [piece.height(column) + piece.after for piece in self.pieces]
            count = self._count(width)
            limit = max(sum(heights) / count, max(heights))
            columns = self._distribute(heights, limit)
            while len(columns) > count:
                limit += 4
                columns = self._distribute(heights, limit)
            tallest = max(stack_height(pieces, column) for pieces in columns)
            self._layout = (width, columns, tallest)
        return self._layout[1], self._layout[2]

    def _distribute(self, heights: list[float], limit: float) -> list[list[Flowable]]:
        columns: list[list[Flowable]] = [[]]
        used = 0.0
        for piece, height in zip(self.pieces, heights, strict=True):
            if columns[-1] and used + height > limit + 0.1:
                columns.append([])
                used = 0.0
            columns[-1].append(piece)
            used += height
        return columns

    def height(self, width: float) -> float:
        return self._columns(width)[1]

    def grow(self, room: float, width: float) -> float:
        """Lets the pieces of every column grow, down to the same height if possible."""
        column = self._column(width)
        before = self.height(width)
        for pieces in self._columns(width)[0]:
            left = room + before - stack_height(pieces, column)
            for piece in reversed(pieces):
                left -= piece.grow(left, column)
        self._layout = (width, self._columns(width)[0], self._highest(width))
        return self.height(width) - before

    def slack(self, width: float) -> float:
        columns = self._columns(width)[0]
        lowest = (
            stack_height(pieces, self._column(width)) - stack_slack(pieces, self._column(width)) for pieces in columns
        )
        return self.height(width) - max(lowest)

    def shrink(self, by: float, width: float) -> float:
        column, before = self._column(width), self.height(width)
        for pieces in self._columns(width)[0]:
            over = by - before + stack_height(pieces, column)
            if over > 0:
                stack_shrink(pieces, over, column)
        self._layout = (width, self._columns(width)[0], self._highest(width))
        return before - self.height(width)

    def minimum_height(self, width: float) -> float:
        if self.height(width) <= self.unsplit_height:
            return self.height(width)
        return next((self._copy_with(self.pieces[:at]).height(width) for at in self._breaks()), self.height(width))

    def split(self, width: float, room: float) -> tuple[Flowable, Flowable] | None:
        """The pieces that fit, in balanced columns; the others get columns of their own."""
        if self.height(width) <= self.unsplit_height:
            return None
        return self._split_at(self._breaks(), width, room)

    def split_anywhere(self, width: float, room: float) -> tuple[Flowable, Flowable] | None:
        return self._split_at(range(1, len(self.pieces)), width, room)

    def _split_at(self, breaks: Sequence[int], width: float, room: float) -> tuple[Flowable, Flowable] | None:
        for at in reversed(breaks):
            first = self._copy_with(self.pieces[:at])
            if first.height(width) <= room + TOLERANCE:
                rest = self._copy_with(self.pieces[at:])
                first.keys, first.before, rest.after = self.keys, self.before, self.after
                return first, rest
        return None

    def _breaks(self) -> list[int]:
        """The numbers of pieces after which a split is allowed: never before an item of a nested list."""
        least = _TOGETHER * self.count
        first = self.pieces[0]
        outer = first.indent if isinstance(first, ParagraphFlowable) else 0.0
        return [
            at
            for at in range(least, len(self.pieces) - least + 1)
            if not isinstance(piece := self.pieces[at], ParagraphFlowable) or piece.indent <= outer
        ]

    def _copy_with(self, pieces: Sequence[Flowable]) -> Columns:
        part = Columns(pieces, self.count, self.gap, self.unsplit_height)
        part.full_width = self.full_width
        return part

    def footnotes(self, width: float) -> Sequence[Footnote]:
        return [note for piece in self.pieces for note in piece.footnotes(self._column(width))]

    def _highest(self, width: float) -> float:
        return max(stack_height(pieces, self._column(width)) for pieces in self._columns(width)[0])

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        column = self._column(width)
        for index, pieces in enumerate(self._columns(width)[0]):
            stack_draw(surface, pieces, x + index * (column + self.gap), top, column)


class SideBySide(Flowable):
    """Two pieces of equal width beside each other, read from left to right."""

    def __init__(self, left: Flowable, right: Flowable, gap: float) -> None:
        self.pair = (left, right)
        self.gap = gap
        self.before = max(left.before, right.before)
        self.after = max(left.after, right.after)
        self.keys = (*left.keys, *right.keys)
        left.keys = right.keys = ()

    def _half(self, width: float) -> float:
        return (width - self.gap) / 2

    def height(self, width: float) -> float:
        return max(piece.height(self._half(width)) for piece in self.pair)

    def grow(self, room: float, width: float) -> float:
        half, before = self._half(width), self.height(width)
        for piece in self.pair:
            piece.grow(before + room - piece.height(half), half)
        return self.height(width) - before

    def slack(self, width: float) -> float:
        half = self._half(width)
        return self.height(width) - max(piece.height(half) - piece.slack(half) for piece in self.pair)

    def shrink(self, by: float, width: float) -> float:
        half, before = self._half(width), self.height(width)
        for piece in self.pair:
            over = by - before + piece.height(half)
            if over > 0:
                piece.shrink(over, half)
        return before - self.height(width)

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        half = self._half(width)
        for index, piece in enumerate(self.pair):
            surface.place(piece, x + index * (half + self.gap), top, half)


class IconAndContent(Flowable):
    """A stack with something drawn at its left, such as an icon before a term."""

    def __init__(
        self, draw_left: Callable[[Surface, float, float], None], left_width: float, body: Stack, minimum_height: float
    ) -> None:
        self.draw_left = draw_left
        self.left_width = left_width
        self.body = body
        self._minimum_height = minimum_height
        self.before, self.after = body.before, body.after

    def height(self, width: float) -> float:
        return max(self.body.height(width - self.left_width), self._minimum_height)

    def footnotes(self, width: float) -> Sequence[Footnote]:
        return self.body.footnotes(width - self.left_width)

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        self.draw_left(surface, x, top)
        self.body.draw(surface, x + self.left_width, top, width - self.left_width)
