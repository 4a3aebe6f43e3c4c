"""Slides of steps in the order of the clock: steps, then what belongs to them. Each slide has its own minutes."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec.structs import replace

from guidepress.compose.decks.slide_maker import Scope, SlideMaker, pointer, with_minutes
from guidepress.compose.decks.speaker_notes import SpeakerNotes
from guidepress.compose.workshop.steps import RunStep, with_starts
from guidepress.core.problems import Where
from guidepress.core.values import Value
from guidepress.document.deck import LayoutName, Slide, Statement
from guidepress.document.exercise import Exercise
from guidepress.document.inline import Run

Timed = tuple[int, RunStep]
"""A step, and the minutes that have passed when it begins."""


class StepsByClock(Value):
    """Steps that are done one after the other. `start` is the time of day at which the first begins."""

    title: str
    where: Where
    start: str
    steps: tuple[RunStep, ...]


class ClockedSlides(SlideMaker):
    """Makes the slides of steps by the clock.

    A step without slides of its own is one sentence. A step that has slides of its own stands with them. The minutes of
    all slides add up to those of the steps.
    """

    def _by_clock(self, scope: Scope, run: StepsByClock) -> Iterator[Slide]:
        waiting: list[Timed] = []
        seen: set[str] = set()
        for passed, whole_step in with_starts(run.steps):
            step = _without(whole_step, seen)
            seen |= {*step.exercise, *step.show, *step.callouts}
            if not step.has_slides:
                waiting.append((passed, step))
                continue
            yield from self._plain_steps(scope, run, waiting)
            waiting = []
            yield from self._own_slides(scope, run, (passed, step))
        yield from self._plain_steps(scope, run, waiting)

    @abstractmethod
    def _own_slides(self, scope: Scope, run: StepsByClock, timed: Timed) -> Iterator[Slide]:
        """The slides that belong to a step, each with its minutes and with the step in its notes."""

    def _plain_steps(self, scope: Scope, run: StepsByClock, steps: Sequence[Timed]) -> Iterator[Slide]:
        """The slides of steps without slides of their own: one step a slide, with its number if there are several."""
        numbers = {passed: number for number, (passed, _) in enumerate(with_starts(run.steps), 1)}
        for passed, step in steps:
            title = run.title
            if len(run.steps) > 1:
                title = self.words.slide_step.format(title=title, number=numbers[passed], total=len(run.steps))
            do, notes = Statement(self.arranged.runs(step.do)), self._step_notes(run, [(passed, step)])
            layout: LayoutName = "step" if self.room.has_room("step", (do,)) else "statement"
            slide = self._slide(scope, f"steps-{passed}", layout, title, (do,), notes, run.where)
            yield replace(slide, minutes=step.minutes)

    def _step_notes(self, run: StepsByClock, steps: Sequence[Timed]) -> SpeakerNotes:
        """The notes of a slide of steps."""
        return self.notes.timed_steps(run.start, steps)

    def _timed_exercises(
        self, scope: Scope, run: StepsByClock, timed: Timed, exercises: Sequence[Exercise]
    ) -> Iterator[Slide]:
        """The slide of a step in which people write: what they do, what is asked, and the page.

        Several exercises are done at the same time, so they share one slide. What has no room with the others stands
        on a slide before or after it. The minutes stand once.
        """
        step = timed[1]
        alone = step.work in (None, "alone")
        slides = [
            self._exercise(scope, exercise, self.notes.exercise(exercise, hint=alone and exercise is exercises[0]))
            for exercise in exercises
        ]
        do = Statement(self.arranged.runs(step.do))
        notes = self._step_notes(run, [timed])
        names = tuple(Statement((Run(exercise.title),)) for exercise in exercises)
        if len(slides) > 1 and self.room.has_room(slides[0].layout, (do, *names)):
            pointers = tuple(pointer(exercise) for exercise in exercises)
            all_notes = (*notes, *(note for slide in slides for note in slide.notes))
            shared = replace(slides[0], title=run.title, body=(do, *names), pointers=pointers, notes=all_notes)
            slides = [shared]
        elif self.room.has_room(slides[0].layout, (do, *slides[0].body)):
            slides[0] = replace(slides[0], body=(do, *slides[0].body), notes=(*notes, *slides[0].notes))
        else:
            yield self._statement(scope, f"steps-{timed[0]}", run.title, (do.runs,), notes, run.where)
        yield from (replace(slide, minutes=step.minutes if slide is slides[0] else 0) for slide in slides)

    @staticmethod
    def _with_minutes_once(slides: Iterable[Slide], notes: SpeakerNotes, minutes: int) -> Iterator[Slide]:
        """Slides of words that one step shows. The first has its minutes, and the notes of the step."""
        for number, slide in enumerate(slides):
            yield with_minutes(replace(slide, notes=(*notes, *slide.notes)), minutes) if number == 0 else slide


def _without(step: RunStep, seen: Collection[str]) -> RunStep:
    """A step without what an earlier step has shown: nothing has a slide twice."""
    return replace(
        step,
        exercise=tuple(id for id in step.exercise if id not in seen),
        show=tuple(name for name in step.show if name not in seen),
        callouts=tuple(id for id in step.callouts if id not in seen),
    )
