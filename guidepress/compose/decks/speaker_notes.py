"""Speaker notes: headings from words.yaml, and below them the words of a facilitator and of the workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from guidepress.compose.book import Arranged
from guidepress.compose.workshop.card_order import key_lines
from guidepress.compose.workshop.form_words import form_heading, minutes_words, time_words
from guidepress.compose.workshop.material_words import MaterialWords
from guidepress.compose.workshop.needs import Needs
from guidepress.compose.workshop.steps import (
    FULL,
    ONLINE,
    RunStep,
    exercises_in,
    exercises_of,
    left_out,
    lengths_of,
    run_steps,
    with_starts,
)
from guidepress.core.clock import add_minutes
from guidepress.document.authored_text import Line, Lines, Prose
from guidepress.document.blocks import Heading, ItemList, ListItem, Paragraph
from guidepress.document.book import Block
from guidepress.document.exercise import Exercise
from guidepress.document.inline import PageRef, Run, Runs
from guidepress.source import model
from guidepress.source.model.part import Material
from guidepress.source.value_types import Id

Note = Paragraph | ItemList | Heading
SpeakerNotes = tuple[Note, ...]


class NoteMaker:
    """Makes the notes of slides. Each method returns blocks; an empty tuple where there is nothing to say."""

    def __init__(self, arranged: Arranged, guide: model.Guide) -> None:
        self._arranged = arranged
        self._cards = guide.cards
        self._needs, self._material_words = Needs(guide), MaterialWords(arranged, guide.cards, guide.pack)
        self._words = arranged.book.words

    def paragraph(self, text: str) -> SpeakerNotes:
        """A paragraph of plain text."""
        return (Paragraph((Run(text),)),) if text else ()

    def with_heading(self, heading: str, inside: SpeakerNotes) -> SpeakerNotes:
        """Blocks under a heading; nothing if there are no blocks."""
        return (Heading(4, (Run(heading),)), *inside) if inside else ()

    def list(self, heading: str, lines: Lines, ordered: bool = False) -> SpeakerNotes:
        """A list under a heading."""
        if not lines:
            return ()
        items = tuple(ListItem(self._arranged.runs_with_pages(line), where=line.where) for line in lines)
        return self.with_heading(heading, (ItemList(items, ordered=ordered),))

    def line(self, heading: str, line: Line | None) -> SpeakerNotes:
        """A line under a heading."""
        return self.with_heading(heading, (Paragraph(self._arranged.runs_with_pages(line)),)) if line else ()

    def prose(self, heading: str, prose: Prose | None) -> SpeakerNotes:
        """Prose under a heading."""
        if prose is None:
            return ()
        return self.with_heading(heading, self._arranged.reader.blocks(prose, expand=False))

    def book(self, heading: str, blocks: Sequence[Block]) -> SpeakerNotes:
        """Paragraphs and lists of the book under a heading."""
        return self.with_heading(heading, tuple(block for block in blocks if isinstance(block, Paragraph | ItemList)))

    def exercise(self, exercise: Exercise, *, hint: bool = True) -> SpeakerNotes:
        """How to run an exercise. `hint` says that people write in silence first."""
        words = self._words
        head = words.note_exercise.format(title=exercise.title)
        return (
            *(self.paragraph(words.hint_exercise) if hint else ()),
            *self.book(head, exercise.prompt),
            *self.with_heading(words.note_privacy, self.paragraph(exercise.privacy)),
            *self.book(words.note_example, exercise.example),
            *self.book(words.key_title, exercise.answer_key.blocks if exercise.answer_key is not None else ()),
        )

    def plan(self, activity: model.Activity) -> SpeakerNotes:
        """What to prepare before the workshop."""
        words = self._words
        time = self.paragraph(time_words(activity, words))
        return (*self.with_heading(words.note_plan, time), *self.requirements(activity))

    def requirements(self, activity: model.Activity) -> SpeakerNotes:
        """What an activity needs, how people work in it, and where they write."""
        words = self._words
        return (
            *self._to_bring(self._needs.of_activity(activity), exercises_of(activity)),
            *self.line(words.note_grouping, activity.grouping),
            *self.prose(words.note_access, activity.access),
        )

    def _to_bring(self, materials: Iterable[Material], exercises: Sequence[Id]) -> SpeakerNotes:
        """Materials, and where people write. Pages of exercises are named once."""
        others = [each for each in materials if each.page not in exercises]
        return (*self._materials(others), *self._exercises(exercises))

    def plan_of(self, start: str, steps: Sequence[RunStep]) -> SpeakerNotes:
        """What happens in a slot, with times of day. What to know of each step stands with its slide."""
        return self.timed_steps(start, ((passed, replace(step, note=None)) for passed, step in with_starts(steps)))

    def used(self, steps: Sequence[RunStep]) -> SpeakerNotes:
        """What the steps of a slot without an activity need."""
        names = dict.fromkeys(id for step in steps for id in step.uses)
        return self._materials([self._needs.named(id) for id in names])

    def _materials(self, materials: Sequence[Material]) -> SpeakerNotes:
        items = tuple(ListItem(self._material_words.whole(each), where=each.where) for each in materials)
        return self.with_heading(self._words.note_materials, (ItemList(items),) if items else ())

    def to_know(self, activity: model.Activity, slot: model.TimetableSlot) -> SpeakerNotes:
        """What to know before an activity begins in the form of a slot."""
        materials = [need.material for need in self._needs.of_slot(slot, 1)]
        instead = activity.online.instead if activity.online is not None and slot.use == ONLINE else ()
        return (
            *self._to_bring(materials, exercises_in(activity, slot.use, slot.step_minutes)),
            *self.list(self._words.online_instead, instead),
            *self.line(self._words.note_cut, activity.cut_first),
            *self._around_steps(activity),
        )

    def to_say(self, activity: model.Activity) -> SpeakerNotes:
        """How people work, and what to say when they begin."""
        words = self._words
        return (*self.line(words.note_grouping, activity.grouping), *self.prose(words.note_say, activity.say))

    def _exercises(self, ids: Iterable[Id]) -> SpeakerNotes:
        """The workbook pages on which people write."""
        before, _, after = self._words.see_page.partition("{page}")
        items = []
        for id in ids:
            exercise = self._arranged.exercises.get(id)
            if exercise is not None:
                name = f"{self._words.exercise.format(number=exercise.number)}: {exercise.title}"
                items.append(ListItem((Run(name), PageRef(exercise.anchor or exercise.id, before, after))))
        return (ItemList(tuple(items)),) if items else ()

    def steps(self, activity: model.Activity, chosen: Sequence[RunStep], first: bool) -> SpeakerNotes:
        """What to say and do during these steps of the full form. The notes of the first slide have the other lengths
        too.
        """
        timed = self.full_steps(activity, chosen)
        if not first:
            return timed
        return (
            *self.to_say(activity),
            *timed,
            *(note for length in list(lengths_of(activity))[1:] for note in self.other_steps(activity, length)),
            *self.line(self._words.note_cut, activity.cut_first),
            *self._around_steps(activity),
        )

    def _around_steps(self, activity: model.Activity) -> SpeakerNotes:
        words = self._words
        return (
            *self._keys(activity),
            *self.list(words.note_watch, activity.watch_for),
            *self.prose(words.note_access, activity.access),
        )

    def _keys(self, activity: model.Activity) -> SpeakerNotes:
        """The keys to the cards of an activity."""
        ids = {material.card for material in self._needs.of_activity(activity)}
        lines = [line for card_set in self._cards if card_set.id in ids for line in key_lines(card_set, self._words)]
        items = tuple(ListItem((Run(line),)) for line in lines)
        return self.with_heading(self._words.kit_keys, (ItemList(items),) if items else ())

    def timed_steps(self, start: str, steps: Iterable[tuple[int, RunStep]]) -> SpeakerNotes:
        """Steps with times of day. `start` is when the first of the activity or slot begins; each step comes with the
        minutes since then.
        """
        items, minutes = [], 0
        for passed, step in steps:
            begin, end = add_minutes(start, passed), add_minutes(start, passed + step.minutes)
            time = Run(self._words.note_time_of_day.format(start=begin, end=end), strong=True)
            items.append(ListItem((time, *self._step_runs(step))))
            minutes += step.minutes
        head = self._words.note_steps.format(minutes=self.minutes(minutes))
        return self.with_heading(head, (ItemList(tuple(items)),)) if items else ()

    def full_steps(self, activity: model.Activity, chosen: Sequence[RunStep]) -> SpeakerNotes:
        """The steps of the full form with minutes from 0, and the notes for the facilitator."""
        steps = with_starts(run_steps(activity, FULL))
        items = tuple(self._item(passed, step) for passed, step in steps if step in chosen)
        head = self._words.note_steps.format(minutes=self.minutes(activity.full))
        return self.with_heading(head, (ItemList(items),))

    def other_steps(self, activity: model.Activity, length: str) -> SpeakerNotes:
        """The steps of a length with minutes from 0, and the steps that it leaves out. A note stands here where it is
        not that of the full form.
        """
        in_full = {step.note for step in run_steps(activity, FULL)}
        items = [
            self._item(passed, replace(step, note=None) if step.note in in_full else step)
            for passed, step in with_starts(run_steps(activity, length))
        ]
        out = [
            ListItem((Run(self._words.note_left_out), *self._arranged.runs_with_pages(step.do)))
            for step in left_out(activity, length)
        ]
        head = form_heading(length, lengths_of(activity)[length], self._words)
        return self.with_heading(head, (ItemList((*items, *out)),))

    def support(self, activity: model.Activity) -> SpeakerNotes:
        """What helps while people work and talk."""
        words = self._words
        return (
            *self.list(words.note_prompts, activity.prompts),
            *self.list(words.note_answers, activity.likely_answers),
        )

    def minutes(self, minutes: int) -> str:
        """A number of minutes as text: "5 minutes"."""
        return minutes_words(minutes, self._words)

    def _clock(self, start: int, minutes: int) -> Run:
        return Run(self._words.note_clock.format(start=start, end=start + minutes), strong=True)

    def _item(self, passed: int, step: RunStep) -> ListItem:
        """A step with minutes from 0."""
        return ListItem((self._clock(passed, step.minutes), *self._step_runs(step)))

    def _step_runs(self, step: RunStep) -> Runs:
        """What people do in a step, the note for the facilitator, and what to paste into the chat."""
        note = (Run(" "), *self._arranged.runs_with_pages(step.note)) if step.note else ()
        paste = self._words.labelled.format(label=self._words.online_chat, text="")
        chat = (Run(f" {paste}", strong=True), *self._arranged.runs_with_pages(step.chat)) if step.chat else ()
        return (*self._with_full_stop(self._arranged.runs_with_pages(step.do)), *note, *chat)

    @staticmethod
    def _with_full_stop(runs: Runs) -> Runs:
        """Runs that end like a sentence, since a note follows them."""
        last = runs[-1] if runs else None
        if isinstance(last, Run) and not last.text.endswith((".", "?", "!", ":")):
            return (*runs, Run("."))
        return runs
