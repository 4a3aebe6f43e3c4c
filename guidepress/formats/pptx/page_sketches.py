"""Small pictures of the workbook pages on which people write: native shapes, with the large number of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from guidepress.document.page_map import PageSketch, PointBox
from guidepress.formats.pptx.shapes import EmuBox, emu, emu_box, shape_group
from guidepress.formats.pptx.text_measure import Ruler
from guidepress.formats.pptx.theme_colours import scheme_colour
from guidepress.theme.deck import Area, SketchLayout

NumberedSketch = tuple[int, PageSketch]
"""The number of a page, and the page in outline."""


def page_sketches(
    pages: Sequence[NumberedSketch], area: Area, look: SketchLayout, ruler: Ruler, alt: str, first: int, language: str
) -> Any:
    """One group of shapes with a text alternative: the pages side by side, each above its number. Its id is `first`."""
    width = (area.size[0] - look.gap * (len(pages) - 1)) / len(pages)
    points = min(look.points, *(_points(number, width, look, ruler) for number, _ in pages))
    foot = ruler.line(points)
    scale = min(min(width / page.width, (area.size[1] - foot) / page.height) for _, page in pages)
    used = sum(page.width * scale for _, page in pages) + look.gap * (len(pages) - 1)
    left, shapes = area.at[0] + (area.size[0] - used) / 2, ""
    for at, (number, page) in enumerate(pages):
        top = area.at[1] + (area.size[1] - foot - page.height * scale) / 2
        frame = EmuBox(emu(left), emu(top), emu(page.width * scale), emu(page.height * scale))
        shapes += _page(page, frame, look, first + 1 + 5 * at)
        tab = EmuBox(frame.x, frame.y + frame.height, frame.width, emu(foot))
        shapes += _number(number, tab, points, first + 5 + 5 * at, language)
        left += page.width * scale + look.gap
    return shape_group(emu_box(area), shapes, alt, f"Pages {first}", first)


def _points(number: int, width: float, look: SketchLayout, ruler: Ruler) -> float:
    """The largest size in points in which a number has room below its page."""
    return max(look.least, look.points * width / (ruler.width(str(number), look.points) + 2 * look.inset))


def _page(page: PageSketch, frame: EmuBox, look: SketchLayout, first: int) -> str:
    """The sheet, its lines, its headings and its boxes: four shapes of the size of the page."""
    line = round(look.line * 12700)
    edge = f'<a:ln w="{line}"><a:solidFill>{scheme_colour("tx2")}</a:solidFill></a:ln>'
    none = "<a:ln><a:noFill/></a:ln>"
    sheet = ((0, 0, page.width, page.height),)
    return (
        _boxes(sheet, page, frame, "bg1", edge, first)
        + _boxes(page.lines, page, frame, "tx2", none, first + 1)
        + _boxes(page.headings, page, frame, "accent1", none, first + 2)
        + _boxes(page.boxes, page, frame, "bg2", edge.replace("tx2", "accent1"), first + 3)
    )


def _boxes(boxes: Iterable[PointBox], page: PageSketch, frame: EmuBox, fill: str, line: str, id: int) -> str:
    """Rectangles of a page as one freeform shape of the size of the page; nothing if there are none."""
    path = "".join(
        f'<a:moveTo><a:pt x="{x}" y="{y}"/></a:moveTo>'
        + "".join(
            f'<a:lnTo><a:pt x="{right}" y="{low}"/></a:lnTo>'
            for right, low in ((x + width, y), (x + width, y + height), (x, y + height))
        )
        + "<a:close/>"
        for x, y, width, height in boxes
    )
    if not path:
        return ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Outline {id}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f"{frame.transform()}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{page.width}" h="{page.height}">{path}</a:path>'
        f"</a:pathLst></a:custGeom><a:solidFill>{scheme_colour(fill)}</a:solidFill>{line}</p:spPr></p:sp>"
    )


def _number(number: int, frame: EmuBox, points: float, id: int, language: str) -> str:
    """The number of a page, on a tab below it."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Page {id}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'{frame.transform()}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>{scheme_colour("accent1")}'
        '</a:solidFill></p:spPr><p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr">'
        f'<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr algn="ctr"/><a:r><a:rPr lang={quoteattr(language)} '
        f'sz="{int(points) * 100}" b="1" dirty="0"><a:solidFill>{scheme_colour("bg1")}</a:solidFill></a:rPr>'
        f"<a:t>{number}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
