"""Several questions of different kinds under one number. The answers of a part are `ID.PART.…`, as its kind says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from msgspec.structs import replace

from guidepress.core.problems import Code
from guidepress.document.answer_names import ends_sentence
from guidepress.document.authored_text import Line
from guidepress.document.blocks import ItemList, Paragraph
from guidepress.document.exercise import ExercisePart, Group
from guidepress.document.exercise_parts import Answer, P, map_parts
from guidepress.document.fields import Choice, Field
from guidepress.document.inline import Run, Runs, plain
from guidepress.exercises.answer_keys import KeyPart, KeyParts, as_reason, report_alone
from guidepress.exercises.base import Keyed, Lowering, PartSpec, Spec, kind


@kind("group")
class QuestionGroup(Spec, kw_only=True):
    """Parts, each of a kind of its own, with a key and what it asks. They share number, minutes, privacy and slide."""

    REPEATABLE: ClassVar[bool] = False

    parts: tuple[PartSpec, ...]

    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        self._check_keys(lowering)
        return tuple(self._group(part, lowering) for part in self._own_parts())

    def _check_keys(self, lowering: Lowering) -> None:
        """Reports parts with the same key."""
        seen = set()
        for part in self.parts:
            if part.id in seen:
                message = f'another part has the key "{part.id}"'
                lowering.error(part.where, message, "change one of the keys", Code.DUPLICATE_ID)
            seen.add(part.id)

    def _own_parts(self) -> Iterator[Spec]:
        """The parts with the ids of their answers: the id of the exercise, and their key."""
        return (replace(part, id=f"{self.id}.{part.id}") for part in self.parts)

    def _group(self, part: Spec, lowering: Lowering) -> Group:
        title = lowering.text(self.title)

        def below_title(inner: P, /) -> P:
            return replace(inner, label=(title, *inner.label)) if isinstance(inner, Field | Choice) else inner

        prompt = lowering.blocks(part.prompt) if part.prompt.text else ()
        words = tuple(block for block in prompt if isinstance(block, Paragraph | ItemList))
        return Group(lowering.runs(part.title), (*words, *map_parts(part.lower(lowering), below_title)))

    def key_parts(self, answers: Mapping[str, Answer], lowering: Lowering) -> KeyParts:
        return tuple(found for part in self._own_parts() for found in self._keys_of(part, answers, lowering))

    def _keys_of(self, part: Spec, answers: Mapping[str, Answer], lowering: Lowering) -> Iterator[KeyPart]:
        """The right answers of a part. What it asks stands before each label, and the reason behind the last answer."""
        because = part.because if isinstance(part, Keyed) else None
        found = part.key_parts(answers, lowering)
        if because is not None and not getattr(part, "answer", None):
            report_alone(because.where, lowering)
        for number, key in enumerate(found, 1):
            is_last = number == len(found)
            reason = as_reason(lowering.blocks(because), lowering) if because is not None and is_last else ()
            yield replace(key, label=_asked(lowering.runs(part.title), key.label, lowering), reason=reason)

    def example_labels(self) -> Mapping[str, Line]:
        return {part.id: Line(part.title.text, where=part.title.where) for part in self.parts}

    def example_shows(self, key: str, name: str) -> bool:
        return name == f"{self.id}.{key}.text"


def _asked(part: Runs, inner: Runs, lowering: Lowering) -> Runs:
    """What a part asks, and the row or question inside it."""
    if not inner:
        return part
    between = lowering.words.scale_points.format(point="\n", next="\n").strip("\n")
    return (*part, Run(" " if ends_sentence(plain(part)) else between), *inner)
