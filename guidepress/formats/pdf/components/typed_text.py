"""The room that typed text takes in a box. Lengths are in points.

Programs that fill in forms use the form font, close to the upper and left edge of the box.
"""

from __future__ import annotations

from functools import lru_cache

from guidepress.core.clock import written_date
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.syntax.fonts import FormFont

_SIDE_MARGIN = 4.0
"""The maximum space that programs leave free at each side of a line: see docs/form-fields.md."""
_DAYS, _MONTHS, _YEARS = range(1, 32), range(1, 13), range(2000, 2100)


def two_lines_height(context: Context) -> float:
    """The minimum height of a box that holds two typed lines."""
    layout = context.styles.layout.fields
    return context.styles.form_font.two_lines(layout.size, layout.border)


def date_width(context: Context) -> float:
    """The minimum width of a box for a date: the longest date of this century, and the side margins."""
    layout = context.styles.layout.fields
    return _longest_date(context.styles.form_font, layout.size, context.words.months) + 2 * _SIDE_MARGIN


@lru_cache(8)
def _longest_date(font: FormFont, size: float, months: str) -> float:
    def width(day: int, month: int, year: int) -> float:
        return font.width(written_date(day, month, year, months), size)

    day = max(_DAYS, key=lambda day: width(day, 1, 2000))
    year = max(_YEARS, key=lambda year: width(day, 1, year))
    return max(width(day, month, year) for month in _MONTHS)
