"""Gives each answer of an exercise the parts of its spoken name: see `document/answer_names.py`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import count, pairwise

from msgspec.structs import replace

from guidepress.document.exercise import ExercisePart
from guidepress.document.exercise_parts import Answer, P, answers_of, map_parts
from guidepress.document.fields import Choice, Field
from guidepress.document.labels import Labels


def with_spoken_names(body: tuple[ExercisePart, ...], exercise: str, words: Labels) -> tuple[ExercisePart, ...]:
    """The parts of an exercise, whose answers say in which `exercise` they stand and what is new at each of them.

    The names of an exercise are unique: where two would be equal, the second gets a number.
    """
    answers = list(answers_of(body))
    choices = [answer for answer in answers if isinstance(answer, Choice)]
    repeated = _repeated(answers) - {choice.id for choice in choices} | _repeated(choices)
    names: dict[str, tuple[str, ...]] = {}
    for answer in answers:
        parts = answer.label[1:] or answer.label
        newest_first = parts if answer.id in repeated else tuple(reversed(parts))
        names[answer.id] = _unique(newest_first, names.values(), words)

    def named(part: P, /) -> P:
        if isinstance(part, Field | Choice):
            parts = names[part.id]
            return replace(part, spoken=parts, exercise="" if parts == (exercise,) else exercise)
        return part

    return map_parts(body, named)


def _repeated(answers: Sequence[Answer]) -> set[str]:
    """The ids of answers whose label ends as that of the answer before or after it, as in a table of one column.

    There the row is new, and comes first. Choices are compared among themselves: their options come before the rest.
    """
    pairs = [(one.id, other.id) for one, other in pairwise(answers) if one.label[-1:] == other.label[-1:]]
    return {id for pair in pairs for id in pair}


def _unique(parts: tuple[str, ...], taken: Collection[tuple[str, ...]], words: Labels) -> tuple[str, ...]:
    """The parts, with a number behind the first if these parts are taken."""
    if parts not in taken:
        return parts
    numbered = ((words.numbered.format(label=parts[0], number=number), *parts[1:]) for number in count(2))
    return next(name for name in numbered if name not in taken)
