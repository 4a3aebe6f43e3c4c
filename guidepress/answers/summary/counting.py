"""Counts what many people answered: options, numbers, and the words of exercises that are `shared`.

The order of the people changes nothing. A question that fewer than `least` people answered gets no counts at all.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import reduce
from typing import assert_never

from msgspec.structs import replace

from guidepress.answers.person import Answer, Person
from guidepress.answers.summary.findings import ExerciseFindings, Line, Spread, Summary, Tally, Uncounted, Words, joined
from guidepress.core.values import walk
from guidepress.document.answer_names import option_text
from guidepress.document.blocks import ItemList, Paragraph
from guidepress.document.book import Book, Division
from guidepress.document.exercise import Alternative, Exercise, ExercisePart, FieldGrid, Group, Row, RowGroup, Sketch
from guidepress.document.fields import Choice, Field, Option
from guidepress.document.inline import plain
from guidepress.document.labels import Labels
from guidepress.document.profile import point_number, points_in_order

LEAST = 5
"""The smallest group of which something is told, unless the person asks for another."""
SMALLEST_LEAST = 3
"""Of two people, each would know what the other answered."""
InWords = Callable[[Fraction], str]
"""Says a number, or a place on a scale, in words."""
_NUMBER = re.compile(r"-?[0-9]{1,9}")


def summarise(books: Iterable[Book], persons: Sequence[Person], least: int) -> tuple[Summary, Uncounted]:
    """The summary of all exercises of some books, in their order, and what was not counted. A book of which nothing
    can be told is left out as a whole: people may have handed in the evaluation form alone.
    """
    counter = _Counter(persons, least)
    by_book = [tuple(_of_book(book, counter)) for book in books]
    told = [found for found in by_book if any(exercise.findings for exercise in found)]
    found = [exercise for found in told or by_book for exercise in found]
    counter.uncounted.conflicts = sum(
        name in counter.uncounted.questions for person in persons for name in person.conflicts
    )
    return Summary(len(persons), least, tuple(found)), counter.uncounted


def _of_book(book: Book, counter: _Counter) -> Iterator[ExerciseFindings]:
    for division in book.divisions:
        for exercise in walk(division):
            if isinstance(exercise, Exercise):
                yield from _findings(exercise, division, _Exercise(counter, exercise.shared, book.words))


def _findings(exercise: Exercise, division: Division, counted: _Exercise) -> Iterator[ExerciseFindings]:
    """The findings of an exercise; nothing for one in which nothing is counted, and no words are shared."""
    found = tuple(counted.of(exercise.body, ""))
    if not found:
        return
    is_told = any(
        finding.people if isinstance(finding, Words) else any(line.people for line in finding.lines)
        for finding in found
    )
    title = plain(division.title)
    yield ExerciseFindings(exercise.id, exercise.number, exercise.title, title, found if is_told else ())


class _Counter:
    """The answers of all people, by question."""

    def __init__(self, persons: Sequence[Person], least: int) -> None:
        self.persons, self.least = persons, least
        self.uncounted = Uncounted()

    def group(self, people: int) -> int:
        """The size of a group; 0 for one that is too small."""
        return people if people >= self.least else 0

    def values(self, name: str) -> list[str]:
        """The answers to a question, of which one person gives one, as far as this edition offers them."""
        self.uncounted.questions.add(name)
        given = [answer for person in self.persons if (answer := person.answers.get(name)) is not None]
        offered = [answer.value for answer in given if _has_place(answer)]
        self.uncounted.changed += len(given) - len(offered)
        return offered

    def ticked(self, names: Sequence[str]) -> tuple[int, tuple[int, ...]]:
        """How many people ticked one of some boxes, and how many ticked each."""
        self.uncounted.questions.update(names)
        ticks = [[_is_ticked(person.answers.get(name)) for name in names] for person in self.persons]
        people = self.group(sum(map(any, ticks)))
        return people, tuple(map(sum, zip(*ticks, strict=True))) if people else ()

    def numbers(self, field: Field) -> list[int]:
        """The numbers that were given, as far as they are what was asked for."""
        values = self.values(field.id)
        numbers = [int(value) for value in map(str.strip, values) if _NUMBER.fullmatch(value)]
        asked = [
            number
            for number in numbers
            if (field.minimum is None or number >= field.minimum) and (field.maximum is None or number <= field.maximum)
        ]
        self.uncounted.no_number += len(values) - len(asked)
        return asked


def _has_place(answer: Answer) -> bool:
    return answer.question is not None and answer.offered


def _is_ticked(answer: Answer | None) -> bool:
    return answer is not None and answer.is_tick and _has_place(answer)


class _Exercise:
    """Counts the parts of one exercise."""

    def __init__(self, counter: _Counter, shared: bool, words: Labels) -> None:
        self.counter, self.shared, self.words = counter, shared, words

    def of(self, parts: Iterable[ExercisePart], title: str) -> Iterator[Tally | Words]:
        """The findings of parts, in their order. `title` is that of the group around them."""
        for part in parts:
            match part:
                case Field() | Choice():
                    label = plain(part.prompt) or part.label[-1]
                    yield from self._answer(part, self._joined(title, label if part.prompt else ""), label)
                case FieldGrid():
                    for group in part.groups:
                        yield from self._grid(part, group, self._joined(title, plain(group.title)))
                case Group():
                    yield from self.of(part.body, self._joined(title, plain(part.title)))
                case Alternative():
                    yield from self.of(part.reflow, title)
                case Sketch() | Paragraph() | ItemList():
                    pass
                case _:
                    assert_never(part)

    def _joined(self, title: str, label: str) -> str:
        return joined(title.rstrip(":"), label, self.words)

    def _tally(self, options: Sequence[Option], lines: tuple[Line, ...]) -> Tally:
        """A tally of questions with these options."""
        named = tuple(option_text(option, self.words) for option in options)
        labels = tuple(option.label for option in options)
        if labels == named:
            return Tally("", named, lines)
        meanings = reduce(lambda point, after: self.words.scale_points.format(point=point, next=after), named)
        return Tally("", named, lines, labels=labels, meanings=meanings)

    # ------------------------------------------------------------------------------------------------- one answer

    def _answer(self, answer: Field | Choice, title: str, label: str) -> Iterator[Tally | Words]:
        """The finding of an answer that stands by itself."""
        if isinstance(answer, Choice):
            line = self._many(answer, label) if answer.many else self._one(answer, label)
            yield replace(self._tally(answer.options, (line,)), title=title, several=answer.many)
        elif answer.shares:
            return
        elif answer.kind == "pick":
            yield replace(self._tally(answer.options, (self._one(answer, label),)), title=title)
        elif answer.kind == "number":
            yield Tally(title, (), (self._number(answer, label),))
        elif answer.kind == "tick":
            yield Tally("", (label,), (self._ticks([answer.id], label),), several=True)
        elif answer.kind == "text" and self.shared:
            yield self._written(answer, title)

    def _one(self, answer: Choice | Field, label: str) -> Line:
        """The counts of options of which one is chosen."""
        values = self.counter.values(answer.id)
        people = self.counter.group(len(values))
        if not people:
            return Line(label)
        counts = tuple(values.count(option.key) for option in answer.options)
        on_scale = isinstance(answer, Choice) and answer.on_scale
        return Line(label, people, counts, self._scale_spread(answer.options, values) if on_scale else None)

    def _many(self, choice: Choice, label: str) -> Line:
        return self._ticks([f"{choice.id}.{option.key}" for option in choice.options], label)

    def _ticks(self, names: Sequence[str], label: str) -> Line:
        return Line(label, *self.counter.ticked(names))

    def _number(self, field: Field, label: str) -> Line:
        numbers = self.counter.numbers(field)
        people = self.counter.group(len(numbers))
        return Line(label, people, (), self._spread(numbers, self._in_words) if people else None)

    def _written(self, field: Field, title: str) -> Words:
        """What people wrote, sorted by a hash of the words."""
        texts = [value.strip() for value in self.counter.values(field.id)]
        people = self.counter.group(len(texts))
        return Words(title, people, tuple(sorted(texts, key=_hashed)) if people else ())

    # ------------------------------------------------------------------------------------------------- grids

    def _grid(self, grid: FieldGrid, group: RowGroup, title: str) -> Iterator[Tally | Words]:
        """The findings of a group of rows, by column. Rows that a person names have no counts."""
        columns = range(len(grid.columns))
        cells = {at: [(row, row.cells[at]) for row in group.rows if at < len(row.cells)] for at in columns}
        counted = sum(any(_is_counted(cell) for _, cell in cells[at]) for at in columns)
        for at, column in enumerate(grid.columns):
            answers = [(row, cell) for row, cell in cells[at] if not isinstance(cell, Paragraph)]
            label = plain(column.label)
            for finding in self._column(answers, label):
                own = label if counted > 1 and isinstance(finding, Tally) else finding.title
                yield replace(finding, title=self._joined(title, own))

    def _column(self, cells: Sequence[tuple[Row, Field | Choice]], column: str) -> Iterator[Tally | Words]:
        """The findings of a column."""
        named = [(plain(row.header), cell) for row, cell in cells if row.header]
        ticks = [(name, cell) for name, cell in named if cell.kind == "tick" and isinstance(cell, Field)]
        if ticks:
            line = self._ticks([cell.id for _, cell in ticks], column)
            yield Tally("", tuple(name for name, _ in ticks), (line,), several=True)
        by_options: dict[tuple[Option, ...], list[Line]] = {}
        for name, cell in named:
            if isinstance(cell, Field) and cell.shares:
                continue
            if cell.kind in ("one", "pick"):
                by_options.setdefault(tuple(cell.options), []).append(self._one(cell, name))
            elif cell.kind == "number" and isinstance(cell, Field):
                by_options.setdefault((), []).append(self._number(cell, name))
        for options, lines in by_options.items():
            yield self._tally(options, tuple(lines))
        if self.shared:
            for row, cell in cells:
                if isinstance(cell, Field) and cell.kind == "text" and not cell.shares:
                    yield self._written(cell, self._joined(plain(row.header) or row.label, column))

    # ------------------------------------------------------------------------------------------------- spread

    def _scale_spread(self, options: Sequence[Option], values: Sequence[str]) -> Spread | None:
        """The spread over the points of a scale, of those who chose one that has a place in its order."""
        points = points_in_order(options)
        numbers = {point.key: number for point in points if (number := point_number(point)) is not None}
        if len(numbers) > 1:
            return self._of_group([numbers[value] for value in values if value in numbers], numbered=True, options=())
        places = {point.key: at for at, point in enumerate(points)}
        return self._of_group([places[value] for value in values], numbered=False, options=points)

    def _of_group(self, points: list[int], *, numbered: bool, options: Sequence[Option]) -> Spread | None:
        if not self.counter.group(len(points)):
            return None
        if numbered:
            return self._spread(points, self._in_words)
        return self._spread(points, lambda at: self._between(at, options))

    def _spread(self, numbers: Sequence[int], in_words: InWords) -> Spread:
        ordered = sorted(numbers)
        half = (len(ordered) + 1) // 2
        return Spread(in_words(_median(ordered)), in_words(_median(ordered[:half])), in_words(_median(ordered[-half:])))

    def _in_words(self, number: Fraction) -> str:
        whole = int(number)  # towards 0
        if number == whole:
            return str(whole)
        sign = "-" if number < 0 and whole == 0 else ""
        return self.words.summary_half.format(whole=f"{sign}{whole}")

    def _between(self, at: Fraction, options: Sequence[Option]) -> str:
        """The label of the point at a place, or of the two points between which it is."""
        low, high = options[int(at)].label, options[int(at + Fraction(1, 2))].label
        return low if low == high else self.words.summary_between.format(low=low, high=high)


def _is_counted(cell: object) -> bool:
    return isinstance(cell, Choice) or (isinstance(cell, Field) and cell.kind in ("number", "pick", "tick"))


def _hashed(text: str) -> tuple[str, str]:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), text


def _median(ordered: Sequence[int]) -> Fraction:
    return Fraction(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2], 2)
