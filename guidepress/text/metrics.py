"""Measures text: with the fonts of a theme, with a table of letters, or by an estimate.

Widths are for the type size 1: multiply them by the size, in whatever unit it has. A `Typeface` is one weight of a
theme’s fonts. It takes a character from the first font that has it, but for one rule that keeps words in one font: a
font that has only some Greek letters is asked for them last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import Literal, Protocol

from guidepress.core.values import Value
from guidepress.text.font_tables import FontTables, font_tables

NO_BREAK_SPACE = "\u00a0"
"""Drawn as a space by every program, also where the font has no such character."""

Weight = Literal["regular", "semibold", "bold"]
"""The weights of a theme’s text."""


class Metrics(Protocol):
    """What measures text. A script or a direction, where it comes to matter for widths, stands beside the weight."""

    def width(self, text: str, weight: Weight = "regular") -> float:
        """The width of a text on one line, at size 1."""
        ...


class Typeface:
    """The fonts of one weight, in the order in which a character is looked for.

    A fallback font is not read before a character needs it.
    """

    def __init__(self, files: tuple[bytes, ...]) -> None:
        self.files = files
        self.main = font_tables(files[0])
        self.ascent: float = self.main.ascent / 1000
        self.descent: float = self.main.descent / 1000
        """A fallback font does not change the height of a line."""
        self._own = {code: width for code, width in self.main.widths.items() if code not in self.main.stray}
        self.widths: dict[str, float] = {}
        """A cache: the width of each word."""
        self.lacking: dict[str, str] = {}
        """For each measured word: the characters that no font has, if there are any."""
        self._fonts: dict[str, int] = {}

    def width(self, text: str) -> float:
        """The width of a text at size 1. A character that no font has is as wide as the sign for it."""
        width = self.widths.get(text)
        return self._measure(text) if width is None else width

    def length(self, text: str, size: float) -> float:
        """The width of a text at this size, from whole thousandths of the size: the unit of most fonts."""
        return round(self.width(text) * 1000) * size / 1000

    def _measure(self, text: str) -> float:
        advances = self._own
        codes = [ord(character) for character in text]
        if all(code in advances for code in codes):
            width = sum(advances[code] for code in codes) / 1000
        else:
            width = sum(self._advance(character) for character in text) / 1000
            lacking = "".join(dict.fromkeys(character for character in text if self.font_of(character) is None))
            if lacking:
                self.lacking[text] = lacking
        self.widths[text] = width
        return width

    def _advance(self, character: str) -> float:
        font = self.font_of(character)
        if font is None:
            return self.main.missing_width
        if character == NO_BREAK_SPACE:
            character = " "
        return self.tables(font).widths.get(ord(character), 0.0)

    def tables(self, font: int) -> FontTables:
        """The measures of one of the fonts, by its number from 0."""
        return font_tables(self.files[font])

    def font_of(self, character: str) -> int | None:
        """The number of the first font that has a character, or None."""
        number = self._fonts.get(character)
        if number is None:
            number = self._fonts[character] = next(self._fonts_with(character), -1)
        return None if number < 0 else number

    def _fonts_with(self, character: str) -> Iterator[int]:
        if character == NO_BREAK_SPACE:
            yield 0
        strays = []
        for number in range(len(self.files)):
            tables = self.tables(number)
            if ord(character) in tables.widths:
                if ord(character) not in tables.stray:
                    yield number
                strays.append(number)
        yield from strays

    def stretches(self, text: str) -> list[tuple[int, str]]:
        """The text in stretches of one font each, with the number of the font. What no font has is given to the first.

        The text is in the order of writing, from left to right; letters are not joined.
        """
        return [(font, "".join(letters)) for font, letters in groupby(text, lambda letter: self.font_of(letter) or 0)]


@lru_cache(16)
def typeface(files: tuple[bytes, ...]) -> Typeface:
    """The typeface of these font files, made once in a process, so that all documents share its cache of widths."""
    return Typeface(files)


class FontMetrics:
    """Measures text with the fonts of a theme. `font_chain` gives the font files of a weight, the main one first."""

    def __init__(self, font_chain: Callable[[str], tuple[bytes, ...]]) -> None:
        self.font_chain = font_chain

    def typeface(self, weight: Weight) -> Typeface:
        """The fonts of a weight."""
        return typeface(self.font_chain(weight))

    def width(self, text: str, weight: Weight = "regular") -> float:
        """The width of a text on one line, at size 1."""
        return self.typeface(weight).width(text)


class LetterTable:
    """Measures text in a font that is not at hand, with the widths of its letters.

    `bold`: the width of letters in bold type. `regular`: the width of other type, as a multiple of that. `other`: the
    width of a letter that stands nowhere else. `fonts`: those of the theme, whose fallback fonts have letters that the
    table does not list, such as Greek ones.
    """

    def __init__(self, bold: Mapping[str, float], regular: float, other: float, fonts: FontMetrics) -> None:
        self.letters = dict(bold)
        self.regular = regular
        self.other = other
        self.fonts = fonts
        self._widths: dict[str, float] = {}
        """A cache: the width of each text in bold type."""

    def width(self, text: str, weight: Weight = "bold") -> float:
        """The width of a text on one line, at size 1."""
        width = self._widths.get(text)
        if width is None:
            width = self._widths[text] = sum(self._letter(letter) for letter in text)
        return width if weight == "bold" else width * self.regular

    def _letter(self, letter: str) -> float:
        width = self.letters.get(letter)
        if width is None:
            face = self.fonts.typeface("bold")
            width = self.letters[letter] = face.width(letter) if face.font_of(letter) else self.other
        return width


class EvenMetrics(Value):
    """Measures text as if all letters were of one width."""

    letter: float

    def width(self, text: str, weight: Weight = "regular") -> float:
        """The width of a text on one line, at size 1."""
        return len(text) * self.letter
