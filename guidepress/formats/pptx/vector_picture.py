"""Writes a picture of lines and areas as one group of native shapes with a text alternative."""

from __future__ import annotations

from typing import Any

from guidepress.document.vector import VectorPath, VectorPicture
from guidepress.formats.pptx.shapes import EmuBox, emu, shape_group

UNITS = 100_000
"""The width of a picture in the units of its paths."""
_POINTS = {"m": "moveTo", "l": "lnTo", "c": "cubicBezTo"}
_CAPS = {"butt": "flat", "round": "rnd", "square": "sq"}
_JOINS = {"miter": '<a:miter lim="400000"/>', "round": "<a:round/>", "bevel": "<a:bevel/>"}


def vector_group(picture: VectorPicture, x: float, y: float, width: float, alt: str, name: str, first: int) -> Any:
    """The group of shapes with its top left at x, y, in millimetres. Its id is `first`; its shapes have the ids after
    it.
    """
    height = width * picture.height / picture.width
    box = EmuBox(emu(x), emu(y), emu(width), emu(height))
    scale = width / picture.width
    shapes = "".join(_shape(path, picture, box, scale, first + at) for at, path in enumerate(picture.paths, 1))
    return shape_group(box, shapes, alt, name, first)


def _shape(path: VectorPath, picture: VectorPicture, box: EmuBox, scale: float, id: int) -> str:
    """One freeform shape. All shapes of a picture have the box of the whole, so that they keep their places."""
    per_unit = UNITS / picture.width
    high = round(picture.height * per_unit)
    steps = "".join(_step(verb, points, per_unit) for verb, points in path.segments)
    fill = "" if path.fill else ' fill="none"'
    stroke = "" if path.stroke else ' stroke="0"'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Shape {id}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f"{box.transform()}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{UNITS}" h="{high}"{fill}{stroke}>{steps}</a:path></a:pathLst></a:custGeom>'
        f"{_colour(path.fill)}{_line(path, scale)}</p:spPr></p:sp>"
    )


def _step(verb: str, points: tuple[float, ...], per_unit: float) -> str:
    if verb == "h":
        return "<a:close/>"
    pairs = zip(points[::2], points[1::2], strict=True)
    inside = "".join(f'<a:pt x="{round(x * per_unit)}" y="{round(y * per_unit)}"/>' for x, y in pairs)
    return f"<a:{_POINTS[verb]}>{inside}</a:{_POINTS[verb]}>"


def _colour(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>' if colour else "<a:noFill/>"


def _line(path: VectorPath, scale: float) -> str:
    """The outline. Dashes are in hundred-thousandths of its width (ISO/IEC 29500-1, 20.1.8.22)."""
    if not path.stroke:
        return "<a:ln><a:noFill/></a:ln>"
    pairs = (path.dashes * 2 if len(path.dashes) % 2 else path.dashes) if path.dashes else ()
    dashes = "".join(
        f'<a:ds d="{round(dash / path.width * 100_000)}" sp="{round(gap / path.width * 100_000)}"/>'
        for dash, gap in zip(pairs[::2], pairs[1::2], strict=True)
    )
    pattern = f"<a:custDash>{dashes}</a:custDash>" if dashes else ""
    width = emu(path.width * scale)
    return f'<a:ln w="{width}" cap="{_CAPS[path.cap]}">{_colour(path.stroke)}{pattern}{_JOINS[path.join]}</a:ln>'
