"""Drawings and images on a page. A drawing's millimetres are those of the paper, unless it is wider than the page."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import assert_never

from msgspec.structs import replace

from guidepress.document.blocks import Image
from guidepress.document.drawing import (
    Arrow,
    Box,
    Caption,
    Drawing,
    Ring,
    Slot,
)
from guidepress.document.inline import Run
from guidepress.formats.pdf.components.context import Setting
from guidepress.formats.pdf.layout.flowable import Flowable, Surface
from guidepress.formats.pdf.layout.lines import Style, base_line, break_lines, mark_up
from guidepress.formats.pdf.layout.styles import MM, resized
from guidepress.formats.pdf.syntax.canvas import Rectangle
from guidepress.formats.pdf.syntax.objects import operands
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

SlotPainter = Callable[[Surface, Rectangle], None]
"""Puts a field on a drawing."""

_HEAD = 3.2
"""An arrow's head in multiples of its line."""


def picture(
    setting: Setting, content: Drawing | Image, element: StructureElement, slots: tuple[SlotPainter, ...]
) -> Flowable:
    """A drawing or an image as the content of a Figure element."""
    if isinstance(content, Drawing):
        return DrawingPiece(setting, content, element, slots)
    return ImagePiece(setting, content, element)


class ImagePiece(Flowable):
    """An image as wide as the column, or as wide as it is where that is less."""

    def __init__(self, setting: Setting, image: Image, element: StructureElement) -> None:
        self.key = setting.image(image)
        self.image = image
        self.element = element
        self.limit = setting.styles.page.body * 0.7
        self.after = setting.styles.get("body").after

    def _size(self, width: float) -> tuple[float, float]:
        points = self.image.width * 72 / 150  # 150 samples an inch print well
        scale = min(1.0, width / points, self.limit / (self.image.height * 72 / 150))
        return points * scale, self.image.height * 72 / 150 * scale

    def height(self, width: float) -> float:
        return self._size(width)[1]

    def draw(self, sheet: Surface, x: float, top: float, width: float) -> None:
        wide, high = self._size(width)
        sheet.canvas.image(self.element, self.key, x, top - high, wide, high)
        self.element.box = (x, top - high, x + wide, top)


class DrawingPiece(Flowable):
    """A drawing."""

    def __init__(
        self,
        setting: Setting,
        drawing: Drawing,
        element: StructureElement,
        slots: tuple[SlotPainter, ...],
        fit: float = 0.0,
    ) -> None:
        self.setting = setting
        self.drawing = drawing
        self.element = element
        self.slots = slots
        self.fit = fit
        """The width it is drawn at, in points; 0: as printed."""
        self.after = setting.styles.get("body").after
        self.wide = drawing.width * MM > setting.styles.page.column + 1

    def scale(self, width: float) -> float:
        """Points for each of the drawing's millimetres."""
        if self.fit:
            return self.fit / self.drawing.width
        return min(MM, width / self.drawing.width)

    def height(self, width: float) -> float:
        return self.drawing.height * self.scale(width)

    def draw(self, sheet: Surface, x: float, top: float, width: float) -> None:
        scale = self.scale(width)
        high = self.height(width)
        self.element.box = (x, top - high, x + self.drawing.width * scale, top)
        pen = _Pen(self.setting, sheet, self.element, x, top, scale)
        rooms: list[Rectangle] = []
        for shape in self.drawing.shapes:
            match shape:
                case Box():
                    pen.box(shape)
                case Ring():
                    pen.ring(shape)
                case Arrow():
                    pen.arrow(shape)
                case Caption():
                    pen.caption(shape)
                case Slot():
                    low = top - (shape.y + shape.height) * scale
                    left = x + shape.x * scale
                    rooms.append((left, low, left + shape.width * scale, low + shape.height * scale))
                case _:
                    assert_never(shape)
        for painter, room in zip(self.slots, rooms, strict=True):
            painter(sheet, room)


