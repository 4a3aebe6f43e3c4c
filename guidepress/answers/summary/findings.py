"""What many people answered, by exercise. These values hold no names, no times, and nothing of groups that are too
small; so nothing that is made from them can tell it.
"""

from __future__ import annotations

from msgspec import Struct, field

from guidepress.core.values import Value
from guidepress.document.answer_names import ends_sentence
from guidepress.document.labels import Labels


def joined(title: str, text: str, words: Labels) -> str:
    """A title and what it is about: "Today: my team", or "Which way? Up" behind the mark of a sentence."""
    if not title or not text:
        return title or text
    return f"{title} {text}" if ends_sentence(title) else words.labelled.format(label=title, text=text)


class Spread(Value):
    """The middle of a group, as words. Half of the people are from `low` to `high`, the quartiles."""

    median: str
    low: str
    high: str


class Line(Value):
    """One question. A line whose `people` is 0 is of too small a group: it has no counts."""

    label: str
    people: int = 0
    """How many people answered."""
    counts: tuple[int, ...] = ()
    """How many chose each option of the tally."""
    spread: Spread | None = None
    """None for options without an order, and where too few people chose a point of the scale."""


class Tally(Value):
    """Questions with the same options, or with numbers for answers: `options` is empty."""

    title: str
    """What the lines have in common: a column, a group of rows; "" where the exercise says it."""
    options: tuple[str, ...]
    lines: tuple[Line, ...]
    several: bool = False
    """Whether a person may choose several options."""
    labels: tuple[str, ...] = ()
    """The labels of options that have meanings too, such as "4"; empty where there are none."""
    meanings: str = ""
    """The labels with their meanings, in one line."""

    @property
    def heads(self) -> tuple[str, ...]:
        """The shortest names of the options."""
        return self.labels or self.options

    @property
    def has_spread(self) -> bool:
        """Whether a line has a median."""
        return any(line.spread is not None for line in self.lines)


class Words(Value):
    """What people wrote, in an order that says nothing of them. With `people` 0 the group is too small."""

    title: str
    people: int = 0
    texts: tuple[str, ...] = ()


class ExerciseFindings(Value):
    """What is found in one exercise, in the order of its questions."""

    id: str
    number: str
    title: str
    part: str
    """The title of its part."""
    findings: tuple[Tally | Words, ...] = ()
    """Empty where too few people answered every one of its questions."""


class Summary(Value):
    """The whole summary. `files` is how many were counted."""

    files: int
    least: int
    exercises: tuple[ExerciseFindings, ...]

    @property
    def told(self) -> tuple[ExerciseFindings, ...]:
        """The exercises of which something can be told."""
        return tuple(exercise for exercise in self.exercises if exercise.findings)

    @property
    def too_few(self) -> tuple[ExerciseFindings, ...]:
        """The exercises that fewer than `least` people answered, or nobody."""
        return tuple(exercise for exercise in self.exercises if not exercise.findings)


class Uncounted(Struct):
    """Answers that were left out of the counts, by reason. It is for the person who runs the command, not for the
    summary.
    """

    conflicts: int = 0
    """Answers that differ between the files of one person."""
    changed: int = 0
    """Answers that this edition does not offer."""
    no_number: int = 0
    """Answers that are no whole number, or too small or large."""
    questions: set[str] = field(default_factory=set)
