"""The XHTML files of the EPUB: divisions, the title page and the cover."""

from __future__ import annotations

from guidepress.document.book import Book, Division
from guidepress.document.inline import plain
from guidepress.formats.epub.blocks import render_block
from guidepress.formats.epub.page import BookPageMaker, BookSite
from guidepress.formats.html.blocks import logo
from guidepress.formats.html.headings import division_heading, part_contents, render_section
from guidepress.formats.html.page import paragraph, title_id
from guidepress.formats.html.xml import (
    OPS,
    XHTML,
    Element,
    ElementContent,
    Node,
    el,
)

COVER, TITLE, NAV = "cover.xhtml", "title-page.xhtml", "nav.xhtml"
COVER_IMAGE = "images/cover.png"
MATTER = {"contents": "frontmatter", "front": "frontmatter", "part": "bodymatter", "back": "backmatter"}
"""The epub:type of the body for each division role."""


def file_of(division: Division) -> str:
    """The file name of a division."""
    return f"{division.slug}.xhtml"


def contents_of(book: Book) -> str:
    """The file of the table of contents: the book's own contents, or else the navigation document."""
    files = [file_of(division) for division in book.divisions if division.role == "contents"]
    return files[0] if files else NAV


# ------------------------------------------------------------------------------------------------- divisions


def division_page(site: BookSite, division: Division, last: bool) -> Element:
    """The file of one division. The last division also holds the marks of pages after all content."""
    maker = BookPageMaker(site, file_of(division), render_block)
    is_part = division.role == "part"
    content: list[ElementContent] = [
        division_heading(maker, division),
        maker.blocks(division.opening),
        _time_needed(maker, division),
        part_contents(maker, division) if is_part else None,
        maker.blocks(division.blocks),
        [maker.with_page_marks(section.key, [render_section(maker, section)]) for section in division.sections],
        maker.blocks(division.notes),
    ]
    footnotes = maker.footnotes()
    content += [footnotes] if footnotes else []
    kind = "chapter" if is_part else ("imprint" if division.role == "imprint" else None)
    section_element = el(
        "section",
        content,
        id=division.anchor,
        epub_type=kind,
        role="doc-chapter" if is_part else None,
        aria_labelledby=title_id(division.anchor) if is_part else None,
    )
    end = maker.page_marks(site.marks.end) if last else []
    matter = MATTER.get(division.role, "backmatter")
    classes = f"{division.role} accent-{site.theme.accent_number(division.accent)}"
    body = [*maker.with_page_marks(division.key, [section_element]), *end]
    return html(site.book, plain(division.title), body, matter, classes)


def _time_needed(maker: BookPageMaker, division: Division) -> Node | None:
    if not division.minutes:
        return None
    return paragraph(maker.site.book.words.you_will_need.format(minutes=division.minutes), "effort")


# ------------------------------------------------------------------------------------------------- front


def cover_page(site: BookSite) -> Element:
    """The file with the cover image."""
    book = site.book
    maker = BookPageMaker(site, COVER, render_block)
    alt = book.words.alt_cover.format(title=book.title, subtitle=book.subtitle)
    picture = el("img", src=COVER_IMAGE, alt=alt, role="doc-cover")
    body = [*maker.page_marks(site.marks.cover), el("section", picture, epub_type="cover", class_="cover")]
    return html(book, book.words.cover, body, "frontmatter", "cover")


def title_page(site: BookSite) -> Element:
    """The title page."""
    book = site.book
    body = el(
        "section",
        el("h1", book.title),
        paragraph(book.subtitle, "subtitle") if book.subtitle else None,
        logo(book.logo),
        paragraph(book.publisher_by_logo) if book.publisher_by_logo else None,
        paragraph(book.words.edition.format(edition=book.edition.id)),
        paragraph(" ".join(book.hashtags), "small") if book.hashtags else None,
        epub_type="titlepage",
    )
    return html(book, book.title, [body], "frontmatter", "title-page")


def html(book: Book, title: str, body: list[Node], matter: str | None, classes: str) -> Element:
    """A whole XHTML document. `matter` is the epub:type of its body."""
    page_title = title if title == book.title else f"{title} · {book.title}"
    return el(
        "html",
        el(
            "head",
            el("meta", charset="utf-8"),
            el("title", page_title),
            el("meta", name="viewport", content="width=device-width, initial-scale=1"),
            el("link", rel="stylesheet", type="text/css", href="book.css"),
        ),
        el("body", body, class_=classes, epub_type=matter),
        xmlns=XHTML,
        xmlns_epub=OPS,
        lang=book.language,
        xml_lang=book.language,
    )
