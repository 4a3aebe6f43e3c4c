"""Prepares a deck: checks that its words fit. This step does not need python-pptx."""

from __future__ import annotations

from collections.abc import Mapping

from guidepress.core.problems import Code, Problems
from guidepress.core.values import Value
from guidepress.document.deck import Deck
from guidepress.document.page_map import PageMap, PageSketch
from guidepress.formats.pptx.fit import check_deck
from guidepress.theme import Theme


class LaidDeck(Value):
    """A deck that has been checked, with its theme and the page map."""

    deck: Deck
    theme: Theme
    pages: PageMap
    sketches: Mapping[int, PageSketch] = {}
    """Pages of the workbook in outline, by their numbers."""


class PagesToPrint(Value):
    """The list of workbook pages to print for each timetable, as plain text in UTF-8."""

    slug: str
    text: bytes


def set_deck(
    deck: Deck, theme: Theme, pages: PageMap, problems: Problems, sketches: Mapping[int, PageSketch] | None = None
) -> LaidDeck:
    """Warns of words that do not fit, and reports exercises that are on no page of the workbook."""
    check_deck(deck, theme, pages, problems)
    for slide in deck.slides:
        for pointer in slide.pointers:
            if pointer.target not in pages.pages:
                message = f'the workbook has no page for "{pointer.target}"'
                problems.error(Code.DANGLING_REFERENCE, slide.where, message)
    return LaidDeck(deck, theme, pages, sketches or {})
