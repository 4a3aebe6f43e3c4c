"""Lowers one exercise: from what an author wrote to what formats set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from msgspec.structs import replace

from guidepress.core.problems import Code, Where
from guidepress.document.answer_key import AnswerKey
from guidepress.document.blocks import ItemList, Label, Paragraph
from guidepress.document.book import Block
from guidepress.document.exercise import Exercise, ExercisePart
from guidepress.document.exercise_parts import P, answer_names, answers_of, map_parts
from guidepress.document.fields import Field
from guidepress.exercises.answer_keys import assembled, question_keys, report_alone, with_keys
from guidepress.exercises.base import Keyed, Lowering, Spec
from guidepress.exercises.examples import example_blocks, tie_examples
from guidepress.exercises.naming import with_spoken_names
from guidepress.exercises.questions import question_field

ANSWER_NAME = re.compile(r"(\.[a-z0-9]+(-[a-z0-9]+)*)+")
"""The name of an answer after the id of its exercise."""


def lower_exercise(spec: Spec, number: str, audience: Label, privacy: str, lowering: Lowering) -> Exercise:
    """A lowered exercise. `number` is "5d.2"; `privacy` is the text about what happens to the answers.

    Each part gets a `key`, `ID/1`, `ID/2` … in reading order; the key of the exercise is its id. Mistakes of the author
    are reported through `lowering`; the exercise then has the parts that remain.
    """
    body = (*spec.lower(lowering), *(question_field(spec, question, lowering) for question in spec.then))
    check_answer_names(spec, body, lowering)
    title = lowering.text(spec.title)
    body = with_spoken_names(body, lowering.words.exercise.format(number=number) if number else title, lowering.words)
    keys = KeyAssigner(spec.id)
    prompt = (*keys.blocks(lowering.blocks(spec.prompt)), *lowering.inside(spec.prompt_body))
    example = keys.blocks(example_blocks(spec, lowering))
    body = tie_examples(spec, body, example, lowering)
    key = lowering.apart(lambda: answer_key(spec, body, lowering))
    return Exercise(
        id=spec.id,
        number=number,
        title=title,
        audience=audience,
        minutes=spec.minutes,
        privacy=privacy,
        prompt=prompt,
        body=map_parts(body, keys),
        example=example,
        slide=tuple(lowering.runs(line) for line in spec.slide),
        one_page=spec.ONE_PAGE,
        shared=spec.shared,
        kind=spec.exercise,
        anchor=spec.id,
        key=spec.id,
        answer_key=with_keys(key, f"{spec.id}/key"),
        where=spec.where,
    )


def answer_key(spec: Spec, body: tuple[ExercisePart, ...], lowering: Lowering) -> AnswerKey | None:
    """The right answers of an exercise, or None where it has none. `body` holds its fields and choices."""
    answers = {answer.id: answer for answer in answers_of(body)}
    parts = (*spec.key_parts(answers, lowering), *question_keys(spec.id, spec.then, answers, lowering))
    because = spec.because if isinstance(spec, Keyed) else None
    if because is not None and getattr(spec, "answer", None) is None:
        report_alone(because.where, lowering)
    return assembled(parts, because, spec.where, lowering)


def check_answer_names(spec: Spec, body: tuple[ExercisePart, ...], lowering: Lowering) -> None:
    """Reports answer names that are not valid, that are used twice, or that are a prefix of another name."""
    seen: dict[str, Where] = {}
    for name, where in own_answer_names(body):
        short = name.removeprefix(f"{spec.id}.")
        if not (name.startswith(spec.id) and ANSWER_NAME.fullmatch(name[len(spec.id) :])):
            message = f'"{short}" cannot name an answer'
            lowering.error(where, message, "use lower-case letters, digits and hyphens")
        elif name in seen:
            lowering.error(where, f'two answers have the name "{short}"', "change one of the keys", Code.DUPLICATE_ID)
        seen.setdefault(name, where)
    for name, where in seen.items():
        for prefix in name_prefixes(name):
            if prefix in seen:
                short_prefix, short = (name.removeprefix(f"{spec.id}.") for name in (prefix, name))
                message = f'the answer "{short}" begins with the name of another, "{short_prefix}"'
                lowering.error(max(where, seen[prefix]), message, "change one of the keys", Code.PREFIX_ID)


def own_answer_names(body: tuple[ExercisePart, ...]) -> Iterator[tuple[str, Where]]:
    """The names of all answers of this exercise itself, in reading order, with their places in the source."""
    for answer in answers_of(body):
        if not (isinstance(answer, Field) and answer.shares):
            yield from ((name, answer.where) for name in answer_names(answer))


def name_prefixes(name: str) -> Iterator[str]:
    """The names that are prefixes of a name: a, a.b for a.b.c."""
    words = name.split(".")
    return (".".join(words[:length]) for length in range(1, len(words)))


class KeyAssigner:
    """Gives keys to parts: PREFIX/1, PREFIX/2 …"""

    def __init__(self, prefix: str) -> None:
        self.prefix, self.numbers = prefix, count(1)

    def __call__(self, part: P, /) -> P:
        return replace(part, key=f"{self.prefix}/{next(self.numbers)}")

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """Blocks of prose with keys."""
        return tuple(self(block) if isinstance(block, Paragraph | ItemList) else block for block in blocks)
