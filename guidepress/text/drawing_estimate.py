"""Estimates the room that text takes in a drawing, without a font.

Exercise kinds use the estimates to set the size of their drawings.
"""

from __future__ import annotations

from math import ceil

LETTER_WIDTH = 0.55  # width of a letter, as a share of its size: a little more than the mean of common text faces
LEADING = 1.25  # height of a line, as a share of its size


def text_width(text: str, size: float) -> float:
    """The estimated width of one line of text, in the unit of `size` (the type size)."""
    return len(text) * LETTER_WIDTH * size


def text_height(text: str, width: float, size: float) -> float:
    """The estimated height of text that is broken into lines of `width`.

    `width` and the result are in the unit of `size`. A word that is wider than `width` takes lines of its own.
    """
    lines, free = 0, 0.0
    for word in text.split():
        room = text_width(f"{word} ", size)
        if room > free:
            lines, free = lines + max(1, ceil(text_width(word, size) / width)), width
        free -= room
    return lines * LEADING * size
