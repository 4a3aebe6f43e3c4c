"""What the workbook shows of a book, and what it leaves out."""

from __future__ import annotations

from typing import Any

from guidepress.document import rules
from guidepress.document.blocks import Figure, ListItem, NotesPage, Table
from guidepress.document.book import Book, Division
from guidepress.document.exercise import Alternative, Column, Exercise, FieldGrid, Row, Sketch
from guidepress.document.fields import Option
from guidepress.document.texts import Rules
from guidepress.formats.base import Shown
from guidepress.formats.pdf.syntax.tree_text import tree_text
from guidepress.formats.pdf.workbook import LaidWorkbook

RULES: Rules = {
    ((Book, "record"),): rules.RECORD,
    ((Exercise, "slide"),): rules.SLIDES_ONLY,
    ((Exercise, "answer_key"),): rules.ANSWERS_AT_BACK,
    ((ListItem, "slide"),): rules.SLIDES_ONLY,
    ((Exercise, "replaced"),): rules.EASY_READ_INSTEAD,
    ((Division, "replaced"),): rules.EASY_READ_INSTEAD,
    ((Alternative, "reflow"),): rules.OTHER_LAYOUT_ON_PAPER,
    ((Alternative, "paper"),): rules.OTHER_LAYOUT_ON_PAPER,
    ((NotesPage, "pointer"),): rules.NOTES_POINTER,
    ((FieldGrid, "row_label"),): rules.CARDS,
    ((Table, "header"),): rules.CARDS,
    ((FieldGrid, "caption"),): rules.TITLE_AS_NAME,
    ((Row, "label"),): rules.SPOKEN_NAME,
    ((FieldGrid, "groups"), (Option, "label")): rules.SAID_ONCE,
    ((Column, "options"),): rules.SAID_ONCE,
    ((Exercise, "privacy"),): rules.SAID_ONCE,
    ((Book, "cover"),): rules.COVER_PICTURE,
    ((Book, "people"),): rules.METADATA,
    ((Book, "publisher"),): rules.SAID_ONCE,
}

SPOKEN_RULES: Rules = {
    **RULES,
    ((Figure, "content"),): rules.TOLD_IN_WORDS,
    ((Sketch, "drawing"),): rules.TOLD_IN_WORDS,
}
"""The rules for what is heard of a workbook."""


def facts_of(laid: LaidWorkbook) -> dict[str, Any]:
    """The variant with what it does not show and its volumes, the number of pages, those that only fill up, and boxes
    with fewer lines than were asked for.
    """
    variant = laid.book.variant
    return {
        **({"variant": variant.name, "leaves_out": [*variant.leaves_out]} if variant is not None else {}),
        **({"volumes": [volume.name for volume in laid.volumes]} if laid.volumes else {}),
        "pages": laid.pages.total,
        "filler_pages": laid.filler_pages,
        "reduced_boxes": [
            {"answer": box.id, "page": box.page, "lines": box.lines, "asked": box.asked} for box in laid.reduced_boxes
        ],
    }


def shown_in(laid: LaidWorkbook) -> Shown:
    """The words of the structure tree: what is seen on the pages."""
    return Shown(laid.book, tree_text(laid.root, laid.canvas), RULES)
