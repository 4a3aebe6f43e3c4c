"""Draws an icon of assets/icons as a native line drawing in the theme's colour.

It is decorative: a label stands beside it.
"""

from __future__ import annotations

from typing import Any

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib import SVGPath
from pptx.oxml import parse_xml

from guidepress.formats.pptx.shapes import DECORATIVE, SPACES, emu, emu_box
from guidepress.theme.deck import Area

CANVAS = 24
"""The side of an icon's drawing, in its own units."""
STROKE = 2
"""The width of an icon's lines, in its own units."""
UNIT = 1000
"""Path units per unit of the icon's drawing."""


def icon(svg: str, area: Area, id: int) -> Any:
    """One freeform shape in the area, in the deck's accent."""
    pen = RecordingPen()
    SVGPath.fromstring(svg.encode("utf-8")).draw(pen)
    path = "".join(_segment(verb, points) for verb, points in pen.value)
    width = emu(area.size[0] * STROKE / CANVAS)
    return parse_xml(
        f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="{id}" name="Icon {id}">{DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr/>'
        f"</p:nvSpPr><p:spPr>{emu_box(area).transform()}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{CANVAS * UNIT}" h="{CANVAS * UNIT}" fill="none">{path}</a:path></a:pathLst></a:custGeom>'
        "<a:noFill/>"
        f'<a:ln w="{width}" cap="rnd"><a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:round/></a:ln>'
        "</p:spPr></p:sp>"
    )


def _segment(verb: str, points: tuple[tuple[float, float], ...]) -> str:
    point_xml = "".join(f'<a:pt x="{round(x * UNIT)}" y="{round(y * UNIT)}"/>' for x, y in points)
    match verb:
        case "moveTo":
            return f"<a:moveTo>{point_xml}</a:moveTo>"
        case "lineTo":
            return f"<a:lnTo>{point_xml}</a:lnTo>"
        case "curveTo":
            return f"<a:cubicBezTo>{point_xml}</a:cubicBezTo>"
        case "qCurveTo":
            return f"<a:quadBezTo>{point_xml}</a:quadBezTo>"
        case "closePath":
            return "<a:close/>"
        case _:
            return ""
