"""Rules for `prints` and `record` in guide.yaml: ids stand in file names, and what is named has to be there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from guidepress.compose.book.published import left_out_ids
from guidepress.core.file_names import is_device
from guidepress.core.problems import Code, Problems
from guidepress.document.book import Book
from guidepress.document.exercise import Exercise
from guidepress.document.exercise_parts import answers_of
from guidepress.document.questions import names_of
from guidepress.source.keys import suggestion
from guidepress.source.model import RecordKeys
from guidepress.source.model.guide import Guide
from guidepress.source.scalars import place_of


def check_prints(guide: Guide, book: Book, exercises: Mapping[str, Exercise], problems: Problems) -> None:
    """Reports two prints of one id, ids that no disk takes, and names that no part, exercise or answer has.

    `exercises` are those of the book by their ids.
    """
    seen: set[str] = set()
    for each in guide.about.prints:
        where = place_of(each.id, each.where)
        if each.id in seen:
            problems.error(
                Code.DUPLICATE_ID, where, f'there is a print "{each.id}" already', "give one of them another"
            )
        if is_device(each.id):
            problems.error(Code.WRONG_VALUE, where, f'"{each.id}" cannot stand in the name of a file')
        seen.add(each.id)
    names = [name for each in guide.about.prints for name in each.answers]
    record = guide.about.record
    if record is not None:
        parts = (record.summary, *record.statement.parts)
        names += [name for part in parts for name in part.answers]
    if names:
        _check_names(names, guide, book, problems)
    if record is not None:
        _check_record(record, guide, exercises, problems)


def _check_names(names: Iterable[str], guide: Guide, book: Book, problems: Problems) -> None:
    """Reports each name that is the id of no part, section, exercise or answer of the guide."""
    known, left_out = names_of(book), left_out_ids(guide)
    for name in names:
        if name not in known and name not in left_out:
            message = f'there is no part, section, exercise or answer "{name}" that somebody writes in'
            near = get_close_matches(name, known, 1, 0.7)
            hint = f'did you mean "{near[0]}"?' if near else "name one by its id"
            problems.error(Code.DANGLING_REFERENCE, place_of(name, guide.about.where), message, hint)


def _check_record(record: RecordKeys, guide: Guide, exercises: Mapping[str, Exercise], problems: Problems) -> None:
    """Reports exercises and columns that feed the record and are not there, and a gap of no month."""
    rows = [(each.of, each.show) for part in (record.summary, *record.statement.parts) for each in part.rows]
    for source in record.activities.from_:
        keys = (source.date, source.what, source.evidence, source.done)
        rows.append((source.of, tuple(key for key in keys if key)))
    _check_columns(rows, guide, exercises, problems)
    if record.activities.gap_months < 1:
        where = record.activities.where
        problems.error(Code.WRONG_VALUE, where, "a gap has one month or more", "write gap-months: 3, or take it out")


def _check_columns(
    rows: Sequence[tuple[str, Sequence[str]]], guide: Guide, exercises: Mapping[str, Exercise], problems: Problems
) -> None:
    known: dict[str, set[str]] = {}
    for exercise_id, _ in rows:
        found = exercises.get(exercise_id)
        if found is not None:
            known[exercise_id] = {answer.id.rpartition(".")[2] for answer in answers_of(found.body)}
    left_out = left_out_ids(guide)
    for exercise, keys in rows:
        if exercise in left_out:
            continue
        if exercise not in known:
            where, message = place_of(exercise, guide.about.where), f'there is no exercise "{exercise}" with answers'
            problems.error(Code.DANGLING_REFERENCE, where, message, suggestion(exercise, exercises))
            continue
        for key in keys:
            if key not in known[exercise]:
                message = f'the exercise "{exercise}" has no column or question "{key}"'
                hint = suggestion(key, sorted(known[exercise]))
                problems.error(Code.DANGLING_REFERENCE, place_of(key, guide.about.where), message, hint)
