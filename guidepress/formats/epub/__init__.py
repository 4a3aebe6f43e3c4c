"""Book → EPUB 3.3: a book for phones, laptops and screen readers, its pages those of the printed workbook."""

from __future__ import annotations

from guidepress.core.problems import Code, Problems, Where
from guidepress.document.book import Book
from guidepress.document.page_map import PageMap
from guidepress.formats.epub import division_pages, navigation
from guidepress.formats.epub.cover import cover_png
from guidepress.formats.epub.metadata import metadata
from guidepress.formats.epub.package import File, package
from guidepress.formats.epub.page import BookSite
from guidepress.formats.epub.page_marks import place
from guidepress.formats.epub.style import embedded, font_name, style_sheet
from guidepress.formats.html.anchors import anchors, glossary_of
from guidepress.formats.html.icons import read_icons
from guidepress.formats.html.images import image_file, images_of
from guidepress.formats.html.licences import notices
from guidepress.formats.html.xml import Element, Node, document, text_of
from guidepress.theme import Theme

__all__ = ["write"]

PAGE = "application/xhtml+xml"
LARGEST = 250_000
"""Bytes of a chapter that older readers still open without trouble."""


def write(book: Book, theme: Theme, pages: PageMap, problems: Problems) -> bytes:
    """The bytes of the EPUB. The same book, theme and pages give the same bytes.

    Reports icons that cannot be used, files whose names collide and chapters too long for old readers.
    """
    site = site_of(book, theme, pages, problems)
    written = pages_of(site)
    _check_pages(site)
    text = " ".join(text_of(root) for _, root in written)
    files = [_xhtml(name, root, problems) for name, root in written]
    read = division_pages.contents_of(book) == division_pages.NAV
    files.insert(2, File(division_pages.NAV, PAGE, document(navigation.nav_page(site)), ("nav",), read))
    files.append(File("book.css", "text/css", style_sheet(theme).encode("utf-8")))
    files.append(File(division_pages.COVER_IMAGE, "image/png", cover_png(book, theme), ("cover-image",)))
    files += [File(image_file(image), image.media_type, image.data) for image in images_of(book)]
    files += [File(font_name(role), "font/ttf", theme.fonts[role]) for role in embedded(theme)]
    files += [File(name, "text/plain", data) for name, data in notices(theme, embedded(theme)).items()]
    names = [file.name for file in files]
    taken = [division for division in book.divisions if names.count(division_pages.file_of(division)) > 1]
    for division in taken:
        problems.error(Code.DUPLICATE_ID, division.where, f"the book has another file {division.slug}.xhtml")
    if taken:
        return b""
    return package(book, metadata(book, text), files, navigation.ncx(site))


def site_of(book: Book, theme: Theme, pages: PageMap, problems: Problems) -> BookSite:
    """Where everything will stand, before anything is set."""
    files = {anchor: division_pages.file_of(division) for division in book.divisions for anchor in anchors(division)}
    icons = read_icons(theme.icons, problems)
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
