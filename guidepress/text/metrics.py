"""Measures text with the fonts of a theme. A character is taken from the first font that has it.

One exception keeps words in one font: a font that has only some Greek letters is asked for them last.

A `Typeface` is one weight. Widths are for the type size 1: multiply them by the size, in whatever unit it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from guidepress.text.font_tables import FontTables, font_tables

NO_BREAK_SPACE = "\u00a0"
"""Drawn as a space by every program, also where the font has no such character."""


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
        with_it = [number for number in range(len(self.files)) if ord(character) in self.tables(number).widths]
        yield from (number for number in with_it if ord(character) not in self.tables(number).stray)
        yield from with_it

    def stretches(self, text: str) -> list[tuple[int, str]]:
        """The text in stretches of one font each, with the number of the font. What no font has is given to the first.

        The text is in the order of writing, from left to right; letters are not joined.
        """
        return [(font, "".join(letters)) for font, letters in groupby(text, lambda letter: self.font_of(letter) or 0)]


@lru_cache(16)
def typeface(files: tuple[bytes, ...]) -> Typeface:
    """The typeface of these font files, made once in a process, so that all documents share its cache of widths."""
    return Typeface(files)
