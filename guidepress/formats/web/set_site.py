"""Sets the pages of a web workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from guidepress.core.problems import Code, Problems
from guidepress.document.blocks import Medium
from guidepress.document.book import Book
from guidepress.document.page_map import PageMap
from guidepress.formats.html.anchors import anchors, glossary_of
from guidepress.formats.html.html_file import html_document
from guidepress.formats.html.icons import icon_elements
from guidepress.formats.html.images import image_file, images_of
from guidepress.formats.html.licences import notices
from guidepress.formats.html.scripts import versioned, versions_of
from guidepress.formats.html.svg import svg
from guidepress.formats.html.xml import Element, document
from guidepress.formats.web.pages import (
    ANSWERS,
    ICON,
    INDEX,
    SEARCH,
    division_page,
    file_of,
    index_page,
    titled,
)
from guidepress.formats.web.script_data import PageContents, guide_js, search_js
from guidepress.formats.web.scripted_pages import answers_page, search_page
from guidepress.formats.web.site import WebSite, policy
from guidepress.formats.web.style import embedded, fonts_of, style_sheet
from guidepress.theme import Theme

STATIC = Path(__file__).parent / "static"
OWN = {"index", "search", "answers", "launch"}
"""Names of pages that the tool makes."""


class LaidSite(Struct):
    """The pages of a web workbook as trees of elements."""

    site: WebSite
    pages: Sequence[PageContents]
    extra: Mapping[str, Element]
    """The pages that the scripts fill, by their file names."""


def set_site(book: Book, theme: Theme, pages: PageMap, problems: Problems, medium: Medium = "web") -> LaidSite:
    """Sets every page in the words of a medium. Reports pages whose names collide."""
    _check_names(book, problems)
    site = site_of(book, theme, pages, problems, medium)
    return LaidSite(site, _pages(site), {SEARCH: search_page(site), ANSWERS: answers_page(site)})


def site_files(laid: LaidSite) -> dict[str, bytes]:
    """Every file of the web workbook by its name."""
    site, book = laid.site, laid.site.book
    roots = {page.file: page.root for page in laid.pages} | dict(laid.extra)
    scripts = {"guide.js": guide_js(site, laid.pages), "search-index.js": search_js(laid.pages)}
    scripts |= {path.name: path.read_bytes().replace(b"\r\n", b"\n") for path in sorted(STATIC.glob("*.js"))}
    versions = versions_of(scripts)
    files = {name: html_document(versioned(root, versions), site.style) for name, root in roots.items()} | scripts
    files |= {image_file(image): image.data for image in images_of(book)}
    if book.cover:
        files[ICON] = document(svg(book.cover, site.theme, book.title), "")
    return files | fonts_of(site.theme) | notices(site.theme, embedded(site.theme))


def site_of(book: Book, theme: Theme, pages: PageMap, problems: Problems, medium: Medium = "web") -> WebSite:
    files = {anchor: file_of(division) for division in book.divisions for anchor in anchors(division)}
    _, glossary = glossary_of(book)
    icons, style = icon_elements(theme.icons), style_sheet(theme)
    return WebSite(
        book, theme, pages, problems, files, icons, glossary, medium=medium, style=style, policy=policy(style)
    )


def _pages(site: WebSite) -> Sequence[PageContents]:
    divisions = [each for each in site.book.divisions if each.role != "contents"]
    steps = [(INDEX, site.book.words.contents), *(titled(site, each) for each in divisions), None]
    pages = [division_page(site, each, steps[number], steps[number + 2]) for number, each in enumerate(divisions)]
    return [index_page(site, divisions), *pages]


def _check_names(book: Book, problems: Problems) -> None:
    for division in book.divisions:
        if division.role != "contents" and division.slug in OWN:
            message = f"the web workbook has another page {division.slug}.html"
            problems.error(Code.DUPLICATE_ID, division.where, message, "give the part another id")
