"""Renders any block for the EPUB."""

from __future__ import annotations

from guidepress.document.blocks import NotesPage
from guidepress.document.book import Block
from guidepress.document.exercise import Exercise
from guidepress.formats.epub.exercises import render_exercise
from guidepress.formats.html.blocks import render_prose
from guidepress.formats.html.page import PageMaker, paragraph
from guidepress.formats.html.xml import Element, Node, el


def render_block(maker: PageMaker, block: Block) -> list[Node]:
    """The nodes of a block."""
    match block:
        case Exercise():
            return [render_exercise(maker, block)]
        case NotesPage():
            return [notes_page(maker, block)]
        case _:
            return render_prose(maker, block)


def notes_page(maker: PageMaker, page: NotesPage) -> Element:
    """The short text that replaces a notes page of the workbook."""
    pointer = maker.runs(page.pointer, pages=True) if page.pointer else None
    return el(
        "div",
        paragraph(maker.runs(page.heading), "label"),
        paragraph(maker.runs(page.prompt)) if page.prompt else None,
        paragraph(pointer) if pointer else None,
        maker.marks_within(page.answer),
        id=page.anchor or None,
        class_="notes",
    )
