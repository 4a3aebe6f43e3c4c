"""Card sets: an overview, and sheets of cards to print and cut."""

from __future__ import annotations

from guidepress.compose.pack.sheet_maker import PackMaker, cell, sheet
from guidepress.document.blocks import Card, CardSheet, Heading, Table
from guidepress.document.book import Block, Division
from guidepress.document.inline import Run
from guidepress.source import model


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
        if card_set.note is not None:
            blocks += [Heading(3, (Run(card_set.title.text),)), *maker.prose(card_set.note)]
    return tuple(blocks)


def card_sheets(maker: PackMaker) -> list[Division]:
    """The sheets of all card sets."""
    return [_sheet(card_set, maker) for card_set in maker.guide.cards]


def _sheet(cards: model.CardSet, maker: PackMaker) -> Division:
    words = maker.words
    card_blocks = []
    for number, card in enumerate(cards.cards, 1):
        label = card.side.text if card.side else cards.title.text
        card_blocks.append(Card(words.pack_card.format(label=label, number=number), maker.arranged.runs(card.text)))
    card_blocks += [Card(cards.title.text) for _ in range(cards.blank)]
    title = words.pack_cards.format(title=cards.title.text)
    block = CardSheet(tuple(card_blocks), f"{cards_anchor(cards)}/cards", where=cards.where)
    return sheet(title, cards_anchor(cards), (block,))
