"""Prints of answers, and the record of activities, as guide.yaml declares them."""

from __future__ import annotations

from typing import Literal

from guidepress.core.problems import Traced
from guidepress.document.authored_text import Line, Plain, Prose
from guidepress.source.value_types import Id, Key


class Print(Traced):
    """A document of answers, such as a plan on a page."""

    id: Key
    """A part of file names."""
    title: Plain
    answers: tuple[Id, ...] = ()
    """The ids of parts, sections, exercises and answers; empty: all answers of the guide."""
    private: Literal["ask", "leave-out", "show"] = "ask"
    """What becomes of answers that are not written to be shown to others."""
    unanswered: Literal["list", "leave-out"] = "leave-out"
    """Whether questions without an answer are listed at the end."""


class ActivitySource(Traced, kw_only=True):
    """An exercise whose rows, or whose only answers, are activities of the record."""

    of: Id
    """The id of the exercise."""
    kind: Plain
    """The sort of activity, in words."""
    date: Key
    """The key of the column or question with the day."""
    what: Key
    """The key of what was done."""
    evidence: Key | None = None
    """The key of what proves it."""
    done: Key | None = None
    """The key of a box: without its tick, the row is no activity."""


class ShownColumns(Traced, kw_only=True):
    """Some columns of the rows of an exercise."""

    of: Id
    show: tuple[Key, ...]


class RecordPart(Traced, kw_only=True):
    """A part of the record that the person writes: what is asked, and which answers may help to write it."""

    title: Plain
    ask: tuple[Line, ...] = ()
    answers: tuple[Id, ...] = ()
    """The ids of exercises and answers."""
    rows: tuple[ShownColumns, ...] = ()
    words: int = 0
    """About how many words it may have; 0: as many as one likes."""


class ActivityList(Traced, kw_only=True):
    """The list of activities."""

    title: Plain
    from_: tuple[ActivitySource, ...]
    gap_months: int = 3
    """A time of so many months without an activity is shown."""


class Statement(Traced, kw_only=True):
    """The statement, in parts."""

    title: Plain
    words: int = 0
    """About how many words all its parts may have together."""
    parts: tuple[RecordPart, ...]


class RecordKeys(Traced, kw_only=True):
    """The record of activities that `answers record` makes."""

    title: Plain
    about: Prose
    """What the record is for, and whose rules it follows."""
    summary: RecordPart
    activities: ActivityList
    statement: Statement
    evidence: Plain
    """The title of the list of evidence."""
    private: Literal["ask", "leave-out", "show"] = "ask"
