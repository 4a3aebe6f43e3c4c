"""One field for text: `ID.text`."""

from __future__ import annotations

from collections.abc import Mapping

from guidepress.document.authored_text import Prose
from guidepress.document.exercise import ExercisePart
from guidepress.document.exercise_parts import Answer
from guidepress.document.fields import Field
from guidepress.exercises.answer_keys import KeyParts, model_answer
from guidepress.exercises.base import Keyed, Lowering, kind
from guidepress.exercises.questions import check_at_least


@kind("free-text")
class FreeText(Keyed, kw_only=True):
    """A prompt and one field. `words` is about how many words are expected; 0: no number is shown."""

    lines: int
    words: int = 0
    answer: Prose | None = None
    """A model answer."""

    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        check_at_least(1, lowering, self.where, lines=self.lines)
        check_at_least(0, lowering, self.where, words=self.words)
        label = (lowering.text(self.title),)
        return (Field(f"{self.id}.text", "text", label, lines=self.lines, words=self.words, where=self.where),)

    def key_parts(self, answers: Mapping[str, Answer], lowering: Lowering) -> KeyParts:
        if self.answer is None:
            return ()
        return model_answer(answers.get(f"{self.id}.text"), self.answer, lowering)
