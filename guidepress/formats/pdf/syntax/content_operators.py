"""Operators of a content stream as text: colours, text and paths (ISO 32000-1, 8.5 and 9.4). Lengths are in points."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from guidepress.formats.pdf.syntax.fonts import Face
from guidepress.formats.pdf.syntax.objects import (
    number,
    operands,
)


@lru_cache(256)
def rgb(colour: str) -> str:
    """A colour #rrggbb as the three operands of a colour operator."""
    value = int(colour[1:], 16)
    parts = (value >> 16, value >> 8 & 255, value & 255)
    return " ".join(f"{part / 255:.3f}".rstrip("0").rstrip(".") for part in parts)


def text_code(face: Face, size: float, x: float, y: float, words: str) -> str:
    """Shows text at a point on the base line."""
    return show_text_code(face, size, f"{number(x)} {number(y)} Td", words)


def show_text_code(face: Face, size: float, position: str, words: str) -> str:
    """Shows text at a position, which is given as a text-positioning operator."""
    encoded = face.encode(words)
    operators = " ".join(f"{font} {number(size)} Tf ({codes}) Tj" for font, codes in encoded)
    return f"BT {position} {operators} ET"


_CIRCLE_HANDLE = 0.5523
"""The distance of the control points of a Bézier curve that approximates a quarter of a circle of radius 1."""


def circle_path(x: float, y: float, radius: float) -> str:
    """A circle as four Bézier curves. x and y are its centre."""
    return rounded_rectangle_path(x - radius, y - radius, 2 * radius, 2 * radius, radius)


@lru_cache(1024)
def rounded_rectangle_path(x: float, y: float, width: float, height: float, radius: float) -> str:
    """A rectangle with rounded corners."""
    r = min(radius, width / 2, height / 2)
    k = r * (1 - _CIRCLE_HANDLE)
    x1, y1 = x + width, y + height
    parts: list[tuple[Sequence[float], str]] = [
        ((x + r, y), "m"),
        ((x1 - r, y), "l"),
        ((x1 - k, y, x1, y + k, x1, y + r), "c"),
        ((x1, y1 - r), "l"),
        ((x1, y1 - k, x1 - k, y1, x1 - r, y1), "c"),
        ((x + r, y1), "l"),
        ((x + k, y1, x, y1 - k, x, y1 - r), "c"),
        ((x, y + r), "l"),
        ((x, y + k, x + k, y, x + r, y), "c"),
    ]
    return " ".join(f"{operands(*points)} {operator}" for points, operator in parts) + " h"
