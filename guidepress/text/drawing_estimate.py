"""Estimates the room that text takes in a drawing, without a font.

Exercise kinds use the estimates to set the size of their drawings, before a theme is known.
"""

from __future__ import annotations

from guidepress.text.line_break import break_text
from guidepress.text.metrics import EvenMetrics

LETTERS = EvenMetrics(0.55)
"""A little wider than the mean of common text faces."""
LEADING = 1.25  # height of a line, as a share of its size


def text_width(text: str, size: float) -> float:
    """The estimated width of one line of text, in the unit of `size` (the type size)."""
    return LETTERS.width(text) * size


def text_height(text: str, width: float, size: float) -> float:
    """The estimated height of text that is broken into lines of `width`.

    `width` and the result are in the unit of `size`. A word that is wider than `width` takes lines of its own. One
    letter of each line stays free, since real letters may be wider.
    """
    return len(break_text(text, width / size - LETTERS.letter, LETTERS.width, split=True)) * LEADING * size
