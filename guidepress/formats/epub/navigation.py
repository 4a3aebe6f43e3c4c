"""The navigation of the EPUB: nav.xhtml (contents, landmarks, page list), and toc.ncx for EPUB 2 readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guidepress.core.values import Value
from guidepress.document.book import Division, Section
from guidepress.document.exercise import Exercise
from guidepress.document.inline import plain
from guidepress.formats.epub.division_pages import (
    COVER,
    TITLE,
    contents_of,
    file_of,
    html,
)
from guidepress.formats.epub.page import BookSite, page_id
from guidepress.formats.html.anchors import glossary_of
from guidepress.formats.html.xml import Element, Node, document, el

NCX = "http://www.daisy.org/z3986/2005/ncx/"
DEPTH = 3
"""The levels of the contents: division, section, exercise."""


class ContentsEntry(Value):
    """A line of the table of contents, with the lines below it."""

    title: str
    address: str
    inner: tuple[ContentsEntry, ...] = ()


def contents_entries(site: BookSite) -> tuple[ContentsEntry, ...]:
    """The table of contents: divisions, their sections, and the exercises in these."""
    return tuple(_division(site, division) for division in site.book.divisions)


def _division(site: BookSite, division: Division) -> ContentsEntry:
    title = " ".join(filter(None, (division.number, plain(division.title))))
    inner = [*_exercises(site, division.opening + division.blocks)]
    inner += [_section(site, section) for section in division.sections]
    return ContentsEntry(title, file_of(division), tuple(inner))


def _section(site: BookSite, section: Section) -> ContentsEntry:
    address = f"{site.files[section.anchor]}#{section.anchor}"
    return ContentsEntry(plain(section.title), address, tuple(_exercises(site, section.blocks)))


def _exercises(site: BookSite, blocks: Sequence[object]) -> Iterator[ContentsEntry]:
    for block in blocks:
        if isinstance(block, Exercise):
            anchor = block.anchor or block.id
            title = " ".join(filter(None, (block.number, block.title)))
            yield ContentsEntry(title, f"{site.files[anchor]}#{anchor}")


def nav_page(site: BookSite) -> Element:
    """The file nav.xhtml. Landmarks and page list are hidden: reading systems show them in their own way."""
    words = site.book.words
    contents = el(
        "nav",
        el("h1", words.table_of_contents, id="title_toc"),
        _listed(contents_entries(site)),
        epub_type="toc",
        role="doc-toc",
        aria_labelledby="title_toc",
        id="toc",
    )
    marks = [el("li", el("a", text, epub_type=kind, href=address)) for kind, text, address in _landmarks(site)]
    landmarks = el(
        "nav",
        el("h2", words.landmarks, id="title_landmarks"),
        el("ol", marks),
        epub_type="landmarks",
        aria_labelledby="title_landmarks",
        id="landmarks",
        hidden="hidden",
    )
    pages = [el("li", el("a", str(page), href=f"{file}#{page_id(page)}")) for page, file in _pages(site)]
    page_list = el(
        "nav",
        el("h2", words.page_list, id="title_pages"),
        el("ol", pages),
        epub_type="page-list",
        role="doc-pagelist",
        aria_labelledby="title_pages",
        id="pages",
        hidden="hidden",
    )
    body: list[Node] = [contents, landmarks, *([page_list] if pages else [])]
    return html(site.book, words.table_of_contents, body, None, "nav")


def _listed(entries: Sequence[ContentsEntry]) -> Element:
    items = [
        el("li", el("a", entry.title, href=entry.address), _listed(entry.inner) if entry.inner else None)
        for entry in entries
    ]
    return el("ol", items)


def _pages(site: BookSite) -> list[tuple[int, str]]:
    return sorted(site.page_files.items())


def _landmarks(site: BookSite) -> Iterator[tuple[str, str, str]]:
    """The epub:type, title and address of each landmark."""
    words = site.book.words
    yield "cover", words.cover, COVER
    yield "titlepage", site.book.title, TITLE
    yield "toc", words.table_of_contents, contents_of(site.book)
    parts = [division for division in site.book.divisions if division.role == "part"]
    if parts:
        yield "bodymatter", words.start_of_text, file_of(parts[0])
    anchor, _ = glossary_of(site.book)
    for division in site.book.divisions:
        if anchor and division.anchor == anchor:
            yield "glossary", plain(division.title), file_of(division)


# ------------------------------------------------------------------------------------------------- NCX


def ncx(site: BookSite) -> bytes:
    """The contents and the page list in the format of EPUB 2."""
    pages = _pages(site)
    order = iter(range(1, 1_000_000))
    points = [_point(entry, order) for entry in contents_entries(site)]
    targets = [_target(page, file, order) for page, file in pages]
    head_values = {
        "dtb:uid": site.book.identifier,
        "dtb:depth": str(DEPTH),
        "dtb:totalPageCount": str(len(pages)),
        "dtb:maxPageNumber": str(pages[-1][0] if pages else 0),
    }
    label = el("navLabel", el("text", site.book.words.page_list))
    root = el(
        "ncx",
        el("head", [el("meta", name=name, content=content) for name, content in head_values.items()]),
        el("docTitle", el("text", site.book.title)),
        el("navMap", points),
        el("pageList", label, targets) if targets else None,
        xmlns=NCX,
        version="2005-1",
        xml_lang=site.book.language,
    )
    return document(root, doctype="")


def _point(entry: ContentsEntry, order: Iterator[int]) -> Element:
    number = str(next(order))
    return el(
        "navPoint",
        el("navLabel", el("text", entry.title)),
        el("content", src=entry.address),
        [_point(inner, order) for inner in entry.inner],
        id=f"point_{number}",
        playOrder=number,
    )


def _target(page: int, file: str, order: Iterator[int]) -> Element:
    return el(
        "pageTarget",
        el("navLabel", el("text", str(page))),
        el("content", src=f"{file}#{page_id(page)}"),
        id=f"target_{page}",
        type="normal",
        value=str(page),
        playOrder=str(next(order)),
    )
