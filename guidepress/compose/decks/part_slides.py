"""The slides of one part, in order: opening, sections, activity, close."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from guidepress.compose.book import Arranged
from guidepress.compose.book.paths import without_paths
from guidepress.compose.decks.content_slides import ContentSlides, lead_before
from guidepress.compose.decks.slide_maker import Scope, pointer
from guidepress.compose.decks.slide_rules import printed
from guidepress.compose.decks.slide_splitting import (
    WORDS,
    SlideRoom,
    line_count,
    split_by_room,
)
from guidepress.compose.decks.slide_text import opening_sentences, slide_runs
from guidepress.compose.decks.speaker_notes import NoteMaker, SpeakerNotes
from guidepress.compose.workshop.steps import FULL, exercises_of, run_steps, total
from guidepress.core.problems import Problems
from guidepress.document.authored_text import Line, Lines
from guidepress.document.blocks import Heading, ItemList, ListItem, Paragraph
from guidepress.document.book import Block, Division, Section
from guidepress.document.deck import Jump, Slide, Statement
from guidepress.document.inline import Run, plain
from guidepress.source import model

QUESTIONS = 3
"""Most questions on one slide, if they have room."""
OPENING_WORDS = 18
"""About how many words of a section's text are shown, if its facilitator's words have none for its first slide."""
OPENER_LETTERS = 47
OPENER_LINES = 4
"""Letters in a line of that text, and most lines of it: a longer sentence is left to the notes."""
PARAGRAPHS = 2
"""Most paragraphs of the book in the notes of a section's first slide."""
NONE = model.Facilitation()
"""The words for facilitators of a part or section that has none."""


