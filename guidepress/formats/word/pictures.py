"""Drawings in a Word file: pictures with a text alternative."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx.shared import Mm
from PIL import Image, ImageDraw

from guidepress.document.blocks import Figure
from guidepress.document.drawing import Box, Drawing
from guidepress.formats.epub.drawing_image import ImagePainter
from guidepress.formats.word.text import allowed
from guidepress.theme import Theme

if TYPE_CHECKING:
    from guidepress.formats.word.blocks import BlockWriter

SCALE = 8.0
"""Pixels per millimetre: about 200 per inch."""


def add_picture(writer: BlockWriter, figure: Figure) -> None:
    """A picture as wide as its drawing, but no wider than the text, with its caption below."""
    page = writer.theme.workbook.page
    room = page.width - page.inner - page.outer
    if isinstance(figure.content, Drawing):
        data, width = _painted(figure.content, writer.theme), figure.content.width
    else:
        data, width = figure.content.data, room
    paragraph = writer.document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.line_spacing = 1.0
    shape = paragraph.add_run().add_picture(io.BytesIO(data), width=Mm(min(width, room)))
    shape._inline.docPr.set("descr", allowed(figure.alt))
    shape._inline.docPr.set("name", f"Picture {shape._inline.docPr.get('id')}")
    caption = writer.paragraph(figure.caption, "Caption", figure.anchor)
    caption.paragraph_format.keep_with_next = figure.table is not None


def _painted(drawing: Drawing, theme: Theme) -> bytes:
    """A drawing as the bytes of a PNG."""
    size = (round(drawing.width * SCALE) + 2, round(drawing.height * SCALE) + 2)
    canvas = Image.new("RGB", size, theme.colours.paper)
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
