"""The activities that somebody has written down: by date, with the gaps between them, and their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from guidepress.answers.printing.given import Given
from guidepress.answers.reading import iso_date
from guidepress.core.values import Value
from guidepress.document.record import ActivitySource


class Activity(Value):
    """An activity as its person wrote it."""

    what: str
    kind: str
    day: str
    """YYYY-MM-DD; "" where its date is no date."""
    written: str
    """The date as it was written."""
    evidence: str = ""


class Gap(Value):
    """A time between two days without an activity, in whole months."""

    first: str
    last: str
    months: int


def activities_of(sources: Sequence[ActivitySource], given: Given, names: Sequence[str]) -> list[Activity]:
    """All activities, in the order in which they were written. `names` are those of all questions of the guide."""
    return [activity for source in sources for activity in _of_source(source, given, names)]


def rows_of(exercise: str, keys: Sequence[str], given: Given, names: Sequence[str]) -> Iterator[dict[str, str]]:
    """The answers in the rows of an exercise, by the keys of columns: "" where nothing was answered. An exercise
    without rows has one. Rows without an answer to any of `keys` are left out.
    """
    rows: dict[str, dict[str, str]] = {}
    for name in names:
        if name.startswith(f"{exercise}."):
            row, _, key = name.removeprefix(f"{exercise}.").rpartition(".")
            if key in keys:
                rows.setdefault(row, dict.fromkeys(keys, ""))[key] = given.named(name).strip()
    yield from (row for row in rows.values() if any(row.values()))


def _of_source(source: ActivitySource, given: Given, names: Sequence[str]) -> Iterator[Activity]:
    for row in rows_of(source.exercise, source.keys, given, names):
        what, written = row[source.what], row[source.date]
        evidence = row[source.evidence] if source.evidence else ""
        if not (what or written or evidence) or (source.done and not row[source.done]):
            continue
        day = iso_date(written, given.words.months.split())
        yield Activity(what, source.kind, day, written, evidence)


def by_date(activities: Sequence[Activity]) -> list[Activity]:
    """The activities with a date, in the order of their days."""
    return sorted((each for each in activities if each.day), key=lambda each: each.day)


def with_gaps(activities: Sequence[Activity], today: str, months: int) -> Iterator[Activity | Gap]:
    """Activities in the order of their days, with each time of at least `months` months before the next of them, and
    before `today`.
    """
    before = ""
    for activity in activities:
        if before and (gap := _gap(before, activity.day, months)):
            yield gap
        yield activity
        before = activity.day
    if before and (gap := _gap(before, today, months)):
        yield gap


def _gap(first: str, last: str, least: int) -> Gap | None:
    months = months_between(date.fromisoformat(first), date.fromisoformat(last))
    return Gap(first, last, months) if months >= least else None


def months_between(first: date, last: date) -> int:
    """How many whole months lie between two days: from 31 January to 28 February it is none."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def count_words(text: str) -> int:
    """How many words a text has, as word processors count: what stands between spaces, if it has a letter or digit."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())
