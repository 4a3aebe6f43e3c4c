"""What decks are called, and which parts have one."""

from __future__ import annotations

from guidepress.source.model.part import PartSource
from guidepress.source.model.workshop import Timetable


def has_facilitation(part: PartSource) -> bool:
    """Whether a part gets a deck."""
    return part.facilitate is not None or any(section.facilitate for section in part.sections)


def part_name(slug: str, number: int, part: PartSource) -> str:
    """The name of a part's deck, the `number`th of those that have one: "ahp-leadership-03-found"."""
    return f"{slug}-{number:02d}-{part.id}"


def workshop_name(slug: str, timetable: Timetable) -> str:
    """The name of a timetable's deck: "ahp-leadership-workshop-one-day"."""
    return f"{slug}-workshop-{timetable.id}"
