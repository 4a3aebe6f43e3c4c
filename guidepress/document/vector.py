"""Pictures made of lines and areas, as they come from an SVG file: data that every format draws."""

from __future__ import annotations

from typing import Literal

from guidepress.core.values import Value

Segment = tuple[Literal["m", "l", "c", "h"], tuple[float, ...]]
"""A step of a path with its points: begin, line, cubic curve, close. The letters are the operators of PDF (ISO 32000-1,
table 59).
"""


class VectorPath(Value):
    """One shape. Colours are #rrggbb; "" for none. Lengths are in the units of the picture, y runs downwards."""

    segments: tuple[Segment, ...]
    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    """The width of its outline."""
    even_odd: bool = False
    """Whether areas are filled by the even-odd rule."""
    cap: Literal["butt", "round", "square"] = "butt"
    join: Literal["miter", "round", "bevel"] = "miter"
    dashes: tuple[float, ...] = ()


class VectorPicture(Value):
    """Shapes on a canvas, painted in order. The origin is at the top left."""

    width: float
    height: float
    paths: tuple[VectorPath, ...]
