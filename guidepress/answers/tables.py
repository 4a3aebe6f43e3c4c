"""Tables of the answers of several people: one with a row for each answer, one with a row for each person."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from guidepress.answers.person import Answer, Person
from guidepress.core.values import Value
from guidepress.document.labels import Labels

Rows = Sequence[Sequence[str]]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet program takes for the beginning of a formula when it opens a CSV file."""


class Tables(Value):
    """Both tables, the first rows of which are heads."""

    answers: Rows
    people: Rows
    people_heads: int
    """How many rows of the table of people are heads."""


def tables_of(persons: Sequence[Person], names: Sequence[str], words: Labels) -> Tables:
    """The tables of some people. `names` are the names of all questions, in the order of the guide."""
    order = {name: at for at, name in enumerate(names)}
    heads = (
        words.answers_person,
        words.answers_edition,
        words.answers_part,
        words.answers_exercise,
        words.answers_question,
        words.answers_answer,
        words.answers_stored,
        words.answers_name,
        words.answers_file,
    )
    rows = [_answer_row(person, answer, words) for person in persons for answer in _in_order(person.all_answers, order)]
    return Tables([heads, *rows], _people(persons, order, words), 3)


def _in_order(answers: Iterable[Answer], order: dict[str, int]) -> list[Answer]:
    return sorted(answers, key=lambda answer: (order.get(answer.id, len(order)), answer.id))


def _answer_row(person: Person, answer: Answer, words: Labels) -> Sequence[str]:
    part = answer.question.part_title if answer.question is not None else words.answers_no_place
    stored = answer.value if answer.shown or answer.is_tick else ""
    return (
        person.name,
        person.edition,
        part,
        _exercise(answer),
        answer.label,
        answer.in_words(words),
        stored,
        answer.id,
        answer.file,
    )


def _exercise(answer: Answer) -> str:
    question = answer.question
    return f"{question.number} {question.title}".strip() if question is not None else ""


def _people(persons: Sequence[Person], order: dict[str, int], words: Labels) -> Rows:
    """Three rows of heads (exercise, question, name), then a row for each person. What nobody answered has no column.

    Answers that differ stand in one cell, with a stroke between them.
    """
    first: dict[str, Answer] = {}
    for person in persons:
        for answer in person.all_answers:
            first.setdefault(answer.id, answer)
    columns = _in_order(first.values(), order)
    heads = (
        (words.answers_exercise, *map(_exercise, columns)),
        (words.answers_question, *(answer.label for answer in columns)),
        (words.answers_name, *(answer.id for answer in columns)),
    )
    rows = []
    for person in persons:
        cells: dict[str, list[str]] = {}
        for answer in person.all_answers:
            cells.setdefault(answer.id, []).append(answer.in_words(words))
        rows.append((person.name, *(" / ".join(cells.get(column.id, ())) for column in columns)))
    return [*heads, *rows]


# ------------------------------------------------------------------------------------------------- files


def csv_file(rows: Rows) -> bytes:
    """A table as CSV (RFC 4180) in UTF-8, with the mark by which spreadsheet programs know that.

    An apostrophe stands before what such a program would run as a formula.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in rows:
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig")
