"""The slides of one part, in order: opening, sections, activity, close."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from guidepress.compose.book import Arranged
from guidepress.compose.decks.slide_maker import (
    LayoutName,
    Scope,
    SlideMaker,
    point_groups,
    pointer,
)
from guidepress.compose.decks.slide_splitting import (
    STEP_LETTERS,
    STEP_LINES,
    STEPS,
    TERMS,
    WORDS,
    line_count,
    list_fits,
    split_by_lines,
    split_evenly,
    table_fits,
)
from guidepress.compose.decks.slide_text import opening_sentences, slide_runs
from guidepress.compose.decks.speaker_notes import ActivityTiming
from guidepress.core.problems import Problems
from guidepress.document.authored_text import Lines
from guidepress.document.blocks import (
    Aside,
    Figure,
    ItemList,
    Paragraph,
    Table,
)
from guidepress.document.book import Division, Section
from guidepress.document.deck import (
    Jump,
    Points,
    SignpostText,
    Slide,
    Statement,
    Step,
    Steps,
)
from guidepress.document.exercise import Exercise
from guidepress.document.inline import Run, Runs, plain
from guidepress.source import model

TITLE_LENGTH = 80
"""Most letters of a lead-in that becomes the title of a slide; for a longer one, the title of the section is used."""
QUESTIONS = 2
"""Most questions on one slide."""
OPENING_WORDS = 18
"""About how many words of a section's text are shown, if its facilitator's words have none for its first slide."""
PARAGRAPHS = 2
"""Most paragraphs of the book in the notes of a section's first slide."""


