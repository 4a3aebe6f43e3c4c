"""Finds the type size at which a text fits a box."""

from __future__ import annotations

from guidepress.text.line_break import Width, break_text, words_of
from guidepress.text.metrics import Metrics, Weight


def largest_size(
    text: str, box: tuple[float, float], largest: float, leading: float, metrics: Metrics, weight: Weight = "regular"
) -> float:
    """The largest whole type size up to `largest` at which a text fits a box without dividing a word; 1 if none does.

    `box`: width and height, in the unit of the size. `leading`: the height of a line, as a multiple of the size.
    """
    size = float(int(largest))
    while size > 1 and not fits(text, box, size, leading, metrics, weight):
        size -= 1
    return size


def fits(
    text: str, box: tuple[float, float], size: float, leading: float, metrics: Metrics, weight: Weight = "regular"
) -> bool:
    """Whether a text fits a box at this size without dividing a word. Lengths are in the unit of the size."""
    room, height = box[0] / size, box[1] / size

    def width(words: str) -> float:
        return metrics.width(words, weight)

    if any(width(word) > room for line in text.splitlines() for word in words_of(line)):
        return False
    return len(break_text(text, room, width)) * leading <= height


_STEP = 0.05
"""The difference of two sizes that are tried, as a share of the usual size."""
_TOLERANCE = 0.01
"""A difference that is ignored."""


def fitting_size(
    text: str, size: float, room: tuple[float, float], leading: float, least: float, width: Width
) -> float:
    """The largest size in which every line fits `room`, from `size` down to `size` × `least`.

    `room`: width and height, in the unit of the size. `leading`: the height of a line, as a multiple of the size.
    `width` measures a text at size 1.
    """
    smaller = size
    for step in range(round((1 - least) / _STEP) + 1):
        smaller = size * (1 - step * _STEP)
        lines = break_text(text, room[0] / smaller, width)
        widest = max(map(width, lines), default=0.0) * smaller
        if widest <= room[0] + _TOLERANCE and len(lines) * smaller * leading <= room[1] + _TOLERANCE:
            break
    return smaller
