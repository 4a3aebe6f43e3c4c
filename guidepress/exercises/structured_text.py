"""Several questions, each with its own field: `ID.KEY`."""

from __future__ import annotations

from collections.abc import Mapping

from guidepress.document.authored_text import Line
from guidepress.document.exercise import ExercisePart
from guidepress.exercises.base import Lowering, Question, Spec, kind
from guidepress.exercises.questions import question_field, question_labels


@kind("structured-text")
class StructuredText(Spec, kw_only=True):
    """A list of questions."""

    questions: tuple[Question, ...]

    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        return tuple(question_field(self, question, lowering) for question in self.questions)

    def example_labels(self) -> Mapping[str, Line]:
        return question_labels(self.questions)
