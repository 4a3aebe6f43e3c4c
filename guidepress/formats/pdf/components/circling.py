"""What to do with a pen: where an exercise says "Circle one"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from guidepress.document.blocks import ItemList, Paragraph
from guidepress.document.exercise import Alternative, ExercisePart, FieldGrid, Group
from guidepress.document.exercise_parts import answers_of
from guidepress.document.fields import Choice, Field
from guidepress.document.inline import Run

WordsFor = Callable[[tuple[ExercisePart, ...]], str]
"""The words that say what to do with a pen in these parts."""


def has_circles(parts: tuple[ExercisePart, ...]) -> bool:
    """Whether one option of several is to be circled: a circle, a point of a scale, or a word of a drop-down."""
    return any(map(_is_circled, answers_of(parts)))


def _is_circled(answer: Field | Choice) -> bool:
    return not answer.many and len(answer.options) > 1 if isinstance(answer, Choice) else answer.kind == "pick"


def mixes_marks(parts: tuple[ExercisePart, ...]) -> bool:
    """Whether some questions want one option and others several, so that no sentence can stand for all of them."""
    several = any(isinstance(answer, Choice) and answer.many for answer in answers_of(parts))
    return several and has_circles(parts)


def with_circling(parts: tuple[ExercisePart, ...], words_for: WordsFor) -> tuple[ExercisePart, ...]:
    """The parts, with words at each question that wants one option: below what it asks, above a table."""
    return tuple(told for part in parts for told in _told(part, words_for))


def _told(part: ExercisePart, words_for: WordsFor) -> Iterator[ExercisePart]:
    if not has_circles((part,)):
        yield part
        return
    words = words_for((part,))
    match part:
        case Group() if mixes_marks(part.body) or any(isinstance(inner, Group) for inner in part.body):
            yield replace(part, body=with_circling(part.body, words_for))
        case Group():
            asked = next((at for at, inner in enumerate(part.body) if not isinstance(inner, Paragraph | ItemList)), 0)
            yield replace(part, body=(*part.body[:asked], _paragraph(words), *part.body[asked:]))
        case Alternative():
            yield replace(part, paper=with_circling(part.paper, words_for))
        case Choice() if part.prompt:
            yield replace(part, prompt=(*part.prompt, Run(f" {words}")))
        case Choice() | Field() | FieldGrid():
            yield _paragraph(words)
            yield part
        case _:
            yield part


def _paragraph(words: str) -> Paragraph:
    return Paragraph((Run(words),), "small")
