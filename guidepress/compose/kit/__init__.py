"""Guide → the kit of each workshop: the sheets to print for it, with their number, and the pages of the workbook.

A kit has what the timetable’s activities and slots declare as materials. Its sheets are those of the pack.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from guidepress.compose.book import Arranged
from guidepress.compose.kit.count_sheet import count_sheet
from guidepress.compose.kit.items import KitItem, hand_outs, kit_items
from guidepress.compose.pack import arrange_sheets
from guidepress.compose.pack.pages_to_print import PrintPlan
from guidepress.compose.pack.sheet_maker import PackMaker
from guidepress.compose.workshop.material_words import MaterialWords
from guidepress.compose.workshop.needs import Needs
from guidepress.compose.workshop.schedule import activity_places
from guidepress.core.problems import Problems
from guidepress.core.values import Value
from guidepress.document.book import Book, BookVariant, Division
from guidepress.document.deck import Decks
from guidepress.document.inline import Inline, PageRef, Run
from guidepress.document.kit import END, LAST, WORKBOOK_PAGES
from guidepress.document.page_map import PageMap
from guidepress.document.references import with_own_references
from guidepress.source import model

__all__ = ["WorkshopKit", "arrange_kits"]


class WorkshopKit(Value):
    """The kit of a workshop: its sheets, and the pages of the workbook behind them."""

    workshop: str
    book: Book
    pages: tuple[int, ...]


def arrange_kits(
    guide: model.Guide,
    arranged: Arranged,
    named: PageMap,
    decks: Decks,
    images: Path,
    variant: BookVariant | None = None,
    pages: PageMap | None = None,
) -> Iterator[WorkshopKit]:
    """The kit of each timetable. `named` are the pages that sheets name.

    For a variant of the workbook: `pages` is its own page map. Its kit has what people are given, and not what is there
    for the room.
    """
    sheets = arrange_sheets(guide, images, Problems())
    own = named if pages is None else pages
    places, needs = activity_places(guide), Needs(guide)
    plan = PrintPlan(places, needs, arranged, own)
    maker = PackMaker(
        guide,
        arranged,
        {deck.name: deck for deck in decks},
        plan,
        places,
        needs,
        MaterialWords(arranged, guide.cards, guide.pack),
    )
    for timetable in guide.timetables:
        items = list(kit_items(timetable, maker, sheets))
        if variant is not None:
            items = hand_outs(items)
        to_print = {page for item in plan.timetable(timetable) for page in item.pages}
        book = _book(timetable, maker, items, sorted(to_print), variant)
        divisions = _resolved(book.divisions, named, maker.words.pack_workbook_page)
        yield WorkshopKit(timetable.id, replace(book, divisions=divisions), tuple(sorted(to_print)))


def _resolved(divisions: tuple[Division, ...], pages: PageMap, form: str) -> tuple[Division, ...]:
    """The sheets with words in place of references to what is no sheet. `form` is the label `pack-workbook-page`."""

    def page(ref: PageRef) -> Inline:
        found = pages.page_words(ref.target)
        if found:
            return Run(form.format(page=found))
        return ref if ref.target.endswith((END, LAST, WORKBOOK_PAGES)) else Run("")

    return with_own_references(divisions, page)


def _book(
    timetable: model.Timetable, maker: PackMaker, items: list[KitItem], pages: list[int], variant: BookVariant | None
) -> Book:
    book, words = maker.arranged.book, maker.words
    title = words.kit_title.format(title=maker.arranged.reader.text(timetable.title))
    first = count_sheet(title, timetable, maker, items, pages, variant)
    name = f"kit-{timetable.id}" if variant is None else f"kit-{timetable.id}-{variant.name}"
    return replace(
        book,
        title=title,
        subtitle="",
        description="",
        identifier=f"{book.identifier}:{name}",
        cover=None,
        course=None,
        variant=variant,
        has_footnotes=False,
        divisions=(first, *(division for item in items for division in item.divisions)),
    )
