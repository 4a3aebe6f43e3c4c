"""A drawing becomes one group of native, editable shapes with a text alternative."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, assert_never
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml

from guidepress.document.blocks import Figure
from guidepress.document.drawing import (
    Arrow,
    Box,
    Caption,
    Drawing,
    Ring,
    Shape,
    Slot,
)
from guidepress.formats.pptx.figure_scale import TypeSizes, left_of, scale_to
from guidepress.formats.pptx.shapes import SPACES, Rect, emu
from guidepress.formats.pptx.text_measure import Ruler
from guidepress.formats.pptx.theme_colours import Palette
from guidepress.theme.deck import Area, FigureLayout


class DrawingWriter:
    """Writes one figure."""

    def __init__(self, drawing: Drawing, area: Area, look: FigureLayout, ruler: Ruler, accents: Palette) -> None:
        self._drawing = drawing
        self._scale = scale_to(drawing, area)
        self._look = look
        self._ruler = ruler
        self._accents = accents
        self._sizes = TypeSizes(drawing, self._scale, look, ruler)

    def group(self, figure: Figure, name: str, first: int, language: str) -> Any:
        """The group. Its shapes take the ids from `first` + 1 on."""
        whole = self._rect(0, 0, self._drawing.width, self._drawing.height)
        inside = "".join(self._shape(shape, first + at, language) for at, shape in enumerate(self._drawing.shapes, 1))
        child = f'<a:chOff x="{whole.x}" y="{whole.y}"/><a:chExt cx="{whole.width}" cy="{whole.height}"/>'
        frame = whole.frame().replace("</a:xfrm>", f"{child}</a:xfrm>")
        return parse_xml(
            f'<p:grpSp {SPACES}><p:nvGrpSpPr><p:cNvPr id="{first}" name={quoteattr(name)} '
            f"descr={quoteattr(figure.alt)}/>"
            f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>{frame}</p:grpSpPr>{inside}</p:grpSp>"
        )

    # ------------------------------------------------------------------------------------------- shapes

    def _rect(self, x: float, y: float, width: float, height: float) -> Rect:
        """A rectangle of the drawing on the slide."""
        at = self._scale
        return Rect(emu(at.left + x * at.x), emu(at.top + y * at.y), emu(width * at.x), emu(height * at.y))

    def _shape(self, shape: Shape, id: int, language: str) -> str:
        match shape:
            case Box():
                where = self._rect(shape.x, shape.y, shape.width, shape.height)
                turned = ' vert="vert270"' if shape.turned else ""
                words = self._words(shape, shape.tone, "ctr", language)
                return self._solid(id, "rect", where, shape.tone, f'{turned} anchor="ctr"', words)
            case Ring():
                side = shape.radius * 2
                where = self._rect(shape.x - shape.radius, shape.y - shape.radius, side, side)
                words = self._words(shape, shape.tone, "ctr", language)
                return self._solid(id, "ellipse", where, shape.tone, ' anchor="t"', words)
            case Caption():
                return self._caption(shape, id, language)
            case Arrow():
                return self._arrow(shape, id)
            case Slot():
                return ""
            case _:
                assert_never(shape)

    def _solid(self, id: int, form: str, where: Rect, tone: str, body: str, words: str) -> str:
        fill = f"<a:solidFill>{self._accents.fill(tone)}</a:solidFill>"
        width = round(self._look.line * 12700)
        line = f'<a:ln w="{width}"><a:solidFill>{self._accents.fill("ink")}</a:solidFill></a:ln>'
        side = emu(self._look.inset)
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Shape {id}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
            f"{where.frame()}"
            f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>{fill}{line}</p:spPr><p:txBody><a:bodyPr wrap="square" '
            f'lIns="{side}" tIns="0" rIns="{side}" bIns="0"{body}><a:noAutofit/></a:bodyPr><a:lstStyle/>{words}'
            "</p:txBody></p:sp>"
        )

    def _caption(self, shape: Caption, id: int, language: str) -> str:
        points = self._sizes.of(shape)
        lines = self._ruler.lines(shape.text, points, shape.width * self._scale.x)
        where = self._rect(left_of(shape), shape.y, shape.width, 1)
        where = Rect(where.x, where.y, where.width, emu(lines * self._ruler.line(points)))
        align = {"left": "l", "middle": "ctr", "right": "r"}[shape.align]
        words = self._words(shape, "paper", align, language)
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Shape {id}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
            f"{where.frame()}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr '
            'wrap="square" lIns="0" '
            f'tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr><a:lstStyle/>{words}</p:txBody></p:sp>'
        )

    def _words(self, shape: Box | Ring | Caption, tone: str, align: str, language: str) -> str:
        lang = quoteattr(language)
        if not shape.text:
            return f"<a:p><a:endParaRPr lang={lang}/></a:p>"
        points = round(self._sizes.of(shape) * 100)
        bold = ' b="1"' if not isinstance(shape, Ring) and shape.strong else ""
        colour = f"<a:solidFill>{self._accents.words_on(tone)}</a:solidFill>"
        return (
            f'<a:p><a:pPr algn="{align}"/><a:r><a:rPr lang={lang} sz="{points}"{bold} dirty="0">{colour}</a:rPr>'
            f"<a:t>{escape(shape.text)}</a:t></a:r></a:p>"
        )

    def _arrow(self, shape: Arrow, id: int) -> str:
        where = self._rect(
            min(shape.x1, shape.x2), min(shape.y1, shape.y2), abs(shape.x2 - shape.x1), abs(shape.y2 - shape.y1)
        )
        flips = (' flipH="1"' if shape.x2 < shape.x1 else "") + (' flipV="1"' if shape.y2 < shape.y1 else "")
        head = '<a:tailEnd type="triangle" w="lg" len="lg"/>' if shape.head else ""
        return (
            f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{id}" name="Shape {id}"/><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>'
            "<p:spPr>"
            f'{where.frame(extra=flips)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
            f'<a:ln w="{round(self._look.line * 2 * 12700)}"><a:solidFill>'
            f"{self._accents.fill(shape.tone)}</a:solidFill>"
            f"{head}</a:ln></p:spPr></p:cxnSp>"
        )


def tones(figures: Iterable[Figure]) -> tuple[str, ...]:
    """The tones of the figures' shapes in order of their first use."""
    found: dict[str, None] = {}
    for figure in figures:
        if isinstance(figure.content, Drawing):
            for shape in figure.content.shapes:
                if not isinstance(shape, Slot):
                    found.setdefault(shape.tone)
    return tuple(found)
