"""Lines of code: every space counts. A line that is too long goes on below, after a mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy

from guidepress.core.problems import NOWHERE
from guidepress.formats.pdf.layout.flowable import Surface
from guidepress.formats.pdf.layout.line_breaking import TextFragment, TextLine
from guidepress.formats.pdf.layout.line_drawing import baseline_offset
from guidepress.formats.pdf.layout.paragraph import ParagraphFlowable
from guidepress.formats.pdf.layout.prepared_text import FragmentStyle, PreparedText, TextStyle
from guidepress.formats.pdf.syntax.page_content import Artifact
from guidepress.formats.pdf.syntax.structure_tree import StructureElement
from guidepress.text.line_break import split_word

_X_HEIGHT = 0.5
"""The height of small letters in common typefaces, as a share of the type size."""


class CodeLines(ParagraphFlowable):
    """The lines of a listing. Each belongs to a structure element of its own.

    `hang` is the indent in points of what goes on from the line above, in which the mark stands. `stroke` is the width
    of the mark's line, `mark_colour` its colour.
    """

    def __init__(
        self,
        code: Sequence[tuple[StructureElement, str]],
        style: TextStyle,
        hang: float,
        stroke: float,
        mark_colour: str,
    ) -> None:
        super().__init__(PreparedText(), style)
        self.code = code
        self.hang = hang
        self.stroke = stroke
        self.mark_colour = mark_colour

    def lines(self, width: float) -> list[TextLine]:
        if self._lines is None or self._width != width:
            self._lines = [line for element, text in self.code for line in self._set(element, text, width)]
            self._width = width
        return self._lines

    def _set(self, element: StructureElement, text: str, room: float) -> Iterator[TextLine]:
        """The lines of one line of code; an empty one if it is empty."""
        if not text:
            yield []
            return
        style = FragmentStyle(self.style.face, element, None)
        start = 0.0
        while text:
            piece = self._fitting(text, room - start)
            text = text[len(piece) :]
            width = style.width(piece, self.style.size)
            yield [TextFragment(piece, start, width, style, breaks_word=bool(text))]
            start = self.hang

    def _fitting(self, text: str, room: float) -> str:
        """The beginning of a text that fits: up to a space if there is one behind the first word."""
        if self._measure(text) <= room:
            return text
        piece, _ = next(iter(split_word(text, room, self._measure)))
        cut = piece.rfind(" ") + 1
        return piece[:cut] if piece[:cut].strip() else piece

    def _measure(self, text: str) -> float:
        return self.style.face.width(text, NOWHERE) * self.style.size

    def _copy_with(self, lines: list[TextLine], width: float) -> CodeLines:
        part = copy(self)
        part._lines, part._width = lines, width
        return part

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        super().draw(surface, x, top, width)
        for number, line in enumerate(self.lines(width)):
            if line and line[0].x:
                y = top - number * self.style.leading - baseline_offset(self.style)
                self._draw_mark(surface, x, y)

    def _draw_mark(self, surface: Surface, x: float, y: float) -> None:
        """A hooked arrow before what goes on: down from the line above, and to the right."""
        size = self.style.size
        left, right = x + self.hang * 0.2, x + self.hang * 0.75
        middle, head = y + size * _X_HEIGHT / 2, size * 0.18
        canvas, colour, stroke = surface.canvas, self.mark_colour, self.stroke
        canvas.line(Artifact.LAYOUT, left, y + size * 0.75, left, middle, colour, stroke)
        canvas.line(Artifact.LAYOUT, left, middle, right, middle, colour, stroke)
        canvas.line(Artifact.LAYOUT, right - head, middle + head, right, middle, colour, stroke)
        canvas.line(Artifact.LAYOUT, right - head, middle - head, right, middle, colour, stroke)
