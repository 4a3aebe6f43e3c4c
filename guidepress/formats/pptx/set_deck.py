"""Sets a deck: which words stand where, and whether they have room. python-pptx is not needed for it."""

from __future__ import annotations

from guidepress.core.problems import Code, Problems
from guidepress.core.values import Value
from guidepress.document.deck import Deck
from guidepress.document.page_map import PageMap
from guidepress.formats.pptx.fit import check_deck
from guidepress.theme import Theme


class LaidDeck(Value):
    """A deck whose slides have room for their words, as far as no warning says otherwise."""

    deck: Deck
    theme: Theme
    pages: PageMap


class PagesToPrint(Value):
    """The list of workbook pages to print for each timetable, as plain text in UTF-8."""

    slug: str
    text: bytes


def set_deck(deck: Deck, theme: Theme, pages: PageMap, problems: Problems) -> LaidDeck:
    """Reports words that have no room, and exercises that stand on no page of the workbook."""
    check_deck(deck, theme.deck, problems)
    for slide in deck.slides:
        for pointer in slide.pointers:
            if pointer.target not in pages.pages:
                message = f'the workbook has no page for "{pointer.target}"'
                problems.error(Code.DANGLING_REFERENCE, slide.where, message)
    return LaidDeck(deck, theme, pages)
