"""The order and the numbers of the cards of a set, and its key."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from guidepress.document.labels import Labels
from guidepress.source import model
from guidepress.source.model.workshop import CardSource

NumberedCard = tuple[int, CardSource]


def numbered_cards(card_set: model.CardSet) -> tuple[NumberedCard, ...]:
    """The cards with their numbers, from 1, in the order in which they are printed: side by side.

    Where a set has a key, the order follows from the words of the cards, so that a number says nothing about the pile,
    and the same source gives the same order.
    """
    cards = list(card_set.cards)
    if has_key(card_set):
        cards.sort(key=lambda card: sha256(f"{card_set.id}\n{card.text.text}".encode()).digest())
    sides = list(dict.fromkeys(side_of(card) for card in card_set.cards))
    cards.sort(key=lambda card: sides.index(side_of(card)))
    return tuple(enumerate(cards, 1))


def side_of(card: CardSource) -> str:
    """The name of the side to which a card belongs; "" in a set without sides."""
    return card.side.text if card.side is not None else ""


def has_key(card_set: model.CardSet) -> bool:
    """Whether the cards of a set belong to piles that are not printed on them."""
    return any(card.pile is not None for card in card_set.cards)


def key_of(card_set: model.CardSet) -> Mapping[str, tuple[NumberedCard, ...]]:
    """The cards of each pile, by the name of the pile, in the order of the source."""
    numbered = numbered_cards(card_set)
    names = dict.fromkeys(card.pile.text for card in card_set.cards if card.pile is not None)
    return {name: tuple(each for each in numbered if each[1].pile and each[1].pile.text == name) for name in names}


def key_lines(card_set: model.CardSet, words: Labels) -> tuple[str, ...]:
    """A line for each pile with the numbers of its cards: "Output: 2, 5, 9"."""
    return tuple(
        words.labelled.format(
            label=pile, text=", ".join(str(number) for number in sorted(number for number, _ in cards))
        )
        for pile, cards in key_of(card_set).items()
    )
