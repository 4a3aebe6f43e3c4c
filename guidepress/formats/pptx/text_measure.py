"""Estimates the room that text takes, from the letter widths in layouts/deck.yaml, without a font.

The estimates are rather too large than too small.
"""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.core.values import Value
from guidepress.theme.deck import DeckLayout

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

    def __init__(self, deck: DeckLayout) -> None:
        self._widths = {letter: entry.width for entry in deck.widths for letter in entry.letters}
        self._other = deck.other
        self._leading = deck.leading
        self._regular = deck.regular

    def width(self, text: str, points: float, bold: bool = True) -> float:
        """The width of one line of text in millimetres."""
        share = 1 if bold else self._regular
        return sum(self._widths.get(letter, self._other) for letter in text) * points * MM_PER_POINT * share

    def lines(self, text: str, points: float, room: float, bold: bool = True) -> int:
        """The number of lines that a text takes in the width `room`.

        A word wider than `room` counts as several lines.
        """
        count, used = 1, 0.0
        space = self.width(" ", points, bold)
        for word in text.split():
            word_width = self.width(word, points, bold)
            if used and used + space + word_width > room:
                count, used = count + 1, 0.0
            elif used:
                used += space
            full_lines = int(word_width // room) if word_width > room else 0
            count, used = count + full_lines, used + word_width - full_lines * room
        return count

    def widest_word(self, text: str, points: float, bold: bool = True) -> float:
        """The width of the widest word in millimetres; 0 if there is no word."""
        return max((self.width(word, points, bold) for word in text.split()), default=0.0)

    def line(self, points: float) -> float:
        """The distance between base lines in millimetres."""
        return points * self._leading * MM_PER_POINT

    def height(self, paragraphs: Sequence[MeasuredParagraph], room: float) -> float:
        """The height of paragraphs in the width `room`, in millimetres. The gap before the first one does not count."""
        total = 0.0
        for at, paragraph in enumerate(paragraphs):
            total += self.lines(paragraph.text, paragraph.points, room - paragraph.indent, paragraph.bold) * self.line(
                paragraph.points
            )
            total += paragraph.gap * MM_PER_POINT if at else 0
        return total
