"""The EPUB: the guide as an EPUB 3.3 book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from guidepress.formats.base import Documents, Format, Requirement, Shown, Unit

if TYPE_CHECKING:
    from guidepress.core.problems import Problems
    from guidepress.formats.epub.set_book import LaidBook


class Epub(Format["LaidBook"]):
    """The EPUB. Its page list holds the pages of the printed workbook."""

    name = "epub"
    title = "the book for phones and e-readers"
    step = "Setting the book"
    files = ("{slug}.epub",)
    needs: frozenset[Requirement] = frozenset({"pages"})

    def units(self, documents: Documents) -> Sequence[Unit]:
        return [Unit("book", (documents.book, documents.theme, documents.pages))]

    def set(self, unit: Unit, problems: Problems) -> LaidBook:
        from guidepress.formats.epub.set_book import set_book

        book, theme, pages = unit.sources
        return set_book(book, theme, pages, problems)

    def shown(self, laid: LaidBook) -> Shown:
        from guidepress.formats.epub.shown import shown_in

        return shown_in(laid)

    def facts(self, laid: LaidBook) -> Mapping[str, Any]:
        return {"chapters": len(laid.pages)}

    def write(self, laid: LaidBook) -> Mapping[str, bytes]:
        from guidepress.formats.epub.write_book import write_book

        return {f"{laid.site.book.slug}.epub": write_book(laid)}
