"""Statements rated on a scale, `ID.ROW.rating`, each with a box to tick, `ID.ROW.tick`, and evidence,
`ID.ROW.evidence`.
"""

from __future__ import annotations

from collections.abc import Mapping

from guidepress.core.problems import Code, Traced
from guidepress.document.authored_text import Line, Name
from guidepress.document.exercise import (
    Cell,
    ExercisePart,
    FieldGrid,
    Row,
    RowGroup,
)
from guidepress.document.exercise import Column as GridColumn
from guidepress.document.exercise_parts import Answer
from guidepress.document.fields import Choice, Field, Option
from guidepress.document.inline import Run
from guidepress.exercises.answer_keys import KeyParts, one_answer, rows_known
from guidepress.exercises.base import Keyed, Lowering, kind
from guidepress.exercises.table_base import ColumnSpec, check_column, scale_meaning


class RatingBlock(Traced, kw_only=True):
    """Rows under a title."""

    title: Line
    rows: Mapping[str, Line]


@kind("rating-grid")
class RatingGrid(Keyed, kw_only=True):
    """Rows, or blocks of rows, each with one choice on `scale`. With `tick`, each row also has a box to tick; with
    `evidence`, a text field.
    """

    scale: Name
    rows: Mapping[str, Line] = {}
    blocks: tuple[RatingBlock, ...] = ()
    tick: Line | None = None
    """What a tick says that no point of the scale can, such as “someone has told me so”."""
    evidence: ColumnSpec | None = None
    row_label: Line | None = None
    row_weight: float = 1
    answer: Mapping[str, Name] = {}
    """Key of a row → key of the right point."""

    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        if bool(self.rows) == bool(self.blocks):
            reason = "not both" if self.rows else "and neither is here"
            lowering.error(self.where, f'a rating grid takes "rows" or "blocks", {reason}', code=Code.WRONG_COUNT)
        points = lowering.scale(self.scale.text, self.scale.where)
        columns = [GridColumn((Run(lowering.words.scale),), options=points)]
        if self.tick is not None:
            columns.append(GridColumn(lowering.runs(self.tick)))
        if self.evidence:
            check_column(self.evidence, lowering)
            if self.evidence.type != "text" or self.evidence.scale:
                lowering.error(self.evidence.where, "evidence is text", 'take "type" and "scale" out')
            columns.append(GridColumn(lowering.runs(self.evidence.label), self.evidence.weight))
        groups = [RowGroup(self._rows(self.rows, points, lowering))] if self.rows else []
        for block in self.blocks:
            groups.append(RowGroup(self._rows(block.rows, points, lowering), lowering.runs(block.title)))
        grid = FieldGrid(
            columns=tuple(columns),
            groups=tuple(groups),
            caption=lowering.text(self.title),
            row_label=lowering.runs(self.row_label) if self.row_label else (),
            header_weight=self.row_weight,
            where=self.where,
        )
        return (*scale_meaning(self.scale, (), lowering), grid)

    def _rows(self, rows: Mapping[str, Line], points: tuple[Option, ...], lowering: Lowering) -> tuple[Row, ...]:
        return tuple(Row(lowering.runs(row), self._cells(key, row, points, lowering)) for key, row in rows.items())

    def _cells(self, key: str, row: Line, points: tuple[Option, ...], lowering: Lowering) -> tuple[Cell, ...]:
        label = (lowering.text(self.title), lowering.text(row))
        cells: list[Cell] = [Choice(f"{self.id}.{key}.rating", label, points, on_scale=True, where=row.where)]
        if self.tick is not None:
            ticked = (*label, lowering.text(self.tick))
            cells.append(Field(f"{self.id}.{key}.tick", "tick", ticked, where=row.where))
        if self.evidence:
            cells.append(self._evidence(key, row, self.evidence, lowering))
        return tuple(cells)

    def _evidence(self, key: str, row: Line, column: ColumnSpec, lowering: Lowering) -> Field:
        return Field(
            id=f"{self.id}.{key}.evidence",
            kind="text",
            label=(lowering.text(self.title), lowering.text(row), lowering.text(column.label)),
            lines=column.lines or 1,
            words=column.words,
            where=row.where,
        )

    def key_parts(self, answers: Mapping[str, Answer], lowering: Lowering) -> KeyParts:
        rows = self._all_rows()
        if not rows_known(self.answer, rows, self.where, lowering):
            return ()
        ratings = {key: answers.get(f"{self.id}.{key}.rating") for key in rows if key in self.answer}
        parts = (one_answer(ratings[key], self.answer[key], lowering, lowering.runs(rows[key])) for key in ratings)
        return tuple(part for found in parts for part in found)

    def _all_rows(self) -> dict[str, Line]:
        """The rows of all blocks by their keys."""
        rows = dict(self.rows)
        for block in self.blocks:
            rows.update(block.rows)
        return rows

    def example_labels(self) -> Mapping[str, Line]:
        labels = self._all_rows()
        return {**labels, "evidence": self.evidence.label} if self.evidence else labels

    def example_shows(self, key: str, name: str) -> bool:
        return name.endswith(".evidence") if key in self.example_labels() else super().example_shows(key, name)
