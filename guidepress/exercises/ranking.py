"""Rows to put in order by number: `ID.ROW.rank`."""

from __future__ import annotations

from collections.abc import Mapping

from guidepress.document.authored_text import Line, Name
from guidepress.document.exercise import ExercisePart, RowGroup
from guidepress.document.exercise_parts import Answer
from guidepress.exercises.answer_keys import KeyParts, in_order
from guidepress.exercises.base import Keyed, Lowering, kind
from guidepress.exercises.table_base import ColumnSpec, GridMaker


@kind("ranking")
class Ranking(Keyed, kw_only=True):
    """Rows, each with a field for a number from 1 to the number of rows."""

    rows: Mapping[str, Line]
    row_label: Line | None = None
    row_weight: float = 4
    """The column of row texts is wider than the fields, which hold numbers."""
    answer: tuple[Name, ...] = ()
    """The keys of all rows in the right order."""

    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        rank = ColumnSpec(
            label=Line(lowering.words.rank, where=self.where),
            type="number",
            minimum=1,
            maximum=len(self.rows),
            where=self.where,
        )
        maker = GridMaker(self, {"rank": rank}, 1, lowering)
        rows = tuple(maker.row(key, label) for key, label in self.rows.items())
        row_label = lowering.runs(self.row_label) if self.row_label else ()
        return maker.parts((RowGroup(rows),), row_label, self.row_weight)

    def example_labels(self) -> Mapping[str, Line]:
        return self.rows

    def key_parts(self, answers: Mapping[str, Answer], lowering: Lowering) -> KeyParts:
        names = {key: f"{self.id}.{key}.rank" for key in self.rows}
        words = {key: lowering.runs(row) for key, row in self.rows.items()}
        return in_order(names, words, self.answer, lowering) if self.answer else ()
