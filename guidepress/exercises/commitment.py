"""A commitment in words, and the people who sign it: `ID.KEY`, `ID.SIGNATURE-name`, `ID.SIGNATURE-date`."""

from __future__ import annotations

from collections.abc import Mapping

from guidepress.document.authored_text import Line
from guidepress.document.exercise import (
    Cell,
    Column,
    ExercisePart,
    FieldGrid,
    Row,
    RowGroup,
)
from guidepress.document.exercise_parts import Answer
from guidepress.document.fields import Field
from guidepress.document.inline import Run
from guidepress.exercises.answer_keys import KeyParts, question_keys
from guidepress.exercises.base import Lowering, Question, Spec, kind
from guidepress.exercises.questions import question_field, question_labels

NAME_WEIGHT = 2.0
"""The width of the column of names; that of dates is 1."""


@kind("commitment")
class Commitment(Spec, kw_only=True):
    """Questions, then a row for each person who signs: a name and, with `date_label`, a date."""

    questions: tuple[Question, ...]
    signatures: Mapping[str, Line]
    date_label: Line | None = None

    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        columns = [Column((Run(lowering.words.name),), NAME_WEIGHT)]
        if self.date_label:
            columns.append(Column(lowering.runs(self.date_label)))
        grid = FieldGrid(
            columns=tuple(columns),
            groups=(RowGroup(tuple(self._row(key, label, lowering) for key, label in self.signatures.items())),),
            caption=lowering.text(self.title),
            where=self.where,
        )
        return (*(question_field(self, question, lowering) for question in self.questions), grid)

    def key_parts(self, answers: Mapping[str, Answer], lowering: Lowering) -> KeyParts:
        return tuple(question_keys(self.id, self.questions, answers, lowering))

    def _row(self, key: str, label: Line, lowering: Lowering) -> Row:
        id, path = f"{self.id}.{key}", (lowering.text(self.title), lowering.text(label))
        cells: tuple[Cell, ...] = (Field(f"{id}-name", "text", (*path, lowering.words.name), where=label.where),)
        if self.date_label:
            cells = (*cells, Field(f"{id}-date", "date", (*path, lowering.text(self.date_label)), where=label.where))
        return Row(lowering.runs(label), cells)

    def example_labels(self) -> Mapping[str, Line]:
        return question_labels(self.questions)
