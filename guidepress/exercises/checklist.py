"""Items, each with a status, `ID.ITEM.status`, and further fields: `ID.ITEM.COLUMN`."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from guidepress.core.problems import Code, Traced
from guidepress.document.authored_text import Line, Name, Plain
from guidepress.document.exercise import Cell, ExercisePart, Row, RowGroup
from guidepress.document.exercise import Column as GridColumn
from guidepress.document.exercise_parts import Answer
from guidepress.document.fields import Choice, Field
from guidepress.document.inline import Run
from guidepress.exercises.answer_keys import KeyParts, one_answer, rows_known, ticked
from guidepress.exercises.base import Keyed, Lowering, kind
from guidepress.exercises.questions import options
from guidepress.exercises.table_base import ColumnSpec, GridMaker, Layout, example_labels, only_text_column


class ItemGroup(Traced, kw_only=True):
    """Items under a title."""

    title: Line
    items: Mapping[str, Line]


@kind("checklist")
class Checklist(Keyed, kw_only=True):
    """Items, or groups of items. Without `statuses`, each item has one box to tick."""

    statuses: Mapping[str, Plain] = {}
    items: Mapping[str, Line] = {}
    groups: tuple[ItemGroup, ...] = ()
    columns: Mapping[str, ColumnSpec] = {}
    row_label: Line | None = None
    row_weight: float = 1
    lines: int = 1
    layout: Layout = "table"
    answer: tuple[Name, ...] | Mapping[str, Name] = ()
    """Without statuses, the keys of the items to tick; with statuses, key of an item → key of the right status."""

    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        if bool(self.items) == bool(self.groups):
            reason = "not both" if self.items else "and neither is here"
            lowering.error(self.where, f'a checklist takes "items" or "groups", {reason}', code=Code.WRONG_COUNT)
        maker = GridMaker(self, self.columns, self.lines, lowering)
        groups = [RowGroup(self._rows(self.items, maker, lowering))] if self.items else []
        for group in self.groups:
            groups.append(RowGroup(self._rows(group.items, maker, lowering), lowering.runs(group.title)))
        row_label = lowering.runs(self.row_label) if self.row_label else ()
        grid = maker.grid(tuple(groups), row_label, self.row_weight, self.layout)
        first = GridColumn((Run(lowering.words.answer),), options=options(self.statuses, lowering))
        return (*maker.meanings(), replace(grid, columns=(first, *grid.columns)))

    def _rows(self, items: Mapping[str, Line], maker: GridMaker, lowering: Lowering) -> tuple[Row, ...]:
        return tuple(
            Row(
                lowering.runs(item),
                (self._status(key, item, lowering), *maker.cells(key, lowering.text(item), item.where)),
            )
            for key, item in items.items()
        )

    def _status(self, key: str, item: Line, lowering: Lowering) -> Cell:
        id, label = f"{self.id}.{key}.status", (lowering.text(self.title), lowering.text(item))
        if not self.statuses:
            return Field(id, "tick", label, where=item.where)
        return Choice(id, label, options(self.statuses, lowering), where=item.where)

    def key_parts(self, answers: Mapping[str, Answer], lowering: Lowering) -> KeyParts:
        if not self.answer:
            return ()
        items = self._all_items()
        names = {key: f"{self.id}.{key}.status" for key in items}
        if isinstance(self.answer, tuple):
            if self.statuses:
                message, hint = "with statuses, the answer names the status of items", "write item: status"
                lowering.error(self.answer[0].where, message, hint, Code.ANSWER_KEY)
                return ()
            return ticked(names, {key: lowering.runs(item) for key, item in items.items()}, self.answer, lowering)
        if not rows_known(self.answer, items, self.where, lowering):
            return ()
        chosen = [key for key in items if key in self.answer]
        parts = (
            one_answer(answers.get(names[key]), self.answer[key], lowering, lowering.runs(items[key])) for key in chosen
        )
        return tuple(part for found in parts for part in found)

    def _all_items(self) -> dict[str, Line]:
        """The items of all groups by their keys."""
        items = dict(self.items)
        for group in self.groups:
            items.update(group.items)
        return items

    def example_labels(self) -> Mapping[str, Line]:
        return example_labels(self.columns, self._all_items())

    def example_shows(self, key: str, name: str) -> bool:
        if key in self.columns or key not in self.example_labels():
            return super().example_shows(key, name)
        return name.endswith(f".{only_text_column(self.columns)}")