class PartSlides(SlideMaker):
    """Makes the slides of one part. An exercise or a callout has one slide in a deck, where it is first named."""

    def __init__(
        self,
        part: model.PartSource,
        division: Division,
        arranged: Arranged,
        problems: Problems,
        timing: ActivityTiming | None = None,
    ) -> None:
        """`timing` gives the start of the activity and its form, full or short; without it, the
        notes have both forms.
        """
        super().__init__(arranged, problems)
        self.part = part
        self.division = division
        self.timing = timing
        self._used_ids: set[str] = set()
        facilitations = [part.facilitate, *(section.facilitate for section in part.sections)]
        self.activity_titles = {
            facilitation.activity.title.text for facilitation in facilitations if facilitation and facilitation.activity
        }

    def slides(self) -> list[Slide]:
        """All slides. Their titles are not unique yet."""
        title = plain(self.division.title)
        facilitation = self.part.facilitate or model.Facilitation()
        self._reserve_exercises(facilitation)
        content = [slide for section in self.division.sections for slide in self._section(section)]
        name = self.words.slide_talk
        if facilitation.activity:
            name = self.words.slide_activity.format(title=facilitation.activity.title.text)
        activity = list(self._activity(facilitation, Scope(f"{self.part.id}.activity", name)))
        close = list(self._close(facilitation))
        opening = list(self._opening(facilitation, title, [*content, *activity, *close]))
        return [*opening, *content, *activity, *close]

    # ------------------------------------------------------------------------------------------- opening

    def _opening(self, facilitation: model.Facilitation, title: str, rest: Sequence[Slide]) -> Iterator[Slide]:
        scope = Scope(f"{self.part.id}.opening", self.words.slide_opening)
        number = self.words.part.format(number=self.part.number) if self.part.number else ""
        subtitle = " · ".join(text for text in (number, self.arranged.book.title) if text)
        plan = self.notes.plan(facilitation.activity) if facilitation.activity else ()
        yield self._slide(scope, "title", "title", title, (), plan, self.part.where, subtitle=(Run(subtitle),))
        words = self.words
        if facilitation.why:
            notes = self.notes.book(words.note_say, self.division.opening)
            yield self._statement(
                scope, "why", words.slide_why, (self.arranged.runs(facilitation.why),), notes, facilitation.why.where
            )
        yield from self._points(scope, "outcomes", words.slide_outcomes, facilitation.outcomes, words.hint_outcomes)
        yield from self._overview(scope, rest)
        yield from self._points(
            scope, "key-points", words.slide_key_points, facilitation.key_points, words.hint_points, WORDS
        )

    def _overview(self, scope: Scope, rest: Sequence[Slide]) -> Iterator[Slide]:
        """A line for each section of the deck, which links to the first slide of the section."""
        first: dict[str, Jump] = {}
        for slide in rest:
            first.setdefault(slide.section, Jump(slide.section, slide.key))
        jumps = list(first.values())
        if len(jumps) < 2:
            return
        yield from self._jumps(scope, self.words.slide_overview, jumps, self.words.hint_overview, self.part.where)

    # ------------------------------------------------------------------------------------------- sections

    def _section(self, section: Section) -> Iterator[Slide]:
        source = next(section_source for section_source in self.part.sections if section_source.id == section.anchor)
        facilitation = source.facilitate or model.Facilitation()
        title = plain(slide_runs(section.title))
        scope = Scope(section.anchor, title)
        part_facilitation = self.part.facilitate or model.Facilitation()
        content = [
            *self._points(
                scope,
                "key-points",
                self.words.slide_section_points.format(title=title),
                facilitation.key_points,
                self.words.hint_points,
                WORDS,
            ),
            *self._content(scope, section, title),
            *self._signposts(
                scope, [*facilitation.signposts, *self._ids_in_section(section, part_facilitation.signposts)]
            ),
            *self._exercises(
                scope, [*facilitation.exercises, *self._ids_in_section(section, part_facilitation.exercises)]
            ),
            *self._activity(facilitation, scope),
            *self._discussion(scope, self.words.slide_section_talk.format(title=title), facilitation.discussion),
        ]
        if not content and not facilitation.why:
            return
        opener = (Statement(self.arranged.runs(facilitation.why) if facilitation.why else _first_sentences(section)),)
        paragraphs = [block for block in section.blocks if isinstance(block, Paragraph)][:PARAGRAPHS]
        notes = self.notes.book(self.words.note_say, paragraphs)
        yield self._slide(scope, "opener", "part", title, opener, notes, source.where)
        yield from content

    def _ids_in_section(self, section: Section, ids: Sequence[str]) -> list[str]:
        """The ids, of callouts and exercises of the part, that stand in this section."""
        here = {
            block.anchor or block.id if isinstance(block, Exercise) else block.anchor
            for block in section.blocks
            if isinstance(block, Exercise | Aside)
        }
        return [id for id in ids if id in here]

    def _content(self, scope: Scope, section: Section, title: str) -> Iterator[Slide]:
        """Lists, tables and figures of the book that fit on slides."""
        for number, block in enumerate(section.blocks, 1):
            match block:
                case ItemList() if list_fits(block):
                    yield from self._book_list(scope, f"list-{number}", block, title)
                case Table() if table_fits(block):
                    name = plain(slide_runs(block.caption)) or title
                    notes = self.notes.paragraph(self.words.hint_list)
                    yield self._slide(
                        scope, f"table-{number}", "table", name, (_shown_table(block),), notes, block.where
                    )
                case Figure():
                    notes = self.notes.book(self.words.note_description, block.description)
                    name = plain(slide_runs(block.caption))
                    if name in ("", title, plain(self.division.title)):
                        name = self.words.slide_figure.format(title=title)
                    yield self._slide(scope, f"figure-{number}", "figure", name, (block,), notes, block.where)
                case _:
                    pass

    def _book_list(self, scope: Scope, key: str, block: ItemList, section_title: str) -> Iterator[Slide]:
        lead = plain(slide_runs(block.lead)).rstrip(": ")
        title = lead if 0 < len(lead) <= TITLE_LENGTH else section_title
        items = [slide_runs(item.runs) for item in block.items]
        groups = split_evenly(items, TERMS) if block.terms else point_groups(items)
        columns = 2 if block.terms else 1
        start = 1
        for number, group in enumerate(groups, 1):
            points = Points(group, block.ordered, columns, start)
            notes = self.notes.paragraph(self.words.hint_list)
            layout: LayoutName = "columns" if block.terms else "points"
            yield self._slide(scope, f"{key}-{number}", layout, title, (points,), notes, block.where)
            start += len(group)

    def _signposts(self, scope: Scope, ids: Sequence[str]) -> Iterator[Slide]:
        for id in ids:
            aside = self.arranged.callouts.get(id)
            if aside is None or id in self._used_ids:
                continue
            self._used_ids.add(id)
            text = next((block for block in aside.body if isinstance(block, Paragraph)), None)
            labels = " · ".join(label.text for label in aside.labels)
            title = plain(slide_runs(aside.title)) or labels
            body = SignpostText(aside.labels, opening_sentences(text.runs) if text else ())
            notes = self.notes.book(self.words.note_callout, aside.body)
            yield self._slide(scope, f"signpost-{id}", "signpost", title, (body,), notes, aside.where)

    def _exercises(self, scope: Scope, ids: Sequence[str]) -> Iterator[Slide]:
        for id in ids:
            exercise = self.arranged.exercises.get(id)
            if exercise is None or id in self._used_ids:
                continue
            self._used_ids.add(id)
            yield self._exercise(scope, exercise, self.notes.exercise(exercise))

    def _discussion(self, scope: Scope, title: str, questions: Lines) -> Iterator[Slide]:
        for number, group in enumerate(split_evenly(questions, QUESTIONS), 1):
            runs = tuple(self.arranged.runs(line) for line in group)
            notes = self.notes.paragraph(self.words.hint_talk)
            yield self._statement(scope, f"talk-{number}", title, runs, notes, group[0].where)

    # ------------------------------------------------------------------------------------------- activity and close

    def _reserve_exercises(self, facilitation: model.Facilitation) -> None:
        """Keeps the exercises of the part's activity for the activity, even if a section names them earlier."""
        if facilitation.activity:
            self._used_ids.update(facilitation.activity.exercises)

    def _activity(self, facilitation: model.Facilitation, scope: Scope) -> Iterator[Slide]:
        """The slides of an activity: steps, exercises, and debrief; for a whole part also callouts, exercises and
        discussion.
        """
        activity = facilitation.activity
        whole_part = facilitation is self.part.facilitate
        if activity is not None:
            yield from self._steps(activity, scope)
            for id in activity.exercises:
                exercise = self.arranged.exercises.get(id)
                if exercise is not None:
                    self._used_ids.add(id)
                    notes = (*self.notes.support(activity), *self.notes.exercise(exercise))
                    # The slide of the steps shows the minutes.
                    yield replace(self._exercise(scope, exercise, notes), minutes=0)
        if whole_part:
            yield from self._signposts(scope, facilitation.signposts)
            yield from self._exercises(scope, facilitation.exercises)
            yield from self._discussion(scope, self.words.slide_talk, facilitation.discussion)
        if activity is not None:
            extra = () if activity.exercises else self.notes.support(activity)
            yield from self._points(
                scope, "debrief", self.words.slide_debrief, activity.debrief, self.words.hint_debrief, extra=extra
            )

    def _steps(self, activity: model.Activity, scope: Scope) -> Iterator[Slide]:
        head = (self.words.slide_do, self.words.slide_minutes)
        exercises = [self.arranged.exercises[id] for id in activity.exercises if id in self.arranged.exercises]
        short = self.timing is not None and self.timing.use == "short"
        chosen = [step for step in activity.steps if step.short or not short]
        sizes = [line_count(self.arranged.runs(step.do), STEP_LETTERS) for step in chosen]
        for number, group in enumerate(split_by_lines(chosen, sizes, STEPS, STEP_LINES), 1):
            steps = tuple(
                Step(self.arranged.runs(step.do), step.short if short else step.full, step.short) for step in group
            )
            notes = self.notes.steps(activity, group, first=number == 1, timing=self.timing)
            title = activity.title.text
            slide = self._slide(scope, f"steps-{number}", "steps", title, (Steps(steps, head),), notes, activity.where)
            pointers = tuple(pointer(exercise) for exercise in exercises)
            yield replace(slide, pointers=pointers, minutes=activity.short if short else activity.full)

    def _close(self, facilitation: model.Facilitation) -> Iterator[Slide]:
        scope = Scope(f"{self.part.id}.close", self.words.slide_close)
        for slide in self._points(scope, "next", self.words.slide_next, facilitation.next, self.words.hint_next):
            yield replace(slide, layout="close")


def _first_sentences(section: Section) -> Runs:
    """The first sentences of a section of the book, for a slide without words of its own."""
    text = next((block for block in section.blocks if isinstance(block, Paragraph)), None)
    return opening_sentences(text.runs, OPENING_WORDS) if text else ()


def _shown_table(block: Table) -> Table:
    rows = tuple(tuple(slide_runs(cell) for cell in row) for row in block.rows)
    return replace(block, header=tuple(slide_runs(cell) for cell in block.header), rows=rows)
