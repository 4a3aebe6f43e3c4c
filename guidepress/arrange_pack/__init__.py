"""Guide → the facilitator's pack: a Book of sheets, for the same writer as the workbook.

The words stand in source/facilitation.yaml; run sheets, activities and cards are made from timetables, parts and card
sets. Page numbers of the workbook come from its page map, numbers of slides from the decks.
"""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from guidepress import model
from guidepress.arrange import Arranged, arrange
from guidepress.arrange_decks.workshop import places_of
from guidepress.arrange_pack import activities, cards, run_sheets
from guidepress.arrange_pack.making import PackMaker
from guidepress.arrange_pack.printing import Printing, print_list
from guidepress.arrange_pack.references import at_home
from guidepress.blocks import Block, Book, Decks, Directory, DirectoryEntry, Division, Exercise, Run
from guidepress.pages import PageMap
from guidepress.problems import Code, Problems
from guidepress.scalars import place_of

__all__ = ["arrange_pack", "arrange_sheets", "pages_to_print"]


def arrange_sheets(guide: model.Guide, images: Path, problems: Problems) -> Book | None:
    """The sheets as their author wrote them, without those the tool makes; None where a guide has no pack."""
    if guide.pack is None:
        return None
    parts = tuple(
        model.Part(each.sheet, each.id, role="back", accent=each.accent, body=each.body, where=each.where)
        for each in guide.pack.sheets
    )
    about = replace(guide.about, e_learning=None)  # names an answer of the learners' book
    followed = [each for each in guide.pack.sheets if each.followed_by]
    for each in followed:
        _check_followed(each, guide, problems)
    keep = [each.id for each in followed]
    book = arrange(replace(guide, about=about, parts=parts), images, problems, keep).book
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
    start: str = "",
) -> Book | None:
    """The pack, or None where a guide has none. `pages` are those of the workbook.

    What is wrong with its sheets, `arrange_sheets` has reported when the guide was read.
    `start` is a time of day at which every timetable begins, in place of its own.
    """
    sheets = arrange_sheets(guide, images, Problems())
    if sheets is None or guide.pack is None:
        return None
    places = places_of(guide)
    printing = Printing(places, arranged, pages)
    make = PackMaker(guide, arranged, {deck.name: deck for deck in decks}, printing, places, start)
    divisions: list[Division] = []
    entries: list[DirectoryEntry] = []
    sources: dict[str, model.Sheet] = {each.id: each for each in guide.pack.sheets}
    for division in sheets.divisions:
        table, made = _made(sources[division.anchor], make)
        own = replace(division, blocks=_with_privacy((*division.blocks, *table), guide.pack, make))
        divisions += [own, *made]
        entries.append(DirectoryEntry(own.title, own.anchor))
        entries += [DirectoryEntry(each.title, each.anchor, 2) for each in made]
    contents = Directory("contents", tuple(entries), "pack-contents/1")
    title, name = (Run(make.words.contents),), "pack-contents"
    first = Division("contents", title, name, name, blocks=(contents,), key=name)
    return at_home(replace(sheets, divisions=(first, *divisions)), pages, make.words.pack_workbook_page)


def pages_to_print(guide: model.Guide, arranged: Arranged, pages: PageMap) -> bytes:
    """The text file beside the decks that says which workbook pages to print for each timetable."""
    return print_list(guide.timetables, Printing(places_of(guide), arranged, pages))


def _check_followed(source: model.Sheet, guide: model.Guide, problems: Problems) -> None:
    """Warns where nothing would follow a sheet."""
    follow = {
        "run-sheets": (guide.timetables, "no timetable"),
        "activities": (places_of(guide), "no activity"),
        "cards": (guide.cards, "no set of cards"),
    }
    found, nothing = follow[source.followed_by or ""]
    if not found:
        where = place_of(source.followed_by or "", source.where)
        message = f"the guide has {nothing}, so nothing follows this sheet"
        problems.warning(Code.EMPTY_BLOCK, where, message, "write one, or take this out")


def _made(source: model.Sheet, make: PackMaker) -> tuple[tuple[Block, ...], list[Division]]:
    """What the tool adds to a sheet, and the sheets that it puts after it."""
    match source.followed_by:
        case "run-sheets":
            return run_sheets.overview(make), run_sheets.run_sheets(make)
        case "activities":
            return activities.overview(make), activities.activity_sheets(make)
        case "cards":
            return cards.overview(make), cards.card_sheets(make)
        case None:
            return (), []


def _with_privacy(blocks: tuple[Block, ...], pack: model.PackFile, make: PackMaker) -> tuple[Block, ...]:
    """Forms of the pack say what happens to them in words of their own."""
    if pack.privacy is None:
        return blocks
    said = make.arranged.reader.text(pack.privacy)
    return tuple(
        replace(block, privacy=said, privacy_in={}) if isinstance(block, Exercise) else block for block in blocks
    )
