"""What a workshop needs, and how much of it for a number of people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from guidepress.compose.workshop.groups import groups
from guidepress.compose.workshop.schedule import activity_places, steps_of
from guidepress.compose.workshop.steps import FULL, ONLINE, RunStep, all_steps, form_steps
from guidepress.core.values import Value
from guidepress.document.authored_text import Line
from guidepress.source import model
from guidepress.source.model.part import Material, Per
from guidepress.source.value_types import Id

PER: Mapping[str, Per] = {"page": "person", "form": "person", "card": "group", "sheet": "group"}
"""For whom a piece of a material is, where it does not say so. The others are for the room."""


class Need(Value):
    """A material with the number of pieces that are needed; 0: its words say how many."""

    material: Material
    count: int


class Needs:
    """The materials of activities and slots."""

    def __init__(self, guide: model.Guide) -> None:
        self._places = activity_places(guide)
        self._cards = {card_set.id for card_set in guide.cards}
        activities = [place.activity for place in self._places.values()]
        self._named = {each.name: each for activity in activities for each in activity.materials if each.name}

    def of_activity(self, activity: model.Activity) -> tuple[Material, ...]:
        """All materials of an activity: those that it lists, its set of cards, and those that only its steps name."""
        used = [self.named(id) for form in (FULL, ONLINE) for step in form_steps(activity, form) for id in step.uses]
        listed = {material.name for material in activity.materials}
        cards = [Material(card=activity.cards)] if activity.cards else []
        others = {material.name: material for material in (*cards, *used) if material.name not in listed}
        return (*activity.materials, *others.values())

    def of_slot(self, slot: model.TimetableSlot, people: int) -> tuple[Need, ...]:
        """The materials of a slot. Those of steps that its form leaves out are not among them, and online only those
        that a step uses.
        """
        place, steps = self._places.get(slot.activity or ""), steps_of(slot, self._places)
        size = place.activity.group_size if place is not None else slot.group_size
        users: dict[str, RunStep] = {id: step for step in reversed(steps) for id in step.uses}
        if place is None:
            return tuple(self._need(self.named(id), users, people, size) for id in users)
        in_steps = {id for step in all_steps(place.activity, slot.use) for id in step.uses}
        materials = self.of_activity(place.activity)
        in_room = slot.use != ONLINE
        wanted = (each for each in materials if each.name in users or (in_room and each.name not in in_steps))
        return tuple(self._need(material, users, people, size) for material in wanted)

    def of_timetable(self, timetable: model.Timetable) -> tuple[Need, ...]:
        """The materials of all slots, each once. What is used up is added together; of what is used again, the most
        that a slot needs is taken.
        """
        found: dict[tuple[str, str], Need] = {}
        for slot in timetable.slots:
            for need in self.of_slot(slot, timetable.people):
                key = kind_of(need.material), thing_of(need.material)
                before = found[key].count if key in found else 0
                used_up = kind_of(need.material) == "sheet"
                found[key] = Need(need.material, before + need.count if used_up else max(before, need.count))
        return tuple(found.values())

    def named(self, id: str) -> Material:
        """The material with this name: one of an activity, a set of cards, or else a page."""
        if id in self._named:
            return self._named[id]
        return Material(card=Id(id)) if id in self._cards else Material(page=Id(id))

    def is_known(self, id: str) -> bool:
        """Whether an id names a material or a set of cards."""
        return id in self._named or id in self._cards

    @staticmethod
    def _need(material: Material, users: Mapping[str, RunStep], people: int, size: int) -> Need:
        if material.bring is not None and material.per is None:
            return Need(material, 0)
        per = material.per or PER.get(kind_of(material), "room")
        return Need(material, material.count * _pieces(per, users.get(material.name), people, size))


def _pieces(per: Per, step: RunStep | None, people: int, size: int) -> int:
    """How many people, pairs, groups or rooms there are."""
    if per == "person":
        return people
    if per == "pair":
        return len(groups(people, "pairs", size))
    if per == "group":
        work = step.work if step is not None and step.work in ("pairs", "threes") else "groups"
        return len(groups(people, work, size))
    return 1


def kind_of(material: Material) -> str:
    """The key under which a material is written."""
    keys = ("page", "card", "form", "sheet", "sign", "slide")
    return next((key for key in keys if getattr(material, key) is not None), "bring")


def entry_limits(materials: Iterable[Material]) -> dict[str, int]:
    """For each exercise of which only some entries are needed, how many."""
    return {material.page: material.entries for material in materials if material.page and material.entries > 0}


def works_of(steps: Iterable[RunStep]) -> Iterator[RunStep]:
    """The first step of each way of working in groups."""
    seen = set()
    for step in steps:
        if step.work in ("pairs", "threes", "groups") and step.work not in seen:
            seen.add(step.work)
            yield step


def thing_of(material: Material) -> str:
    """What a material is, so that the same thing can be found again: its id, or its words in small letters."""
    value = getattr(material, kind_of(material))
    return value.text.strip().casefold() if isinstance(value, Line) else str(value)
