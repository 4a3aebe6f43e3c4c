"""The names of decks, and the parts that have a deck."""

from __future__ import annotations

from guidepress.source.model.part import PartSource
from guidepress.source.model.workshop import Timetable


def has_facilitation(part: PartSource) -> bool:
    """Whether a part has words for facilitators, and so a deck."""
    return part.facilitate is not None or any(section.facilitate for section in part.sections)


def part_name(slug: str, number: int, part: PartSource) -> str:
    """The name of the deck of a part: "ahp-leadership-03-found". `number` counts the parts that have a deck."""
    return f"{slug}-{number:02d}-{part.id}"


def workshop_name(slug: str, timetable: Timetable) -> str:
    """The name of the deck of a timetable: "ahp-leadership-workshop-one-day"."""
    return f"{slug}-workshop-{timetable.id}"
