"""Documents made of answers, in the look of a guide: its theme, tagged PDF, and slides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidepress.core.problems import Problems
from guidepress.document.book import Book
from guidepress.document.deck import Deck
from guidepress.document.page_map import PageMap
from guidepress.pipeline.project import Project

if TYPE_CHECKING:
    from guidepress.formats.pdf.document import DocumentPdf
    from guidepress.theme import Theme


def theme_of(project: Project, problems: Problems) -> Theme | None:
    """The design of a guide; None after an error."""
    from guidepress.theme import load_theme

    theme = load_theme(project.layout_folders, project.asset_folders, problems)
    return None if problems.failed else theme


def document_pdf(document: Book, theme: Theme) -> DocumentPdf:
    """A tagged PDF/UA of a document, with the number of its pages and of the characters that are drawn as □."""
    from guidepress.formats.pdf.document import write_document

    return write_document(document, theme)


def deck_pptx(deck: Deck, theme: Theme) -> tuple[bytes, Problems]:
    """A deck of slides made of answers, and what has no room on them. Such a deck has no notes and names no pages."""
    from guidepress.formats.pptx.set_deck import set_deck
    from guidepress.formats.pptx.write_deck import write_deck

    problems = Problems()
    laid = set_deck(deck, theme, PageMap(deck.edition.id, {}, (), 0), problems)
    return write_deck(laid)[1], problems


def document_word(document: Book, theme: Theme) -> bytes:
    """The bytes of a Word file of a document."""
    from guidepress.formats.word.document import write_word

    return write_word(document, theme)
