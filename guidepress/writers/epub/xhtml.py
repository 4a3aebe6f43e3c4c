"""Any block → XHTML of the book."""

from __future__ import annotations

from guidepress.blocks import Block, Exercise, NotesPage
from guidepress.markup.prose import prose
from guidepress.markup.sheet import Sheet, paragraph
from guidepress.markup.xml import Element, Node, el
from guidepress.writers.epub.exercises import exercise


def block(sheet: Sheet, each: Block) -> list[Node]:
    """The elements of any block."""
    match each:
        case Exercise():
            return [exercise(sheet, each)]
        case NotesPage():
            return [notes_page(sheet, each)]
        case _:
            return prose(sheet, each)


def notes_page(sheet: Sheet, each: NotesPage) -> Element:
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
