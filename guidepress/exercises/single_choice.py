"""One option of a list: `ID.choice`; its value is the key of the option."""

from __future__ import annotations

from collections.abc import Mapping

from guidepress.document.authored_text import Name, Plain
from guidepress.document.exercise import ExercisePart
from guidepress.document.exercise_parts import Answer
from guidepress.document.fields import Choice
from guidepress.exercises.answer_keys import KeyParts, one_answer
from guidepress.exercises.base import Keyed, Lowering, kind
from guidepress.exercises.questions import check_at_least, options


@kind("single-choice")
class SingleChoice(Keyed, kw_only=True):
    """Options, set in `columns` where there is room."""

    options: Mapping[str, Plain]
    columns: int = 1
    answer: Name | None = None
    """The key of the right option."""

    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        check_at_least(1, lowering, self.where, columns=self.columns)
        choices = options(self.options, lowering)
        label = (lowering.text(self.title),)
        return (Choice(f"{self.id}.choice", label, choices, columns=self.columns, where=self.where),)

    def key_parts(self, answers: Mapping[str, Answer], lowering: Lowering) -> KeyParts:
        return one_answer(answers.get(f"{self.id}.choice"), self.answer, lowering) if self.answer else ()
