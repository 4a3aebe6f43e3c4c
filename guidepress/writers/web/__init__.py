"""Book → a web workbook: static pages that work by double-click, keep the learner's answers, and need no network."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from guidepress.blocks import Book, Medium
from guidepress.markup.drawing import svg
from guidepress.markup.html import html_document
from guidepress.markup.icons import read_icons
from guidepress.markup.images import image_file, images_of
from guidepress.markup.licences import notices
from guidepress.markup.scripts import versioned, versions_of
from guidepress.markup.walk import anchors, glossary_of
from guidepress.markup.xml import document
from guidepress.pages import PageMap
from guidepress.problems import Code, Problems
from guidepress.theme import Theme
from guidepress.writers.web.data import Page, guide_js, search_js
from guidepress.writers.web.pages import ANSWERS, ICON, INDEX, SEARCH, division_page, file_of, index_page, titled
from guidepress.writers.web.site import WebSite, policy
from guidepress.writers.web.skeletons import answers_page, search_page
from guidepress.writers.web.style import embedded, fonts_of, style_sheet

__all__ = ["files_of", "site_of"]

STATIC = Path(__file__).parent / "static"
OWN = {"index", "search", "answers", "launch"}
"""Names of pages that the tool makes."""


def files_of(book: Book, theme: Theme, pages: PageMap, problems: Problems, medium: Medium = "web") -> dict[str, bytes]:
    """Every file of the web workbook by its name, in the words of a medium. Reports pages whose names collide."""
    _check_names(book, problems)
    site = site_of(book, theme, pages, problems, medium)
    made = _pages(site)
    roots = {page.file: page.root for page in made} | {SEARCH: search_page(site), ANSWERS: answers_page(site)}
    scripts = {"guide.js": guide_js(site, made), "search-index.js": search_js(made)}
    scripts |= {path.name: path.read_bytes().replace(b"\r\n", b"\n") for path in sorted(STATIC.glob("*.js"))}
    versions = versions_of(scripts)
    files = {name: html_document(versioned(root, versions), site.style) for name, root in roots.items()} | scripts
    files |= {image_file(image): image.data for image in images_of(book)}
    if book.cover:
        files[ICON] = document(svg(book.cover, theme, book.title), "")
    return files | fonts_of(theme) | notices(theme, embedded(theme))


def site_of(book: Book, theme: Theme, pages: PageMap, problems: Problems, medium: Medium = "web") -> WebSite:
    files = {anchor: file_of(division) for division in book.divisions for anchor in anchors(division)}
    _, glossary = glossary_of(book)
    icons, style = read_icons(theme.icons, problems), style_sheet(theme)
    return WebSite(
        book, theme, pages, problems, files, icons, glossary, medium=medium, style=style, policy=policy(style)
    )


def _pages(site: WebSite) -> Sequence[Page]:
    divisions = [each for each in site.book.divisions if each.role != "contents"]
    steps = [(INDEX, site.book.words.contents), *(titled(site, each) for each in divisions), None]
    pages = [division_page(site, each, steps[number], steps[number + 2]) for number, each in enumerate(divisions)]
    return [index_page(site, divisions), *pages]


def _check_names(book: Book, problems: Problems) -> None:
    for division in book.divisions:
        if division.role != "contents" and division.slug in OWN:
            message = f"the web workbook has another page {division.slug}.html"
            problems.error(Code.DUPLICATE_ID, division.where, message, "give the part another id")
