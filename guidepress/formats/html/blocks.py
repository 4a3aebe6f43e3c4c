"""Renders blocks of prose as HTML elements: one function for each kind of block."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import assert_never

from guidepress.document.blocks import (
    Aside,
    ByMedium,
    CardSheet,
    Directory,
    DirectoryEntry,
    Entry,
    EntryList,
    Figure,
    Heading,
    ItemList,
    ListItem,
    LogoSlot,
    PageBreak,
    Paragraph,
    Quotation,
    Table,
)
from guidepress.document.drawing import Drawing
from guidepress.document.inline import Runs, plain
from guidepress.formats.html.images import image_file
from guidepress.formats.html.kept_lines import kept_lines, listing
from guidepress.formats.html.page import PageMaker, paragraph, table_class
from guidepress.formats.html.svg import svg
from guidepress.formats.html.xml import Element, Node, el

ProseBlock = (
    Paragraph
    | Heading
    | ItemList
    | EntryList
    | Aside
    | Quotation
    | Table
    | Figure
    | Directory
    | LogoSlot
    | CardSheet
    | PageBreak
    | ByMedium
)
"""Every block without fields to fill in."""


def render_prose(maker: PageMaker, block: ProseBlock) -> list[Node]:
    """The elements of a block of prose."""
    match block:
        case Paragraph():
            if block.is_code:
                return [listing(block)]
            if block.role == "lines":
                return [kept_lines(maker, block)]
            return [paragraph(maker.runs(block.runs), None if block.role == "body" else block.role)]
        case Heading():
            return [el(maker.heading(block.level), maker.runs(block.runs, links=False), id=block.anchor or None)]
        case ItemList():
            return item_list(maker, block)
        case EntryList():
            return entry_list(maker, block)
        case Aside():
            return [aside(maker, block)]
        case Quotation():
            source = el("figcaption", maker.runs(block.source)) if block.source else None
            return [el("figure", el("blockquote", maker.blocks(block.body)), source, class_="quotation")]
        case Table():
            return [table(maker, block)]
        case Figure():
            return figure(maker, block)
        case Directory():
            return [directory(maker, block)]
        case LogoSlot():
            return [logo(block)]
        case CardSheet():
            return [card_sheet(maker, block)]
        case PageBreak():
            return []  # the reader's screen decides where its pages end
        case ByMedium():
            return by_medium(maker, block)
        case _:
            assert_never(block)


def by_medium(maker: PageMaker, block: ByMedium) -> list[Node]:
    """The blocks of this medium.

    If they are not the printed ones, the page marks of the printed ones stand before them.
    """
    medium_blocks = block.blocks(maker.site.medium)
    marks = maker.marks_within(block.printed) if medium_blocks is not block.printed else []
    return [*marks, *maker.blocks(medium_blocks)]


# ------------------------------------------------------------------------------------------------- lists


def item_list(maker: PageMaker, block: ItemList) -> list[Node]:
    """A list, after its lead-in paragraph. On screens it has one column."""
    lead = paragraph(maker.runs(block.lead), "lead") if block.lead else None
    items = [_item(maker, item) for item in block.items]
    start = str(block.start) if block.ordered and block.start != 1 else None
    listed = el("ol" if block.ordered else "ul", items, class_="terms" if block.terms else None, start=start)
    return [lead, listed] if lead else [listed]


def _item(maker: PageMaker, item: ListItem) -> Element:
    inner = [node for inner_list in item.inner for node in item_list(maker, inner_list)]
    return el("li", el("p", maker.runs(item.runs)), inner) if inner else el("li", maker.runs(item.runs))


def entry_list(maker: PageMaker, block: EntryList) -> list[Node]:
    """A list of terms and their descriptions (`dl`), after its lead-in, which may be a heading.

    The glossary gets its EPUB and ARIA roles.
    """
    lead: list[Node] = []
    if block.lead:
        words = maker.runs(block.lead, links=not block.lead_is_heading)
        lead = [el(maker.heading(3), words) if block.lead_is_heading else paragraph(words, "lead")]
    entries = [_entry(maker, entry, block.style) for entry in block.entries]
    listed = el("dl", entries, class_=f"entries {block.style}")
    if block.style == "works":
        name = maker.site.book.words.sources
        return [*lead, el("section", listed, epub_type="bibliography", role="doc-bibliography", aria_label=name)]
    if not set(maker.site.glossary.values()) & {entry.anchor for entry in block.entries}:
        return [*lead, listed]
    name = maker.site.book.words.glossary
    return [*lead, el("section", listed, epub_type="glossary", role="doc-glossary", aria_label=name)]


def _entry(maker: PageMaker, entry: Entry, style: str) -> Element:
    """A term and its description. An entry of the glossary links back to the first use of its term."""
    glossary = entry.anchor != "" and entry.anchor in maker.site.glossary.values()
    term = maker.with_icon(entry.icon, maker.runs(entry.term, links=not glossary))
    body = maker.blocks(entry.body)
    use = maker.site.first_uses.get(entry.anchor)
    if use:
        label = maker.site.book.words.first_use.format(term=plain(entry.term))
        body.append(paragraph(el("a", label, href=use, role="doc-backlink"), "back"))
    return el(
        "div",
        el(
            "dt",
            el("dfn", term) if style == "glossary" else term,
            id=entry.anchor or None,
            epub_type="glossterm" if glossary else None,
        ),
        el("dd", maker.runs(entry.detail), class_="detail") if entry.detail else None,
        el("dd", body, epub_type="glossdef" if glossary else None) if body else None,
        class_="entry",
    )


# ------------------------------------------------------------------------------------------------- set apart


def aside(maker: PageMaker, block: Aside) -> Element:
    """A callout or story. It is labelled by its labels, or else by its title."""
    label_id = maker.label_id()
    labels = maker.labels(block.labels, label_id)
    title = paragraph(maker.runs(block.title), "title") if block.title else None
    if title and not block.labels:
        title = el("p", maker.runs(block.title), class_="title", id=label_id)
    return el(
        "aside",
        labels,
        title,
        maker.blocks(block.body),
        transcript(maker, block) if block.transcript else None,
        id=block.anchor or None,
        class_=" ".join((block.role, *(f"kind-{kind}" for kind in block.kinds))),
        role="doc-example" if block.role == "story" else "note",
        aria_labelledby=label_id if labels or title else None,
    )


def transcript(maker: PageMaker, block: Aside) -> list[Node]:
    """The transcript of a recording: below its label in a book, to be opened on a web page."""
    label = maker.site.book.words.recording_words
    if maker.site.medium == "book":
        return [paragraph(label, "title"), *maker.blocks(block.transcript)]
    return [el("details", el("summary", label), maker.without_glossary(block.transcript))]


def logo(block: LogoSlot) -> Element:
    """The publisher's logo, or its text if there is no image."""
    if block.image is None:
        return paragraph(block.text, "logo")
    return paragraph(el("img", src=image_file(block.image), alt=block.text), "logo picture")


