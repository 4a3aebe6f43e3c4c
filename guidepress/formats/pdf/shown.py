"""What the workbook shows of a book, and what it leaves out."""

from __future__ import annotations

from typing import Any

from guidepress.document.blocks import NotesPage
from guidepress.document.book import Book
from guidepress.document.exercise import Alternative, Exercise, FieldGrid
from guidepress.document.texts import Rule, Rules
from guidepress.formats.base import Shown
from guidepress.formats.pdf.syntax.tree_text import tree_text
from guidepress.formats.pdf.workbook import LaidWorkbook

SLIDES_ONLY = Rule("slides-only", "the short form of a question is for slides")
OTHER_LAYOUT = Rule("other-layout", "the same answers stand on this page in another layout", "if-missing")
NOTES_POINTER = Rule("notes-pointer", "the page for notes itself stands here")
CARDS = Rule("cards", "a table that is set as cards has no head", "if-missing")
RULES: Rules = {
    ((Exercise, "slide"),): SLIDES_ONLY,
    ((Alternative, "reflow"),): OTHER_LAYOUT,
    ((Alternative, "paper"),): OTHER_LAYOUT,
    ((NotesPage, "pointer"),): NOTES_POINTER,
    ((FieldGrid, "row_label"),): CARDS,
    ((Exercise, "privacy"),): Rule("said-once", "a privacy note stands once at the foot of a page", "to-repeats"),
    ((Book, "cover"),): Rule("cover-picture", "the cover has no room for its drawing", "if-missing"),
    ((Book, "people"),): Rule("metadata", "these words are properties of the file", "if-missing"),
}


def facts_of(laid: LaidWorkbook) -> dict[str, Any]:
    """The number of pages, the pages that only fill up, and the boxes that have fewer lines than were asked for."""
    return {
        "pages": laid.pages.total,
        "filler_pages": laid.filler_pages,
        "reduced_boxes": [
            {"answer": box.id, "page": box.page, "lines": box.lines, "asked": box.asked} for box in laid.reduced_boxes
        ],
    }


def shown_in(laid: LaidWorkbook) -> Shown:
    """The words of the structure tree: what a screen reader says."""
    return Shown(laid.book, tree_text(laid.root, laid.canvas), RULES)
