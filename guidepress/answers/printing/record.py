"""Arranges the record of activities: it gathers, orders and counts what somebody wrote, and writes nothing for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from guidepress.answers.person import Person
from guidepress.answers.printing.activities import (
    Activity,
    Gap,
    activities_of,
    by_date,
    count_words,
    rows_of,
    with_gaps,
)
from guidepress.answers.printing.document import Printed, PrintMaker, without_references
from guidepress.answers.printing.exercises import question_list
from guidepress.answers.printing.given import Given, date_in_words, paragraphs
from guidepress.answers.printing.grids import LONG_CELL, labelled
from guidepress.answers.printing.guide import PrintableGuide
from guidepress.answers.printing.wanted import Wanted
from guidepress.core.values import walk
from guidepress.document.blocks import Entry, Heading, ItemList, ListItem, Paragraph, Table
from guidepress.document.book import Block, Book, Division, Section
from guidepress.document.exercise import Exercise
from guidepress.document.inline import Run, plain
from guidepress.document.record import Record, RecordPart, RecordRows


def recorded(guide: PrintableGuide, record: Record, person: Person, with_private: bool) -> Printed:
    """The record of one person, as a document. The same answers give the same record, on whatever day."""
    return RecordMaker(guide, record, person, with_private).make()


class RecordMaker:
    """Makes the record of one person."""

    def __init__(self, guide: PrintableGuide, record: Record, person: Person, with_private: bool) -> None:
        self.guide, self.record, self.person = guide, record, person
        self.words = guide.book.words
        wanted = Wanted("record", plain(record.title), self._names(), with_private=with_private)
        self.maker = PrintMaker(guide.book, person, wanted)
        self.given = self._allowed(with_private)
        self.names = list(guide.questions.questions)
        self.exercises = {item.id: item for item in walk(guide.book.divisions) if isinstance(item, Exercise)}

    def make(self) -> Printed:
        """The document, with the number of answers in it."""
        record = self.record
        activities = activities_of(record.sources, self.given, self.names)
        sections = (
            Section(record.summary.title, "record-1", tuple(self._part(record.summary)), "record-1"),
            Section(record.activities, "record-2", tuple(self._activities(activities)), "record-2"),
            Section(record.statement, "record-3", tuple(self._statement()), "record-3"),
            Section(record.evidence, "record-4", tuple(self._evidence(activities)), "record-4"),
            *self.maker.without_place(),
        )
        first = Paragraph(_runs(self.maker.about()), "small")
        front = Division(
            "front",
            record.title,
            "record",
            "record",
            blocks=(first, *record.about),
            sections=sections,
            key="record",
        )
        document: Book = self.maker.document(without_references((front,)))
        left_out = tuple(self.maker.left_out)
        differing, private_in = self.maker.differing, tuple(self.maker.private_in)
        return Printed(document, len(self.given.shown), len(left_out), 0, differing, private_in)

    # ------------------------------------------------------------------------------------------------- answers

    def _names(self) -> tuple[str, ...]:
        """The ids of the exercises and answers that feed the record."""
        record = self.record
        named = [name for part in record.parts for name in part.answers]
        rows = [rows.exercise for part in record.parts for rows in part.rows]
        return (*named, *rows, *(source.exercise for source in record.sources))

    def _allowed(self, with_private: bool) -> Given:
        """The answers that may be shown. What is left out is counted."""
        maker, given = self.maker, self.maker.given
        if with_private:
            return given
        maker.make()  # counts what is private
        kept = {name: answer for name, answer in given.answers.items() if name not in maker.left_out}
        return Given(kept, self.words)

    # ------------------------------------------------------------------------------------------------- parts

    def _part(self, part: RecordPart, most: int = 0) -> Iterator[Block]:
        """What is asked, what was written, and how many words that is."""
        if part.ask:
            yield ItemList(tuple(map(ListItem, part.ask)))
        blocks, count = self._answers(part)
        yield from blocks or [Paragraph(_runs(self.words.record_empty), "small")]
        if part.words:
            text = self.words.record_words.format(count=count, most=part.words)
            yield Paragraph((Run(text, strong=True),))

    def _answers(self, part: RecordPart) -> tuple[list[Block], int]:
        """The answers of a part as blocks, and the number of their words."""
        blocks: list[Block] = []
        count = 0
        for name in part.answers:
            texts = self._texts(name)
            count += sum(count_words(text) for _, text in texts)
            if texts:
                blocks.append(question_list([Entry(_runs(label), paragraphs(text)) for label, text in texts]))
        for rows in part.rows:
            row_blocks, row_words = self._rows(rows)
            blocks += row_blocks
            count += row_words
        return blocks, count

    def _texts(self, name: str) -> list[tuple[str, str]]:
        """The answers of an exercise, or one answer, each with its question."""
        found = []
        for id, question in self.guide.questions.questions.items():
            text = self.given.named(id) if name in (id, question.exercise) else ""
            if text:
                asked = question.label if question.label != question.title else ""
                found.append((self._asked(question.number, question.title, asked), text))
        return found

    def _asked(self, number: str, title: str, label: str) -> str:
        if not title:  # a page for notes
            return label
        name = self.words.print_exercise.format(number=number, title=title) if number else title
        return self.words.labelled.format(label=name, text=label) if label else name

    def _rows(self, rows: RecordRows) -> tuple[list[Block], int]:
        """The named columns of the answered rows of an exercise: below the first of them, if that is short."""
        labels = self._labels(rows.exercise)
        blocks: list[Block] = []
        count = 0
        for row in rows_of(rows.exercise, rows.keys, self.given, self.names):
            count += sum(map(count_words, row.values()))
            filled = [(labels.get(key, key), text) for key, text in row.items() if text]
            term = ""
            if len(filled[0][1]) <= LONG_CELL and len(paragraphs(filled[0][1])) == 1:
                term, filled = filled[0][1], filled[1:]
            body = [each for label, text in filled for each in labelled(_runs(label), text, self.given)]
            blocks += [question_list([Entry(_runs(term), tuple(body))])] if term else body
        return blocks, count

    def _labels(self, exercise: str) -> Mapping[str, str]:
        """The labels of the columns of an exercise, by their keys."""
        found: dict[str, str] = {}
        for id, question in self.guide.questions.questions.items():
            if question.exercise == exercise:
                found.setdefault(id.rpartition(".")[2], question.label.rpartition(" · ")[2])
        return found

    def _statement(self) -> Iterator[Block]:
        record, count = self.record, 0
        for number, part in enumerate(record.statement_parts, 1):
            yield Heading(3, part.title, f"record-3-{number}")
            yield from self._part(part)
            count += self._answers(part)[1]
        if record.statement_words:
            text = self.words.record_words.format(count=count, most=record.statement_words)
            yield Paragraph((Run(text, strong=True),))

    # ------------------------------------------------------------------------------------------------- activities

    def _activities(self, activities: Sequence[Activity]) -> Iterator[Block]:
        """By date with gaps; then what is planned, and what has no date."""
        words, today = self.words, self.maker.day
        dated = by_date(activities)
        done = [each for each in dated if each.day <= today]
        planned = [each for each in dated if each.day > today]
        undated = [each for each in activities if not each.day]
        numbers = self._numbers(activities)
        if not activities:
            yield Paragraph(_runs(words.record_no_activities), "small")
        if done:
            rows = [
                self._gap_row(each) if isinstance(each, Gap) else self._row(each, numbers)
                for each in with_gaps(done, today, self.record.gap_months)
            ]
            yield self._table(rows)
        for at, (title, rest) in enumerate(((words.record_planned, planned), (words.record_undated, undated)), 1):
            if rest:
                yield Heading(3, _runs(title), f"record-2-{at}")
                yield self._table([self._row(each, numbers) for each in rest])

    def _table(self, rows: Sequence[tuple[str, ...]]) -> Table:
        words = self.words
        heads = (words.record_date, words.record_activity, words.record_kind, words.record_evidence)
        cells = tuple(tuple(_runs(text) if text else () for text in row) for row in rows)
        return Table(tuple(map(_runs, heads)), cells)

    def _row(self, activity: Activity, numbers: Mapping[str, int]) -> tuple[str, ...]:
        day = date_in_words(activity.day, self.words) if activity.day else " ".join(activity.written.split())
        evidence = numbers.get(activity.evidence)
        return (day, " ".join(activity.what.split()), activity.kind, str(evidence) if evidence else "")

    def _gap_row(self, gap: Gap) -> tuple[str, ...]:
        words = self.words
        first, last = (date_in_words(day, words) for day in (gap.first, gap.last))
        dates = words.record_gap_dates.format(first=first, last=last)
        return (dates, words.record_gap.format(months=gap.months), words.record_gap_note, "")

    def _evidence(self, activities: Sequence[Activity]) -> Iterator[Block]:
        """What proves the activities, numbered as in their list."""
        numbers = self._numbers(activities)
        if not numbers:
            yield Paragraph(_runs(self.words.record_empty), "small")
            return
        yield ItemList(tuple(ListItem(_runs(" ".join(text.split()))) for text in numbers), ordered=True)

    def _numbers(self, activities: Sequence[Activity]) -> dict[str, int]:
        """The number of each piece of evidence, in the order of the activities. One that proves several has one."""
        undated = [each for each in activities if not each.day]
        texts = dict.fromkeys(each.evidence for each in (*by_date(activities), *undated) if each.evidence)
        return {text: number for number, text in enumerate(texts, 1)}


def _runs(text: str) -> tuple[Run, ...]:
    return (Run(text),)
