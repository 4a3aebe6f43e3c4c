"""The record of activities: which answers feed it, and the words around them."""

from __future__ import annotations

from typing import Literal

from guidepress.core.values import Value
from guidepress.document.blocks import ItemList, Paragraph
from guidepress.document.inline import Runs


class ActivitySource(Value):
    """An exercise whose rows, or whose only answers, are activities of the record."""

    exercise: str
    kind: str
    """The sort of activity, in words."""
    date: str
    """The key of the column or question with the day; so for the other keys."""
    what: str
    evidence: str = ""
    done: str = ""
    """The key of a box: without its tick, the row is no activity."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its columns or questions."""
        return tuple(key for key in (self.what, self.date, self.evidence, self.done) if key)


class RecordRows(Value):
    """Some columns of the rows of an exercise."""

    exercise: str
    keys: tuple[str, ...]


class RecordPart(Value):
    """A part of the record that the person writes: what is asked, and which answers may help to write it."""

    title: Runs
    ask: tuple[Runs, ...]
    answers: tuple[str, ...]
    """The ids of exercises and answers."""
    rows: tuple[RecordRows, ...]
    words: int
    """About how many words it may have; 0: as many as one likes."""


class Record(Value):
    """The record of activities in its four parts."""

    title: Runs
    about: tuple[Paragraph | ItemList, ...]
    summary: RecordPart
    activities: Runs
    """The title of the list of activities."""
    sources: tuple[ActivitySource, ...]
    gap_months: int
    statement: Runs
    statement_words: int
    """About how many words the parts of the statement may have together."""
    statement_parts: tuple[RecordPart, ...]
    evidence: Runs
    private: Literal["ask", "leave-out", "show"]
    """What becomes of answers that are not written to be shown to others."""

    @property
    def parts(self) -> tuple[RecordPart, ...]:
        """The summary, then the parts of the statement."""
        return (self.summary, *self.statement_parts)
