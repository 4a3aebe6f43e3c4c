"""Files of one book or deck, set and written in one call, as most tests want them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from guidepress.core.problems import Problems
from guidepress.document.blocks import Medium
from guidepress.document.book import Book
from guidepress.document.deck import Deck
from guidepress.document.page_map import PageMap
from guidepress.formats.epub.set_book import set_book
from guidepress.formats.epub.write_book import write_book
from guidepress.formats.html.script_files import names_among
from guidepress.formats.pdf.workbook import set_workbook, write_workbook
from guidepress.formats.pptx.set_deck import set_deck
from guidepress.formats.pptx.write_deck import write_deck
from guidepress.formats.web.set_site import set_site, site_files
from guidepress.theme import Theme


class Workbook(NamedTuple):
    """A PDF file and where everything stands in it."""

    data: bytes
    pages: PageMap


def make_workbook(book: Book, theme: Theme, problems: Problems) -> Workbook:
    laid = set_workbook(book, theme, problems)
    return Workbook(write_workbook(laid), laid.pages)


def make_book(book: Book, theme: Theme, pages: PageMap, problems: Problems) -> bytes:
    """The bytes of the EPUB; none after an error."""
    laid = set_book(book, theme, pages, problems)
    return b"" if problems.failed else write_book(laid)


def make_site(book: Book, theme: Theme, pages: PageMap, problems: Problems, medium: Medium = "web") -> dict[str, bytes]:
    """The files of the web workbook by their names."""
    return site_files(set_site(book, theme, pages, problems, medium))


def script_of(files: Mapping[str, bytes], name: str) -> bytes:
    """A script of a web workbook or a package by the name that it has in the sources, such as "guide.js"."""
    return files[names_among(files)[name]]


def make_both_decks(deck: Deck, theme: Theme, pages: PageMap, problems: Problems) -> tuple[bytes, bytes]:
    """A deck, and its copy without notes."""
    return write_deck(set_deck(deck, theme, pages, problems))


def make_deck(deck: Deck, theme: Theme, pages: PageMap, problems: Problems) -> bytes:
    return make_both_decks(deck, theme, pages, problems)[0]
