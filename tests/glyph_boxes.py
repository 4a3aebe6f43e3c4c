"""Where every glyph and every filled path of a PDF stands, as PDFium finds them. Lengths are in points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right and top."""


class Glyph(NamedTuple):
    """A character that is drawn, with the box of its outline."""

    page: int
    """From 1."""
    character: str
    box: Rectangle


class Page(NamedTuple):
    """What is drawn on a page."""

    number: int
    width: float
    height: float
    text: str
    glyphs: list[Glyph]
    paths: list[Rectangle]
    """The bounds of every path."""

    def line_of(self, glyph: Glyph) -> str:
        """The text around a glyph, for a message."""
        near = (g for g in self.glyphs if abs(g.box[1] - glyph.box[1]) < 4)
        return "".join(g.character for g in near)[:60]


def pages(data: bytes, first: int = 0, last: int | None = None) -> Iterator[Page]:
    """The pages of a PDF, from index `first` up to and without `last`."""
    pdf = pypdfium2.PdfDocument(data)
    for index in range(first, len(pdf) if last is None else last):
        page = pdf[index]
        words = page.get_textpage()
        codes = (pypdfium2.raw.FPDFText_GetUnicode(words.raw, at) for at in range(words.count_chars()))
        seen = [(at, chr(code)) for at, code in enumerate(codes) if chr(code).strip()]
        boxes = ((character, words.get_charbox(at)) for at, character in seen)
        glyphs = [Glyph(index + 1, character, box) for character, box in boxes if box[2] > box[0]]
        paths = [each.get_bounds() for each in page.get_objects((pypdfium2.raw.FPDF_PAGEOBJ_PATH,))]
        yield Page(index + 1, *page.get_size(), words.get_text_bounded(), glyphs, paths)


def inside(inner: Rectangle, outer: Rectangle, tolerance: float = 0.5) -> bool:
    """Whether a rectangle lies in another."""
    return (
        inner[0] >= outer[0] - tolerance
        and inner[1] >= outer[1] - tolerance
        and inner[2] <= outer[2] + tolerance
        and inner[3] <= outer[3] + tolerance
    )
