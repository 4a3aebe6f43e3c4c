"""Blocks of prose → markup. One function a block; `prose` knows them all."""

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
    Paragraph,
    Quotation,
    Table,
)
from guidepress.document.drawing import Drawing
from guidepress.document.inline import Runs, plain
from guidepress.formats.html.images import image_file
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
    | ByMedium
)


def prose(sheet: PageMaker, each: ProseBlock) -> list[Node]:
    """The elements of any block that has nothing to write into."""
    match each:
        case Paragraph():
            return [paragraph(sheet.runs(each.runs), None if each.role == "body" else each.role)]
        case Heading():
            return [el(f"h{each.level}", sheet.runs(each.runs, links=False), id=each.anchor or None)]
        case ItemList():
            return item_list(sheet, each)
        case EntryList():
            return entry_list(sheet, each)
        case Aside():
            return [aside(sheet, each)]
        case Quotation():
            source = el("figcaption", sheet.runs(each.source)) if each.source else None
            return [el("figure", el("blockquote", sheet.blocks(each.body)), source, class_="quotation")]
        case Table():
            return [table(sheet, each)]
        case Figure():
            return figure(sheet, each)
        case Directory():
            return [directory(sheet, each)]
        case LogoSlot():
            return [logo(each)]
        case CardSheet():
            return [card_sheet(sheet, each)]
        case ByMedium():
            return by_medium(sheet, each)
        case _:
            assert_never(each)


def by_medium(sheet: PageMaker, each: ByMedium) -> list[Node]:
    """The words of this medium; where they are not those of the workbook, the marks of its pages stand before them."""
    shown = each.blocks(sheet.site.medium)
    marks = sheet.marks_within(each.printed) if shown is not each.printed else []
    return [*marks, *sheet.blocks(shown)]


# ------------------------------------------------------------------------------------------------- lists


def item_list(sheet: PageMaker, each: ItemList) -> list[Node]:
    """A list in one logical column, its lead-in before it."""
    lead = paragraph(sheet.runs(each.lead), "lead") if each.lead else None
    items = [_item(sheet, item) for item in each.items]
    listed = el("ol" if each.ordered else "ul", items, class_="terms" if each.terms else None)
    return [lead, listed] if lead else [listed]


def _item(sheet: PageMaker, item: ListItem) -> Element:
    inner = [node for each in item.inner for node in item_list(sheet, each)]
    return el("li", el("p", sheet.runs(item.runs)), inner) if inner else el("li", sheet.runs(item.runs))


def entry_list(sheet: PageMaker, each: EntryList) -> list[Node]:
    lead = [paragraph(sheet.runs(each.lead), "lead")] if each.lead else []
    entries = [_entry(sheet, entry, each.style) for entry in each.entries]
    listed = el("dl", entries, class_=f"entries {each.style}")
    if not set(sheet.site.glossary.values()) & {entry.anchor for entry in each.entries}:
        return [*lead, listed]
    name = sheet.site.book.words.glossary
    return [*lead, el("section", listed, epub_type="glossary", role="doc-glossary", aria_label=name)]


def _entry(sheet: PageMaker, entry: Entry, style: str) -> Element:
    """A term and what is said of it. An entry of the guide's glossary leads back to the first use of its term."""
    glossary = entry.anchor != "" and entry.anchor in sheet.site.glossary.values()
    term = sheet.beside_icon(entry.icon, sheet.runs(entry.term, links=not glossary))
    body = sheet.blocks(entry.body)
    use = sheet.site.first_uses.get(entry.anchor)
    if use:
        label = sheet.site.book.words.first_use.format(term=plain(entry.term))
        body.append(paragraph(el("a", label, href=use, role="doc-backlink"), "back"))
    return el(
        "div",
        el(
            "dt",
            el("dfn", term) if style == "glossary" else term,
            id=entry.anchor or None,
            epub_type="glossterm" if glossary else None,
        ),
        el("dd", sheet.runs(entry.detail), class_="detail") if entry.detail else None,
        el("dd", body, epub_type="glossdef" if glossary else None) if body else None,
        class_="entry",
    )


# ------------------------------------------------------------------------------------------------- set apart


