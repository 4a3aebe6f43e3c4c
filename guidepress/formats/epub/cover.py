"""Draws the cover image of the EPUB as PNG: title, subtitle, the guide's drawing and the edition."""

from __future__ import annotations

import io
from typing import assert_never

from msgspec.structs import replace
from PIL import Image

from guidepress.document.book import Book
from guidepress.document.drawing import (
    Arrow,
    Box,
    Caption,
    Drawing,
    Ring,
    Shape,
    Slot,
)
from guidepress.formats.epub.drawing_image import ImagePainter
from guidepress.text.line_break import break_text
from guidepress.text.metrics import FontMetrics
from guidepress.theme import Theme

OVERSAMPLING = 2
"""The image is drawn this many times larger and then reduced, so that edges are smooth."""


def cover_png(book: Book, theme: Theme) -> bytes:
    """The cover as PNG. The same book and theme give the same bytes."""
    style = theme.book.cover
    width, height = style.pixels
    drawing = cover_drawing(book, theme)
    canvas = Image.new("RGB", (width * OVERSAMPLING, height * OVERSAMPLING), theme.colours.paper)
    painter = ImagePainter(theme, canvas, width * OVERSAMPLING / style.page)
    for shape in drawing.shapes:
        painter.draw(shape)
    reduced = canvas.resize((width, height), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    reduced.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def cover_drawing(book: Book, theme: Theme) -> Drawing:
    """The cover page as a drawing in millimetres: a band with the title, the guide's drawing, edition and publisher."""
    style = theme.book.cover
    width, height = style.page, style.page * style.pixels[1] / style.pixels[0]
    room = width - 2 * style.margin
    metrics = FontMetrics(theme.font_chain)
    leading = theme.book.drawing.leading

    def text_height(text: str, size: float, strong: bool) -> float:
        face = metrics.typeface("bold" if strong else "regular")
        return len(break_text(text, room / size, face.width)) * size * leading

    title_height = text_height(book.title, style.title, True)
    words_height = title_height + style.gap + text_height(book.subtitle, style.subtitle, False)
    band = max(style.band, words_height + 2 * style.margin)
    top = (band - words_height) / 2
    subtitle_top = top + title_height + style.gap
    shapes: list[Shape] = [
        Box(0, 0, width, band, tone=f"accent-{style.accent}"),
        Caption(style.margin, top, room, book.title, style.title, strong=True, tone="paper"),
        Caption(style.margin, subtitle_top, room, book.subtitle, style.subtitle, tone="paper"),
    ]
    foot_lines = [book.words.edition.format(edition=book.edition.id), book.publisher, " ".join(book.hashtags)]
    foot = "\n".join(filter(None, foot_lines))
    foot_top = height - style.margin - text_height(foot, style.small, False)
    shapes.append(Caption(style.margin, foot_top, room, foot, style.small))
    if book.cover is not None:
        area = (style.margin, band + style.margin, room, foot_top - band - 2 * style.margin)
        shapes += _scaled_shapes(book.cover, *area)
    return Drawing(width, height, tuple(shapes))


def _scaled_shapes(drawing: Drawing, x: float, y: float, width: float, height: float) -> list[Shape]:
    """The shapes of a drawing, as large as the area allows and centred in it. Lengths are in millimetres."""
    scale = min(width / drawing.width, height / drawing.height)
    left, top = x + (width - drawing.width * scale) / 2, y + (height - drawing.height * scale) / 2
    return [_scaled_shape(shape, left, top, scale) for shape in drawing.shapes]


def _scaled_shape(shape: Shape, left: float, top: float, scale: float) -> Shape:
    """A shape scaled by `scale`, in a drawing whose top left corner moves to `left` and `top`."""
    match shape:
        case Arrow():
            x1, y1 = left + shape.x1 * scale, top + shape.y1 * scale
            x2, y2 = left + shape.x2 * scale, top + shape.y2 * scale
            return replace(shape, x1=x1, y1=y1, x2=x2, y2=y2)
        case Ring():
            x, y = left + shape.x * scale, top + shape.y * scale
            return replace(shape, x=x, y=y, radius=shape.radius * scale, size=shape.size * scale)
        case Slot():
            x, y = left + shape.x * scale, top + shape.y * scale
            return replace(shape, x=x, y=y, width=shape.width * scale, height=shape.height * scale)
        case Caption():
            x, y = left + shape.x * scale, top + shape.y * scale
            return replace(shape, x=x, y=y, width=shape.width * scale, size=shape.size * scale)
        case Box():
            x, y = left + shape.x * scale, top + shape.y * scale
            width, height = shape.width * scale, shape.height * scale
            return replace(shape, x=x, y=y, width=width, height=height, size=shape.size * scale)
        case _:
            assert_never(shape)
