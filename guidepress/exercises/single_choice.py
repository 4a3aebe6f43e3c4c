"""One option of a list: `ID.choice`; its value is the key of the option."""

from __future__ import annotations

from collections.abc import Mapping

from guidepress.document.authored_text import Plain
from guidepress.document.exercise import ExercisePart
from guidepress.document.fields import Choice
from guidepress.exercises.base import Lowering, Spec, kind
from guidepress.exercises.questions import check_at_least, options


@kind("single-choice")
class SingleChoice(Spec, kw_only=True):
    """Options, set in `columns` where there is room."""

    options: Mapping[str, Plain]
    columns: int = 1

    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        check_at_least(1, lowering, self.where, columns=self.columns)
        choices = options(self.options, lowering)
        label = (lowering.text(self.title),)
        return (Choice(f"{self.id}.choice", label, choices, columns=self.columns, where=self.where),)
