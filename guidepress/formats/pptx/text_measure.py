"""How much room words take, on the safe side: from the letter widths of layouts/deck.yaml, without a font."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.core.values import Value
from guidepress.theme.deck import DeckLayout

MILLIMETRES = 25.4 / 72
"""In a point."""


class MeasuredParagraph(Value):
    """A paragraph to be measured: type size and the space before it in points, indent in millimetres."""

    text: str
    points: float
    gap: float = 0
    indent: float = 0
    bold: bool = False


class Ruler:
    """Widths and heights in millimetres, of text in points."""

    def __init__(self, deck: DeckLayout) -> None:
        self._widths = {letter: each.width for each in deck.widths for letter in each.letters}
        self._other = deck.other
        self._leading = deck.leading
        self._regular = deck.regular

    def width(self, text: str, points: float, bold: bool = True) -> float:
        share = 1 if bold else self._regular
        return sum(self._widths.get(letter, self._other) for letter in text) * points * MILLIMETRES * share

    def lines(self, text: str, points: float, room: float, bold: bool = True) -> int:
        """Lines that a text takes in `room`. A word wider than the room counts as many lines as it needs."""
        count, at = 1, 0.0
        space = self.width(" ", points, bold)
        for word in text.split():
            wide = self.width(word, points, bold)
            if at and at + space + wide > room:
                count, at = count + 1, 0.0
            elif at:
                at += space
            broken = int(wide // room) if wide > room else 0
            count, at = count + broken, at + wide - broken * room
        return count

    def line(self, points: float) -> float:
        """The pitch of lines."""
        return points * self._leading * MILLIMETRES

    def height(self, paragraphs: Sequence[MeasuredParagraph], room: float) -> float:
        """The height of paragraphs set in `room`. The first has no gap before it."""
        total = 0.0
        for at, each in enumerate(paragraphs):
            total += self.lines(each.text, each.points, room - each.indent, each.bold) * self.line(each.points)
            total += each.gap * MILLIMETRES if at else 0
        return total
