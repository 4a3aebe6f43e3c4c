"""The room that text takes on slides: type sizes in points, lengths in millimetres.

A slide names a font of the computer, so the widths of its letters stand in layouts/deck.yaml. Letters that this table
and the theme’s typeface lack are measured in its fallback fonts: programs find them in other fonts of the computer.
The measures are rather too large than too small.
"""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.core.values import Value
from guidepress.text.line_break import break_text
from guidepress.text.metrics import FontMetrics, LetterTable, Weight
from guidepress.theme import Theme

MM_PER_POINT = 25.4 / 72
"""Millimetres per point."""


class MeasuredParagraph(Value):
    """A paragraph to be measured: type size and space before it (`gap`) in points, indent in millimetres."""

    text: str
    points: float
    gap: float = 0
    indent: float = 0
    bold: bool = False


class Ruler:
    """Measures text: type sizes in points, widths and heights in millimetres."""

    def __init__(self, theme: Theme) -> None:
        deck = theme.deck
        widths = {letter: entry.width for entry in deck.widths for letter in entry.letters}
        self.metrics = LetterTable(widths, deck.regular, deck.other, FontMetrics(theme.font_chain))
        self.leading = deck.leading
        """The height of a line, as a multiple of its type size."""

    def lines(self, text: str, points: float, room: float, bold: bool = True) -> int:
        """The number of lines that a text takes in the width `room`. A word wider than `room` takes several lines."""
        return len(self.broken(text, points, room, bold))

    def broken(self, text: str, points: float, room: float, bold: bool = True) -> list[str]:
        """A text in its lines in the width `room`; one empty line for an empty text."""
        weight: Weight = "bold" if bold else "regular"

        def width(words: str) -> float:
            return self.metrics.width(words, weight)

        line = text.replace("\n", " ")
        return break_text(line, room / (points * MM_PER_POINT), width, split=True) if line else [""]

    def width(self, text: str, points: float, bold: bool = True) -> float:
        """The width of one line of text in millimetres."""
        return self.metrics.width(text, "bold" if bold else "regular") * points * MM_PER_POINT

    def widest_word(self, text: str, points: float, bold: bool = True) -> float:
        """The width of the widest word in millimetres; 0 if there is no word."""
        return max((self.width(word, points, bold) for word in text.split()), default=0.0)

    def line(self, points: float) -> float:
        """The distance between base lines in millimetres."""
        return points * self.leading * MM_PER_POINT

    def height(self, paragraphs: Sequence[MeasuredParagraph], room: float) -> float:
        """The height of paragraphs in the width `room`, in millimetres. The gap before the first one does not count."""
        total = 0.0
        for at, paragraph in enumerate(paragraphs):
            total += self.lines(paragraph.text, paragraph.points, room - paragraph.indent, paragraph.bold) * self.line(
                paragraph.points
            )
            total += paragraph.gap * MM_PER_POINT if at else 0
        return total
