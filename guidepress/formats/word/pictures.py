"""Drawings in a Word file: pictures with a text alternative."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from docx.shared import Mm
from PIL import Image as Canvas
from PIL import ImageDraw

from guidepress.document.blocks import Figure, Image
from guidepress.document.drawing import Box, Drawing
from guidepress.formats.epub.drawing_image import ImagePainter
from guidepress.formats.word.text import allowed
from guidepress.formats.word.vector_image import painted_vector
from guidepress.theme import Theme

if TYPE_CHECKING:
    from guidepress.formats.word.blocks import BlockWriter

SCALE = 8.0
"""Pixels per millimetre: about 200 per inch."""
PER_MM = 150 / 25.4
"""Pixels of an image of the guide in a millimetre (`blocks.Image`)."""


def add_picture(writer: BlockWriter, figure: Figure) -> None:
    """A picture as wide as its drawing, but no wider than the text, with its caption below."""
    paragraph = writer.paragraph(())
    paragraph.paragraph_format.keep_with_next = bool(figure.caption or figure.credit)
    paragraph.paragraph_format.line_spacing = 1.0
    place_picture(writer, paragraph, figure.content, figure.alt)
    if not (figure.caption or figure.credit):
        writer.text.mark(paragraph, figure.anchor)
        return
    caption = writer.paragraph(figure.caption, "Caption", figure.anchor)
    caption.paragraph_format.keep_with_next = figure.table is not None
    if figure.credit:
        if figure.caption:
            caption.add_run().add_break()
        writer.text.write(caption, figure.credit)


def place_picture(writer: BlockWriter, paragraph: Any, content: Drawing | Image, alt: str) -> None:
    """A picture in a paragraph, at most as wide as the text and half as high as the page."""
    page = writer.theme.workbook.page
    wide, high = page.width - page.inner - page.outer, (page.height - page.top - page.bottom) / 2
    if isinstance(content, Drawing):
        data, width, height = _painted(content, writer.theme), content.width, content.height
    else:
        data, width, height = content.data, content.width / PER_MM, content.height / PER_MM
        if content.vector is not None:
            data = painted_vector(content.vector, min(width or wide, wide) * SCALE)
    if not (width and height):
        width, height = wide, 0.0
    share = min(1.0, wide / width, high / height if height else 1.0)
    shape = paragraph.add_run().add_picture(io.BytesIO(data), width=Mm(width * share))
    shape._inline.docPr.set("descr", allowed(alt))
    shape._inline.docPr.set("name", f"Picture {shape._inline.docPr.get('id')}")


def _painted(drawing: Drawing, theme: Theme) -> bytes:
    """A drawing as the bytes of a PNG."""
    size = (round(drawing.width * SCALE) + 2, round(drawing.height * SCALE) + 2)
    canvas = Canvas.new("RGB", size, theme.colours.paper)
    painter = ImagePainter(theme, canvas, SCALE)
    pen = ImageDraw.Draw(canvas)
    stroke = max(1, round(theme.book.drawing.stroke * SCALE))
    for shape in drawing.shapes:
        painter.draw(shape)
        if isinstance(shape, Box):
            corners = (shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
            pen.rectangle([edge * SCALE for edge in corners], outline=theme.colours.line, width=stroke)
    target = io.BytesIO()
    canvas.save(target, "PNG")
    return target.getvalue()
