"""The transcript as an HTML page that needs no other file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import assert_never

from guidepress.document.book import Book
from guidepress.document.labels import Labels
from guidepress.formats.html.html_file import EMPTY_STYLE, html_document
from guidepress.formats.html.style_colours import COLOURS, fill_colours
from guidepress.formats.html.xml import Element, ElementContent, el
from guidepress.formats.pdf.accessibility_tree import Control, Span
from guidepress.formats.transcript.lines import Line, counted
from guidepress.theme import Theme

DEEPEST = 6
"""The greatest depth with an indent of its own in the style sheet."""


def transcript_page(book: Book, lines: Sequence[Line]) -> Element:
    """The page: what it is, links to the parts, then each page of the workbook under a heading."""
    words = book.words
    title = words.transcript_title.format(title=book.full_title)
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("title", title),
        el("style"),
    )
    edition = words.edition.format(edition=book.edition.id)
    header = el("header", el("h1", title), el("p", edition), el("p", words.transcript_about))
    parts = [line for line in lines if line.level == 1]
    links = el("ul", [el("li", el("a", _part(line, words), href=f"#page-{line.page}")) for line in parts])
    nav = el("nav", el("h2", words.contents, id="parts"), links, aria_labelledby="parts") if parts else None
    seen: Counter[int] = Counter()
    pages = [_page(number, list(group), words, seen) for number, group in groupby(lines, lambda line: line.page)]
    return el("html", head, el("body", header, nav, el("main", pages)), lang=book.language)


def page_bytes(page: Element, theme: Theme) -> bytes:
    """The HTML file, with its style."""
    night = {f"night-{name}": getattr(theme.web.night, name) for name in COLOURS}
    style = "\n".join(line.strip() for line in fill_colours(theme.transcript_css, theme, night) if line.strip())
    return html_document(page).replace(EMPTY_STYLE.encode(), f"<style>{style}</style>".encode(), 1)


def _part(line: Line, words: Labels) -> str:
    text = " ".join("".join(piece.text for piece in line.content if isinstance(piece, Span)).split())
    return words.transcript_part.format(title=text, page=line.page)


def _page(number: int, lines: Sequence[Line], words: Labels, seen: Counter[int]) -> Element:
    """A page of the workbook. Where reading comes back to a page, its number stands there again."""
    seen[number] += 1
    is_first = seen[number] == 1
    label = words.transcript_page if is_first else words.transcript_page_again
    name = f"page-{number}" if is_first else f"page-{number}-{seen[number]}"
    return el("section", el("h2", label.format(page=number), id=name), [_line(line, words) for line in lines])


def _line(line: Line, words: Labels) -> Element:
    content = _content(line.content, words)
    role = el("span", words.labelled.format(label=line.role, text="").strip() if content else line.role, class_="role")
    said = [role if line.role else None, " " if line.role and content else None, content]
    depth = f"depth-{min(line.depth, DEEPEST)}"
    kind = "line" if line.type else "line end"
    return el("h3" if line.level else "p", said, class_=f"{kind} {depth}", data_type=line.type or None)


def _content(content: Sequence[Span | Control], words: Labels) -> list[ElementContent]:
    """The words and fields of a line. Notes of the tool stand in elements of the class `note`."""
    nodes: list[ElementContent] = []
    for link, group in groupby(content, lambda piece: piece.link_number if isinstance(piece, Span) else 0):
        pieces = list(group)
        inner: list[ElementContent] = []
        for piece in pieces:
            match piece:
                case Span():
                    inner.append(_span(piece, words))
                case Control():
                    inner += [" " if nodes or inner else None, _control(piece, words), " "]
                case _:
                    assert_never(piece)
        first = pieces[0]
        target = first.link if link and isinstance(first, Span) else ""
        if nodes and isinstance(first, Span) and first.is_mark:
            nodes.append(" ")  # it stands close to its word
        nodes.append(_link(target, inner, words) if target else inner)
    return nodes


def _link(target: str, inner: list[ElementContent], words: Labels) -> ElementContent:
    page = target[1:] if target.startswith("#") else ""
    note = words.transcript_link_to_page.format(page=page) if page else words.transcript_link
    return [el("span", note, class_="note"), " ", el("a", inner, href=f"#page-{page}" if page else target)]


def _span(span: Span, words: Labels) -> ElementContent:
    notes = []
    if span.expansion:
        notes.append(words.transcript_read_as.format(words=span.expansion))
    if span.lang:
        notes.append(words.transcript_language.format(language=span.lang))
    if not notes:
        return span.text
    words_alone = span.text.rstrip()
    text: ElementContent = el("span", words_alone, lang=span.lang) if span.lang else words_alone
    listed: list[ElementContent] = [[" ", el("span", note, class_="note")] for note in notes]
    return [text, listed, span.text[len(words_alone) :]]


def _control(control: Control, words: Labels) -> ElementContent:
    kinds = {
        "line": words.transcript_text_box,
        "lines": words.transcript_text_lines,
        "list": counted(len(control.options), words.transcript_choice_of_one, words.transcript_choice),
        "check-box": words.transcript_check_box,
    }
    role = el("span", words.labelled.format(label=kinds[control.kind], text="").strip(), class_="role")
    name = el("span", control.name, class_="name")
    if not control.options:
        return [role, " ", name]
    options = words.transcript_options.format(options=words.transcript_headers_join.join(control.options))
    return [role, " ", name, " ", el("span", options, class_="options")]
