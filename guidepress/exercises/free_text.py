"""One field for text: `ID.text`."""

from __future__ import annotations

from guidepress.document.exercise import ExercisePart
from guidepress.document.fields import Field
from guidepress.exercises.base import Lowering, Spec, kind
from guidepress.exercises.questions import check_at_least


@kind("free-text")
class FreeText(Spec, kw_only=True):
    """A prompt and one field. `words` is about how many words are expected; 0: no number is shown."""

    lines: int
    words: int = 0

    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        check_at_least(1, lowering, self.where, lines=self.lines)
        check_at_least(0, lowering, self.where, words=self.words)
        label = (lowering.text(self.title),)
        return (Field(f"{self.id}.text", "text", label, lines=self.lines, words=self.words, where=self.where),)
