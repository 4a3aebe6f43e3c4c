"""The places of the workbook to which words refer, and their titles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guidepress.compose.book import Arranged
from guidepress.core.values import walk
from guidepress.document.blocks import Aside, Entry, EntryList, Figure, Heading, NotesPage, Table
from guidepress.document.book import Block, Division, Section
from guidepress.document.inline import plain

ReferenceTarget = Division | Section | Heading | Aside | Figure | Table | Entry | NotesPage
"""The targets of references, except exercises."""


def places_by_anchor(arranged: Arranged) -> dict[str, ReferenceTarget]:
    """Every place of the workbook by its anchor, except exercises."""
    divisions = arranged.book.divisions
    return {target.anchor: target for division in divisions for target in places_in(division) if target.anchor}


def places_in(division: Division) -> Iterator[ReferenceTarget]:
    """All targets of references in a division, except exercises."""
    yield division
    yield from _in_blocks((*division.opening, *division.blocks, *division.notes))
    for section in division.sections:
        yield section
        yield from _in_blocks(section.blocks)


def _in_blocks(blocks: Iterable[Block]) -> Iterator[ReferenceTarget]:
    for block in blocks:
        if isinstance(block, EntryList):
            yield from (value for value in walk(block) if isinstance(value, Entry))
        elif isinstance(block, Heading | Aside | Figure | Table | NotesPage):
            yield block


def title_of(target: ReferenceTarget) -> str:
    """The title of a place on paper."""
    match target:
        case Division() | Section():
            return plain(target.title)
        case Aside():
            return plain(target.title) or " · ".join(label.text for label in target.labels)
        case Figure() | Table():
            return plain(target.caption)
        case Heading():
            return plain(target.runs)
        case NotesPage():
            return plain(target.heading)
        case Entry():
            return plain(target.term)
