"""Decides where the answers of one person stand in the workbook of this edition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from guidepress.answers.kept import kept_field
from guidepress.answers.person import Answer, Person
from guidepress.answers.reading import GuideQuestions, iso_date
from guidepress.core.clock import written_date
from guidepress.document.filled_in import FilledIn, KeptAnswer, KeptGroup
from guidepress.document.labels import Labels
from guidepress.document.page_map import FILLER


def filled_in(person: Person, guide: GuideQuestions, words: Labels, fields: Mapping[str, str]) -> FilledIn:
    """The answers of a person as the workbook takes them. `fields` are the names of its fields with their tooltips.

    An answer whose place has changed, or is gone, or that differs between two files, is kept beside them.
    """
    placed = {id: answer for id, answer in person.answers.items() if _has_place(answer, person, guide, fields)}
    order = {name: at for at, name in enumerate(guide.questions)}
    rest = sorted(
        (answer for id, answer in person.answers.items() if id not in placed),
        key=lambda answer: (order.get(answer.id, len(order)), by_numbers(answer.id)),
    )
    differing = [answer for given in person.conflicts.values() for answer in given]
    groups = (
        (words.kept_not_asked, (answer for answer in rest if answer.question is None)),
        (words.kept_changed, (answer for answer in rest if answer.question is not None)),
        (words.kept_differing, differing),
    )
    kept = (KeptGroup(title, tuple(_kept(answers, guide, words, fields))) for title, answers in groups)
    values = {id: _value(answer, guide, words) for id, answer in placed.items()}
    return FilledIn(values, tuple(group for group in kept if group.answers))


def by_numbers(id: str) -> list[tuple[int, str]]:
    """A key by which ids are sorted with their numbers in order: `place-2` before `place-10`.

    Numbers are compared by their lengths, then as text, since those of a hostile file may have any length.
    """
    parts = re.split(r"([0-9]+)", id)  # words and numbers in turn
    return [(len(part) if at % 2 else 0, part) for at, part in enumerate(parts)]


def _has_place(answer: Answer, person: Person, guide: GuideQuestions, fields: Mapping[str, str]) -> bool:
    """Whether an answer goes into the field of its name.

    Notes pages that fill up a part are counted through the workbook, so their words tell whether it is the same page.
    """
    if answer.id not in fields:
        return False
    if answer.id.startswith(FILLER):
        return answer.label == fields[answer.id] if answer.label else person.edition in ("", guide.edition)
    return answer.question is not None and answer.offered


def _value(answer: Answer, guide: GuideQuestions, words: Labels) -> str:
    """An answer as its field has it: a date is written out."""
    kind = answer.question.kind if answer.question is not None else "text"
    return _written_date(answer.value, guide, words) if kind == "date" else answer.value


def _written_date(value: str, guide: GuideQuestions, words: Labels) -> str:
    """A date as the workbook asks for it, "12 March 2027"; any other value as it is."""
    if value == iso_date(value, ()):
        day = date.fromisoformat(value)
        written = written_date(day.day, day.month, day.year, words.months)
        if iso_date(written, guide.months) == value:
            return written
    return value


def _kept(
    answers: Iterable[Answer], guide: GuideQuestions, words: Labels, fields: Mapping[str, str]
) -> Iterable[KeptAnswer]:
    count: dict[str, int] = {}
    for answer in answers:
        count[answer.id] = count.get(answer.id, 0) + 1
        question = answer.question
        asked = answer.asked
        if question is not None:
            asked = f"{question.number} {question.title}: {answer.label}".strip()
        written = _written_date(answer.in_words(words), guide, words)
        field, text = kept_field(answer, written, count[answer.id])
        place = answer.id if question is not None and answer.id in fields else ""
        yield KeptAnswer(field, asked, text, place)
