"""Reads tables of HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from guidepress.importing.html.parsing import name_of
from guidepress.importing.limits import MAX_CELLS, refuse
from guidepress.importing.tree import Block, Box, Cell, Inlines, Paragraph, Span, Table

if TYPE_CHECKING:
    from guidepress.importing.html.blocks import BlockReader

CELLS = ("td", "th")
_MOST = 63
"""Most columns or rows that a cell may cover: Word allows no more columns."""


def read_table(element: etree._Element, reader: BlockReader) -> list[Block]:
    """A table; or a box, for one with a single cell. A caption is the table's."""
    place = reader.place(element)
    caption: Inlines = ()
    rows: list[tuple[Cell, ...]] = []
    header_rows = cells = 0
    others: list[Block] = []
    for child in _parts(element):
        name = name_of(child)
        if name == "caption":
            caption = reader.inlines(child)
        elif name == "tr":
            made = tuple(_cell(each, reader) for each in child if name_of(each) in CELLS)
            others += _astray(child, reader)
            cells += sum(cell.columns for cell in made)
            if cells > MAX_CELLS:
                refuse(place.document, f"has a table of more than {MAX_CELLS:,} cells", "split it")
            if made:
                above = child.getparent()
                in_head = above is not None and name_of(above) == "thead"
                all_headers = all(cell.header for cell in made) and len(made) > 1
                if (in_head or all_headers) and header_rows == len(rows):
                    header_rows += 1
                rows.append(made)
        elif name in CELLS:
            rows.append((_cell(child, reader),))
        elif name:
            others += reader.blocks(child)
    others += _words_between(element, reader)
    if not rows:
        return [*([Paragraph(caption, place)] if caption else []), *others]
    if len(rows) == 1 and len(rows[0]) == 1:
        return [*others, Box("", rows[0][0].blocks, place, caption)]
    return [*others, Table(tuple(rows), place, header_rows, caption)]


def _parts(element: etree._Element) -> list[etree._Element]:
    """The caption and rows of a table, those of its head, bodies and foot too."""
    found: list[etree._Element] = []
    for child in element:
        if name_of(child) in ("thead", "tbody", "tfoot"):
            found += _parts(child)
        elif name_of(child) not in ("colgroup", "col", ""):
            found.append(child)
    return found


def _astray(row: etree._Element, reader: BlockReader) -> list[Block]:
    """What stands in a row and in none of its cells: browsers show it before the table."""
    made = _words_between(row, reader)
    for child in row:
        if name_of(child) and name_of(child) not in CELLS:
            made += reader.blocks(child)
    return made


def _words_between(element: etree._Element, reader: BlockReader) -> list[Block]:
    """The words directly in a table or row."""
    groups = [element, *(child for child in element if name_of(child) in ("thead", "tbody", "tfoot"))]
    texts = [
        text for group in groups for text in (group.text, *(child.tail for child in group)) if text and text.strip()
    ]
    return [Paragraph((Span(" ".join(text.split())),), reader.place(element)) for text in texts]


def _cell(element: etree._Element, reader: BlockReader) -> Cell:
    return Cell(reader.blocks(element), _span(element, "colspan"), _span(element, "rowspan"), name_of(element) == "th")


def _span(element: etree._Element, name: str) -> int:
    said = str(element.get(name) or "1")
    return min(max(int(said), 1), _MOST) if re.fullmatch(r"\d{1,5}", said) else 1
