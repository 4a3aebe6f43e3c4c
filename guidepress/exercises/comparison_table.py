"""A table that compares options, which the learner names: `ID.name.option-1`, `ID.ROW.option-1`."""

from __future__ import annotations

from collections.abc import Mapping

from guidepress.document.authored_text import Line
from guidepress.document.exercise import Column as GridColumn
from guidepress.document.exercise import ExercisePart, FieldGrid, Row, RowGroup
from guidepress.document.fields import Field
from guidepress.document.inline import Run
from guidepress.exercises.base import Lowering, Spec, kind
from guidepress.exercises.questions import check_at_least, numbered_label, options
from guidepress.exercises.table_base import ColumnSpec, Layout, check_column

NAME_ROW = "name"
"""The row in which the learner names each option."""


@kind("comparison-table")
class ComparisonTable(Spec, kw_only=True):
    """Options as columns, criteria as rows. A row has the keys of a column of other tables: text only, or `label`,
    `lines`, `type` …
    """

    option_label: Line
    options: int
    rows: Mapping[str, ColumnSpec]
    row_label: Line | None = None
    row_weight: float = 1
    lines: int = 1
    layout: Layout = "table"

    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        check_at_least(1, lowering, self.where, options=self.options, lines=self.lines)
        names = [numbered_label(self.option_label, number, "", lowering) for number in range(1, self.options + 1)]
        first = ColumnSpec(
            label=Line(lowering.words.name, where=self.option_label.where), lines=1, where=self.option_label.where
        )
        rows = [self._row(NAME_ROW, first, names, lowering)]
        for key, criterion in self.rows.items():
            check_column(criterion, lowering)
            if criterion.scale:
                lowering.error(criterion.where, "a row of a comparison takes no scale", "write type: pick with options")
            rows.append(self._row(key, criterion, names, lowering))
        grid = FieldGrid(
            columns=tuple(GridColumn((Run(name),)) for name in names),
            groups=(RowGroup(tuple(rows)),),
            caption=lowering.text(self.title),
            row_label=lowering.runs(self.row_label) if self.row_label else (),
            header_weight=self.row_weight,
            layout=self.layout,
            where=self.where,
        )
        return (grid,)

    def _row(self, key: str, criterion: ColumnSpec, names: list[str], lowering: Lowering) -> Row:
        label = lowering.text(criterion.label)
        cells = tuple(
            Field(
                id=f"{self.id}.{key}.option-{number}",
                kind=criterion.type,
                label=(lowering.text(self.title), label, name),
                lines=(criterion.lines or self.lines) if criterion.type == "text" else 1,
                words=criterion.words,
                options=options(criterion.options, lowering),
                minimum=criterion.minimum,
                maximum=criterion.maximum,
                where=criterion.where,
            )
            for number, name in enumerate(names, 1)
        )
        return Row(lowering.runs(criterion.label), cells)

    def example_labels(self) -> Mapping[str, Line]:
        return {key: criterion.label for key, criterion in self.rows.items()}

    def example_shows(self, key: str, name: str) -> bool:
        return name.startswith(f"{self.id}.{key}.") or super().example_shows(key, name)
