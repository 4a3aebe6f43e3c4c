"""A promise in words, and who knows of it: `ID.KEY`, `ID.SIGNATURE-name`, `ID.SIGNATURE-date`."""

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
from guidepress.document.fields import Field
from guidepress.document.inline import Run
from guidepress.exercises.base import Lowering, Question, Spec, kind
from guidepress.exercises.questions import question_field, question_labels

NAME_WEIGHT = 2.0
"""A name takes more room than a date."""


@kind("commitment")
class Commitment(Spec, kw_only=True):
    """Questions, then a row for each person who signs: a typed or written name and, under `date_label`, a date."""

    questions: tuple[Question, ...]
    signatures: Mapping[str, Line]
    date_label: Line | None = None

    def lower(self, make: Lowering) -> tuple[ExercisePart, ...]:
        columns = [Column((Run(make.words.name),), NAME_WEIGHT)]
        if self.date_label:
            columns.append(Column(make.runs(self.date_label)))
        grid = FieldGrid(
            columns=tuple(columns),
            groups=(RowGroup(tuple(self._row(key, label, make) for key, label in self.signatures.items())),),
            caption=make.text(self.title),
            where=self.where,
        )
        return (*(question_field(self, question, make) for question in self.questions), grid)

    def _row(self, key: str, label: Line, make: Lowering) -> Row:
        id, path = f"{self.id}.{key}", (make.text(self.title), make.text(label))
        cells: tuple[Cell, ...] = (Field(f"{id}-name", "text", (*path, make.words.name), where=label.where),)
        if self.date_label:
            cells = (*cells, Field(f"{id}-date", "date", (*path, make.text(self.date_label)), where=label.where))
        return Row(make.runs(label), cells)

    def example_labels(self) -> Mapping[str, Line]:
        return question_labels(self.questions)
