"""Draws the cover image of the EPUB as PNG: title, subtitle, the guide's drawing and the edition."""

from __future__ import annotations

import io
from typing import assert_never

from msgspec.structs import replace
from PIL import Image

from guidepress.core.problems import NOWHERE, Code, Problems
from guidepress.core.values import Value
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
from guidepress.text.metrics import FontMetrics, Weight
from guidepress.theme import Theme

TITLE_WEIGHT: Weight = "bold"
SUBTITLE_WEIGHT: Weight = "regular"
_STEPS = 12
"""The number of steps from the usual sizes of the title and subtitle to their least sizes."""
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


class _CoverText(Value):
    """The title and the subtitle in one size each, broken into lines. Lengths are in millimetres."""

    title_size: float
    subtitle_size: float
    title_height: float
    height: float
    """The height of both, with the gap between them."""
    fits: bool
    """Whether no word is wider than the page between its margins."""


def cover_drawing(book: Book, theme: Theme) -> Drawing:
    """The cover page as a drawing in millimetres: a band with the title, the guide's drawing, edition and publisher."""
    style = theme.book.cover
    width, height = style.page, style.page * style.pixels[1] / style.pixels[0]
    room = width - 2 * style.margin
    words = _cover_text(book, theme)
    band = max(style.band, words.height + 2 * style.margin)
    top = (band - words.height) / 2
    subtitle_top = top + words.title_height + style.gap
    shapes: list[Shape] = [
        Box(0, 0, width, band, tone=f"accent-{style.accent}"),
        Caption(style.margin, top, room, book.title, words.title_size, strong=True, tone="paper"),
        Caption(style.margin, subtitle_top, room, book.subtitle, words.subtitle_size, tone="paper"),
    ]
    foot = _foot(book)
    foot_top = height - style.margin - _text_height(foot, style.small, SUBTITLE_WEIGHT, theme)
    shapes.append(Caption(style.margin, foot_top, room, foot, style.small))
    if book.cover is not None and foot_top - band > 3 * style.margin:
        area = (style.margin, band + style.margin, room, foot_top - band - 2 * style.margin)
        shapes += _scaled_shapes(book.cover, *area)
    return Drawing(width, height, tuple(shapes))


def check_cover(book: Book, theme: Theme, problems: Problems) -> None:
    """Reports a title and subtitle that do not fit on the cover in their least size."""
    style = theme.book.cover
    words = _cover_text(book, theme)
    height = style.page * style.pixels[1] / style.pixels[0]
    foot = _text_height(_foot(book), style.small, SUBTITLE_WEIGHT, theme)
    if not words.fits or words.height + foot + 4 * style.margin > height:
        message = "the title and subtitle do not fit on the cover of the book"
        hint = "say them shorter, or lower `least-title` and `least-subtitle` in layouts/book.yaml"
        problems.error(Code.TOO_LONG, NOWHERE, message, hint, about=book.title)


def _cover_text(book: Book, theme: Theme) -> _CoverText:
    """The title and subtitle in the largest size in which no word is too wide and enough room is left below them."""
    style = theme.book.cover
    room, height = style.page - 2 * style.margin, style.page * style.pixels[1] / style.pixels[0]
    metrics = FontMetrics(theme.font_chain)

    def set_in(step: int) -> _CoverText:
        title_size = style.title - (style.title - style.least_title) * step / _STEPS
        subtitle_size = style.subtitle - (style.subtitle - style.least_subtitle) * step / _STEPS
        title_height = _text_height(book.title, title_size, TITLE_WEIGHT, theme)
        total = title_height + style.gap + _text_height(book.subtitle, subtitle_size, SUBTITLE_WEIGHT, theme)
        widest = [
            metrics.width(word, weight) * size
            for text, size, weight in (
                (book.title, title_size, TITLE_WEIGHT),
                (book.subtitle, subtitle_size, SUBTITLE_WEIGHT),
            )
            for word in text.split()
        ]
        return _CoverText(title_size, subtitle_size, title_height, total, max(widest, default=0.0) <= room)

    for step in range(_STEPS + 1):
        words = set_in(step)
        if words.fits and words.height + 2 * style.margin <= height * style.most:
            break
    return words


def _foot(book: Book) -> str:
    """The edition, the publisher and the tags, in lines."""
    lines = [book.words.edition.format(edition=book.edition.id), book.publisher, " ".join(book.hashtags)]
    return "\n".join(filter(None, lines))


def _text_height(text: str, size: float, weight: Weight, theme: Theme) -> float:
    """The height of a text between the margins, in millimetres."""
    style = theme.book.cover
    face = FontMetrics(theme.font_chain).typeface(weight)
    lines = break_text(text, (style.page - 2 * style.margin) / size, face.width)
    return len(lines) * size * theme.book.drawing.leading


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
