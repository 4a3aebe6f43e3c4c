"""Paints a drawing on a pixel image, with the theme's fonts."""

from __future__ import annotations

import io
from math import inf
from typing import assert_never

from msgspec import Struct
from PIL import Image, ImageDraw, ImageFont

from guidepress.document.drawing import (
    Arrow,
    Box,
    Caption,
    Ring,
    Shape,
    Slot,
)
from guidepress.text.fit import fitting_size
from guidepress.text.line_break import break_text
from guidepress.text.metrics import FontMetrics, Typeface
from guidepress.theme import Theme


class ImagePainter(Struct):
    """Paints shapes on a canvas. `scale` is in pixels per millimetre."""

    theme: Theme
    canvas: Image.Image
    scale: float

    def draw(self, shape: Shape) -> None:
        """Paints one shape."""
        pen = ImageDraw.Draw(self.canvas)
        scale = self.scale
        stroke = round(self.theme.book.drawing.stroke * scale)
        line = self.theme.colours.line
        match shape:
            case Box():
                fill, ink = self.theme.tone(shape.tone)
                right, below = shape.x + shape.width, shape.y + shape.height
                corners = (shape.x * scale, shape.y * scale, right * scale, below * scale)
                pen.rectangle(corners, fill=fill)
                self._words_in(shape, ink)
            case Ring():
                fill, ink = self.theme.tone(shape.tone)
                centre = (shape.x * scale, shape.y * scale)
                pen.circle(centre, shape.radius * scale, fill=fill, outline=line, width=stroke)
                top = (shape.y - shape.radius + 2 * self.theme.book.drawing.padding) * scale
                left = shape.x - shape.radius / 2
                below = 2 * shape.radius - 2 * self.theme.book.drawing.padding
                size = self._size(shape.text, shape.size, False, shape.radius, below)
                self._words(shape.text, left, top / scale, shape.radius, size, False, ink, "middle")
            case Arrow():
                self._arrow(pen, shape, stroke * 2)
            case Caption():
                ink = self.theme.tone(shape.tone)[0]
                left = shape.x - {"left": 0.0, "middle": 0.5, "right": 1.0}[shape.align] * shape.width
                size = self._size(shape.text, shape.size, shape.strong, shape.width, inf)
                self._words(shape.text, left, shape.y, shape.width, size, shape.strong, ink, shape.align)
            case Slot():
                pass  # an image has no fields
            case _:
                assert_never(shape)

    def _arrow(self, pen: ImageDraw.ImageDraw, arrow: Arrow, stroke: int) -> None:
        colour = self.theme.tone(arrow.tone)[0]
        scale, size = self.scale, self.theme.book.drawing.arrow
        dx, dy = arrow.x2 - arrow.x1, arrow.y2 - arrow.y1
        length = (dx * dx + dy * dy) ** 0.5
        back = size / length if arrow.head and length > size else 0.0
        end = (arrow.x2 - dx * back, arrow.y2 - dy * back)
        pen.line((arrow.x1 * scale, arrow.y1 * scale, end[0] * scale, end[1] * scale), fill=colour, width=stroke)
        if back:
            side = (-dy * back / 2, dx * back / 2)
            corners = [(arrow.x2, arrow.y2), (end[0] + side[0], end[1] + side[1]), (end[0] - side[0], end[1] - side[1])]
            pen.polygon([(x * scale, y * scale) for x, y in corners], fill=colour)

    def _words_in(self, box: Box, ink: str) -> None:
        """Words in the middle of a box.

        Turned words are painted on an image of their own, which is rotated and pasted.
        """
        style = self.theme.book.drawing
        along, across = (box.height, box.width) if box.turned else (box.width, box.height)
        room = along - 2 * style.padding
        size = self._size(box.text, box.size, box.strong, room, across)
        lines = break_text(box.text, room / size, self._typeface(box.strong).width)
        text_height = len(lines) * size * style.leading
        top = (across - text_height) / 2
        if not box.turned:
            self._words(box.text, box.x + style.padding, box.y + top, room, size, box.strong, ink, "middle")
            return
        fill = self.theme.tone(box.tone)[0]
        turned_image = Image.new("RGB", (round(along * self.scale), round(across * self.scale)), fill)
        painter = ImagePainter(self.theme, turned_image, self.scale)
        painter._words(box.text, style.padding, top, room, size, box.strong, ink, "middle")
        self.canvas.paste(
            turned_image.transpose(Image.Transpose.ROTATE_90), (round(box.x * self.scale), round(box.y * self.scale))
        )

    def _size(self, text: str, size: float, strong: bool, width: float, height: float) -> float:
        """The type size in which words fit their shape, as far as they may shrink."""
        style = self.theme.book.drawing
        return fitting_size(text, size, (width, height), style.leading, style.least, self._typeface(strong).width)

    def _words(
        self, text: str, x: float, y: float, width: float, size: float, strong: bool, ink: str, align: str
    ) -> None:
        """Lines of words in a column; lengths in millimetres. `y` is the top of the first line."""
        face = self._typeface(strong)
        leading = size * self.theme.book.drawing.leading
        anchor, along = {"left": ("l", 0.0), "middle": ("m", 0.5), "right": ("r", 1.0)}[align]
        for number, line in enumerate(break_text(text, width / size, face.width)):
            at = ((x + width * along) * self.scale, (y + (number + 0.5) * leading) * self.scale)
            self._line(line, at, face, size, ink, anchor)

    def _line(self, line: str, at: tuple[float, float], face: Typeface, size: float, ink: str, anchor: str) -> None:
        """One line, with each stretch in the font that has it. `at`: its middle in height, in pixels."""
        pen = ImageDraw.Draw(self.canvas)
        main = self._font(face.files[0], size)
        stretches = face.stretches(line)
        if len(stretches) == 1 and stretches[0][0] == 0:
            pen.text(at, line, font=main, fill=ink, anchor=f"{anchor}m")
            return
        fonts = [self._font(face.files[number], size) for number, _ in stretches]
        widths = [font.getlength(words) for font, (_, words) in zip(fonts, stretches, strict=True)]
        ascent, descent = main.getmetrics()
        x = at[0] - sum(widths) * {"l": 0.0, "m": 0.5, "r": 1.0}[anchor]
        base_line = at[1] + (ascent - descent) / 2
        for font, width, (_, words) in zip(fonts, widths, stretches, strict=True):
            pen.text((x, base_line), words, font=font, fill=ink, anchor="ls")
            x += width

    def _typeface(self, strong: bool) -> Typeface:
        return FontMetrics(self.theme.font_chain).typeface("bold" if strong else "regular")

    def _font(self, data: bytes, size: float) -> ImageFont.FreeTypeFont:
        """A font at a type size in millimetres."""
        return ImageFont.truetype(io.BytesIO(data), size * self.scale, layout_engine=ImageFont.Layout.BASIC)
