"""Entries with the same fields, written one after another over time: `ID.entry-1.COLUMN`."""

from __future__ import annotations

from guidepress.document.exercise import ExercisePart, RowGroup
from guidepress.exercises.base import Lowering, kind
from guidepress.exercises.table_base import EntriesSpec, GridMaker, Layout


@kind("log")
class Log(EntriesSpec, kw_only=True):
    """Entries as cards, or as a table."""

    layout: Layout = "cards"

    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        maker = GridMaker(self, self.columns, self.lines, lowering)
        return maker.parts((RowGroup(self.entry_rows(maker, lowering)),), layout=self.layout)
