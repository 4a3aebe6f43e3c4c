"""Any block → XHTML of the book."""

from __future__ import annotations

from guidepress.document.blocks import NotesPage
from guidepress.document.book import Block
from guidepress.document.exercise import Exercise
from guidepress.formats.epub.exercises import exercise
from guidepress.formats.html.blocks import prose
from guidepress.formats.html.page import PageMaker, paragraph
from guidepress.formats.html.xml import Element, Node, el


def block(sheet: PageMaker, each: Block) -> list[Node]:
    """The elements of any block."""
    match each:
        case Exercise():
            return [exercise(sheet, each)]
        case NotesPage():
            return [notes_page(sheet, each)]
        case _:
            return prose(sheet, each)


def notes_page(sheet: PageMaker, each: NotesPage) -> Element:
    """The short pointer that a book has in place of a ruled page."""
    pointer = sheet.runs(each.pointer, pages=True) if each.pointer else None
    return el(
        "div",
        paragraph(sheet.runs(each.heading), "label"),
        paragraph(sheet.runs(each.prompt)) if each.prompt else None,
        paragraph(pointer) if pointer else None,
        sheet.marks_within(each.answer),
        id=each.anchor or None,
        class_="notes",
    )
