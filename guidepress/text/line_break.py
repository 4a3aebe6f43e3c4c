"""Breaks text into lines."""

from __future__ import annotations

from collections.abc import Callable

from guidepress.text.metrics import typeface

Measure = Callable[[str, float, bool], float]
"""Takes a text, a type size and whether the text is bold; returns the width in the unit of the size."""


def font_measure(font_chain: Callable[[str], tuple[bytes, ...]]) -> Measure:
    """A `Measure` with the fonts of a theme. `font_chain` returns the font files for "regular" and for "bold"."""
    faces = {strong: typeface(font_chain("bold" if strong else "regular")) for strong in (False, True)}

    def measure(text: str, size: float, strong: bool) -> float:
        thousandths = round(faces[strong].width(text) * 1000)  # the unit of most fonts, so nothing is lost
        return thousandths * size / 1000

    return measure


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
