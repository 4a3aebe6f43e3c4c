"""References in the pack: those to its own sheets are links; those to the workbook become page numbers."""

from __future__ import annotations

from msgspec.structs import replace

from guidepress.core.values import walk
from guidepress.document.book import Book
from guidepress.document.inline import Inline, PageRef, Run, match_inline
from guidepress.document.page_map import PageMap
from guidepress.document.visit import map_inlines


def resolve_references(book: Book, pages: PageMap, form: str) -> Book:
    """The book with its references to the workbook replaced. `form` is the label `pack-workbook-page`."""
    anchors = {getattr(value, "anchor", "") for value in walk(book.divisions)}

    def of_run(run: Run) -> Inline:
        return replace(run, ref="") if run.ref and run.ref not in anchors else run

    def of_page_ref(ref: PageRef) -> Inline:
        if ref.target in anchors:
            return ref
        page = pages.page_words(ref.target)
        return Run(form.format(page=page) if page else "")

    def change(inline: Inline) -> Inline:
        return match_inline(
            inline,
            run=of_run,
            page_ref=of_page_ref,
            line_break=lambda line_break: line_break,
            note=lambda note: replace(note, runs=tuple(map(change, note.runs))),
        )

    return replace(book, divisions=map_inlines(book.divisions, change))
