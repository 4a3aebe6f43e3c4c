"""Renders the pages of the EPUB. The page breaks come from the printed workbook."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from guidepress.core.problems import Code, Problems, Where
from guidepress.document.book import Book
from guidepress.document.page_map import PageMap
from guidepress.formats.epub import division_pages
from guidepress.formats.epub.cover import check_cover
from guidepress.formats.epub.files import PAGE, BookFile
from guidepress.formats.epub.page import BookSite
from guidepress.formats.epub.page_marks import assign_page_marks
from guidepress.formats.html.anchors import anchors, glossary_of
from guidepress.formats.html.icons import icon_elements
from guidepress.formats.html.xml import Element, Node, document
from guidepress.theme import Theme

CHAPTER_LIMIT = 250_000
"""The size in bytes up to which older e-readers open a chapter without problems."""


class LaidBook(Struct):
    """The pages of an EPUB as element trees, and as the files that they become."""

    site: BookSite
    pages: list[tuple[str, Element]]
    """File name and document of each page, in reading order."""
    files: list[BookFile]
    """The same pages, serialised."""


def set_book(book: Book, theme: Theme, pages: PageMap, problems: Problems) -> LaidBook:
    """Renders every page in the spine.

    Reports a title that does not fit on the cover, duplicate file names, and chapters that are too large for older
    e-readers.
    """
    site = site_of(book, theme, pages, problems)
    check_cover(book, theme, problems)
    documents = spine_pages(site)
    _check_pages(site)
    _check_names(book, [name for name, _ in documents], problems)
    return LaidBook(site, documents, [_xhtml(name, root, problems) for name, root in documents])


def site_of(book: Book, theme: Theme, pages: PageMap, problems: Problems) -> BookSite:
    """The book before anything is rendered, with the file of each anchor."""
    files = {anchor: division_pages.file_of(division) for division in book.divisions for anchor in anchors(division)}
    icons = icon_elements(theme.icons)
    _, glossary = glossary_of(book)
    return BookSite(
        book, theme, pages, problems, files, icons, glossary, medium="book", marks=assign_page_marks(book, pages)
    )


def spine_pages(site: BookSite) -> list[tuple[str, Element]]:
    """Every page in the spine, in reading order: file name and document."""
    pages = [
        (division_pages.COVER, division_pages.cover_page(site)),
        (division_pages.TITLE, division_pages.title_page(site)),
    ]
    last = len(site.book.divisions) - 1
    for number, division in enumerate(site.book.divisions):
        pages.append((division_pages.file_of(division), division_pages.division_page(site, division, number == last)))
    return pages


def _check_names(book: Book, names: Sequence[str], problems: Problems) -> None:
    """Reports divisions whose files have the same name."""
    all_names = [*names, division_pages.NAV]
    duplicates = {name for name in all_names if all_names.count(name) > 1}
    for division in book.divisions:
        if division_pages.file_of(division) in duplicates:
            problems.error(Code.DUPLICATE_ID, division.where, f"the book has another file {division.slug}.xhtml")


def _check_pages(site: BookSite) -> None:
    """AssertionError if a printed page has no mark. This would be a fault of the tool."""
    missing = [page_break.page for page_break in site.pages.breaks if page_break.page not in site.page_files]
    if missing:
        raise AssertionError(f"printed pages without a mark in the book: {missing}")


def _xhtml(name: str, root: Element, problems: Problems) -> BookFile:
    data = document(root)
    if len(data) > CHAPTER_LIMIT:
        message = f"{name} has {len(data) // 1000} kB; old readers are slow above {CHAPTER_LIMIT // 1000} kB"
        problems.warning(Code.TOO_LONG, Where(name), message, "divide the part into two")
    return BookFile(name, PAGE, data, ("svg",) if _has_svg(root) else (), in_spine=True)


def _has_svg(node: Node) -> bool:
    return isinstance(node, Element) and (node.name == "svg" or any(_has_svg(child) for child in node.children))