def card_sheet(maker: PageMaker, block: CardSheet) -> Element:
    """Cards as a list. Blank cards are left out."""
    cards = [card for card in block.cards if card.runs]
    return el("ul", [el("li", el("strong", card.label), " ", maker.runs(card.runs)) for card in cards])


# ------------------------------------------------------------------------------------------------- tables, figures


def table(maker: PageMaker, block: Table) -> Element:
    """A table of words. Each cell carries the name of its column, because rows become cards on narrow screens.

    The ARIA roles repeat what the elements mean: browsers drop table semantics when CSS changes `display`. The caption
    holds a paragraph because calibre loses a caption without one.
    """
    header_cells = [_head_cell(maker, block, at, cell) for at, cell in enumerate(block.header) if block.span(0, at)[0]]
    return el(
        "table",
        el("caption", el("p", maker.runs(block.caption))) if block.caption else None,
        el("thead", el("tr", header_cells, role="row"), role="rowgroup") if block.header else None,
        el("tbody", [_row(maker, block, at, row) for at, row in enumerate(block.rows, 1)], role="rowgroup"),
        id=block.anchor or None,
        class_="words merged"
        if block.merged
        else table_class("words", len(block.header)),  # cards have no merged cells
        role="table",
    )


def _head_cell(maker: PageMaker, block: Table, column: int, cell: Runs) -> Element:
    """A cell of the header. One without words heads nothing."""
    if not cell:
        return el("td", role="cell", **_span(block, 0, column))
    return el("th", maker.runs(cell), scope="col", role="columnheader", **_span(block, 0, column))


