"""What the tests of the pack share: building a small guide's workshop deck and pack, and a pack as text."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guidepress.compose.book import Arranged, arrange
from guidepress.compose.decks import arrange_decks
from guidepress.compose.pack import arrange_pack
from guidepress.core.problems import Problems
from guidepress.core.values import walk
from guidepress.core.workshop_settings import WorkshopSettings
from guidepress.document.blocks import (
    CardSheet,
    Directory,
    EntryList,
    Heading,
    ItemList,
    Paragraph,
    Quotation,
    Table,
)
from guidepress.document.book import Block, Book, Division
from guidepress.document.deck import Deck
from guidepress.document.exercise import Exercise
from guidepress.document.inline import LineBreak, PageRef, Runs
from guidepress.document.page_map import PageMap
from guidepress.source.loader import load
from guidepress.source.model.guide import Guide
from guidepress.source.timetable_settings import with_settings
from tests.decks import CASES as SLIDES
from tests.decks import HOME, page_map, room

CASES = HOME / "tests" / "cases" / "pack"


@dataclass(frozen=True)
class PackCase:
    guide: Guide
    arranged: Arranged
    decks: dict[str, Deck]
    pages: PageMap
    pack: Book


def pack_case(name: str, folder: Path, start: str = "", people: int = 0, cases: Path = CASES) -> PackCase:
    """The part and the guide of the slides' cases, with the timetables, cards and sheets of a case of the pack.

    A case with a part of its own has a page for every block of it.
    """
    problems = Problems()
    (folder / "parts").mkdir(parents=True)
    shutil.copy(SLIDES / "guide.yaml", folder / "guide.yaml")
    own = cases / name / "part.yaml"
    shutil.copy(own if own.exists() else SLIDES / "whole" / "leap.yaml", folder / "parts" / "01-leap.yaml")
    for file in ("timetables.yaml", "cards.yaml", "facilitation.yaml"):
        if (cases / name / file).exists():
            shutil.copy(cases / name / file, folder / file)
    guide = load(folder, problems)
    assert guide is not None, "\n".join(map(str, problems))
    starts = {"": start} if start else {}
    guide = with_settings(guide, WorkshopSettings(starts, people), Problems())  # a case goes past midnight
    arranged = arrange(guide, folder, problems)
    decks = arrange_decks(guide, arranged, room(), problems)
    pages = block_map(arranged) if own.exists() else page_map(arranged)
    pack = arrange_pack(guide, arranged, decks, pages, folder)
    assert pack is not None
    assert not list(problems)
    return PackCase(guide, arranged, {deck.name: deck for deck in decks}, pages, pack)


def block_map(arranged: Arranged) -> PageMap:
    """Pages that anybody can check: sections begin on 10, 20 and so on, and each block takes the next page."""
    pages: dict[str, int] = {}
    for number, section in enumerate((each for one in arranged.book.divisions for each in one.sections), 1):
        for at, block in enumerate((section, *section.blocks)):
            inside = walk(block) if at else (section,)
            names = {getattr(value, name, "") for value in inside for name in ("anchor", "key")}
            pages |= {name: 10 * number + at for name in names if name}
    return PageMap("2026-1", pages, (), 99)


def pack_text(pack: Book) -> str:
    """Every sheet of a pack as text; a page of the pack itself is shown as the place it belongs to."""
    return "\n".join(line for division in pack.divisions for line in division_lines(division))


def division_lines(division: Division) -> Iterator[str]:
    yield f"== {said(division.title)} · {division.anchor}"
    for block in division.blocks:
        yield from _lines(block)
    yield ""


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield f"   {said(block.runs)}"
        case Heading():
            yield f"   {'#' * block.level} {said(block.runs)}"
        case ItemList():
            yield from _list(block, "   ")
        case Table():
            for row in (block.header, *block.rows):
                yield "   | " + " | ".join(said(cell) for cell in row)
        case EntryList():
            for entry in block.entries:
                yield f"   {said(entry.term)}: " + " / ".join(line.strip() for b in entry.body for line in _lines(b))
        case CardSheet():
            for card in block.cards:
                yield f"   [{card.label}] {said(card.runs)}".rstrip()
        case Directory():
            for line in block.entries:
                yield f"   {'  ' * (line.level - 1)}{said(line.runs)} → {line.target}"
        case Exercise():
            yield f"   exercise {block.number} {block.title} ({block.privacy})"
        case Quotation():
            for inner in block.body:
                yield from _lines(inner)
        case _:
            yield f"   {type(block).__name__}"


def _list(block: ItemList, indent: str) -> Iterator[str]:
    for number, item in enumerate(block.items, 1):
        yield f"{indent}{f'{number}.' if block.ordered else '-'} {said(item.runs)}"
        for inner in item.inner:
            yield from _list(inner, indent + "  ")


def said(runs: Runs) -> str:
    return "".join(
        f"{run.before}<{run.target}>{run.after}"
        if isinstance(run, PageRef)
        else " / "
        if isinstance(run, LineBreak)
        else f"[{run.text}]"
        if run.ref
        else run.text
        for run in runs
    )
