"""The structure of layouts/book.yaml: the settings of the EPUB that its style sheet cannot hold."""

from __future__ import annotations

from guidepress.core.problems import Traced


class DrawingStyle(Traced):
    """How diagrams are drawn. Lengths are in millimetres; `leading` is a multiple of the type size."""

    font: str
    """The font families of the words, as in CSS."""
    leading: float
    least: float
    """The size to which words shrink so that they fit their shape, as a share of their usual size."""
    padding: float
    """The space between the words of a shape and its outline."""
    edge: float
    """The white margin around the whole drawing."""
    stroke: float
    """The width of an outline. Arrows have twice this width."""
    arrow: float
    """The length of an arrow's head."""


class CoverStyle(Traced):
    """The cover image. The image size is in pixels; other lengths are in millimetres on a page that is `page` wide."""

    pixels: tuple[int, ...]
    """The width and height of the image."""
    page: float
    """The width of the page."""
    margin: float
    band: float
    """The minimum height of the coloured band that holds the title."""
    accent: int
    most: float
    """The maximum height of the band, as a share of the page, before the type shrinks."""
    title: float
    least_title: float
    """The size to which the title shrinks if a word or the band is too large."""
    subtitle: float
    least_subtitle: float
    """The size to which the subtitle shrinks."""
    small: float
    gap: float


class BookLayout(Traced):
    """The content of layouts/book.yaml."""

    embed_fonts: bool
    """Whether the theme's fonts are embedded in the EPUB.

    They make the file larger; e-readers have fonts of their own.
    """
    drawing: DrawingStyle
    cover: CoverStyle
