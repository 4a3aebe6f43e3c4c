"""Breaking the words of a drawing into lines, with the widths of the theme's own typeface."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import lru_cache

from fontTools.ttLib import TTFont

Measure = Callable[[str, float, bool], float]
"""Text, type size and strength to width, in the unit of the size."""


def measure_with(fonts: Mapping[str, bytes]) -> Measure:
    """Widths in the theme's typeface."""

    def measure(text: str, size: float, strong: bool) -> float:
        advances, em, other = _advances(fonts["bold" if strong else "regular"])
        return sum(advances.get(ord(letter), other) for letter in text) * size / em

    return measure


@lru_cache(maxsize=8)
def _advances(data: bytes) -> tuple[Mapping[int, int], int, int]:
    """The advance width of every character of a font, its units in an em, and the width of what it lacks."""
    with TTFont(io.BytesIO(data), lazy=True) as font:
        widths = font["hmtx"].metrics
        cmap = font.getBestCmap()
        return {code: widths[name][0] for code, name in cmap.items()}, font["head"].unitsPerEm, widths[".notdef"][0]


def lines_of(text: str, size: float, strong: bool, width: float, measure: Measure) -> list[str]:
    """The lines of a text no wider than `width`, where words allow; line ends in the text stay."""
    lines: list[str] = []
    for given in text.splitlines():
        line = ""
        for word in given.split():
            longer = f"{line} {word}" if line else word
            if line and measure(longer, size, strong) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines
