"""The slides of an activity in a workshop, in the order of the clock: everything on the screen has its minutes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from msgspec.structs import replace

from guidepress.compose.book import Arranged
from guidepress.compose.decks.clocked_slides import ClockedSlides, StepsByClock, Timed
from guidepress.compose.decks.part_slides import PartSlides
from guidepress.compose.decks.slide_maker import Scope
from guidepress.compose.decks.slide_splitting import WORDS, SlideRoom
from guidepress.compose.decks.speaker_notes import NoteMaker, SpeakerNotes
from guidepress.compose.workshop.schedule import ActivityPlace
from guidepress.compose.workshop.steps import RunStep, with_starts
from guidepress.compose.workshop.untimed import untimed_exercises, untimed_words
from guidepress.core.problems import Problems
from guidepress.document.book import Division
from guidepress.document.deck import Slide
from guidepress.document.exercise import Exercise
from guidepress.source.model.part import Shown

MOVING = 1
"""Most minutes of a step in which people only find their places: too few to read out what helps them to talk."""


class ActivitySlides(ClockedSlides, PartSlides):
    """Makes the slides of one activity in one form."""

    def __init__(
        self,
        place: ActivityPlace,
        division: Division,
        arranged: Arranged,
        room: SlideRoom,
        notes: NoteMaker,
        steps: tuple[RunStep, ...],
        form: str,
        start: str,
    ) -> None:
        """`steps` are those of the `form` that is used; `start` is the time of day at which the activity begins."""
        super().__init__(place.part, division, arranged, room, Problems(), notes)
        self.place, self.activity = place, place.activity
        self._run = StepsByClock(self.activity.title.text, self.activity.where, start, steps)
        self._form = form
        self._begun = False
        self._only_shows = not any(step.exercise or not step.show for step in steps)
        self._supported = False
        self._seen: set[Shown] = set()

    def by_clock(self, scope: Scope) -> Iterator[Slide]:
        """All slides. What no step names has no time: key points stand first, exercises and the debrief last."""
        untimed = untimed_words(self.activity, self.place.facilitation, self._form)
        if "key-points" in untimed:
            yield from self._shown(scope, "key-points")
        yield from self._by_clock(scope, self._run)
        for id in untimed_exercises(self.activity, self._form):
            exercise = self._unseen_exercise(id)
            if exercise is not None:
                notes = (*self._support(), *self.notes.exercise(exercise))
                yield replace(self._exercise(scope, exercise, notes), minutes=0)
        if "debrief" in untimed:
            yield from self._shown(scope, "debrief")

    def _step_notes(self, run: StepsByClock, steps: Sequence[Timed]) -> SpeakerNotes:
        """The notes of a slide of steps. The first in an activity that shows no words has what to say when it begins,
        or the first of all where each shows some. The next one where people do not write, and do not only find their
        places, has what helps while they work and talk.
        """
        notes, (passed, step) = super()._step_notes(run, steps), steps[0]
        if not self._begun and (step.exercise or not step.show or self._only_shows):
            self._begun = True
            return (*self.notes.to_say(self.activity), *notes)
        if step.show or step.exercise or self._only_moves(passed, step):
            return notes
        return (*notes, *self._support())

    def _only_moves(self, passed: int, step: RunStep) -> bool:
        """Whether people only find their places in a step, and talk in a later one."""
        later = (each for start, each in with_starts(self._run.steps) if start > passed)
        return step.minutes <= MOVING and any(
            each.minutes > MOVING and not each.exercise and not each.show for each in later
        )

    def _own_slides(self, scope: Scope, run: StepsByClock, timed: Timed) -> Iterator[Slide]:
        """The exercises of a step, then the callouts and the words that it shows."""
        step = timed[1]
        found = [exercise for id in step.exercise if (exercise := self._unseen_exercise(id)) is not None]
        shown = (slide for name in step.show for slide in self._shown(scope, name))
        if found:
            yield from self._timed_exercises(scope, run, timed, found)
        elif step.callouts:
            yield from self._plain_steps(scope, run, [timed])
        yield from self._signposts(scope, step.callouts)
        if found or step.callouts:
            yield from shown
        else:
            yield from self._with_minutes_once(shown, self._step_notes(run, [timed]), step.minutes)

    def _unseen_exercise(self, id: str) -> Exercise | None:
        """An exercise that has no slide in the activity yet."""
        if id in self._used_ids:
            return None
        self._used_ids.add(id)
        return self.arranged.exercises.get(id)

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