class PartSlides(ContentSlides):
    """Makes the slides of one part.

    An exercise or a callout has one slide in a deck. An exercise stands with the activity that names it; else in
    the section that names it; else in its own section.
    """

    def __init__(
        self,
        part: model.PartSource,
        division: Division,
        arranged: Arranged,
        room: SlideRoom,
        problems: Problems,
        notes: NoteMaker,
    ) -> None:
        self.part = part
        self.division = division
        self.facilitation = part.facilitate or NONE
        self.sources: dict[str, model.SectionSource] = {section.id: section for section in reversed(part.sections)}
        of_sections = [section.facilitate for section in part.sections if section.facilitate]
        activities = [each.activity for each in (self.facilitation, *of_sections) if each.activity]
        in_activities = {id for activity in activities for id in exercises_of(activity)}
        named = {id for facilitation in of_sections for id in facilitation.exercises}
        super().__init__(arranged, room, problems, notes, (plain(division.title),), in_activities | named)
        self._in_activities = in_activities
        self.activity_titles = {activity.title.text for activity in activities}

    def slides(self) -> list[Slide]:
        """All slides. Their titles are not unique yet."""
        facilitation = self.facilitation
        content = [slide for section in without_paths(self.division).sections for slide in self._section(section)]
        name = self.words.slide_talk
        if facilitation.activity:
            name = self.words.slide_activity.format(title=facilitation.activity.title.text)
        activity = list(self._whole_part(Scope(f"{self.part.id}.activity", name)))
        close = list(self._close(facilitation))
        opening = list(self._opening(facilitation, plain(self.division.title), [*content, *activity, *close]))
        return [*opening, *content, *activity, *close]

    # ------------------------------------------------------------------------------------------- opening

    def _opening(self, facilitation: model.Facilitation, title: str, rest: Sequence[Slide]) -> Iterator[Slide]:
        scope = Scope(f"{self.part.id}.opening", self.words.slide_opening)
        number = self.words.part.format(number=self.part.number) if self.part.number else ""
        subtitle = " · ".join(text for text in (number, self.arranged.book.title) if text)
        words = self.words
        plan = self.notes.plan(facilitation.activity) if facilitation.activity else ()
        notes = self.notes.book(words.note_say, self.division.opening)
        on_title = (*plan, *(() if facilitation.why else notes), *self._headings(self.division.blocks))
        slide = self._slide(scope, "title", "title", title, (), on_title, self.part.where, subtitle=(Run(subtitle),))
        yield self._marked(slide, [self.part.accent])
        if facilitation.why:
            yield self._statement(
                scope, "why", words.slide_why, (self.arranged.runs(facilitation.why),), notes, facilitation.why.where
            )
        yield from self._points(scope, "outcomes", words.slide_outcomes, facilitation.outcomes, words.hint_outcomes)
        yield from self._overview(scope, rest)
        yield from self._points(
            scope, "key-points", words.slide_key_points, facilitation.key_points, words.hint_points, WORDS
        )
        yield from self._content(scope, self.division.blocks, title, facilitation.signposts)

    def _overview(self, scope: Scope, rest: Sequence[Slide]) -> Iterator[Slide]:
        """A line for each section of the deck, which links to the first slide of the section."""
        first: dict[str, Jump] = {}
        for slide in rest:
            first.setdefault(slide.scope, Jump(slide.section, slide.key))
        jumps = list(first.values())
        if len(jumps) < 2:
            return
        yield from self._jumps(scope, self.words.slide_overview, jumps, self.words.hint_overview, self.part.where)

    # ------------------------------------------------------------------------------------------- sections

    def _section(self, section: Section) -> Iterator[Slide]:
        source = self.sources[section.anchor]
        facilitation = source.facilitate or NONE
        title = plain(slide_runs(section.title))
        scope = Scope(section.anchor, title)
        yield self._opener(scope, section, title, facilitation)
        points_title = self.words.slide_section_points.format(title=title)
        yield from self._points(
            scope, "key-points", points_title, facilitation.key_points, self.words.hint_points, WORDS
        )
        named = (*facilitation.signposts, *self.facilitation.signposts)
        yield from self._content(scope, section.blocks, title, named)
        yield from self._signposts(scope, facilitation.signposts)
        yield from self._exercises(scope, [id for id in facilitation.exercises if id not in self._in_activities])
        yield from self._activity(facilitation, scope)
        yield from self._debrief(facilitation, scope)
        yield from self._discussion(scope, self.words.slide_section_talk.format(title=title), facilitation.discussion)

    def _opener(self, scope: Scope, section: Section, title: str, facilitation: model.Facilitation) -> Slide:
        """The first slide of a section: its title and a sentence. The notes have its first words and its headings."""
        blocks = list(printed(section.blocks))
        paragraphs = [
            block
            for block, following in pairwise((*blocks, None))
            if isinstance(block, Paragraph)
            and not block.keeps_lines
            and not (isinstance(following, ItemList) and not following.lead and lead_before(block))
        ][:PARAGRAPHS]
        sentence = self.arranged.runs(facilitation.why) if facilitation.why else ()
        if not sentence and paragraphs:
            sentence = opening_sentences(paragraphs[0].runs, OPENING_WORDS)
            if line_count(sentence, OPENER_LETTERS) > OPENER_LINES:
                sentence = ()  # the author wrote it for a page; the notes have it
        notes = (*self.notes.book(self.words.note_say, paragraphs), *self._headings(blocks))
        body = (Statement(sentence),) if sentence else ()
        slide = self._slide(scope, "opener", "part", title, body, notes, self.sources[section.anchor].where)
        return self._marked(slide, [self.part.accent])

    def _headings(self, blocks: Sequence[Block]) -> SpeakerNotes:
        """The headings among these blocks, for the notes."""
        items = tuple(ListItem(block.runs) for block in blocks if isinstance(block, Heading))
        return self.notes.with_heading(self.words.note_headings, (ItemList(items),) if items else ())

    def _discussion(self, scope: Scope, title: str, questions: Lines) -> Iterator[Slide]:
        def fits(group: Sequence[Line]) -> bool:
            body = tuple(Statement(self.arranged.runs(line)) for line in group)
            return len(group) <= QUESTIONS and self.room.has_room("statement", body)

        for number, group in enumerate(split_by_room(questions, fits, lambda line: len(line.text)), 1):
            runs = tuple(self.arranged.runs(line) for line in group)
            notes = self.notes.paragraph(self.words.hint_talk)
            yield self._statement(scope, f"talk-{number}", title, runs, notes, group[0].where)

    # ------------------------------------------------------------------------------------------- activity and close

    def _whole_part(self, scope: Scope) -> Iterator[Slide]:
        """The slides after the sections: the part's activity, and callouts, exercises and questions of the whole
        part.
        """
        facilitation = self.facilitation
        yield from self._activity(facilitation, scope)
        yield from self._signposts(scope, facilitation.signposts)
        yield from self._exercises(scope, facilitation.exercises)
        yield from self._discussion(scope, self.words.slide_talk, facilitation.discussion)
        yield from self._debrief(facilitation, scope)

    def _activity(self, facilitation: model.Facilitation, scope: Scope) -> Iterator[Slide]:
        """The steps and exercises of an activity."""
        activity = facilitation.activity
        if activity is None:
            return
        yield from self._steps(activity, scope)
        for id in exercises_of(activity):
            exercise = self.arranged.exercises.get(id)
            if exercise is None or id in self._used_ids:
                continue
            self._used_ids.add(id)
            notes = (*self.notes.support(activity), *self.notes.exercise(exercise))
            # The slide of the steps shows the minutes.
            yield replace(self._exercise(scope, exercise, notes), minutes=0)

    def _debrief(self, facilitation: model.Facilitation, scope: Scope) -> Iterator[Slide]:
        activity = facilitation.activity
        if activity is not None:
            extra = () if exercises_of(activity) else self.notes.support(activity)
            yield from self._points(
                scope, "debrief", self.words.slide_debrief, activity.debrief, self.words.hint_debrief, extra=extra
            )

    def _steps(self, activity: model.Activity, scope: Scope) -> Iterator[Slide]:
        """The steps of the full form. The notes of the first slide have those of the other lengths too."""
        exercises = [self.arranged.exercises[id] for id in exercises_of(activity) if id in self.arranged.exercises]
        for number, group in enumerate(self._step_groups(run_steps(activity, FULL)), 1):
            notes = self.notes.steps(activity, group, first=number == 1)
            slide = self._step_table(scope, f"steps-{number}", activity.title.text, group, notes, activity.where)
            yield replace(slide, pointers=tuple(pointer(exercise) for exercise in exercises), minutes=total(group))

    def _close(self, facilitation: model.Facilitation) -> Iterator[Slide]:
        scope = Scope(f"{self.part.id}.close", self.words.slide_close)
        yield from self._next(scope, facilitation)

    def _next(self, scope: Scope, facilitation: model.Facilitation) -> Iterator[Slide]:
        """What people do next. The notes of the first slide have what is left to the facilitator."""
        extra = self.notes.list(self.words.note_afterwards, facilitation.afterwards)
        hint = self.words.hint_next
        for slide in self._points(scope, "next", self.words.slide_next, facilitation.next, hint, extra=extra):
            yield replace(slide, layout="close")
