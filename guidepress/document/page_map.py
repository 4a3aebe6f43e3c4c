"""The page map: which printed page holds what. The workbook writer makes it; every other writer takes it."""

from __future__ import annotations

from collections.abc import Mapping

from guidepress.core.values import Value

FILLER = "more-notes-"
"""Begins the anchor, and the field's name, of each page of notes that fills up a part; its number follows."""


class PageBreak(Value):
    """A printed page and the first block that begins on it.

    `block` is that block's key. Where no block begins on the page (one long block fills it), it is the key of the
    block that runs over it, and `inside` is true.
    """

    page: int
    block: str
    inside: bool = False


class PageMap(Value):
    """Where everything stands in the printed workbook of one edition. Page labels are the physical page numbers."""

    edition: str
    pages: Mapping[str, int]
    """Anchor or block key to page number."""
    breaks: tuple[PageBreak, ...]
    """One for each page, in order."""
    total: int
