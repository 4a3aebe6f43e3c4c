"""The slides of an activity in a workshop, in the order of the clock: everything on the screen has its minutes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from msgspec.structs import replace

from guidepress.compose.book import Arranged
from guidepress.compose.decks.part_slides import PartSlides
from guidepress.compose.decks.slide_maker import Scope, with_minutes
from guidepress.compose.decks.slide_splitting import WORDS
from guidepress.compose.decks.speaker_notes import SpeakerNotes
from guidepress.compose.workshop.schedule import ActivityPlace
from guidepress.compose.workshop.steps import Form, RunStep, run_steps, total, with_starts
from guidepress.compose.workshop.untimed import untimed_exercises, untimed_words
from guidepress.core.problems import Problems
from guidepress.document.book import Division
from guidepress.document.deck import Slide
from guidepress.source.model.part import Shown

Timed = tuple[int, RunStep]
"""A step, and the minutes of the activity that have passed when it begins."""


class ActivitySlides(PartSlides):
    """Makes the slides of one activity in one form, from its start by the clock.

    Steps without slides of their own stand together in a table, with the next one that has an exercise. Then comes
    that exercise. A step that shows key points or the debrief stands as these slides, and in no table.
    """

    def __init__(self, place: ActivityPlace, division: Division, arranged: Arranged, form: Form, start: str) -> None:
        """`start` is the time of day at which the activity begins."""
        super().__init__(place.part, division, arranged, Problems())
        self.place, self.activity = place, place.activity
        self.form, self.start = form, start
        self._tables = 0
        self._supported = False
        self._seen: set[Shown] = set()

    def by_clock(self, scope: Scope) -> Iterator[Slide]:
        """All slides. What no step names has no time: key points stand first, exercises and the debrief last."""
        untimed = untimed_words(self.activity, self.place.facilitation)
        if "key-points" in untimed:
            yield from self._shown(scope, "key-points")
        waiting: list[Timed] = []
        for timed in with_starts(run_steps(self.activity, self.form)):
            step = timed[1]
            if step.exercise or not step.show:
                waiting.append(timed)
            if step.has_slides:
                yield from self._table_slides(scope, waiting)
                waiting = []
                yield from self._own_slides(scope, timed)
        yield from self._table_slides(scope, waiting)
        for id in untimed_exercises(self.activity):
            yield from self._exercise_slides(scope, id, 0)
        if "debrief" in untimed:
            yield from self._shown(scope, "debrief")

    def _table_slides(self, scope: Scope, steps: list[Timed]) -> Iterator[Slide]:
        """Slides of steps with their minutes. The notes of the first have what to say when the activity begins."""
        title, where = self.activity.title.text, self.activity.where
        starts = {id(step): passed for passed, step in steps}
        for group in self._step_groups([step for _, step in steps]):
            self._tables += 1
            notes = self.notes.timed_steps(self.start, [(starts[id(step)], step) for step in group])
            if self._tables == 1:
                notes = self.notes.opening_steps(self.activity, notes, cut=self.form == "full")
            slide = self._step_table(scope, f"steps-{self._tables}", title, group, notes, where)
            yield replace(slide, minutes=total(group))

    def _own_slides(self, scope: Scope, timed: Timed) -> Iterator[Slide]:
        """The exercises of a step, then the words that it shows. The notes of the latter have the step."""
        step = timed[1]
        for id in step.exercise:
            yield from self._exercise_slides(scope, id, step.minutes)
        notes = () if step.exercise else self.notes.timed_steps(self.start, [timed])
        for name in step.show:
            for slide in self._shown(scope, name):
                yield with_minutes(replace(slide, notes=(*notes, *slide.notes)), step.minutes)
                notes = ()

    def _exercise_slides(self, scope: Scope, id: str, minutes: int) -> Iterator[Slide]:
        """The slide of an exercise, once in an activity. The first has what helps while people work and talk."""
        exercise = self.arranged.exercises.get(id)
        if exercise is not None and id not in self._used_ids:
            self._used_ids.add(id)
            notes = (*self._support(), *self.notes.exercise(exercise))
            yield replace(self._exercise(scope, exercise, notes), minutes=minutes)

    def _support(self) -> SpeakerNotes:
        """Questions that help and likely answers, once in an activity."""
        if self._supported:
            return ()
        self._supported = True
        return self.notes.support(self.activity)

    def _shown(self, scope: Scope, name: Shown) -> Iterator[Slide]:
        """The slides of words beside the activity, once in an activity."""
        if name in self._seen:
            return
        self._seen.add(name)
        words, facilitation = self.words, self.place.facilitation
        match name:
            case "why":
                if facilitation.why is not None:
                    lines = (self.arranged.runs(facilitation.why),)
                    yield self._statement(scope, name, words.slide_why, lines, (), facilitation.why.where)
            case "outcomes":
                outcomes = facilitation.outcomes
                yield from self._points(scope, name, words.slide_outcomes, outcomes, words.hint_outcomes)
            case "key-points":
                points = facilitation.key_points
                yield from self._points(scope, name, words.slide_key_points, points, words.hint_points, WORDS)
            case "debrief":
                questions = self.activity.debrief
                yield from self._points(
                    scope, name, words.slide_debrief, questions, words.hint_debrief, extra=self._support()
                )
            case "discussion":
                yield from self._discussion(scope, words.slide_talk, facilitation.discussion)
            case "next":
                yield from self._next(scope, facilitation)
            case _:
                assert_never(name)
