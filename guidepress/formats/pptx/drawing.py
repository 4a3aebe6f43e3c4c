"""Writes a drawing as one group of native, editable shapes with a text alternative."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, assert_never
from xml.sax.saxutils import escape, quoteattr

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
from guidepress.formats.pptx.shapes import EmuBox, emu, shape_group
from guidepress.formats.pptx.text_measure import Ruler
from guidepress.formats.pptx.theme_colours import Palette
from guidepress.theme.deck import Area, FigureLayout


class DrawingWriter:
    """Writes one figure as DrawingML."""

    def __init__(self, drawing: Drawing, area: Area, look: FigureLayout, ruler: Ruler, palette: Palette) -> None:
        self._drawing = drawing
        self._scale = scale_to(drawing, area)
        self._look = look
        self._ruler = ruler
        self._palette = palette
        self._sizes = TypeSizes(drawing, self._scale, look, ruler)

    def group(self, figure: Figure, name: str, first: int, language: str) -> Any:
        """The group of shapes. Its id is `first`; its shapes have the ids after it."""
        outline = self._frame(0, 0, self._drawing.width, self._drawing.height)
        shapes = "".join(self._shape(shape, first + at, language) for at, shape in enumerate(self._drawing.shapes, 1))
        return shape_group(outline, shapes, figure.alt, name, first)

    # ------------------------------------------------------------------------------------------- shapes

    def _frame(self, x: float, y: float, width: float, height: float) -> EmuBox:
        """A rectangle of the drawing (millimetres) on the slide (EMU)."""
        scale = self._scale
        return EmuBox(
            emu(scale.left + x * scale.x), emu(scale.top + y * scale.y), emu(width * scale.x), emu(height * scale.y)
        )

    def _shape(self, shape: Shape, id: int, language: str) -> str:
        match shape:
            case Box():
                frame = self._frame(shape.x, shape.y, shape.width, shape.height)
                turned = ' vert="vert270"' if shape.turned else ""
                words = self._words(shape, shape.tone, "ctr", language)
                return self._solid(id, "rect", frame, shape.tone, f'{turned} anchor="ctr"', words)
            case Ring():
                side = shape.radius * 2
                frame = self._frame(shape.x - shape.radius, shape.y - shape.radius, side, side)
                words = self._words(shape, shape.tone, "ctr", language)
                return self._solid(id, "ellipse", frame, shape.tone, ' anchor="t"', words)
            case Caption():
                return self._caption(shape, id, language)
            case Arrow():
                return self._arrow(shape, id)
            case Slot():
                return ""
            case _:
                assert_never(shape)

    def _solid(self, id: int, kind: str, frame: EmuBox, tone: str, body: str, words: str) -> str:
        fill = f"<a:solidFill>{self._palette.fill(tone)}</a:solidFill>"
        width = round(self._look.line * 12700)
        line = f'<a:ln w="{width}"><a:solidFill>{self._palette.fill("ink")}</a:solidFill></a:ln>'
        side = emu(self._look.inset)
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Shape {id}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
            f"{frame.transform()}"
            f'<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>{fill}{line}</p:spPr><p:txBody><a:bodyPr wrap="square" '
            f'lIns="{side}" tIns="0" rIns="{side}" bIns="0"{body}><a:noAutofit/></a:bodyPr><a:lstStyle/>{words}'
            "</p:txBody></p:sp>"
        )

    def _caption(self, shape: Caption, id: int, language: str) -> str:
        points = self._sizes.size_of(shape)
        lines = self._ruler.lines(shape.text, points, shape.width * self._scale.x)
        frame = self._frame(left_of(shape), shape.y, shape.width, 1)
        frame = EmuBox(frame.x, frame.y, frame.width, emu(lines * self._ruler.line(points)))
        align = {"left": "l", "middle": "ctr", "right": "r"}[shape.align]
        words = self._words(shape, "paper", align, language)
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Shape {id}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
            f"{frame.transform()}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr '
            'wrap="square" lIns="0" '
            f'tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr><a:lstStyle/>{words}</p:txBody></p:sp>'
        )

    def _words(self, shape: Box | Ring | Caption, tone: str, align: str, language: str) -> str:
        lang = quoteattr(language)
        if not shape.text:
            return f"<a:p><a:endParaRPr lang={lang}/></a:p>"
        points = round(self._sizes.size_of(shape) * 100)
        bold = ' b="1"' if not isinstance(shape, Ring) and shape.strong else ""
        colour = f"<a:solidFill>{self._palette.text_colour(tone)}</a:solidFill>"
        return (
            f'<a:p><a:pPr algn="{align}"/><a:r><a:rPr lang={lang} sz="{points}"{bold} dirty="0">{colour}</a:rPr>'
            f"<a:t>{escape(shape.text)}</a:t></a:r></a:p>"
        )

    def _arrow(self, shape: Arrow, id: int) -> str:
        frame = self._frame(
            min(shape.x1, shape.x2), min(shape.y1, shape.y2), abs(shape.x2 - shape.x1), abs(shape.y2 - shape.y1)
        )
        flips = (' flipH="1"' if shape.x2 < shape.x1 else "") + (' flipV="1"' if shape.y2 < shape.y1 else "")
        head = '<a:tailEnd type="triangle" w="lg" len="lg"/>' if shape.head else ""
        return (
            f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{id}" name="Shape {id}"/><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>'
            "<p:spPr>"
            f'{frame.transform(extra=flips)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
            f'<a:ln w="{round(self._look.line * 2 * 12700)}"><a:solidFill>'
            f"{self._palette.fill(shape.tone)}</a:solidFill>"
            f"{head}</a:ln></p:spPr></p:cxnSp>"
        )


def tones(figures: Iterable[Figure]) -> tuple[str, ...]:
    """The tones of all shapes of the figures, in the order of their first use."""
    tones_in_order: dict[str, None] = {}
    for figure in figures:
        if isinstance(figure.content, Drawing):
            for shape in figure.content.shapes:
                if not isinstance(shape, Slot):
                    tones_in_order.setdefault(shape.tone)
    return tuple(tones_in_order)
