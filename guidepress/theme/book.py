"""The shape of layouts/book.yaml: what the style sheet of the EPUB cannot say."""

from __future__ import annotations

from guidepress.core.problems import Traced


class DrawingStyle(Traced):
    """How diagrams are drawn. Millimetres; `leading` is a multiple of the type size."""

    font: str
    leading: float
    padding: float
    """Between the words of a shape and its outline."""
    edge: float
    """White around the whole drawing."""
    stroke: float
    arrow: float


class CoverStyle(Traced):
    """The cover image. Pixels for the image; millimetres on a page `page` wide for what stands on it."""

    pixels: tuple[int, ...]
    page: float
    margin: float
    band: float
    """Height of the coloured band that holds the title."""
    accent: int
    title: float
    subtitle: float
    small: float
    gap: float


class BookLayout(Traced):
    most_lines: int
    """Ruled lines under a question: as many as the answer needs in print, but never more than these."""
    embed_fonts: bool
    """Whether the theme's typeface goes into the book. Readers have their own; the book is larger by the fonts."""
    drawing: DrawingStyle
    cover: CoverStyle
