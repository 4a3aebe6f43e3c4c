"""The base of the makers of slides: slides of a layout, points, steps, pointers to exercises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from guidepress.compose.book import Arranged
from guidepress.compose.decks.here import told_apart
from guidepress.compose.decks.slide_splitting import (
    POINTS,
    STEPS,
    SlideRoom,
    split_by_room,
    word_count,
)
from guidepress.compose.decks.slide_text import slide_runs
from guidepress.compose.decks.speaker_notes import NoteMaker, SpeakerNotes
from guidepress.compose.workshop.steps import RunStep
from guidepress.core.problems import Code, Problems, Where
from guidepress.core.values import Value
from guidepress.document.authored_text import Line, Lines
from guidepress.document.blocks import Figure, Table
from guidepress.document.deck import (
    Jump,
    Jumps,
    LayoutName,
    Pointer,
    Points,
    SignpostText,
    Slide,
    Statement,
    Step,
    Steps,
)
from guidepress.document.exercise import Exercise
from guidepress.document.inline import Runs, plain


class Scope(Value):
    """The start of the keys of some slides, and their section in PowerPoint's slide sorter."""

    key: str
    section: str


class SlideMaker:
    """Makes slides. Their titles are not unique yet."""

    def __init__(self, arranged: Arranged, room: SlideRoom, problems: Problems, notes: NoteMaker) -> None:
        self.arranged = arranged
        self.room = room
        self.words = arranged.book.words
        self.problems = problems
        self.notes = notes
        self.activity_titles: set[str] = set()
        """An exercise with one of these titles gets its number into its title."""

    def _slide(
        self,
        scope: Scope,
        key: str,
        layout: LayoutName,
        title: str,
        body: tuple[Statement | Points | Jumps | Steps | Table | Figure | SignpostText, ...],
        notes: SpeakerNotes,
        where: Where,
        subtitle: Runs = (),
    ) -> Slide:
        return Slide(
            key=f"{scope.key}/{key}",
            layout=layout,
            title=title,
            body=body,
            subtitle=subtitle,
            notes=notes,
            section=scope.section,
            where=where,
        )

    def _marked(self, slide: Slide, accents: Iterable[int]) -> Slide:
        """An opening slide with the drawing of the cover, in which the parts with these accents are marked. It stays as
        it is if the drawing has none of them or most, or its words have no room beside it.
        """
        here = told_apart(self.arranged.book.cover, accents)
        layout: LayoutName = "title-here" if slide.layout == "title" else "part-here"
        if not here or not self.room.has_room(layout, slide.body, slide.title, slide.subtitle):
            return slide
        notes = (*self.notes.paragraph(self.words.hint_here), *slide.notes)
        return replace(slide, layout=layout, here=here, notes=notes)

    def _statement(
        self, scope: Scope, key: str, title: str, lines: tuple[Runs, ...], notes: SpeakerNotes, where: Where
    ) -> Slide:
        return self._slide(scope, key, "statement", title, tuple(Statement(runs) for runs in lines), notes, where)

    def _exercise(self, scope: Scope, exercise: Exercise, notes: SpeakerNotes) -> Slide:
        prompts = tuple(slide_runs(runs) for runs in exercise.slide)
        title = exercise.title
        if title in self.activity_titles:
            title = self.words.slide_exercise.format(title=title, number=exercise.number)
        body = tuple(Statement(runs) for runs in prompts)
        layout: LayoutName = "exercise" if self.room.has_room("exercise", body, title) else "statement"
        slide = self._slide(scope, f"exercise-{exercise.id}", layout, title, body, notes, exercise.where)
        return replace(slide, pointers=(pointer(exercise),), minutes=exercise.minutes)

    def _points(
        self, scope: Scope, key: str, title: str, lines: Lines, hint: str, most_words: int = 0, extra: SpeakerNotes = ()
    ) -> Iterator[Slide]:
        """Slides of as many lines as have room. A line of more than `most_words` is reported."""
        for line in lines:
            self._check_words(line, most_words)
        start = 0
        for number, group in enumerate(self._point_groups([self.arranged.runs(line) for line in lines]), 1):
            notes = (*self.notes.paragraph(hint), *(extra if number == 1 else ()))
            yield self._slide(scope, f"{key}-{number}", "points", title, (Points(group),), notes, lines[start].where)
            start += len(group)

    def _point_groups(self, items: Sequence[Runs]) -> list[tuple[Runs, ...]]:
        """The items in groups, one for each slide."""

        def fits(group: Sequence[Runs]) -> bool:
            return len(group) <= POINTS and self.room.has_room("points", (Points(tuple(group)),))

        return split_by_room(items, fits, _letters)

    def _step_groups(self, steps: Sequence[RunStep]) -> list[tuple[RunStep, ...]]:
        """The steps in groups, one for each slide."""

        def fits(group: Sequence[RunStep]) -> bool:
            return len(group) <= STEPS and self.room.has_room("steps", (self._table_of(group),))

        return split_by_room(steps, fits, lambda step: _letters(self.arranged.runs(step.do)))

    def _step_table(
        self, scope: Scope, key: str, title: str, steps: Sequence[RunStep], notes: SpeakerNotes, where: Where
    ) -> Slide:
        """A slide of steps with their minutes."""
        return self._slide(scope, key, "steps", title, (self._table_of(steps),), notes, where)

    def _table_of(self, steps: Sequence[RunStep]) -> Steps:
        head = (self.words.slide_do, self.words.slide_minutes)
        return Steps(tuple(Step(self.arranged.runs(step.do), step.minutes) for step in steps), head)

    def _check_words(self, line: Line, most: int) -> None:
        count = word_count(self.arranged.runs(line)) if most else 0
        if count > most:
            message = f"this key point has {count} words; a slide takes at most {most}"
            self.problems.warning(Code.TOO_LONG, line.where, message, "say it in fewer words")

    def _jumps(
        self, scope: Scope, title: str, jumps: Sequence[Jump], hint: str, where: Where, name: str = "overview"
    ) -> Iterator[Slide]:
        """Slides whose lines link to other slides: in one column, or in two where one has no room for all."""
        layout: LayoutName = "points" if self.room.has_room("points", (Jumps(tuple(jumps)),)) else "overview"
        columns = 2 if layout == "overview" else 1

        def fits(group: Sequence[Jump]) -> bool:
            return self.room.has_room(layout, (Jumps(tuple(group), columns),))

        for number, group in enumerate(split_by_room(jumps, fits, lambda jump: len(jump.text)), 1):
            body, notes = (Jumps(group, columns),), self.notes.paragraph(hint)
            yield self._slide(scope, f"{name}-{number}", layout, title, body, notes, where)


def with_minutes(slide: Slide, minutes: int) -> Slide:
    """A slide with its minutes. One of points gets the layout that has a place for them."""
    layout: LayoutName = "statement" if slide.layout == "statement" else "timed-points"
    return replace(slide, layout=layout, minutes=minutes)


def pointer(exercise: Exercise) -> Pointer:
    """The reference to an exercise in the workbook."""
    return Pointer(exercise.anchor or exercise.id, exercise.number, exercise.title)


def _letters(runs: Runs) -> int:
    return len(plain(runs))
