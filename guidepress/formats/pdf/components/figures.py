"""Drawings and images. A drawing has its size in millimetres, unless its words or the page need another."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import assert_never

from guidepress.document.blocks import Image
from guidepress.document.drawing import (
    Arrow,
    Box,
    Caption,
    Drawing,
    Ring,
    Slot,
)
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.drawing_words import DrawingWords, ShapeWords
from guidepress.formats.pdf.components.fitted_drawing import FittedDrawing, fitted_drawing, fitted_sketch
from guidepress.formats.pdf.components.keyed_drawing import keyed_drawing
from guidepress.formats.pdf.layout.flowable import Flowable, Surface
from guidepress.formats.pdf.layout.line_drawing import baseline_offset
from guidepress.formats.pdf.layout.styles import MM
from guidepress.formats.pdf.syntax.objects import operands
from guidepress.formats.pdf.syntax.page_content import Rectangle
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

SlotPainter = Callable[[Surface, Rectangle], None]
"""Draws a field into a rectangle of a drawing."""

_ARROW_HEAD = 3.2
"""Half the width of an arrow's head, as a multiple of the line width."""


def picture(
    context: Context, content: Drawing | Image, element: StructureElement, slots: tuple[SlotPainter, ...]
) -> Flowable:
    """A drawing or an image as the content of a Figure element. `slots` draw the fields of a drawing."""
    if isinstance(content, Drawing):
        return DrawingPiece(context, content, element, slots)
    return ImagePiece(context, content, element)


class ImagePiece(Flowable):
    """An image with the width of the column, or less if the image is smaller."""

    def __init__(self, context: Context, image: Image, element: StructureElement) -> None:
        self.key = context.image(image)
        self.image = image
        self.element = element
        self.limit = context.styles.page.body * 0.7
        self.after = context.styles.get("body").after

    def _size(self, width: float) -> tuple[float, float]:
        points = self.image.width * 72 / 150  # 150 pixels per inch are enough for print
        scale = min(1.0, width / points, self.limit / (self.image.height * 72 / 150))
        return points * scale, self.image.height * 72 / 150 * scale

    def height(self, width: float) -> float:
        return self._size(width)[1]

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        image_width, height = self._size(width)
        surface.canvas.image(self.element, self.key, x, top - height, image_width, height)
        self.element.box = (x, top - height, x + image_width, top)


class DrawingPiece(Flowable):
    """A drawing."""

    def __init__(
        self,
        context: Context,
        drawing: Drawing,
        element: StructureElement,
        slots: tuple[SlotPainter, ...],
        fixed_width: float = 0.0,
    ) -> None:
        self.context = context
        self.drawing = drawing = keyed_drawing(context.styles, drawing)
        self.element = element
        self.slots = slots
        self.fixed_width = fixed_width
        """The width of the drawing in points; 0: its own width."""
        self.after = context.styles.get("body").after
        page = context.styles.page
        self.full_width = drawing.width * MM > page.column + 1
        if not self.full_width and not fixed_width:
            self.full_width = bool(fitted_drawing(context.styles, drawing, page.column).without_room)
        self._fitted: tuple[float, FittedDrawing] | None = None

    def fitted(self, width: float) -> FittedDrawing:
        """The drawing as it is drawn in this width."""
        if self._fitted is None or self._fitted[0] != width:
            styles, fixed = self.context.styles, self.fixed_width
            fitted = fitted_sketch(self.context, self.drawing, width) if self.slots else None
            fitted = fitted or fitted_drawing(styles, self.drawing, fixed or width, is_fixed=bool(fixed))
            self._fitted = (width, fitted)
        return self._fitted[1]

    def height(self, width: float) -> float:
        return self.fitted(width).height

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        fitted = self.fitted(width)
        scale, height = fitted.scale, fitted.height
        self.element.box = (x, top - height, x + fitted.drawing.width * scale, top)
        for words in fitted.without_room:
            surface.canvas.limits.record(surface.canvas.page, self.element, words, "drawing")
        painter = _DrawingPainter(self.context, surface, self.element, x, top, scale)
        rooms: list[Rectangle] = []
        for shape in fitted.drawing.shapes:
            match shape:
                case Box():
                    painter.box(shape)
                case Ring():
                    painter.ring(shape)
                case Arrow():
                    painter.arrow(shape)
                case Caption():
                    painter.caption(shape)
                case Slot():
                    low = top - (shape.y + shape.height) * scale
                    left = x + shape.x * scale
                    rooms.append((left, low, left + shape.width * scale, low + shape.height * scale))
                case _:
                    assert_never(shape)
        for paint_slot, room in zip(self.slots, rooms, strict=True):
            paint_slot(surface, room)


