"""Card sets: what each is for, and sheets of cards to print and cut."""

from __future__ import annotations

from guidepress.compose.pack.sheet_maker import PackMaker, cell, sheet
from guidepress.document.blocks import Card, CardSheet, Heading, Table
from guidepress.document.book import Block, Division
from guidepress.document.inline import Run
from guidepress.source import model


def cards_anchor(cards: model.CardSet) -> str:
    return f"cards.{cards.id}"


def overview(make: PackMaker) -> tuple[Block, ...]:
    """All sets in one table, then what to know of each."""
    words = make.words
    rows = tuple(
        (make.link(one.title.text, cards_anchor(one)), cell(len(one.cards) + one.blank)) for one in make.guide.cards
    )
    if not rows:
        return ()
    found: list[Block] = [Table(((Run(words.pack_set),), (Run(words.pack_count),)), rows, key="cards/table")]
    for one in make.guide.cards:
        if one.note is not None:
            found += [Heading(3, (Run(one.title.text),)), *make.prose(one.note)]
    return tuple(found)


def card_sheets(make: PackMaker) -> list[Division]:
    return [_sheet(one, make) for one in make.guide.cards]


def _sheet(cards: model.CardSet, make: PackMaker) -> Division:
    words = make.words
    made = []
    for number, each in enumerate(cards.cards, 1):
        label = each.side.text if each.side else cards.title.text
        made.append(Card(words.pack_card.format(label=label, number=number), make.arranged.runs(each.text)))
    made += [Card(cards.title.text) for _ in range(cards.blank)]
    title = words.pack_cards.format(title=cards.title.text)
    block = CardSheet(tuple(made), f"{cards_anchor(cards)}/cards", where=cards.where)
    return sheet(title, cards_anchor(cards), (block,))
