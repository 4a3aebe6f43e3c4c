"""Estimates how much room words take on a drawing. Formats set the type; exercise kinds only leave room for it."""

from __future__ import annotations

from math import ceil

LETTER = 0.55  # width of a letter, as a share of its size: a little more than the mean of common text faces
LEADING = 1.25  # height of a line, as a share of its size


def text_width(text: str, size: float) -> float:
    """The width of one line of text, in the unit of `size`."""
    return len(text) * LETTER * size


def text_height(text: str, width: float, size: float) -> float:
    """The height of text broken into lines of `width`; each word that is longer stands on a line of its own."""
    lines, free = 0, 0.0
    for word in text.split():
        room = text_width(f"{word} ", size)
        if room > free:
            lines, free = lines + max(1, ceil(text_width(word, size) / width)), width
        free -= room
    return lines * LEADING * size
