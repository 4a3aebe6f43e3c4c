"""The slides of a timetable: an agenda, and for each slot its time of day and its slides, taken from the parts."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from guidepress.compose.book import Arranged
from guidepress.compose.decks.part_slides import PartSlides
from guidepress.compose.decks.slide_maker import Scope, SlideMaker, pointer
from guidepress.compose.decks.slide_splitting import WORDS
from guidepress.compose.decks.speaker_notes import ActivityTiming, SpeakerNotes
from guidepress.core.clock import add_minutes
from guidepress.core.problems import Problems
from guidepress.core.values import Value
from guidepress.document.authored_text import Line, Lines
from guidepress.document.deck import Jump, Slide, Statement
from guidepress.document.inline import Run
from guidepress.source import model

IN_FULL = (
    "opening/why",
    "opening/key-points",
    "activity/steps",
    "activity/exercise",
    "activity/talk",
    "activity/debrief",
    "close/next",
)
IN_SHORT = ("opening/key-points", "activity/steps", "activity/exercise", "activity/debrief")
"""The slides of a part, by the start of their keys, that a slot shows for an activity in full and in short."""


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


def timed_slots(timetable: model.Timetable, start: str = "") -> tuple[TimedSlot, ...]:
    """The slots with their times. `start` is a time of day that replaces the timetable's own."""
    begin, total, timed = start or timetable.start, 0, []
    for number, slot in enumerate(timetable.slots, 1):
        end = total + slot.minutes
        timed.append(TimedSlot(number, slot, add_minutes(begin, total), add_minutes(begin, end), end))
        total = end
    return tuple(timed)


class ActivityPlace(Value):
    """The place of an activity in the guide: a part, or a section of it."""

    activity: model.Activity
    part: model.PartSource
    section: model.SectionSource | None = None


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


def slot_name(slot: model.TimetableSlot, arranged: Arranged, places: dict[str, ActivityPlace]) -> str:
    """The name of a slot on slides, in the agenda and on a run sheet."""
    line: Line | None = slot.title or slot.break_
    if line is not None:
        return arranged.reader.text(line)
    place = places.get(slot.activity or "")
    if place is not None:
        return arranged.reader.text(place.section.title if place.section else place.part.part)
    exercise = arranged.exercises.get(slot.exercise or "")
    return exercise.title if exercise else ""


class WorkshopSlides(SlideMaker):
    """Makes the slides of one timetable."""

    def __init__(
        self, guide: model.Guide, timetable: model.Timetable, arranged: Arranged, problems: Problems, start: str = ""
    ) -> None:
        super().__init__(arranged, problems)
        self.guide = guide
        self.timetable = timetable
        self.slots = timed_slots(timetable, start)
        self.places = activity_places(guide)

    def slides(self) -> list[Slide]:
        """All slides. Their titles are not unique yet."""
        slots = [slide for timed_slot in self.slots for slide in self._slot(timed_slot)]
        return [*self._opening(), *slots]

    # ------------------------------------------------------------------------------------------- opening

    def _opening(self) -> Iterator[Slide]:
        words, timetable = self.words, self.timetable
        scope = Scope("opening", words.slide_opening)
        span = words.time_span.format(start=self.slots[0].start, end=self.slots[-1].end)
        subtitle = (Run(f"{span} · {self.arranged.book.title}"),)
        title = self.arranged.reader.text(timetable.title)
        notes = self.notes.prose(words.note_plan, timetable.description)
        yield self._slide(scope, "title", "title", title, (), notes, timetable.where, subtitle=subtitle)
        jumps = [
            Jump(
                words.agenda_line.format(time=timed_slot.start, title=self._name(timed_slot.slot)),
                f"{timed_slot.key}/opener",
            )
            for timed_slot in self.slots
        ]
        yield from self._jumps(scope, words.slide_agenda, jumps, words.hint_agenda, timetable.where, "agenda")

    # ------------------------------------------------------------------------------------------- slots

    def _slot(self, timed_slot: TimedSlot) -> Iterator[Slide]:
        slot, words = timed_slot.slot, self.words
        scope = Scope(timed_slot.key, words.agenda_line.format(time=timed_slot.start, title=self._name(slot)))
        if slot.activity in self.places:
            yield from self._activity(timed_slot, scope, self.places[slot.activity])
            return
        span = words.time_span.format(start=timed_slot.start, end=timed_slot.end)
        line = words.slot_time.format(span=span, minutes=self.notes.minutes(slot.minutes))
        notes = self.notes.prose(words.note_say, slot.notes)
        if slot.break_ is not None:
            line = words.back_at.format(time=timed_slot.end)
            notes = notes or self.notes.paragraph(words.hint_break)
        yield self._opener(timed_slot, scope, (line,), notes)
        if timed_slot.number == 1:
            yield from self._ground_rules(scope)
        exercise = self.arranged.exercises.get(slot.exercise or "")
        if exercise is not None:
            slide = self._exercise(scope, exercise, (*notes, *self.notes.exercise(exercise)))
            yield replace(slide, pointers=(pointer(exercise),), minutes=slot.minutes)

    def _opener(self, timed_slot: TimedSlot, scope: Scope, lines: tuple[str, ...], notes: SpeakerNotes) -> Slide:
        body = tuple(Statement((Run(line),)) for line in lines)
        return self._slide(scope, "opener", "part", self._name(timed_slot.slot), body, notes, timed_slot.slot.where)

    def _ground_rules(self, scope: Scope) -> Iterator[Slide]:
        rules: Lines = self.guide.pack.ground_rules if self.guide.pack else ()
        words = self.words
        yield from self._points(scope, "ground-rules", words.slide_ground_rules, rules, words.hint_ground_rules, WORDS)

    def _activity(self, timed_slot: TimedSlot, scope: Scope, place: ActivityPlace) -> Iterator[Slide]:
        """The slides of the activity's part or section that belong to the slot, in the form of the slot."""
        words, slot = self.words, timed_slot.slot
        span = words.time_span.format(start=timed_slot.start, end=timed_slot.end)
        time = words.slot_time.format(span=span, minutes=self.notes.minutes(slot.minutes))
        requirements = (*self.notes.prose(words.note_say, slot.notes), *self.notes.requirements(place.activity))
        title = words.slide_activity.format(title=place.activity.title.text)
        yield self._opener(timed_slot, scope, (title, time), requirements)
        division = next(division for division in self.arranged.book.divisions if division.anchor == place.part.id)
        timing = ActivityTiming(slot.use, timed_slot.start)
        shared_titles = self._shared_titles()
        for slide in PartSlides(place.part, division, self.arranged, Problems(), timing).slides():
            if self._belongs_to(slide, slot, place):
                slide_title = slide.title
                if slide_title in shared_titles:
                    slide_title = words.slide_of_part.format(title=slide_title, part=self._name(slot))
                yield replace(slide, key=f"{scope.key}/{slide.key}", title=slide_title, section=scope.section)

    def _belongs_to(self, slide: Slide, slot: model.TimetableSlot, place: ActivityPlace) -> bool:
        """Whether a slide of the part belongs to the slot. An exercise does if the activity names it."""
        wanted = IN_FULL if slot.use == "full" else IN_SHORT
        if place.section is not None:
            starts = [name.replace("activity/", f"{place.section.id}/") for name in wanted if "activity/" in name]
        else:
            starts = [f"{place.part.id}.{name}" for name in wanted]
        if not slide.key.startswith(tuple(starts)):
            return False
        _, is_exercise, exercise = slide.key.partition("/exercise-")
        return not is_exercise or exercise in place.activity.exercises

    def _name(self, slot: model.TimetableSlot) -> str:
        return slot_name(slot, self.arranged, self.places)

    def _shared_titles(self) -> set[str]:
        """Titles that occur in the slides of every part."""
        words = self.words
        return {words.slide_why, words.slide_key_points, words.slide_talk, words.slide_debrief, words.slide_next}
