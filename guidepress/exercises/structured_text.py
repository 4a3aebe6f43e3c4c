"""Several questions, each with its own field: `ID.KEY`."""

from __future__ import annotations

from collections.abc import Mapping

from guidepress.document.authored_text import Line
from guidepress.document.exercise import ExercisePart
from guidepress.document.exercise_parts import Answer
from guidepress.exercises.answer_keys import KeyParts, question_keys
from guidepress.exercises.base import Lowering, Question, Spec, kind
from guidepress.exercises.questions import question_field, question_labels


@kind("structured-text")
class StructuredText(Spec, kw_only=True):
    """A list of questions."""

    questions: tuple[Question, ...]

    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        return tuple(question_field(self, question, lowering) for question in self.questions)

    def key_parts(self, answers: Mapping[str, Answer], lowering: Lowering) -> KeyParts:
        return tuple(question_keys(self.id, self.questions, answers, lowering))

    def example_labels(self) -> Mapping[str, Line]:
        return question_labels(self.questions)