def aside(sheet: PageMaker, each: Aside) -> Element:
    """Text set apart, named by its labels."""
    named = sheet.label_id()
    labels = sheet.labels(each.labels, named)
    title = paragraph(sheet.runs(each.title), "title") if each.title else None
    if title and not each.labels:
        title = el("p", sheet.runs(each.title), class_="title", id=named)
    return el(
        "aside",
        labels,
        title,
        sheet.blocks(each.body),
        id=each.anchor or None,
        class_=" ".join((each.role, *(f"kind-{kind}" for kind in each.kinds))),
        role="doc-example" if each.role == "story" else "note",
        aria_labelledby=named if labels or title else None,
    )


def logo(each: LogoSlot) -> Element:
    if each.image is None:
        return paragraph(each.text, "logo")
    return paragraph(el("img", src=image_file(each.image), alt=each.text), "logo")


def card_sheet(sheet: PageMaker, each: CardSheet) -> Element:
    """Cards as a list; blank ones have nothing to say."""
    cards = [card for card in each.cards if card.runs]
    return el("ul", [el("li", el("strong", card.label), " ", sheet.runs(card.runs)) for card in cards])


# ------------------------------------------------------------------------------------------------- tables, figures


def table(sheet: PageMaker, each: Table) -> Element:
    """A table of words. Where it is narrow, rows of a wide one become cards, so each cell carries its column's name.

    The roles say again what the elements are, because a browser forgets it when the cards change `display`. The caption
    holds a paragraph, because calibre loses one that does not.
    """
    heads = [el("th", sheet.runs(cell), scope="col", role="columnheader") for cell in each.header]
    return el(
        "table",
        el("caption", el("p", sheet.runs(each.caption))) if each.caption else None,
        el("thead", el("tr", heads, role="row"), role="rowgroup") if each.header else None,
        el("tbody", [_row(sheet, each, row) for row in each.rows], role="rowgroup"),
        class_=table_class("words", len(each.header)),
        role="table",
    )


def _row(sheet: PageMaker, each: Table, row: Sequence[Runs]) -> Element:
    cells: list[Node] = []
    for number, cell in enumerate(row):
        if number == 0 and each.row_headers:
            cells.append(el("th", sheet.runs(cell), scope="row", role="rowheader"))
        else:
            label = plain(each.header[number]) if number < len(each.header) else ""
            cells.append(el("td", sheet.runs(cell), role="cell", data_label=label or None))
    return el("tr", cells, role="row")


def figure(sheet: PageMaker, each: Figure) -> list[Node]:
    """A picture with its caption; its description and its table stand after it, open to everybody."""
    words = sheet.site.book.words
    details = sheet.label_id() if each.description or each.table else None
    if isinstance(each.content, Drawing):
        picture = svg(each.content, sheet.site.theme, each.alt, details)
    else:
        picture = el("img", src=image_file(each.content), alt=each.alt, aria_details=details)
    described: list[Node] = []
    if each.description:
        described += [paragraph(words.description, "label"), *sheet.blocks(each.description)]
    if each.table:
        named = paragraph(words.as_table, "label")
        described += [*sheet.placed(each.table.key, [named, table(sheet, each.table)])]
    caption = el("figcaption", sheet.runs(each.caption, links=False)) if each.caption else None
    shown = el("figure", picture, caption, id=each.anchor or None)
    return [shown, el("div", described, class_="description", id=details)] if described else [shown]


# ------------------------------------------------------------------------------------------------- generated lists


def directory(sheet: PageMaker, each: Directory) -> Element:
    """Links to places, with their printed pages; levels become lists within lists."""
    named = paragraph(sheet.site.book.words.in_this_part, "label") if each.role == "part-contents" else None
    return el("div", named, _entries(sheet, list(each.entries)), class_=f"directory {each.role}")


def _entries(sheet: PageMaker, entries: list[DirectoryEntry]) -> Element:
    """A list of the entries of the first one's level, each with the deeper ones that follow it."""
    items: list[Node] = []
    rest = entries
    while rest:
        first, rest = rest[0], rest[1:]
        deeper = list(takewhile(lambda entry: entry.level > first.level, rest))  # noqa: B023 - used at once
        rest = rest[len(deeper) :]
        items.append(el("li", _line(sheet, first), _entries(sheet, deeper) if deeper else None))
    return el("ul", items)


def _line(sheet: PageMaker, entry: DirectoryEntry) -> Element:
    page = sheet.site.page_of(entry.target)
    words = sheet.site.book.words
    return el(
        "a",
        [el("span", entry.number, class_="number"), " "] if entry.number else None,
        sheet.runs(entry.runs, links=False),
        [" ", el("span", words.page.format(page=page), class_="page")] if page is not None else None,
        href=sheet.href(entry.target),
    )