class _Pen:
    """Shapes of one drawing at its place on the page."""

    def __init__(
        self, setting: Setting, sheet: Surface, element: StructureElement, x: float, top: float, scale: float
    ) -> None:
        self.setting = setting
        self.canvas = sheet.canvas
        self.element = element
        self.x, self.top, self.scale = x, top, scale
        self.line = setting.styles.colours.ink
        self.base = setting.styles.get("drawing")

    def _style(self, size: float, strong: bool, colour: str) -> Style:
        style = resized(self.base, max(size * self.scale, self.base.size), colour)
        return replace(style, face=style.strong) if strong else style

    def _tone(self, name: str) -> tuple[str, str, str]:
        """Fill, text colour and outline of a tone. Pale shapes have an outline: they must be seen in grey."""
        fill, text = self.setting.styles.theme.tone(name)
        pale = name == "paper" or name.startswith(("tint", "soft"))
        return fill, text, self.line if pale else fill

    def box(self, shape: Box) -> None:
        fill, text, outline = self._tone(shape.tone)
        x, y = self.x + shape.x * self.scale, self.top - (shape.y + shape.height) * self.scale
        width, height = shape.width * self.scale, shape.height * self.scale
        self.canvas.rect(self.element, x, y, width, height, fill, outline, 0.8, radius=1.2 * self.scale)
        if not shape.text:
            return
        style = self._style(shape.size, shape.strong, text)
        if shape.turned:
            self._turned(shape.text, style, x + width / 2, y, height)
            return
        self._words(shape.text, style, x + self.scale, y + height / 2, width - 2 * self.scale, "middle", True)

    def _turned(self, words: str, style: Style, middle: float, low: float, room: float) -> None:
        """Lines of words that run upwards, side by side about `middle`."""
        lines = break_lines(mark_up((Run(words),), self.element, style), style, room - 2 * self.scale)
        x = middle - len(lines) * style.leading / 2 + base_line(style)
        for line in lines:
            shown = "".join(piece.words for piece in line)
            start = low + (room - line[-1].x - line[-1].width) / 2
            self.canvas.turned_text(self.element, style.face, style.size, style.colour, x, start, shown + " ")
            x += style.leading

    def ring(self, shape: Ring) -> None:
        fill, text, outline = self._tone(shape.tone)
        x, y, radius = self.x + shape.x * self.scale, self.top - shape.y * self.scale, shape.radius * self.scale
        self.canvas.circle(self.element, x, y, radius, fill, outline, 0.8)
        if shape.text:
            style = self._style(shape.size, False, text)
            width = radius * 1.2
            self._words(shape.text, style, x - width / 2, y + radius - style.size * 0.6, width, "middle", False)

    def arrow(self, shape: Arrow) -> None:
        colour = self.setting.styles.theme.tone(shape.tone)[0]
        x1, y1 = self.x + shape.x1 * self.scale, self.top - shape.y1 * self.scale
        x2, y2 = self.x + shape.x2 * self.scale, self.top - shape.y2 * self.scale
        width = 0.55 * self.scale
        angle = math.atan2(y2 - y1, x2 - x1)
        size = _HEAD * width
        if not shape.head:
            self.canvas.line(self.element, x1, y1, x2, y2, colour, width)
            return
        back = (x2 - 1.6 * size * math.cos(angle), y2 - 1.6 * size * math.sin(angle))
        self.canvas.line(self.element, x1, y1, back[0], back[1], colour, width)
        side = (-math.sin(angle) * size, math.cos(angle) * size)
        one, two = (back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1])
        path = f"{operands(x2, y2)} m {operands(*one)} l {operands(*two)} l h"
        self.canvas.shape(self.element, path, fill=colour)

    def caption(self, shape: Caption) -> None:
        colour = self.setting.styles.theme.tone(shape.tone)[0]
        style = self._style(shape.size, shape.strong, colour)
        width = shape.width * self.scale
        left = self.x + shape.x * self.scale
        if shape.align != "left":
            left -= width / 2 if shape.align == "middle" else width
        self._words(shape.text, style, left, self.top - shape.y * self.scale, width, shape.align, False)

    def _words(
        self, words: str, style: Style, left: float, top: float, width: float, align: str, centred: bool
    ) -> None:
        """Words in a width; `top` is their top, or with `centred` their middle."""
        lines = break_lines(mark_up((Run(words),), self.element, style), style, width)
        if centred:
            top += len(lines) * style.leading / 2
        for index, line in enumerate(lines):
            wide = line[-1].x + line[-1].width
            shift = 0.0 if align == "left" else (width - wide) / (2 if align == "middle" else 1)
            y = top - index * style.leading - base_line(style)
            for piece in line:
                self.canvas.text(
                    self.element, style.face, style.size, style.colour, left + shift + piece.x, y, piece.words + " "
                )
