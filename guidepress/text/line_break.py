"""Breaks the text of a drawing into lines, with the character widths of the theme's fonts."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import lru_cache

from fontTools.ttLib import TTFont

Measure = Callable[[str, float, bool], float]
"""Takes a text, a type size and whether the text is bold; returns the width in the unit of the size."""


def font_measure(fonts: Mapping[str, bytes]) -> Measure:
    """A `Measure` that uses the theme's fonts. `fonts` maps "regular" and "bold" to the bytes of a font file."""

    def measure(text: str, size: float, strong: bool) -> float:
        advances, em, other = _advances(fonts["bold" if strong else "regular"])
        return sum(advances.get(ord(letter), other) for letter in text) * size / em

    return measure


@lru_cache(maxsize=8)
def _advances(data: bytes) -> tuple[Mapping[int, int], int, int]:
    """The advance width of each character (in font units), the units per em, and the width of a missing character."""
    with TTFont(io.BytesIO(data), lazy=True) as font:
        widths = font["hmtx"].metrics
        cmap = font.getBestCmap()
        return {code: widths[name][0] for code, name in cmap.items()}, font["head"].unitsPerEm, widths[".notdef"][0]


def wrap_text(text: str, size: float, strong: bool, width: float, measure: Measure) -> list[str]:
    """The lines of a text, each no wider than `width` unless it is a single word. Line ends in the text are kept."""
    lines: list[str] = []
    for source_line in text.splitlines():
        line = ""
        for word in source_line.split():
            longer = f"{line} {word}" if line else word
            if line and measure(longer, size, strong) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines
