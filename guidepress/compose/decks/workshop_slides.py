"""The slides of a timetable: an agenda, and for each slot its time of day and its slides, taken from the parts."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from guidepress.compose.book import Arranged
from guidepress.compose.decks.activity_slides import ActivitySlides
from guidepress.compose.decks.clocked_slides import ClockedSlides, StepsByClock, Timed
from guidepress.compose.decks.slide_maker import Scope, pointer
from guidepress.compose.decks.slide_splitting import WORDS, SlideRoom
from guidepress.compose.decks.speaker_notes import NoteMaker, SpeakerNotes
from guidepress.compose.workshop.schedule import (
    ActivityPlace,
    TimedSlot,
    activity_places,
    is_for_facilitators,
    slot_name,
    steps_of,
    timed_slots,
)
from guidepress.compose.workshop.steps import slot_steps
from guidepress.core.problems import Problems
from guidepress.document.authored_text import Lines
from guidepress.document.deck import Jump, Slide, Statement
from guidepress.document.inline import Run
from guidepress.source import model


class WorkshopSlides(ClockedSlides):
    """Makes the slides of one timetable."""

    def __init__(
        self,
        guide: model.Guide,
        timetable: model.Timetable,
        arranged: Arranged,
        room: SlideRoom,
        problems: Problems,
        notes: NoteMaker,
    ) -> None:
        super().__init__(arranged, room, problems, notes)
        self.guide = guide
        self.timetable = timetable
        self.slots = timed_slots(timetable)
        self.places = activity_places(guide)
        slots = timetable.slots
        shown = (each.number for each in self.slots if not is_for_facilitators(each.slot))
        self._first = next(shown, 0)
        self._has_ground_rules = any(step.ground_rules for slot in slots for step in slot_steps(slot))

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
        slide = self._slide(scope, "title", "title", title, (), notes, timetable.where, subtitle=subtitle)
        places = (self.places.get(timed_slot.slot.activity or "") for timed_slot in self.slots)
        yield self._marked(slide, [place.part.accent for place in places if place is not None])
        jumps = [
            Jump(
                words.agenda_line.format(time=timed_slot.start, title=self._name(timed_slot.slot)),
                f"{timed_slot.key}/opener",
            )
            for timed_slot in self.slots
            if not is_for_facilitators(timed_slot.slot)
        ]
        yield from self._jumps(scope, words.slide_agenda, jumps, words.hint_agenda, timetable.where, "agenda")

    # ------------------------------------------------------------------------------------------- slots

    def _slot(self, timed_slot: TimedSlot) -> Iterator[Slide]:
        slot, words = timed_slot.slot, self.words
        if is_for_facilitators(slot):
            return
        scope = Scope(timed_slot.key, words.agenda_line.format(time=timed_slot.start, title=self._name(slot)))
        if slot.activity in self.places:
            yield from self._activity(timed_slot, scope, self.places[slot.activity])
            return
        span = words.time_span.format(start=timed_slot.start, end=timed_slot.end)
        line = words.slot_time.format(span=span, minutes=self.notes.minutes(slot.minutes))
        plan = self.notes.plan_of(timed_slot.start, slot_steps(slot))
        notes = (*self.notes.prose(words.note_say, slot.notes), *plan, *self.notes.used(slot_steps(slot)))
        if slot.break_ is not None:
            line = words.back_at.format(time=timed_slot.end)
            notes = notes or self.notes.paragraph(words.hint_break)
        yield self._opener(timed_slot, scope, (line,), notes)
        if timed_slot.number == self._first and not self._has_ground_rules:
            yield from self._ground_rules(scope)
        title = words.slide_of_part.format(title=words.slide_do, part=self._name(slot))
        run = StepsByClock(title, slot.where, timed_slot.start, slot_steps(slot))
        yield from self._by_clock(scope, run)
        exercise = self.arranged.exercises.get(slot.exercise or "")
        in_steps = {id for step in slot.steps for id in step.exercise}
        if exercise is not None and exercise.id not in in_steps:
            slide = self._exercise(scope, exercise, (*notes, *self.notes.exercise(exercise)))
            yield replace(slide, pointers=(pointer(exercise),), minutes=0 if slot.steps else slot.minutes)

    def _own_slides(self, scope: Scope, run: StepsByClock, timed: Timed) -> Iterator[Slide]:
        """The exercises of a step of a slot, and the ground rules where it shows them."""
        step = timed[1]
        found = [self.arranged.exercises[id] for id in step.exercise if id in self.arranged.exercises]
        if found:
            yield from self._timed_exercises(scope, run, timed, found)
        if step.ground_rules:
            rules = self._ground_rules(scope)
            yield from rules if found else self._with_minutes_once(rules, self._step_notes(run, [timed]), step.minutes)

    def _opener(self, timed_slot: TimedSlot, scope: Scope, lines: tuple[str, ...], notes: SpeakerNotes) -> Slide:
        body = tuple(Statement((Run(line),)) for line in lines)
        name = self._name(timed_slot.slot)
        if sum(self._name(slot) == name for slot in self.timetable.slots) > 1:  # two breaks
            name = self.words.agenda_line.format(time=timed_slot.start, title=name)
        return self._slide(scope, "opener", "part", name, body, notes, timed_slot.slot.where)

    def _ground_rules(self, scope: Scope) -> Iterator[Slide]:
        rules: Lines = self.guide.pack.ground_rules if self.guide.pack else ()
        words = self.words
        yield from self._points(scope, "ground-rules", words.slide_ground_rules, rules, words.hint_ground_rules, WORDS)

    def _activity(self, timed_slot: TimedSlot, scope: Scope, place: ActivityPlace) -> Iterator[Slide]:
        """The slides of the activity's part or section that belong to the slot, in the form of the slot."""
        words, slot = self.words, timed_slot.slot
        span = words.time_span.format(start=timed_slot.start, end=timed_slot.end)
        time = words.slot_time.format(span=span, minutes=self.notes.minutes(slot.minutes))
        requirements = (*self.notes.prose(words.note_say, slot.notes), *self.notes.to_know(place.activity, slot))
        title = words.slide_activity.format(title=place.activity.title.text)
        accent = place.part.accent
        opener = self._opener(timed_slot, scope, (title, time), requirements)
        yield replace(self._marked(opener, [accent]), accent=accent)
        division = next(division for division in self.arranged.book.divisions if division.anchor == place.part.id)
        shared_titles = self._shared_titles()
        steps = steps_of(slot, self.places)
        slides = ActivitySlides(
            place, division, self.arranged, self.room, self.notes, steps, slot.use, timed_slot.start
        )
        for slide in slides.by_clock(scope):
            title = slide.title
            if title in shared_titles:
                title = words.slide_of_part.format(title=title, part=self._name(slot))
            yield replace(slide, title=title, accent=accent)

    def _name(self, slot: model.TimetableSlot) -> str:
        return slot_name(slot, self.arranged, self.places)

    def _shared_titles(self) -> set[str]:
        """Titles that occur in the slides of every part."""
        words = self.words
        return {
            words.slide_why,
            words.slide_outcomes,
            words.slide_key_points,
            words.slide_talk,
            words.slide_debrief,
            words.slide_next,
        }
