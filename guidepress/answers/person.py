"""The answers of one person, compared with the questions of the guide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guidepress.core.values import Value
from guidepress.document.labels import Labels
from guidepress.document.questions import Question


class Answer(Value):
    """One answer. `id` is its name in every format."""

    id: str
    value: str
    """Text and numbers as typed, a date as YYYY-MM-DD or as typed, the key of an option; "true" for a tick."""
    label: str
    """The question in words."""
    shown: str = ""
    """The words of the chosen option."""
    is_tick: bool = False
    question: Question | None = None
    """None where this edition does not ask it."""
    file: str = ""
    """The name of the file from which it comes."""
    offered: bool = True
    """Whether this edition has its place: the option that was chosen, or the kind of answer that was given."""

    @property
    def numbered_label(self) -> str:
        """The question in words, behind the number of its exercise."""
        number = self.question.number if self.question is not None else ""
        return f"{number} {self.label}".strip()

    @property
    def asked(self) -> str:
        """The question in words, or the name of the answer where a file has no words."""
        return self.label if self.label.strip() else self.id

    def in_words(self, words: Labels) -> str:
        """What was answered, as a person reads it."""
        return words.answers_ticked if self.is_tick else self.shown or self.value


class Person(Value):
    """What one person answered, in one file or in several."""

    name: str
    """Of the file, without its ending."""
    answers: Mapping[str, Answer]
    saved: str
    """When the last of the files was saved, in UTC (ISO 8601)."""
    edition: str = ""
    """The edition of the files; "" where none of them says."""
    conflicts: Mapping[str, tuple[Answer, ...]] = {}
    """Answers that differ between files, or in one file, by their names. None of them is among `answers`."""
    done: Mapping[str, str] = {}
    """The exercises that are marked as done, each with the time of the mark in UTC (ISO 8601)."""
    remarks: tuple[str, ...] = ()
    """What somebody should know of the files, one sentence each."""

    @property
    def all_answers(self) -> Iterator[Answer]:
        """The answers, with all those that differ."""
        yield from self.answers.values()
        for given in self.conflicts.values():
            yield from given

    @property
    def without_place(self) -> list[Answer]:
        """The answers that this edition has no place for."""
        return [answer for answer in self.answers.values() if answer.question is None or not answer.offered]
