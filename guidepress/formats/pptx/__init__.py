"""Slides for workshops: a deck for the facilitator, and a copy without notes for participants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Union

from guidepress.formats.base import Documents, Format, Requirement, Shown, Unit

if TYPE_CHECKING:
    from guidepress.core.problems import Problems
    from guidepress.document.deck import Deck
    from guidepress.document.page_map import PageSketch
    from guidepress.formats.pptx.set_deck import LaidDeck, PagesToPrint


class Pptx(Format[Union["LaidDeck", "PagesToPrint"]]):
    """A PPTX file for each part and each timetable, and the list of pages to print."""

    name = "decks"
    title = "the slides for workshops"
    step = "Drawing the slides"
    files = ("decks/{deck}.pptx", "decks/participants/{deck}.pptx", "decks/{slug}-pages-to-print.txt")
    needs: frozenset[Requirement] = frozenset({"pages", "decks"})
    helper = True

    def units(self, documents: Documents) -> Sequence[Unit]:
        decks = [
            Unit(deck.name, (deck, documents.theme, documents.pages, _sketches(deck, documents)))
            for deck in documents.decks
        ]
        text = documents.pages_to_print
        return [*decks, Unit("pages to print", (documents.book.slug, text))] if text else decks

    def set(self, unit: Unit, problems: Problems) -> LaidDeck | PagesToPrint:
        from guidepress.formats.pptx.set_deck import PagesToPrint, set_deck

        if len(unit.sources) == 2:
            return PagesToPrint(*unit.sources)
        deck, theme, pages, sketches = unit.sources
        return set_deck(deck, theme, pages, problems, sketches)

    def shown(self, laid: LaidDeck | PagesToPrint) -> Shown | None:
        from guidepress.formats.pptx.set_deck import PagesToPrint
        from guidepress.formats.pptx.shown import shown_in

        return None if isinstance(laid, PagesToPrint) else shown_in(laid)

    def facts(self, laid: LaidDeck | PagesToPrint) -> Mapping[str, Any]:
        from guidepress.formats.pptx.set_deck import PagesToPrint

        return {} if isinstance(laid, PagesToPrint) else {"slides": len(laid.deck.slides)}

    def write(self, laid: LaidDeck | PagesToPrint) -> Mapping[str, bytes]:
        from guidepress.formats.pptx.set_deck import PagesToPrint

        if isinstance(laid, PagesToPrint):
            return {f"decks/{laid.slug}-pages-to-print.txt": laid.text}
        from guidepress.formats.pptx.write_deck import write_deck

        with_notes, without = write_deck(laid)
        return {f"decks/{laid.deck.name}.pptx": with_notes, f"decks/participants/{laid.deck.name}.pptx": without}

    def revised(self, unit: Unit, earlier: Unit, files: Mapping[str, bytes]) -> Mapping[str, bytes] | None:
        """The name of the publisher stands in the properties of a deck, and nowhere else in it."""
        if len(unit.sources) == 2 or len(earlier.sources) == 2:
            return None
        from msgspec.structs import replace

        (deck, *others), (before, *others_before) = unit.sources, earlier.sources
        if others != others_before or replace(before, publisher=deck.publisher) != deck:
            return None
        from guidepress.formats.pptx.package import with_publisher

        return {path: with_publisher(data, deck.publisher) for path, data in files.items()}


def _sketches(deck: Deck, documents: Documents) -> Mapping[int, PageSketch]:
    """The pages in outline that the slides of a deck name. A deck is not made again where other pages change."""
    if documents.pages is None:
        return {}
    targets = (pointer.target for slide in deck.slides for pointer in slide.pointers)
    numbers = {number for target in targets for number in documents.pages.shown_pages(target)}
    return {number: page for number, page in documents.sketches.items() if number in numbers}