class _DrawingPainter:
    """Draws the shapes of one drawing at its place on the page."""

    def __init__(
        self, context: Context, surface: Surface, element: StructureElement, x: float, top: float, scale: float
    ) -> None:
        self.context = context
        self.canvas = surface.canvas
        self.element = element
        self.x, self.top, self.scale = x, top, scale
        self.line = context.styles.colours.ink
        self.has_colours = len({accent.accent for accent in context.styles.theme.accents}) > 1
        self.words = DrawingWords(context.styles, scale, element)

    def _tone(self, name: str) -> tuple[str, str, str]:
        """Fill, text colour and outline of a tone.

        Pale shapes have an outline, so that they are visible in black and white. Where all accents have one colour,
        dark shapes have the outline of the paper, so that two that touch do not look as one.
        """
        theme = self.context.styles.theme
        fill, text = theme.tone(name)
        pale = name == "paper" or name.startswith(("tint", "soft"))
        dark = fill if self.has_colours else theme.colours.paper
        return fill, text, self.line if pale else dark

    def box(self, shape: Box) -> None:
        """Draws a box with its words."""
        fill, text, outline = self._tone(shape.tone)
        x, y = self.x + shape.x * self.scale, self.top - (shape.y + shape.height) * self.scale
        width, height = shape.width * self.scale, shape.height * self.scale
        self.canvas.rectangle(self.element, x, y, width, height, fill, outline, 0.8, radius=1.2 * self.scale)
        self._words(shape, text)

    def ring(self, shape: Ring) -> None:
        """Draws a circle with its words near the top."""
        fill, text, outline = self._tone(shape.tone)
        x, y, radius = self.x + shape.x * self.scale, self.top - shape.y * self.scale, shape.radius * self.scale
        self.canvas.circle(self.element, x, y, radius, fill, outline, 0.8)
        self._words(shape, text)

    def arrow(self, shape: Arrow) -> None:
        """Draws a line, with an arrow head if it has one."""
        colour = self.context.styles.theme.tone(shape.tone)[0]
        x1, y1 = self.x + shape.x1 * self.scale, self.top - shape.y1 * self.scale
        x2, y2 = self.x + shape.x2 * self.scale, self.top - shape.y2 * self.scale
        width = 0.55 * self.scale
        angle = math.atan2(y2 - y1, x2 - x1)
        size = _ARROW_HEAD * width
        if not shape.head:
            self.canvas.line(self.element, x1, y1, x2, y2, colour, width)
            return
        back = (x2 - 1.6 * size * math.cos(angle), y2 - 1.6 * size * math.sin(angle))
        self.canvas.line(self.element, x1, y1, back[0], back[1], colour, width)
        side = (-math.sin(angle) * size, math.cos(angle) * size)
        left, right = (back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1])
        path = f"{operands(x2, y2)} m {operands(*left)} l {operands(*right)} l h"
        self.canvas.paint_path(self.element, path, fill=colour)

    def caption(self, shape: Caption) -> None:
        """Draws words without an outline."""
        self._words(shape, self.context.styles.theme.tone(shape.tone)[0])

    def _words(self, shape: Box | Ring | Caption, colour: str) -> None:
        """Draws the words of a shape."""
        words = self.words.words_of(shape)
        if words is None:
            return
        if words.turned:
            self._turned(words, colour)
            return
        style = words.style
        for index, line in enumerate(words.lines):
            line_width = line[-1].x + line[-1].width
            shift = {"left": 0.0, "middle": 0.5, "right": 1.0}[words.align] * (words.width - line_width)
            y = self.top - words.top - index * style.leading - baseline_offset(style)
            for piece in line:
                x = self.x + words.left + shift + piece.x
                self.canvas.text(self.element, style.face, style.size, colour, x, y, piece.words + " ")

    def _turned(self, words: ShapeWords, colour: str) -> None:
        """Draws lines of text that run upwards, side by side."""
        style = words.style
        x = self.x + words.left + baseline_offset(style)
        for line in words.lines:
            text = "".join(piece.words for piece in line)
            low = self.top - words.top - words.width + (words.width - line[-1].x - line[-1].width) / 2
            self.canvas.rotated_text(self.element, style.face, style.size, colour, x, low, text + " ")
            x += style.leading
