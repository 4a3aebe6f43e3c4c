"""The page map: the printed page of each anchor and block. The workbook makes it; the other formats use it."""

from __future__ import annotations

from collections.abc import Mapping

from guidepress.core.values import Value

FILLER = "more-notes-"
"""The start of the anchor, and of the field name, of each notes page that fills the end of a part; a number follows."""


class PageBreak(Value):
    """A printed page and the first block that begins on it.

    `block` is the key of that block. Where no block begins on the page, because a long block fills it, `block` is the
    key of the long block and `inside` is true.
    """

    page: int
    block: str
    inside: bool = False


class PageMap(Value):
    """The pages of the printed workbook of one edition. Page labels are the physical page numbers."""

    edition: str
    pages: Mapping[str, int]
    """Anchor or block key → page number."""
    breaks: tuple[PageBreak, ...]
    """One for each page, in order."""
    total: int
