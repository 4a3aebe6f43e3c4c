"""References in the pack: those to its own sheets are links; those to the workbook become page numbers."""

from __future__ import annotations

from msgspec.structs import replace

from guidepress.document.book import Book
from guidepress.document.inline import Inline, PageRef, Run
from guidepress.document.page_map import PageMap
from guidepress.document.references import with_own_references


def resolve_references(book: Book, pages: PageMap, form: str) -> Book:
    """The book with its references to the workbook replaced. `form` is the label `pack-workbook-page`."""

    def page(ref: PageRef) -> Inline:
        found = pages.page_words(ref.target)
        return Run(form.format(page=found) if found else "")

    return replace(book, divisions=with_own_references(book.divisions, page))
