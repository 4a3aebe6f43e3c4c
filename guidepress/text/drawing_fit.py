"""The type size in which words fit a shape of a drawing."""

from __future__ import annotations

from guidepress.text.line_break import Measure, wrap_text

_STEP = 0.05
"""The difference of two sizes that are tried, as a share of the usual size."""
_TOLERANCE = 0.01
"""A difference in millimetres that is ignored."""


def fitting_size(
    text: str, size: float, strong: bool, room: tuple[float, float], leading: float, least: float, measure: Measure
) -> float:
    """The largest size in which every line fits `room` (width and height in millimetres), at least `size` × `least`.

    `leading` is the height of a line, as a multiple of the size.
    """
    for step in range(round((1 - least) / _STEP) + 1):
        smaller = size * (1 - step * _STEP)
        lines = wrap_text(text, smaller, strong, room[0], measure)
        widest = max((measure(line, smaller, strong) for line in lines), default=0.0)
        if widest <= room[0] + _TOLERANCE and len(lines) * smaller * leading <= room[1] + _TOLERANCE:
            return smaller
    return smaller
