"""Guide → the facilitator's pack: a Book of sheets, set by the code of the workbook.

Its text is in source/facilitation.yaml. Run sheets, activities and cards are generated from timetables, parts and card
sets. Page numbers come from the page map of the workbook, slide numbers from the decks.
"""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from guidepress.compose.book import Arranged, arrange
from guidepress.compose.evaluation import blocks_with_privacy, evaluation_part
from guidepress.compose.pack import activities, cards, run_sheets
from guidepress.compose.pack.page_references import resolve_references
from guidepress.compose.pack.pages_to_print import PrintPlan, print_list
from guidepress.compose.pack.sheet_maker import PackMaker
from guidepress.compose.pack.writing_table import with_table
from guidepress.compose.workshop.material_words import MaterialWords
from guidepress.compose.workshop.needs import Needs
from guidepress.compose.workshop.schedule import activity_places
from guidepress.core.problems import Code, Problems
from guidepress.document.blocks import Directory, DirectoryEntry
from guidepress.document.book import Block, Book, Division
from guidepress.document.deck import Decks
from guidepress.document.inline import Run
from guidepress.document.page_map import PageMap
from guidepress.source import model
from guidepress.source.scalars import place_of

__all__ = ["arrange_pack", "arrange_sheets", "pages_to_print"]


def arrange_sheets(guide: model.Guide, images: Path, problems: Problems) -> Book | None:
    """The sheets as their author wrote them, without generated sheets; None where a guide has no pack."""
    if guide.pack is None:
        return None
    parts = tuple(
        model.PartSource(sheet.sheet, sheet.id, role="back", accent=sheet.accent, body=sheet.body, where=sheet.where)
        for sheet in guide.pack.sheets
    )
    if guide.pack.evaluation is not None:
        parts = (*parts, evaluation_part(guide.pack.evaluation))
    about = replace(guide.about, e_learning=None, paths=())  # they name answers and exercises of the learners’ book
    followed = [sheet for sheet in guide.pack.sheets if sheet.followed_by]
    for sheet in followed:
        _check_followed(sheet, guide, problems)
    keep = [sheet.id for sheet in followed]
    book = arrange(replace(guide, about=about, parts=parts), images, problems, keep, guide).book
    return replace(
        book,
        slug=f"{book.slug}-facilitator-pack",
        title=guide.pack.title.text,
        subtitle=book.words.labelled.format(label=book.title, text=guide.pack.subtitle.text),
        identifier=f"{book.identifier}:facilitator-pack",
        course=None,
    )


def arrange_pack(
    guide: model.Guide,
    arranged: Arranged,
    decks: Decks,
    pages: PageMap,
    images: Path,
) -> Book | None:
    """The pack, or None where a guide has none. `pages` is the page map of the workbook.

    Problems of its sheets are not reported here: `arrange_sheets` reported them when the guide was read.
    """
    sheets = arrange_sheets(guide, images, Problems())
    if sheets is None or guide.pack is None:
        return None
    places = activity_places(guide)
    needs, material_words = Needs(guide), MaterialWords(arranged, guide.cards, guide.pack)
    print_plan = PrintPlan(places, needs, arranged, pages)
    by_name = {deck.name: deck for deck in decks}
    maker = PackMaker(guide, arranged, by_name, print_plan, places, needs, material_words)
    divisions: list[Division] = []
    entries: list[DirectoryEntry] = []
    sources: dict[str, model.PackSheet] = {sheet.id: sheet for sheet in guide.pack.sheets}
    for division in sheets.divisions:
        source = sources.get(division.anchor)  # none for the descriptions of figures
        added_blocks, generated = _generated_sheets(source, maker) if source else ((), [])
        blocks = blocks_with_privacy((*division.blocks, *added_blocks), guide.pack, arranged)
        sheet_division = replace(division, blocks=blocks)
        if source is not None:
            sheet_division = with_table(sheet_division, source, _most_people(guide), maker)
        divisions += [sheet_division, *generated]
        entries.append(DirectoryEntry(sheet_division.title, sheet_division.anchor))
        entries += [DirectoryEntry(sheet.title, sheet.anchor, 2) for sheet in generated]
    contents = Directory("contents", tuple(entries), "pack-contents/1")
    title, name = (Run(maker.words.contents),), "pack-contents"
    first = Division("contents", title, name, name, blocks=(contents,), key=name)
    return resolve_references(replace(sheets, divisions=(first, *divisions)), pages, maker.words.pack_workbook_page)


def _most_people(guide: model.Guide) -> int:
    """The number of people of the largest workshop."""
    return max((timetable.people for timetable in guide.timetables), default=1)


def pages_to_print(guide: model.Guide, arranged: Arranged, pages: PageMap) -> bytes:
    """The text file, published with the decks, that lists the workbook pages to print for each timetable."""
    return print_list(guide.timetables, PrintPlan(activity_places(guide), Needs(guide), arranged, pages))


def _check_followed(source: model.PackSheet, guide: model.Guide, problems: Problems) -> None:
    """Warns of a sheet with `followed_by` for which nothing is generated."""
    follow = {
        "run-sheets": (guide.timetables, "no timetable"),
        "activities": (activity_places(guide), "no activity"),
        "cards": (guide.cards, "no set of cards"),
    }
    followers, missing = follow[source.followed_by or ""]
    if not followers:
        where = place_of(source.followed_by or "", source.where)
        message = f"the guide has {missing}, so nothing follows this sheet"
        problems.warning(Code.EMPTY_BLOCK, where, message, "write one, or take this out")


def _generated_sheets(source: model.PackSheet, maker: PackMaker) -> tuple[tuple[Block, ...], list[Division]]:
    """The blocks that are added to a sheet, and the sheets that follow it."""
    match source.followed_by:
        case "run-sheets":
            return run_sheets.overview(maker), run_sheets.run_sheets(maker)
        case "activities":
            return activities.overview(maker), activities.activity_sheets(maker)
        case "cards":
            return cards.overview(maker), cards.card_sheets(maker)
        case None:
            return (), []
