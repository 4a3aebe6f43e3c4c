"""Whole files: a part or a piece of front or back matter, the title page, the cover."""

from __future__ import annotations

from guidepress.document.book import Book, Division
from guidepress.document.inline import plain
from guidepress.formats.epub.blocks import block
from guidepress.formats.epub.page import BookPageMaker, BookSite
from guidepress.formats.html.blocks import logo
from guidepress.formats.html.headings import division_heading, part_contents, section
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


def file_of(division: Division) -> str:
    return f"{division.slug}.xhtml"


def contents_of(book: Book) -> str:
    """The file that readers are sent to for the contents: the book's own, or else the navigation itself."""
    own = [file_of(division) for division in book.divisions if division.role == "contents"]
    return own[0] if own else NAV


# ------------------------------------------------------------------------------------------------- divisions


def division_page(site: BookSite, division: Division, last: bool) -> Element:
    """The file of one division. The last one also holds the marks of pages after everything."""
    sheet = BookPageMaker(site, file_of(division), block)
    part = division.role == "part"
    body: list[ElementContent] = [
        division_heading(sheet, division),
        sheet.blocks(division.opening),
        _effort(sheet, division),
        part_contents(sheet, division) if part else None,
        sheet.blocks(division.blocks),
        [sheet.placed(each.key, [section(sheet, each)]) for each in division.sections],
        sheet.blocks(division.notes),
    ]
    kind = "chapter" if part else ("imprint" if division.role == "imprint" else None)
    whole = el(
        "section",
        body,
        id=division.anchor,
        epub_type=kind,
        role="doc-chapter" if part else None,
        aria_labelledby=title_id(division.anchor) if part else None,
    )
    end = sheet.page_marks(site.marks.end) if last else []
    matter = MATTER.get(division.role, "backmatter")
    classes = f"{division.role} accent-{site.theme.accent_number(division.accent)}"
    return html(site.book, plain(division.title), [*sheet.placed(division.key, [whole]), *end], matter, classes)


def _effort(sheet: BookPageMaker, division: Division) -> Node | None:
    if not division.minutes:
        return None
    return paragraph(sheet.site.book.words.you_will_need.format(minutes=division.minutes), "effort")


# ------------------------------------------------------------------------------------------------- front


def cover_page(site: BookSite) -> Element:
    book = site.book
    sheet = BookPageMaker(site, COVER, block)
    alt = book.words.alt_cover.format(title=book.title, subtitle=book.subtitle)
    picture = el("img", src=COVER_IMAGE, alt=alt, role="doc-cover")
    body = [*sheet.page_marks(site.marks.cover), el("section", picture, epub_type="cover", class_="cover")]
    return html(book, book.words.cover, body, "frontmatter", "cover")


def title_page(site: BookSite) -> Element:
    book = site.book
    body = el(
        "section",
        el("h1", book.title),
        paragraph(book.subtitle, "subtitle") if book.subtitle else None,
        logo(book.logo),
        paragraph(book.publisher) if book.publisher else None,
        paragraph(book.words.edition.format(edition=book.edition.id)),
        paragraph(" ".join(book.hashtags), "small") if book.hashtags else None,
        epub_type="titlepage",
    )
    return html(book, book.title, [body], "frontmatter", "title-page")


def html(book: Book, title: str, body: list[Node], matter: str | None, classes: str) -> Element:
    """A whole XHTML document."""
    shown = title if title == book.title else f"{title} · {book.title}"
    return el(
        "html",
        el(
            "head",
            el("meta", charset="utf-8"),
            el("title", shown),
            el("meta", name="viewport", content="width=device-width, initial-scale=1"),
            el("link", rel="stylesheet", type="text/css", href="book.css"),
        ),
        el("body", body, class_=classes, epub_type=matter),
        xmlns=XHTML,
        xmlns_epub=OPS,
        lang=book.language,
        xml_lang=book.language,
    )
