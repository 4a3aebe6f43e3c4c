"""The first sheet of a kit: what to print, how often, on what paper, what to cut, and what to bring."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.compose.kit.items import KitItem
from guidepress.compose.pack.pages_to_print import number_ranges
from guidepress.compose.pack.sheet_maker import PackMaker, cell, sheet
from guidepress.compose.workshop.needs import kind_of
from guidepress.compose.workshop.schedule import timed_slots
from guidepress.document.blocks import Heading, ItemList, ListItem, Table
from guidepress.document.book import Block, BookVariant, Division
from guidepress.document.inline import PageRef, Run, Runs
from guidepress.document.kit import COUNTS, END, LAST, WORKBOOK_PAGES
from guidepress.source import model

COLUMNS = (8.2, 2.8, 1.7, 3.2, 1.4, 3)
OF_VARIANT = (7, 5, 0, 3, 2.2, 3.3)
"""The widths of the columns, in proportion: those of a variant have larger type."""
_COPIES = 2
"""The column of copies, which a variant does not have."""


def count_sheet(
    title: str,
    timetable: model.Timetable,
    maker: PackMaker,
    items: Sequence[KitItem],
    pages: Sequence[int],
    variant: BookVariant | None,
) -> Division:
    """The first sheet of the kit of a timetable. `pages` are those of the workbook."""
    words = maker.words
    slots = timed_slots(timetable)
    facts = words.kit_facts.format(people=timetable.people, start=slots[0].start, end=slots[-1].end)
    about = [maker.paragraph(facts if variant is None else words.kit_for_some), maker.paragraph(words.kit_print_window)]
    blocks: list[Block] = [*about, _table(timetable, maker, items, pages, variant)]
    if pages:
        blocks.append(maker.paragraph(words.kit_workbook_pages.format(pages=number_ranges(pages))))
    if variant is None:
        to_bring = _in_columns(_to_bring(timetable, maker))
        blocks += (Heading(3, (Run(words.kit_bring),), key=f"{COUNTS}/bring"), *to_bring) if to_bring else ()
    return sheet(title, COUNTS, blocks)


def _table(
    timetable: model.Timetable,
    maker: PackMaker,
    items: Sequence[KitItem],
    pages: Sequence[int],
    variant: BookVariant | None,
) -> Table:
    """A row for each item, in the order of the file. Of a variant, as many copies are printed as people ask for."""
    words = maker.words
    header = (words.kit_what, words.kit_pages, words.kit_copies, words.kit_paper, words.kit_sides, words.kit_then)
    lines: list[tuple[Runs, Runs, int, str, int, str]] = [
        ((Run(item.title, ref=item.anchor),), _pages(item), item.copies, item.paper, item.sides, item.then)
        for item in items
    ]
    if pages:
        where = _place(WORKBOOK_PAGES, f"{WORKBOOK_PAGES}{END}")
        lines.append((cell(words.kit_workbook), where, timetable.people, words.kit_plain, 2, words.kit_staple))
    rows = [(what, where, cell(copies), *map(cell, others)) for what, where, copies, *others in lines]
    kept = [at for at in range(len(header)) if variant is None or at != _COPIES]
    return Table(
        tuple((Run(header[at]),) for at in kept),
        tuple(tuple(row[at] for at in kept) for row in rows),
        weights=tuple((COLUMNS if variant is None else OF_VARIANT)[at] for at in kept),
        key=f"{COUNTS}/table",
    )


def _in_columns(lines: Sequence[Runs]) -> tuple[Block, ...]:
    """A list in two columns."""
    return (ItemList(tuple(ListItem(line) for line in lines), columns=2),) if lines else ()


def _pages(item: KitItem) -> Runs:
    last = item.divisions[-1].anchor
    return _place(item.anchor, f"{last}{END if len(item.divisions) == 1 else LAST}")


def _place(first: str, last: str) -> Runs:
    """The places of pages in the file, from that of a sheet to that where an item ends: "3 – 4"."""
    return (PageRef(first), PageRef(last, " "))


def _to_bring(timetable: model.Timetable, maker: PackMaker) -> list[Runs]:
    """What the kit does not print, with its number."""
    needs = maker.needs.of_timetable(timetable)
    sheets = sum(need.count for need in needs if kind_of(need.material) == "sheet")
    paper = [cell(maker.words.kit_flip_chart.format(count=sheets))] if sheets else []
    others = (need for need in needs if kind_of(need.material) == "bring")
    return [*paper, *(maker.material_words.counted(need.material, need.count) for need in others)]
