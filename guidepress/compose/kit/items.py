"""The items of a kit: each is printed in one go, so many times, on one kind of paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from guidepress.compose.evaluation import with_privacy
from guidepress.compose.kit.sheets import forms, key_sheet, sheet_heads, signs, tally_sheet
from guidepress.compose.pack.activities import activity_sheet
from guidepress.compose.pack.cards import card_sheet, sides_of
from guidepress.compose.pack.run_sheets import run_sheet
from guidepress.compose.pack.sheet_maker import PackMaker
from guidepress.compose.workshop.needs import Need, kind_of
from guidepress.compose.workshop.steps import forms_of
from guidepress.core.values import Value
from guidepress.document.book import Book, Division
from guidepress.document.inline import plain
from guidepress.source import model
from guidepress.source.model.workshop import EVALUATION
from guidepress.source.value_types import Id


class KitItem(Value):
    """Sheets that are printed together: how often, on what paper, and what is done with them then."""

    divisions: tuple[Division, ...]
    copies: int
    paper: str
    then: str = ""
    sides: int = 2
    """On how many sides of the paper it is printed."""
    for_people: bool = False
    """Whether it is given to each person."""
    name: str = ""
    """What it is called, if not by the title of its first sheet."""

    @property
    def title(self) -> str:
        """What it is called."""
        return self.name or plain(self.divisions[0].title)

    @property
    def anchor(self) -> str:
        """Where it begins."""
        return self.divisions[0].anchor


def kit_items(timetable: model.Timetable, maker: PackMaker, sheets: Book | None) -> Iterator[KitItem]:
    """All items of the kit of a timetable, in the order in which they are printed: first what is needed once, last what
    each person gets. `sheets` is the pack as its author wrote it.
    """
    needs = maker.needs.of_timetable(timetable)
    yield from _for_facilitator(timetable, needs, maker)
    yield from _for_room(timetable, needs, maker, sheets)
    yield from _cards(needs, maker)
    yield from _for_people(timetable, needs, maker, sheets)


def hand_outs(items: Sequence[KitItem]) -> list[KitItem]:
    """The items that are given to each person."""
    return [item for item in items if item.for_people]


def _for_facilitator(timetable: model.Timetable, needs: Sequence[Need], maker: PackMaker) -> Iterator[KitItem]:
    """The run sheet, the sheets of its activities, and the keys to its cards."""
    words = maker.words
    yield KitItem((run_sheet(timetable, maker, in_kit=True),), 1, words.kit_plain, words.kit_for_you)
    activities = tuple(
        activity_sheet(place, maker, [form for form in forms_of(place.activity) if form in used])
        for id, used in _forms_used(timetable).items()
        if (place := maker.places.get(id)) is not None
    )
    if activities:
        yield KitItem(activities, 1, words.kit_plain, words.kit_for_you, name=words.kit_activities)
    key = key_sheet(_card_sets(needs, maker), maker)
    if key is not None:
        yield KitItem((key,), 1, words.kit_plain, words.kit_hide)


def _forms_used(timetable: model.Timetable) -> dict[str, set[str]]:
    """The forms in which each activity is used, by its id, in the order of the clock."""
    used: dict[str, set[str]] = {}
    for slot in timetable.slots:
        used.setdefault(slot.activity or "", set()).add(slot.use)
    return used


def _for_room(
    timetable: model.Timetable, needs: Sequence[Need], maker: PackMaker, sheets: Book | None
) -> Iterator[KitItem]:
    """Sheets of which one is enough, signs, and the heads of large sheets: each number of them is printed at once."""
    words = maker.words
    wanted = {need.material.form: need.count for need in needs if kind_of(need.material) == "form"}
    for division in forms([str(id) for id in wanted], timetable.people, maker, sheets):
        yield KitItem((division,), wanted.get(Id(division.anchor), 1), words.kit_plain)
    tally = tally_sheet(sheets, maker)
    if tally is not None:
        yield KitItem((tally,), 1, words.kit_plain, words.kit_afterwards)
    for kind, make, then in (("sign", signs, words.kit_hang), ("sheet", sheet_heads, words.kit_cut_heads)):
        lines = [
            (need.count, need.material.sign or need.material.sheet) for need in needs if kind_of(need.material) == kind
        ]
        for count in sorted({count for count, _ in lines}):
            chosen = [line for of, line in lines if of == count and line is not None]
            division = make(chosen, maker, f"kit_{kind}s-{count}")
            yield KitItem((division,), count, words.kit_plain, then, sides=1)


def _cards(needs: Sequence[Need], maker: PackMaker) -> Iterator[KitItem]:
    """The sets of cards, each side of them on paper of its own colour."""
    words = maker.words
    colours = words.kit_colours.split()
    counts = {need.material.card: need.count for need in needs if kind_of(need.material) == "card"}
    at = 0
    for card_set in _card_sets(needs, maker):
        if card_set.kind == "postcards":
            continue
        for side in sides_of(card_set):
            division = card_sheet(card_set, maker, side=side, backs=True)
            paper = words.kit_card.format(colour=colours[at % len(colours)])
            title = card_set.title.text
            name = words.labelled.format(label=title, text=side) if side else title
            yield KitItem((division,), counts[card_set.id], paper, words.kit_cut_cards, name=name)
            at += 1


def _for_people(
    timetable: model.Timetable, needs: Sequence[Need], maker: PackMaker, sheets: Book | None
) -> Iterator[KitItem]:
    """Postcards and the evaluation form. There are as many postcards in the file as are needed."""
    words = maker.words
    counts = {need.material.card: need.count for need in needs if kind_of(need.material) == "card"}
    for card_set in _card_sets(needs, maker):
        if card_set.kind == "postcards":
            division = card_sheet(card_set, maker, backs=True, copies=counts[card_set.id])
            then, sides = words.kit_cut_postcards.format(count=counts[card_set.id]), 1 if card_set.back is None else 2
            yield KitItem((division,), 1, words.kit_stiff, then, sides, name=card_set.title.text)
    for division in sheets.divisions if sheets is not None else ():
        if division.anchor == EVALUATION:
            form = with_privacy(division, maker.guide.pack, maker.arranged) if maker.guide.pack else division
            yield KitItem((form,), timetable.people, words.kit_plain, for_people=True)


def _card_sets(needs: Iterable[Need], maker: PackMaker) -> list[model.CardSet]:
    """The sets of cards that are needed, in the order of the guide."""
    ids = {need.material.card for need in needs if kind_of(need.material) == "card"}
    return [card_set for card_set in maker.guide.cards if card_set.id in ids]
