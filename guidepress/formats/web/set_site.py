"""Renders the pages of the web workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from guidepress.core.problems import Code, Problems
from guidepress.core.values import walk
from guidepress.document.back_matter import in_place
from guidepress.document.blocks import Medium
from guidepress.document.book import Book
from guidepress.document.exercise import Exercise
from guidepress.document.page_map import PageMap
from guidepress.formats.html.anchors import anchors, glossary_of
from guidepress.formats.html.html_file import html_document
from guidepress.formats.html.icons import icon_elements
from guidepress.formats.html.images import image_file, images_of
from guidepress.formats.html.licences import notices
from guidepress.formats.html.page import Site
from guidepress.formats.html.script_files import DIGITS, hashed_names, with_hashed_scripts
from guidepress.formats.html.svg import svg
from guidepress.formats.html.xml import Element, document
from guidepress.formats.web.division_pages import DivisionPages
from guidepress.formats.web.page_plan import INDEX, PlannedPage, planned_pages
from guidepress.formats.web.page_style import with_shared_style, with_style
from guidepress.formats.web.pages import (
    ANSWERS,
    GUIDE_SCRIPT,
    ICON,
    RECORD_PAGE,
    SEARCH,
    PageInSequence,
    index_page,
    page_frame,
)
from guidepress.formats.web.path_pages import path_content, path_file
from guidepress.formats.web.record_page import RECORD_SCRIPTS, record_js, record_page
from guidepress.formats.web.script_data import (
    RECORD_DATA,
    PageContents,
    answers_js,
    answers_on_pages,
    guide_js,
    search_js,
)
from guidepress.formats.web.scripted_pages import answers_page, search_page
from guidepress.formats.web.style import embedded_fonts, fallback_of, fonts_of, inline_of, style_sheet
from guidepress.theme import Theme

STATIC = Path(__file__).parent / "static"
RESERVED = {"index", "search", "answers", "record", "launch"}
"""Names of pages that the tool makes itself."""


class LaidSite(Struct):
    """The pages of a web workbook as element trees."""

    site: Site
    pages: Sequence[PageContents]
    extra: Mapping[str, Element]
    """The pages that the scripts fill, and those of paths, by their file names."""


def set_site(book: Book, theme: Theme, pages: PageMap, problems: Problems, medium: Medium = "web") -> LaidSite:
    """Renders every page in the words of a medium. Reports pages with the same name.

    The description of a figure opens below the figure, so there is no page of descriptions.
    """
    book = in_place(book)
    planned = planned_pages(book)
    _check_names(planned, problems)
    site = site_of(book, theme, pages, problems, medium, planned)
    extra = {SEARCH: search_page(site), ANSWERS: answers_page(site), **_path_pages(site)}
    if book.record is not None:
        extra[RECORD_PAGE] = record_page(site, book.record)
    return LaidSite(site, _pages(site, planned), extra)


def site_files(laid: LaidSite) -> dict[str, bytes]:
    """Every file of the web workbook by its name."""
    site, book = laid.site, laid.site.book
    roots = {page.file: page.root for page in laid.pages} | dict(laid.extra)
    answers = answers_on_pages(book, laid.pages)
    scripts = {GUIDE_SCRIPT: guide_js(site, laid.pages, answers), "search-index.js": search_js(laid.pages)}
    scripts |= answers_js(site, laid.pages, answers)
    unused: tuple[str, ...] = RECORD_SCRIPTS
    if book.record is not None:
        scripts[RECORD_DATA], unused = record_js(book, book.record), ()
    own = (path for path in sorted(STATIC.glob("*.js")) if path.name not in unused)
    scripts |= {path.name: path.read_bytes().replace(b"\r\n", b"\n") for path in own}
    names = hashed_names(scripts)
    pages = {name: html_document(with_hashed_scripts(root, names)) for name, root in roots.items()}
    pages |= {names[name]: data for name, data in scripts.items()}
    fallback = fallback_of(site.theme, pages.values())
    inline = inline_of(site.theme, (pages[name] for name in roots))
    style = style_sheet(site.theme, fallback, inline)
    shared = f"style-{sha256(style.encode()).hexdigest()[:DIGITS]}.css"
    files = pages | {name: with_shared_style(pages[name], shared) for name in roots}
    # The first page needs no second file before it shows.
    files |= {shared: style.encode(), INDEX: with_style(pages[INDEX], style)}
    files |= {image_file(image): image.data for image in images_of(book)}
    if book.cover:
        files[ICON] = document(svg(book.cover, site.theme, book.title), "")
    fonts = [*embedded_fonts(site.theme), *inline, *(font.role for font in fallback)]
    return files | fonts_of(site.theme, fallback, inline) | notices(site.theme, fonts)


def site_of(
    book: Book,
    theme: Theme,
    pages: PageMap,
    problems: Problems,
    medium: Medium = "web",
    planned: Sequence[PlannedPage] | None = None,
) -> Site:
    """The site before anything is rendered, with the file of each anchor. `planned`: the pages of the book."""
    planned = planned_pages(book) if planned is None else planned
    files = {anchor: INDEX for each in book.divisions if each.role == "contents" for anchor in anchors(each)}
    files |= {anchor: page.file for page in planned for anchor in (page.top, *page.anchors)}
    tops = frozenset(page.top for page in planned if page.task is not None)
    _, glossary = glossary_of(book)
    return Site(book, theme, pages, problems, files, icon_elements(theme.icons), glossary, medium=medium, tops=tops)


def _pages(site: Site, planned: Sequence[PlannedPage]) -> Sequence[PageContents]:
    """The first page, then every planned page. Pages are rendered in reading order: the glossary leads back to them."""
    first = (INDEX, site.book.words.contents)
    around = [first, *((page.file, page.title) for page in planned), None]
    divisions = (DivisionPages(site, tuple(each)) for _, each in groupby(planned, key=lambda page: page.division.slug))
    pages = ((division, page) for division in divisions for page in division.pages)
    return [
        index_page(site, planned),
        *(division.page(page, around[number], around[number + 2]) for number, (division, page) in enumerate(pages)),
    ]


def _path_pages(site: Site) -> dict[str, Element]:
    """The page of each path, by its file name."""
    if not site.book.paths:
        return {}
    exercises = {item.id: item for item in walk(site.book.divisions) if isinstance(item, Exercise)}
    back = (INDEX, site.book.words.contents)
    found: dict[str, Element] = {}
    for path in site.book.paths:
        place = PageInSequence(path_file(path), f"path_{path.id}", path.title, "path", before=back)
        found[place.file] = page_frame(site, place, path_content(site, path, exercises))
    return found


def _check_names(planned: Sequence[PlannedPage], problems: Problems) -> None:
    """Reports a page whose file has the name of a page of the tool."""
    for page in planned:
        if page.slug in RESERVED:
            message = f"the web workbook has another page {page.slug}.html"
            problems.error(Code.DUPLICATE_ID, page.where, message, "give the part another id")
