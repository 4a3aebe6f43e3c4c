"""Card sets: an overview, sheets of cards to print and cut, and keys for the facilitator."""

from __future__ import annotations

from collections.abc import Iterator

from guidepress.compose.pack.sheet_maker import PackMaker, cell, sheet
from guidepress.compose.workshop.card_order import has_key, key_of, numbered_cards, side_of
from guidepress.document.blocks import Card, CardSheet, Heading, Table
from guidepress.document.book import Block, Division
from guidepress.document.inline import Run
from guidepress.source import model

KEY = (4, 2, 13)
"""The widths of the columns of a key, in proportion."""


def cards_anchor(cards: model.CardSet) -> str:
    """The anchor of the sheet of a card set."""
    return f"cards.{cards.id}"


def overview(maker: PackMaker) -> tuple[Block, ...]:
    """A table of all sets, and the note on each."""
    words = maker.words
    rows = tuple(
        (maker.link(card_set.title.text, cards_anchor(card_set)), cell(len(card_set.cards) + card_set.blank))
        for card_set in maker.guide.cards
    )
    if not rows:
        return ()
    blocks: list[Block] = [Table(((Run(words.pack_set),), (Run(words.pack_count),)), rows, key="cards/table")]
    for card_set in maker.guide.cards:
        if card_set.note is not None or has_key(card_set):
            blocks += [
                Heading(3, (Run(card_set.title.text),)),
                *maker.prose(card_set.note),
                *key_table(card_set, maker),
            ]
    return tuple(blocks)


def key_table(card_set: model.CardSet, maker: PackMaker) -> tuple[Block, ...]:
    """The piles of a set with their cards; nothing for a set without a key."""
    words = maker.words
    header = tuple((Run(word),) for word in (words.card_pile, words.card_number, words.card_words))
    rows = tuple(
        (cell(pile), cell(number), maker.arranged.runs(card.text))
        for pile, cards in key_of(card_set).items()
        for number, card in cards
    )
    return (Table(header, rows, weights=KEY, key=f"{cards_anchor(card_set)}/key"),) if rows else ()


def card_sheets(maker: PackMaker) -> list[Division]:
    """The sheets of all card sets."""
    return [card_sheet(card_set, maker) for card_set in maker.guide.cards]


def sides_of(card_set: model.CardSet) -> tuple[str, ...]:
    """The names of the sides of a set; one that is empty for a set without sides."""
    return tuple(dict.fromkeys(side_of(card) for card in card_set.cards))


def card_sheet(
    card_set: model.CardSet, maker: PackMaker, *, side: str | None = None, backs: bool = False, copies: int = 4
) -> Division:
    """The cards of a set, or of one `side` of it. Each side begins a new page, so that it can have paper of its own
    colour.

    `backs`: the page behind each page of cards names their set, with their numbers. `copies`: how many there are of
    each postcard.
    """
    title = maker.words.pack_cards.format(title=card_set.title.text)
    sides = sides_of(card_set)
    anchor, back = cards_anchor(card_set), card_set.title.text if backs else ""
    if card_set.kind == "postcards":
        back = maker.arranged.reader.text(card_set.back) if backs and card_set.back is not None else ""
    blocks = []
    for at, name in enumerate(sides):
        if side in (None, name):
            cards = tuple(_cards(card_set, name, copies, maker))
            key = f"{anchor}/cards{f'-{at}' if at else ''}"
            blocks.append(CardSheet(cards, key, card_set.kind, back, where=card_set.where))
    if side:
        title, anchor = maker.words.labelled.format(label=title, text=side), f"{anchor}.{sides.index(side)}"
    return sheet(title, anchor, blocks)


def _cards(card_set: model.CardSet, side: str, copies: int, maker: PackMaker) -> Iterator[Card]:
    """The cards of a side, and its share of the blank ones."""
    label, form, sides = side or card_set.title.text, maker.words.pack_card, sides_of(card_set)
    at = sides.index(side)
    if card_set.kind == "postcards":
        for card in card_set.cards:
            yield from (Card(label, maker.arranged.runs(card.text)) for _ in range(copies))
        return
    for number, card in numbered_cards(card_set):
        if side_of(card) == side:
            yield Card(form.format(label=label, number=number), maker.arranged.runs(card.text), str(number))
    for blank in range(card_set.blank):
        if blank % len(sides) == at:
            yield Card(label)
