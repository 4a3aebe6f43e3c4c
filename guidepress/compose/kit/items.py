"""The items of a kit: each is printed in one go, so many times, on one kind of paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guidepress.compose.pack.cards import card_sheets
from guidepress.compose.pack.sheet_maker import PackMaker
from guidepress.compose.workshop.needs import Need, kind_of
from guidepress.core.values import Value
from guidepress.document.book import Book, Division
from guidepress.document.inline import plain
from guidepress.source import model
from guidepress.source.model.workshop import EVALUATION


class KitItem(Value):
    """Sheets that are printed together: how often, on what paper, and what is done with them then."""

    divisions: tuple[Division, ...]
    copies: int
    paper: str
    then: str = ""
    for_people: bool = False
    """Whether it is given to each person."""

    @property
    def title(self) -> str:
        """What it is called."""
        return plain(self.divisions[0].title)


def kit_items(timetable: model.Timetable, maker: PackMaker, sheets: Book | None) -> Iterator[KitItem]:
    """All items of the kit of a timetable, in the order in which they are printed. `sheets` is the pack as its author
    wrote it.
    """
    needs = maker.needs.of_timetable(timetable)
    yield from _cards(needs, maker)
    yield from _forms(timetable, maker, sheets)


def hand_outs(items: Sequence[KitItem]) -> list[KitItem]:
    """The items that are given to each person."""
    return [item for item in items if item.for_people]


def _cards(needs: Sequence[Need], maker: PackMaker) -> Iterator[KitItem]:
    """The sets of cards, each on paper of its own colour."""
    words = maker.words
    counts = {need.material.card: need.count for need in needs if kind_of(need.material) == "card"}
    for card_set, division in zip(maker.guide.cards, card_sheets(maker), strict=True):
        if card_set.id in counts:
            yield KitItem((division,), counts[card_set.id], words.kit_card, words.kit_cut_cards)


def _forms(timetable: model.Timetable, maker: PackMaker, sheets: Book | None) -> Iterator[KitItem]:
    """The evaluation form."""
    words = maker.words
    for division in sheets.divisions if sheets is not None else ():
        if division.anchor == EVALUATION:
            yield KitItem((division,), timetable.people, words.kit_plain, for_people=True)
