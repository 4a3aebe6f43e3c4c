"""Paragraphs and panels: the pieces most pages are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from guidepress.formats.pdf.layout.flowable import (
    Flowable,
    Surface,
    stack_draw,
    stack_height,
    stack_least,
    stack_shrink,
    stack_slack,
    stack_split,
)
from guidepress.formats.pdf.layout.lines import (
    Marked,
    Style,
    TextLine,
    base_line,
    break_evenly,
    break_lines,
    draw_lines,
    widest,
)
from guidepress.formats.pdf.syntax.canvas import Artifact
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

_TOGETHER = 2
"""So many lines of a paragraph stay together at the foot of a page, and at the head of the next."""


class ParagraphFlowable(Flowable):
    """A paragraph, with or without a label in its indent: a bullet, a number."""

    def __init__(
        self,
        marked: Marked,
        style: Style,
        indent: float = 0.0,
        label: tuple[str, StructureElement] | None = None,
        keep: bool = False,
        keys: tuple[str, ...] = (),
        right: bool = False,
    ) -> None:
        self.marked = marked
        self.style = style
        self.indent = indent
        self.label = label
        self.keep = keep
        self.keys = keys
        self.right = right
        self.centred = False
        self.even = False
        """Whether its lines are to be of even length: a title."""
        self.before, self.after = style.before, style.after
        self._lines: list[TextLine] | None = None
        self._width = -1.0
        self.ends = True
        self.label_shift = 0.0
        self.limit = 0.0
        """The widest it may be, where it stands in a wider place; 0: no limit."""

    def lines(self, width: float) -> list[TextLine]:
        if self._lines is None or (self._width >= 0 and self._width != width):
            room = min(width, self.limit) if self.limit else width
            self._lines = (break_evenly if self.even else break_lines)(self.marked, self.style, room - self.indent)
            self._width = width
        return self._lines

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading

    def least(self, width: float) -> float:
        count = len(self.lines(width))
        return (count if count <= _TOGETHER + 1 else _TOGETHER) * self.style.leading

    def split(self, width: float, room: float) -> tuple[Flowable, Flowable] | None:
        lines = self.lines(width)
        count = min(int((room + 0.01) // self.style.leading), len(lines) - _TOGETHER)
        if count < _TOGETHER:
            return None
        first, rest = self._part(lines[:count], width), self._part(lines[count:], width)
        first.ends, rest.label, rest.keys, rest.before = False, None, (), 0.0
        first.keep, rest.keep = False, self.keep
        return first, rest

    def _part(self, lines: list[TextLine], width: float) -> ParagraphFlowable:
        part = ParagraphFlowable(self.marked, self.style, self.indent, self.label, self.keep, self.keys, self.right)
        part._lines, part._width = lines, width
        part.wide = self.wide
        part.ends = self.ends
        part.label_shift, part.limit = self.label_shift, self.limit
        return part

    def draw(self, sheet: Surface, x: float, top: float, width: float) -> None:
        style = self.style
        lines = self.lines(width)
        if self.label is not None:
            words, owner = self.label
            y = top - base_line(style)
            sheet.canvas.text(owner, style.face, style.size, style.colour, x + self.label_shift, y, words)
        spare = width - widest(lines) if self.right or self.centred else 0.0
        shift = spare / 2 if self.centred else spare
        draw_lines(sheet.canvas, lines, self.marked.links, style, x + self.indent + shift, top, self.ends)


class Panel(Flowable):
    """Pieces on a tinted ground with a rule at the left, as asides and examples are set.

    `beside` draws what stands in the margin, on the panel's first page: sheet, top.
    """

    def __init__(
        self,
        pieces: Sequence[Flowable],
        fill: str,
        bar: str,
        padding: float,
        bar_width: float,
        beside: Callable[[Surface, float], None] | None = None,
        whole: float = 0.0,
    ) -> None:
        self.pieces = list(pieces)
        self.fill = fill
        self.bar = bar
        self.padding = padding
        self.bar_width = bar_width
        self.beside = beside
        self.whole = whole
        """Up to this height it is not split."""

    def _inner(self, width: float) -> float:
        return width - 2 * self.padding - self.bar_width

    def height(self, width: float) -> float:
        return stack_height(self.pieces, self._inner(width)) + 2 * self.padding

    def least(self, width: float) -> float:
        if self.height(width) <= self.whole:
            return self.height(width)
        return stack_least(self.pieces, self._inner(width)) + 2 * self.padding

    def slack(self, width: float) -> float:
        return stack_slack(self.pieces, self._inner(width))

    def shrink(self, by: float, width: float) -> float:
        return stack_shrink(self.pieces, by, self._inner(width))

    def grow(self, room: float, width: float) -> float:
        grown = 0.0
        for piece in reversed(self.pieces):
            grown += piece.grow(room - grown, self._inner(width))
        return grown

    def split(self, width: float, room: float) -> tuple[Flowable, Flowable] | None:
        if self.height(width) <= self.whole:
            return None
        parts = stack_split(self.pieces, self._inner(width), room - 2 * self.padding)
        if parts is None:
            return None
        first, rest = self._part(parts[0]), self._part(parts[1])
        first.keys, first.beside, first.before = self.keys, self.beside, self.before
        rest.after = self.after
        return first, rest

    def _part(self, pieces: Sequence[Flowable]) -> Panel:
        part = Panel(pieces, self.fill, self.bar, self.padding, self.bar_width)
        part.wide = self.wide
        return part

    def draw(self, sheet: Surface, x: float, top: float, width: float) -> None:
        high = self.height(width)
        canvas = sheet.canvas
        if self.fill:
            canvas.rect(Artifact.BACKGROUND, x, top - high, width, high, fill=self.fill)
        if self.bar_width:
            canvas.rect(Artifact.LAYOUT, x, top - high, self.bar_width, high, fill=self.bar)
        if self.beside is not None:
            self.beside(sheet, top)
        left = x + self.bar_width + self.padding
        stack_draw(sheet, self.pieces, left, top - self.padding, self._inner(width))
