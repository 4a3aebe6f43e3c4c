"""Points to distribute over rows: `ID.ROW.COLUMN`."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from guidepress.document.authored_text import Line
from guidepress.document.exercise import ExercisePart, RowGroup
from guidepress.exercises.base import Lowering, Spec, kind
from guidepress.exercises.questions import check_at_least, instruction
from guidepress.exercises.table_base import ColumnSpec, GridMaker


@kind("points")
class PointsToShare(Spec, kw_only=True):
    """`total` points for each column, as whole numbers."""

    total: int
    columns: Mapping[str, Line]
    rows: Mapping[str, Line]
    row_label: Line | None = None
    row_weight: float = 2
    """The column of row texts is wider than the fields, which hold numbers."""

    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        check_at_least(1, lowering, self.where, total=self.total)
        columns = {
            key: ColumnSpec(label=label, type="number", minimum=0, maximum=self.total, where=label.where)
            for key, label in self.columns.items()
        }
        maker = GridMaker(self, columns, 1, lowering)
        rows = tuple(maker.row(key, label) for key, label in self.rows.items())
        row_label = lowering.runs(self.row_label) if self.row_label else ()
        text = lowering.words.points_total.format(total=self.total)
        grid = replace(maker.grid((RowGroup(rows),), row_label, self.row_weight), total=self.total)
        return (instruction(text, self.where), grid)

    def example_labels(self) -> Mapping[str, Line]:
        return {**self.columns, **self.rows}
