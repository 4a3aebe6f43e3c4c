"""How much room typed words take in a box. Lengths in points.

A program that fills a form sets the words in the form font, close to the upper and the left edge of their box.
"""

from __future__ import annotations

from functools import lru_cache

from guidepress.document.labels import written_date
from guidepress.formats.pdf.components.context import Setting
from guidepress.formats.pdf.syntax.fonts import FormFont

_BESIDE = 4.0
"""What programs leave free at each side of a line, at the most: docs/form-fields.md has their numbers."""
_DAYS, _MONTHS, _YEARS = range(1, 32), range(1, 13), range(2000, 2100)


def lines_height(setting: Setting) -> float:
    """The least height of a box that holds two typed lines."""
    layout = setting.styles.layout.fields
    return setting.styles.form_font.two_lines(layout.size, layout.border)


def date_width(setting: Setting) -> float:
    """The least width of a box for a date: the longest of this century, and what programs leave free beside it."""
    layout = setting.styles.layout.fields
    return _longest_date(setting.styles.form_font, layout.size, setting.words.months) + 2 * _BESIDE


@lru_cache(8)
def _longest_date(font: FormFont, size: float, months: str) -> float:
    def width(day: int, month: int, year: int) -> float:
        return font.width(written_date(day, month, year, months), size)

    day = max(_DAYS, key=lambda day: width(day, 1, 2000))
    year = max(_YEARS, key=lambda year: width(day, 1, year))
    return max(width(day, month, year) for month in _MONTHS)
