"""An earlier exercise again; each answer is compared with the earlier one. Names: `ID.…` as in the earlier exercise,
and `ID.ROW.difference`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, TypeGuard

from msgspec.structs import replace

from guidepress.document.authored_text import Line, Name
from guidepress.document.blocks import ItemList, Paragraph
from guidepress.document.exercise import Column as GridColumn
from guidepress.document.exercise import ExercisePart, FieldGrid, Row
from guidepress.document.exercise_parts import P, map_parts
from guidepress.document.fields import Choice, Field
from guidepress.document.inline import PageRef, Run, plain
from guidepress.exercises.base import Lowering, Spec, kind
from guidepress.exercises.examples import tie_examples
from guidepress.exercises.table_base import ColumnSpec, check_column

KEY = "difference"
BOX_LINES = 2
"""Lines of the field for the difference, if the author gives no number."""


@kind("repeat")
class Repeat(Spec, kw_only=True):
    """`of` is the id of the earlier exercise, whose `then` is not repeated. `difference` is the header of the fields
    for the differences.
    """

    REPEATABLE: ClassVar[bool] = False

    of: Name
    difference: ColumnSpec

    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        earlier = lowering.spec(self.of.text, self.of.where)
        if earlier is None:
            return ()
        if not earlier.REPEATABLE:
            message = f'"{self.of.text}" is a {earlier.exercise}, which cannot be repeated'
            lowering.error(self.of.where, message, "name the exercise in which the answers are first given")
            return ()
        check_column(self.difference, lowering)
        if self.difference.type != "text" or self.difference.scale:
            lowering.error(self.difference.where, "the difference is text", 'take "type" and "scale" out')
        again = replace(earlier, id=self.id, title=self.title)
        parts = map_parts(tie_examples(again, again.lower(lowering), (), lowering), self._compared)
        kept = tuple(self._with_column(part, lowering) if self._has_rows(part) else part for part in parts)
        rest = [part for part in parts if not self._has_rows(part) and not isinstance(part, Paragraph | ItemList)]
        return (self._pointer(lowering), *kept, *((self._box(lowering),) if rest else ()))

    def _compared(self, part: P, /) -> P:
        if isinstance(part, Field | Choice):
            return replace(part, compares_with=self.of.text + part.id.removeprefix(self.id))
        return part

    def _has_rows(self, part: ExercisePart) -> TypeGuard[FieldGrid]:
        """Whether a part is a grid in which the ids of each row have a prefix of their own."""
        if not isinstance(part, FieldGrid):
            return False
        rows = [row for group in part.groups for row in group.rows]
        names = {name for row in rows for name in self._names(row)}
        return self.id not in names and len(names) == len(rows)

    def _names(self, row: Row) -> set[str]:
        return {cell.id.rpartition(".")[0] for cell in row.cells if not isinstance(cell, Paragraph)}

    def _with_column(self, grid: FieldGrid, lowering: Lowering) -> FieldGrid:
        """The grid with one more column, `ID.ROW.difference`."""
        column = GridColumn(lowering.runs(self.difference.label), self.difference.weight)
        groups = tuple(
            replace(group, rows=tuple(self._with_cell(row, lowering) for row in group.rows)) for group in grid.groups
        )
        return replace(grid, columns=(*grid.columns, column), groups=groups)

    def _with_cell(self, row: Row, lowering: Lowering) -> Row:
        (name,) = self._names(row)
        label = (lowering.text(self.title), row.label or plain(row.header), lowering.text(self.difference.label))
        cell = Field(f"{name}.{KEY}", "text", label, lines=self.difference.lines or 1, where=self.difference.where)
        return replace(row, cells=(*row.cells, cell))

    def _box(self, lowering: Lowering) -> Field:
        """One field for the difference, where the earlier exercise has no rows."""
        label = (lowering.text(self.title), lowering.text(self.difference.label))
        return Field(
            id=f"{self.id}.{KEY}",
            kind="text",
            label=label,
            prompt=lowering.runs(self.difference.label),
            lines=self.difference.lines or BOX_LINES,
            words=self.difference.words,
            where=self.difference.where,
        )

    def example_labels(self) -> Mapping[str, Line]:
        return {KEY: self.difference.label}

    def _pointer(self, lowering: Lowering) -> Paragraph:
        """A link to the earlier answers, with their page."""
        before, _, after = lowering.words.see_page.partition("{page}")
        link = Run(lowering.words.compare, ref=self.of.text)
        return Paragraph((link, PageRef(self.of.text, before, after)), "instruction", where=self.where)
