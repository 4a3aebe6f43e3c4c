"""Sets the pages of a book; page breaks are those of the printed workbook."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from guidepress.core.problems import Code, Problems, Where
from guidepress.document.book import Book
from guidepress.document.page_map import PageMap
from guidepress.formats.epub import division_pages
from guidepress.formats.epub.files import PAGE, File
from guidepress.formats.epub.page import BookSite
from guidepress.formats.epub.page_marks import place
from guidepress.formats.html.anchors import anchors, glossary_of
from guidepress.formats.html.icons import icon_elements
from guidepress.formats.html.xml import Element, Node, document
from guidepress.theme import Theme

LARGEST = 250_000
"""Bytes of a chapter that older readers still open without trouble."""


class LaidBook(Struct):
    """The pages of a book as trees of elements, and as the files that they become."""

    site: BookSite
    pages: list[tuple[str, Element]]
    """File name and document, in reading order."""
    files: list[File]
    """The same pages, serialised."""


def set_book(book: Book, theme: Theme, pages: PageMap, problems: Problems) -> LaidBook:
    """Sets every page that is read. Reports files whose names collide and chapters too long for old readers."""
    site = site_of(book, theme, pages, problems)
    written = pages_of(site)
    _check_pages(site)
    _check_names(book, [name for name, _ in written], problems)
    return LaidBook(site, written, [_xhtml(name, root, problems) for name, root in written])


def site_of(book: Book, theme: Theme, pages: PageMap, problems: Problems) -> BookSite:
    """Where everything will stand, before anything is set."""
    files = {anchor: division_pages.file_of(division) for division in book.divisions for anchor in anchors(division)}
    icons = icon_elements(theme.icons)
    _, glossary = glossary_of(book)
    return BookSite(book, theme, pages, problems, files, icons, glossary, medium="book", marks=place(book, pages))


def pages_of(site: BookSite) -> list[tuple[str, Element]]:
    """Every page that is read, in reading order: file name and document."""
    pages = [
        (division_pages.COVER, division_pages.cover_page(site)),
        (division_pages.TITLE, division_pages.title_page(site)),
    ]
    last = len(site.book.divisions) - 1
    for number, division in enumerate(site.book.divisions):
        pages.append((division_pages.file_of(division), division_pages.division_page(site, division, number == last)))
    return pages


def _check_names(book: Book, names: Sequence[str], problems: Problems) -> None:
    """Two files of one name cannot stand in a book."""
    taken = [*names, division_pages.NAV]
    clash = {name for name in taken if taken.count(name) > 1}
    for division in book.divisions:
        if division_pages.file_of(division) in clash:
            problems.error(Code.DUPLICATE_ID, division.where, f"the book has another file {division.slug}.xhtml")


def _check_pages(site: BookSite) -> None:
    """No printed page may be without its mark; that would be our mistake, not an author's."""
    lost = [each.page for each in site.pages.breaks if each.page not in site.page_files]
    if lost:
        raise AssertionError(f"printed pages without a mark in the book: {lost}")


def _xhtml(name: str, root: Element, problems: Problems) -> File:
    data = document(root)
    if len(data) > LARGEST:
        message = f"{name} has {len(data) // 1000} kB; old readers are slow above {LARGEST // 1000} kB"
        problems.warning(Code.TOO_LONG, Where(name), message, "divide the part into two")
    return File(name, PAGE, data, ("svg",) if _has_svg(root) else (), read=True)


def _has_svg(node: Node) -> bool:
    return isinstance(node, Element) and (node.name == "svg" or any(_has_svg(child) for child in node.children))
