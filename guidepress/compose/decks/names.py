"""The names of decks, and the parts that have a deck."""

from __future__ import annotations

from guidepress.compose.book import Arranged
from guidepress.compose.decks.slide_rules import why_no_deck
from guidepress.document.book import Division
from guidepress.source.model.guide import Guide
from guidepress.source.model.part import PartSource
from guidepress.source.model.workshop import Timetable


def parts_with_deck(guide: Guide, arranged: Arranged) -> dict[str, tuple[PartSource, Division]]:
    """The parts that have a deck, by the name of the deck: "ready-to-lead-03-found". The number counts these parts."""
    divisions = {division.anchor: division for division in reversed(arranged.book.divisions)}
    parts = [
        (part, divisions[part.id])
        for part in guide.parts
        if part.id in divisions and why_no_deck(part, divisions[part.id]) is None
    ]
    return {f"{arranged.book.slug}-{number:02d}-{pair[0].id}": pair for number, pair in enumerate(parts, 1)}


def workshop_name(slug: str, timetable: Timetable) -> str:
    """The name of the deck of a timetable: "ready-to-lead-workshop-one-day"."""
    return f"{slug}-workshop-{timetable.id}"
