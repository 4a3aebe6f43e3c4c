"""Points on a line: `ID.entry-1.COLUMN`. Each point is a row with all its answers, so that it is written in one go."""

from __future__ import annotations

from msgspec.structs import replace

from guidepress.document.authored_text import Plain
from guidepress.document.blocks import Paragraph
from guidepress.document.exercise import ExercisePart, RowGroup
from guidepress.exercises.base import Lowering, kind
from guidepress.exercises.table_base import EntriesSpec, GridMaker


@kind("timeline")
class Timeline(EntriesSpec, kw_only=True):
    """A table whose rows are points on a line, between the words for its start and for its end."""

    start_label: Plain
    end_label: Plain

    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        maker = GridMaker(self, self.columns, self.lines, lowering)
        row_label = lowering.runs(self.entry_label) if self.entry_label else ()
        grid = maker.grid((RowGroup(self.entry_rows(maker, lowering)),), row_label)
        start, end = (
            Paragraph(lowering.runs(label), "instruction", where=label.where)
            for label in (self.start_label, self.end_label)
        )
        return (*maker.meanings(), start, replace(grid, on_line=True), end)
