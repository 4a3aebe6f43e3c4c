"""Timetables by the clock: the slots with their times, what each of them is, and how many minutes it leaves over."""

from __future__ import annotations

from collections.abc import Mapping

from guidepress.compose.book import Arranged
from guidepress.compose.workshop.steps import RunStep, lengths_of, run_steps, slot_steps, total
from guidepress.core.clock import add_minutes
from guidepress.core.values import Value
from guidepress.document.authored_text import Line, Lines
from guidepress.source import model
from guidepress.source.model.part import Shown


class TimedSlot(Value):
    """A slot of a timetable with its times of day."""

    number: int
    slot: model.TimetableSlot
    start: str
    end: str
    total: int
    """Minutes from the start of the workshop to the end of this slot."""

    @property
    def key(self) -> str:
        """The start of the keys of its slides."""
        return f"slot-{self.number}"


def timed_slots(timetable: model.Timetable) -> tuple[TimedSlot, ...]:
    """The slots with their times."""
    begin, passed, timed = timetable.start, 0, []
    for number, slot in enumerate(timetable.slots, 1):
        end = passed + slot.minutes
        timed.append(TimedSlot(number, slot, add_minutes(begin, passed), add_minutes(begin, end), end))
        passed = end
    return tuple(timed)


class ActivityPlace(Value):
    """The place of an activity in the guide: a part, or a section of it."""

    activity: model.Activity
    part: model.PartSource
    section: model.SectionSource | None = None

    @property
    def facilitation(self) -> model.Facilitation:
        """The words for facilitators to which the activity belongs."""
        words = self.section.facilitate if self.section else self.part.facilitate
        return words or model.Facilitation()


def shown_lines(name: Shown, activity: model.Activity, facilitation: model.Facilitation) -> Lines:
    """The words beside an activity that a step can show; none where nobody has written them."""
    value = activity.debrief if name == "debrief" else getattr(facilitation, name.replace("-", "_"))
    return value if isinstance(value, tuple) else (value,) if value is not None else ()


def activity_places(guide: model.Guide) -> dict[str, ActivityPlace]:
    """Every activity by its id, in the order of the guide."""
    places: dict[str, ActivityPlace] = {}
    for part in guide.parts:
        if part.facilitate and part.facilitate.activity:
            places[part.facilitate.activity.id] = ActivityPlace(part.facilitate.activity, part)
        for section in part.sections:
            if section.facilitate and section.facilitate.activity:
                places[section.facilitate.activity.id] = ActivityPlace(section.facilitate.activity, part, section)
    return places


def slot_name(slot: model.TimetableSlot, arranged: Arranged, places: Mapping[str, ActivityPlace]) -> str:
    """The name of a slot on slides, in the agenda and on a run sheet."""
    line: Line | None = slot.title or slot.break_
    if line is not None:
        return arranged.reader.text(line)
    place = places.get(slot.activity or "")
    if place is not None:
        return arranged.reader.text(place.section.title if place.section else place.part.part)
    exercise = arranged.exercises.get(slot.exercise or "")
    return exercise.title if exercise else ""


def steps_of(slot: model.TimetableSlot, places: Mapping[str, ActivityPlace]) -> tuple[RunStep, ...]:
    """The steps of a slot: those of its activity in the form that it uses, or its own."""
    place = places.get(slot.activity or "")
    return run_steps(place.activity, slot.use, slot.step_minutes) if place is not None else slot_steps(slot)


def slack_of(slot: model.TimetableSlot, places: Mapping[str, ActivityPlace]) -> int:
    """Minutes by which a slot can be shortened: those that the source names or that its steps leave over, and those
    that the shortest form of its activity saves, if it is shorter than the one that is used.
    """
    steps = steps_of(slot, places)
    rest = max(slot.slack, slot.minutes - total(steps) if steps else 0)
    place = places.get(slot.activity or "")
    lengths = lengths_of(place.activity) if place is not None else {}
    shorter = [minutes for minutes in lengths.values() if minutes < lengths.get(slot.use, 0)]
    return rest + max(0, total(steps) - min(shorter, default=total(steps)))


def is_for_facilitators(slot: model.TimetableSlot) -> bool:
    """Whether a slot is slack and nothing else, so that the room does not see it."""
    return slot.slack >= slot.minutes
