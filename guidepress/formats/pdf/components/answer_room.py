"""The room that an answer takes in a box: written with a pen, and typed. Lengths are in points."""

from __future__ import annotations

import math
from functools import lru_cache

from guidepress.core.clock import written_date
from guidepress.document.fields import Field
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.layout.styles import MM
from guidepress.formats.pdf.syntax.fonts import FormFont
from guidepress.text.line_break import break_text

LINE_TOLERANCE = 0.1
"""The maximum share by which a line to write on may be lower than its pitch."""
SIDE_MARGIN = 4.0
"""The maximum space that programs leave free at each side of a typed line in a widget: see docs/form-fields.md."""
_LETTERS = 6
"""The letters of an average English word, with the space after it."""
_DAYS, _MONTHS, _YEARS = range(1, 32), range(1, 13), range(2000, 2100)
_ROUNDING = 0.001


class Pen:
    """Handwriting: words of an average width on lines with an average distance.

    A letter takes a sixth of the average word. A word that is wider than the box is divided, as people do.
    """

    def __init__(self, context: Context) -> None:
        layout = context.styles.layout.fields
        self.word = layout.word * MM
        self.pitch = layout.pitch * MM
        self.inset = layout.inset * MM

    def lines(self, text: str, width: float) -> int:
        """The number of lines that a text takes in a box of this width."""
        room = max(width - 2 * self.inset, self.word / _LETTERS)
        return max(_broken_lines(text, room, self.word / _LETTERS), self.lines_of_words(len(text.split()), width))

    def lines_of_words(self, count: int, width: float) -> int:
        """The number of lines that so many average words take."""
        return math.ceil(count * self.word / max(width, self.word / _LETTERS) - _ROUNDING)

    def lines_in(self, height: float) -> int:
        """The number of lines that a box of this height has; one at least."""
        return max(1, int(height / self.pitch / (1 - LINE_TOLERANCE) + _ROUNDING))

    def words_in(self, width: float, height: float) -> int:
        """The number of average words that a box holds."""
        return int(int(height / self.pitch + LINE_TOLERANCE) * width / self.word)


class Keyboard:
    """Typed text, in the form font, as programs that fill in forms draw it."""

    def __init__(self, context: Context) -> None:
        layout = context.styles.layout.fields
        self.font, self.size, self.border = context.styles.form_font, layout.size, layout.border
        self.side = layout.margin * MM + SIDE_MARGIN
        """The space at each side of a line in a box."""
        self.leading = self.font.leading(self.size)

    def lines(self, text: str, width: float) -> int:
        """The number of lines that a text takes in a box of this width."""
        return _typed_lines(self.font, self.size, text, max(width - 2 * self.side, self.size))

    def lines_in(self, height: float) -> int:
        """The number of lines that are shown whole in a box of this height."""
        return max(1, int((height - 2 * self.border) / self.leading + _ROUNDING))

    def height(self, lines: int) -> float:
        """The height of a box that shows so many lines whole."""
        return lines * self.leading + 2 * self.border


@lru_cache(4096)
def _broken_lines(text: str, room: float, letter: float) -> int:
    return len(break_text(text, room, lambda words: len(words) * letter, split=True))


@lru_cache(4096)
def _typed_lines(font: FormFont, size: float, text: str, room: float) -> int:
    return len(break_text(text, room, lambda words: font.width(words, size), split=True))


def needed_lines(context: Context, field: Field, width: float) -> int:
    """The lines to write on that the examples and the promised words of a field take in a box of this width.

    In a variant, they are no fewer than its author asked for, and they hold the words that the standard workbook names
    beside this box: one question asks for as much wherever it stands.
    """
    pen, keyboard = Pen(context), Keyboard(context)
    words = max(field.words, context.standard_words.get(field.key or field.id, 0))
    by_words = pen.lines_of_words(words, width) if words else 1
    if context.book.variant is not None:
        by_words = max(by_words, field.lines)
    by_pen = max((pen.lines(example.text, width) for example in field.examples), default=1)
    by_keyboard = max((keyboard.lines(example.text, width) for example in field.examples), default=1)
    typed = math.ceil(keyboard.height(by_keyboard) / pen.pitch - _ROUNDING) if by_keyboard > 1 else 1
    return max(by_words, by_pen, typed)


def date_width(context: Context) -> float:
    """The minimum width of a box for a date: the longest date of this century, and the space at its sides."""
    keyboard = Keyboard(context)
    return _longest_date(keyboard.font, keyboard.size, context.words.months) + 2 * keyboard.side


@lru_cache(8)
def _longest_date(font: FormFont, size: float, months: str) -> float:
    def width(day: int, month: int, year: int) -> float:
        return font.width(written_date(day, month, year, months), size)

    day = max(_DAYS, key=lambda day: width(day, 1, 2000))
    year = max(_YEARS, key=lambda year: width(day, 1, year))
    return max(width(day, month, year) for month in _MONTHS)