def _row(maker: PageMaker, block: Table, number: int, row: Sequence[Runs]) -> Element:
    """A row of words. An empty cell says so to those who hear it."""
    cells: list[Node] = []
    empty = el("span", maker.site.book.words.empty_cell, class_="unseen")
    for column, cell in enumerate(row):
        span = _span(block, number, column)
        if not block.span(number, column)[0]:
            continue
        if column == 0 and block.row_headers and cell:
            cells.append(el("th", maker.runs(cell), scope="row", role="rowheader", **span))
        else:
            label = plain(block.header[column]) if column < len(block.header) and not block.merged else ""
            cells.append(el("td", maker.runs(cell) or [empty], role="cell", data_label=label or None, **span))
    return el("tr", cells, role="row")


def _span(block: Table, row: int, column: int) -> dict[str, str]:
    """The attributes of a cell that takes several columns or rows."""
    columns, rows = block.span(row, column)
    across = {"colspan": str(columns)} if columns > 1 else {}
    return across | ({"rowspan": str(rows)} if rows > 1 else {})


def figure(maker: PageMaker, block: Figure) -> list[Node]:
    """A picture with its caption, and the link to its description; or its description and its table, to be opened.

    `aria-details` leads a screen reader from the picture to either (WAI-ARIA 1.2, 6.6).
    """
    has_more = block.leads_to_description or block.description or block.table
    details = maker.label_id() if has_more else None
    if isinstance(block.content, Drawing):
        picture = svg(block.content, maker.site.theme, block.alt, details)
    else:
        picture = el("img", src=image_file(block.content), alt=block.alt, aria_details=details)
    words: list[Node] = maker.runs(block.caption, links=False)
    if block.credit:
        credit = el("span", maker.runs(block.credit), class_="credit")
        words = [el("span", words), el("br"), credit] if words else [credit]
    caption = el("figcaption", words) if words else None
    figure_element = el("figure", picture, caption, id=block.anchor or None)
    if block.leads_to_description:
        link = el("p", maker.runs(block.leads_to_description), class_="description", id=details)
        return [figure_element, link]
    if details is None:
        return [figure_element]
    summary = el("summary", maker.site.book.words.in_words)
    described: list[Node] = [*maker.blocks(block.description), *(maker.blocks((block.table,)) if block.table else ())]
    return [figure_element, el("details", summary, described, class_="description", id=details)]


# ------------------------------------------------------------------------------------------------- generated lists


def directory(maker: PageMaker, block: Directory) -> Element:
    """Links to places in the book, with the printed page numbers. Levels become nested lists."""
    label = paragraph(maker.site.book.words.in_this_part, "label") if block.role == "part-contents" else None
    return el("div", label, _entries(maker, list(block.entries)), class_=f"directory {block.role}")


def _entries(maker: PageMaker, entries: list[DirectoryEntry]) -> Element:
    """A nested list: the entries with the level of the first entry, each with the deeper entries that follow it."""
    items: list[Node] = []
    rest = entries
    while rest:
        first, rest = rest[0], rest[1:]
        deeper = list(takewhile(lambda entry: entry.level > first.level, rest))  # noqa: B023 - used at once
        rest = rest[len(deeper) :]
        items.append(el("li", _line(maker, first), _entries(maker, deeper) if deeper else None))
    return el("ul", items)


def _line(maker: PageMaker, entry: DirectoryEntry) -> Element:
    page = maker.site.page_of(entry.target)
    words = maker.site.book.words
    return el(
        "a",
        [el("span", entry.number, class_="number"), " "] if entry.number else None,
        maker.runs(entry.runs, links=False),
        [" ", el("span", words.page.format(page=page), class_="page")] if page is not None else None,
        href=maker.href(entry.target),
    )
