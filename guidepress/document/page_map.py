"""The page map: the printed page of each anchor and block. The workbook makes it; the other formats use it."""

from __future__ import annotations

from collections.abc import Mapping

from guidepress.core.values import Value
from guidepress.document.labels import Labels

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


class VariantPages(Value):
    """The pages of a variant of the workbook, to be named beside those of the standard workbook."""

    title: str
    """What the variant is called, for headings: "Large print"."""
    name: str
    """The words that name it in a sentence: "large print"."""
    one: str
    """A page of both: "{page}, large print {other}"."""
    several: str
    """Several pages of both: "{pages}; large print {other}"."""
    pages: PageMap

    @staticmethod
    def of(title: str, name: str, pages: PageMap, words: Labels) -> VariantPages:
        """The pages of a variant, with the labels of a guide."""
        safe = name.replace("{", "{{").replace("}", "}}")
        one = words.variant_page.format(page="{page}", name=safe, other="{other}")
        several = words.variant_pages.format(pages="{pages}", name=safe, other="{other}")
        return VariantPages(title, name, one, several, pages)


PointBox = tuple[int, int, int, int]
"""A rectangle on a page, in whole points from its top left: left, top, width, height."""


class PageSketch(Value):
    """What stands on a page, in outline: its size in points, and where headings, lines of text and boxes are."""

    width: int
    height: int
    headings: tuple[PointBox, ...] = ()
    lines: tuple[PointBox, ...] = ()
    boxes: tuple[PointBox, ...] = ()
    """Places to write in or to tick."""


class PageMap(Value):
    """The pages of the printed workbook of one edition. Page labels are the physical page numbers."""

    edition: str
    pages: Mapping[str, int]
    """Anchor or block key → page number."""
    breaks: tuple[PageBreak, ...]
    """One for each page, in order."""
    total: int
    variants: tuple[VariantPages, ...] = ()
    """The variants whose pages are named too."""
    words: Mapping[str, int] = {}
    """How many words are named beside each box, by the key of its field. Only variants of the workbook take it."""
    sketches: Mapping[int, PageSketch] = {}
    """The pages of exercises that slides show, in outline, by their numbers. Only slides take them."""

    def shown_pages(self, target: str) -> tuple[int, ...]:
        """The pages of an exercise that a slide shows: the one on which it begins, and the one with its first box where
        that is another. None if the target has no page.
        """
        begin = self.pages.get(target)
        if begin is None:
            return ()
        first_box = min((page for name, page in self.pages.items() if name.startswith(f"{target}.")), default=begin)
        return (begin, first_box) if first_box > begin else (begin,)

    def page_words(self, target: str, key: str = "") -> str:
        """The page of an anchor, or else of a block's key, with those of the variants: "74, large print 129". Empty if
        the target has no page.
        """
        page = self.pages.get(target, self.pages.get(key))
        if page is None:
            return ""
        named = str(page)
        for variant in self.variants:
            other = variant.pages.pages.get(target, variant.pages.pages.get(key))
            if other is not None:
                named = variant.one.format(page=named, other=other)
        return named
