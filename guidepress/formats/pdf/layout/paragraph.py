"""Paragraphs and panels: the most common pieces."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from guidepress.formats.pdf.layout.flowable import (
    Flowable,
    Stack,
    Surface,
    stack_draw,
    stack_height,
    stack_least,
    stack_shrink,
    stack_slack,
    stack_split,
)
from guidepress.formats.pdf.layout.line_breaking import TextLine, break_evenly, break_paragraph, longest_line_width
from guidepress.formats.pdf.layout.line_drawing import baseline_offset, draw_lines
from guidepress.formats.pdf.layout.prepared_text import Footnote, PreparedText, TextStyle
from guidepress.formats.pdf.layout.wide_words import check_words
from guidepress.formats.pdf.syntax.page_content import Artifact
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

_TOGETHER = 2
"""The minimum number of lines of a paragraph at the foot of a page and at the head of the next."""


class ParagraphFlowable(Flowable):
    """A paragraph. It may have a label in its indent: a bullet or a number."""

    def __init__(
        self,
        marked: PreparedText,
        style: TextStyle,
        indent: float = 0.0,
        label: tuple[str, StructureElement] | None = None,
        keep_with_next: bool = False,
        keys: tuple[str, ...] = (),
        align_right: bool = False,
    ) -> None:
        self.marked = marked
        self.style = style
        self.indent = indent
        self.label = label
        self.keep_with_next = keep_with_next
        self.keys = keys
        self.align_right = align_right
        self.is_centred = False
        self.even_lines = False
        """Whether its lines have about the same length, as in a title."""
        self.before, self.after = style.before, style.after
        self._lines: list[TextLine] | None = None
        self._width = -1.0
        self.is_last_part = True
        """Whether the paragraph ends with this part."""
        self.label_shift = 0.0
        self.width_limit = 0.0
        """The maximum width of its lines; 0: no limit."""
        self.room_at_right = 0.0
        """The width at its right that is left to something else."""

    def lines(self, width: float) -> list[TextLine]:
        """The lines of the paragraph at this width."""
        if self._lines is None or (self._width >= 0 and self._width != width):
            self._lines = (break_evenly if self.even_lines else break_paragraph)(
                self.marked, self.style, self._room(width)
            )
            self._width = width
        return self._lines

    @property
    def least_width(self) -> float:
        return self.indent + self.marked.widest

    def _room(self, width: float) -> float:
        """The width of its lines in a place of this width."""
        room = min(width, self.width_limit) if self.width_limit else width
        return room - self.indent - self.room_at_right

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading

    def footnotes(self, width: float) -> Sequence[Footnote]:
        if not self.marked.has_footnotes:
            return ()
        fragments = (fragment for line in self.lines(width) for fragment in line)
        return [note for fragment in fragments if (note := fragment.style.footnote) is not None]

    def minimum_height(self, width: float) -> float:
        count = len(self.lines(width))
        return (count if count <= _TOGETHER + 1 else _TOGETHER) * self.style.leading

    def split(self, width: float, room: float) -> tuple[Flowable, Flowable] | None:
        lines = self.lines(width)
        count = min(int((room + 0.01) // self.style.leading), len(lines) - _TOGETHER)
        if count < _TOGETHER:
            return None
        first, rest = self._copy_with(lines[:count], width), self._copy_with(lines[count:], width)
        first.is_last_part, rest.label, rest.keys, rest.before = False, None, (), 0.0
        first.keep_with_next, rest.keep_with_next = False, self.keep_with_next
        return first, rest

    def _copy_with(self, lines: list[TextLine], width: float) -> ParagraphFlowable:
        part = ParagraphFlowable(
            self.marked, self.style, self.indent, self.label, self.keep_with_next, self.keys, self.align_right
        )
        part._lines, part._width = lines, width
        part.full_width = self.full_width
        part.is_last_part = self.is_last_part
        part.label_shift, part.width_limit = self.label_shift, self.width_limit
        part.room_at_right = self.room_at_right
        return part

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        style = self.style
        lines = self.lines(width)
        check_words(surface.canvas, self.marked, self._room(width))
        if self.label is not None:
            words, owner = self.label
            y = top - baseline_offset(style)
            surface.canvas.text(owner, style.face, style.size, style.colour, x + self.label_shift, y, words)
        spare = width - longest_line_width(lines) if self.align_right or self.is_centred else 0.0
        shift = spare / 2 if self.is_centred else spare
        draw_lines(surface.canvas, lines, self.marked.links, style, x + self.indent + shift, top, self.is_last_part)


class Panel(Flowable):
    """Pieces on a coloured background with a bar at the left, used for asides and examples.

    `draw_icons` draws on the first page of the panel; it takes the surface, the left and the right edge of the pieces,
    and the top of the panel. `indent` is the width that it needs at the left of the pieces.
    """

    def __init__(
        self,
        pieces: Sequence[Flowable],
        fill: str,
        bar: str,
        padding: float,
        bar_width: float,
        draw_icons: Callable[[Surface, float, float, float], None] | None = None,
        unsplit_height: float = 0.0,
        indent: float = 0.0,
    ) -> None:
        self.pieces = list(pieces)
        self.fill = fill
        self.bar = bar
        self.padding = padding
        self.bar_width = bar_width
        self.draw_icons = draw_icons
        self.indent = indent
        self.unsplit_height = unsplit_height
        """Up to this height the panel is not split."""

    def _inner(self, width: float) -> float:
        return width - 2 * self.padding - self.bar_width - self.indent

    def height(self, width: float) -> float:
        return stack_height(self.pieces, self._inner(width)) + 2 * self.padding

    def minimum_height(self, width: float) -> float:
        if self.height(width) <= self.unsplit_height:
            return self.height(width)
        return stack_least(self.pieces, self._inner(width)) + 2 * self.padding

    def footnotes(self, width: float) -> Sequence[Footnote]:
        return [note for piece in self.pieces for note in piece.footnotes(self._inner(width))]

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
        return None if self.height(width) <= self.unsplit_height else self._split(width, room, anywhere=False)

    def split_anywhere(self, width: float, room: float) -> tuple[Flowable, Flowable] | None:
        return self._split(width, room, anywhere=True)

    def _split(self, width: float, room: float, anywhere: bool) -> tuple[Flowable, Flowable] | None:
        parts = stack_split(self.pieces, self._inner(width), room - 2 * self.padding, anywhere)
        if parts is None:
            return None
        first, rest = self._copy_with(parts[0]), self._copy_with(parts[1])
        first.keys, first.draw_icons, first.before = self.keys, self.draw_icons, self.before
        rest.after = self.after
        return first, rest

    def _copy_with(self, pieces: Sequence[Flowable]) -> Panel:
        part = Panel(pieces, self.fill, self.bar, self.padding, self.bar_width, indent=self.indent)
        part.full_width = self.full_width
        return part

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        height = self.height(width)
        canvas = surface.canvas
        if self.fill:
            canvas.rectangle(Artifact.BACKGROUND, x, top - height, width, height, fill=self.fill)
        if self.bar_width:
            canvas.rectangle(Artifact.LAYOUT, x, top - height, self.bar_width, height, fill=self.bar)
        left = x + self.bar_width + self.padding + self.indent
        if self.draw_icons is not None:
            self.draw_icons(surface, left, x + width - self.padding, top)
        stack_draw(surface, self.pieces, left, top - self.padding, self._inner(width))


def limit_lines(piece: Flowable, width: float) -> None:
    """Limits the line width of the text in a piece that takes the whole width between the margins."""
    if isinstance(piece, ParagraphFlowable):
        piece.width_limit = 0.0 if piece.align_right else width
    elif isinstance(piece, Stack | Panel):
        for inner in piece.pieces:
            limit_lines(inner, width)
