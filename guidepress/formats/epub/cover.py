"""The cover image: title, subtitle, the guide's own drawing and its edition, as PNG for libraries and shelves."""

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
from guidepress.formats.epub.drawing_image import Brush
from guidepress.text.line_break import font_measure, wrap_text
from guidepress.theme import Theme

FINER = 2
"""Drawn so many times larger, then made smaller, so that edges are smooth."""


def cover_png(book: Book, theme: Theme) -> bytes:
    """The same PNG for the same book and theme."""
    style = theme.book.cover
    width, height = style.pixels
    page = composed(book, theme)
    canvas = Image.new("RGB", (width * FINER, height * FINER), theme.colours.paper)
    brush = Brush(theme, canvas, width * FINER / style.page)
    for shape in page.shapes:
        brush.draw(shape)
    smooth = canvas.resize((width, height), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    smooth.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def composed(book: Book, theme: Theme) -> Drawing:
    """The page of the cover: a band with the title, the drawing, and who publishes which edition."""
    style = theme.book.cover
    width, height = style.page, style.page * style.pixels[1] / style.pixels[0]
    room = width - 2 * style.margin
    measure = font_measure(theme.fonts)
    leading = theme.book.drawing.leading

    def tall(text: str, size: float, strong: bool) -> float:
        return len(wrap_text(text, size, strong, room, measure)) * size * leading

    title = tall(book.title, style.title, True)
    words = title + style.gap + tall(book.subtitle, style.subtitle, False)
    band = max(style.band, words + 2 * style.margin)
    top = (band - words) / 2
    under = top + title + style.gap
    shapes: list[Shape] = [
        Box(0, 0, width, band, tone=f"accent-{style.accent}"),
        Caption(style.margin, top, room, book.title, style.title, strong=True, tone="paper"),
        Caption(style.margin, under, room, book.subtitle, style.subtitle, tone="paper"),
    ]
    lower = [book.words.edition.format(edition=book.edition.id), book.publisher, " ".join(book.hashtags)]
    foot = "\n".join(filter(None, lower))
    foot_top = height - style.margin - tall(foot, style.small, False)
    shapes.append(Caption(style.margin, foot_top, room, foot, style.small))
    if book.cover is not None:
        area = (style.margin, band + style.margin, room, foot_top - band - 2 * style.margin)
        shapes += _fitted(book.cover, *area)
    return Drawing(width, height, tuple(shapes))


def _fitted(drawing: Drawing, x: float, y: float, width: float, height: float) -> list[Shape]:
    """The shapes of a drawing, made as large as the area allows and set in its middle."""
    scale = min(width / drawing.width, height / drawing.height)
    left, top = x + (width - drawing.width * scale) / 2, y + (height - drawing.height * scale) / 2
    return [_moved(shape, left, top, scale) for shape in drawing.shapes]


def _moved(shape: Shape, left: float, top: float, scale: float) -> Shape:
    """The shape made `scale` times as large, and moved so that its drawing begins at `left` and `top`."""
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
