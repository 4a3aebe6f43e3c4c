"""Two axes that cross, with a box in each of the four cells: `ID.top-left`, `ID.top-right`, `ID.bottom-left` …"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from guidepress.core.problems import Code, Traced
from guidepress.document.answer_names import spoken
from guidepress.document.authored_text import Line
from guidepress.document.exercise import Alternative, Column, ExercisePart, FieldGrid, Row, RowGroup, Sketch
from guidepress.document.fields import Field
from guidepress.document.inline import Runs
from guidepress.exercises.base import Lowering, Spec, kind
from guidepress.exercises.matrix_drawing import AxisWords, matrix_drawing
from guidepress.exercises.questions import check_at_least, labelled_runs

ROWS = ("top", "bottom")
COLUMNS = ("left", "right")
CELLS = tuple(f"{row}-{column}" for row in ROWS for column in COLUMNS)
BOX_LINES = 5
"""Lines of a cell, if the author gives no number."""


class Axis(Traced, kw_only=True):
    """What an axis measures, and what its two ends are called."""

    label: Line
    low: Line
    high: Line


@kind("matrix")
class Matrix(Spec, kw_only=True):
    """A table of two by two. `across` runs from left to right, `up` from the bottom to the top. `cells` has a name for
    each cell, or for some: `top-left`, `top-right`, `bottom-left`, `bottom-right`.
    """

    ONE_PAGE: ClassVar[bool] = True

    across: Axis
    up: Axis
    cells: Mapping[str, Line] = {}
    lines: int = BOX_LINES

    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        check_at_least(1, lowering, self.where, lines=self.lines)
        for name in (name for name in self.cells if name not in CELLS):
            hint = f"its cells: {', '.join(CELLS)}"
            lowering.error(self.cells[name].where, f'"{name}" is no cell of a matrix', hint, Code.UNKNOWN_KEY)
        across = {"left": self.across.low, "right": self.across.high}
        up = {"top": self.up.high, "bottom": self.up.low}
        rows = tuple(
            Row(
                _end(self.up, up[row], lowering),
                tuple(self._cell(f"{row}-{column}", up[row], across[column], lowering) for column in COLUMNS),
            )
            for row in ROWS
        )
        grid = FieldGrid(
            columns=tuple(Column(_end(self.across, across[column], lowering), 2.0) for column in COLUMNS),
            groups=(RowGroup(rows),),
            caption=lowering.text(self.title),
            where=self.where,
        )
        fields = [cell for row in rows for cell in row.cells if isinstance(cell, Field)]
        names = [lowering.text(self.cells[name]) if name in self.cells else "" for name in CELLS]
        axes = (
            AxisWords(lowering.text(self.up.label), (lowering.text(up["top"]), lowering.text(up["bottom"]))),
            AxisWords(
                lowering.text(self.across.label), (lowering.text(across["left"]), lowering.text(across["right"]))
            ),
        )
        return (Alternative((Sketch(matrix_drawing(*axes, names, fields), self._alt(lowering)),), (grid,)),)

    def _alt(self, lowering: Lowering) -> str:
        """The title and both axes, from their low end to their high end."""
        axes = (
            lowering.words.labelled.format(
                label=lowering.text(axis.label),
                text=lowering.words.listed_options.format(
                    option=lowering.text(axis.low), next=lowering.text(axis.high)
                ),
            )
            for axis in (self.across, self.up)
        )
        return f"{spoken((lowering.text(self.title), *axes), lowering.words)}."

    def _cell(self, name: str, up: Line, across: Line, lowering: Lowering) -> Field:
        """The box of a cell. Its label says where it stands on both axes, and its own name last."""
        own = self.cells.get(name)
        places = tuple(
            lowering.words.labelled.format(label=lowering.text(axis.label), text=lowering.text(end))
            for axis, end in ((self.up, up), (self.across, across))
        )
        return Field(
            id=f"{self.id}.{name}",
            kind="text",
            label=(lowering.text(self.title), *places, *((lowering.text(own),) if own is not None else ())),
            prompt=lowering.runs(own) if own is not None else (),
            lines=self.lines,
            where=own.where if own is not None else self.where,
        )

    def example_labels(self) -> Mapping[str, Line]:
        return {name: self.cells.get(name, self.title_line) for name in CELLS}

    @property
    def title_line(self) -> Line:
        """The title, for an example of a cell without a name."""
        return Line(self.title.text, where=self.title.where)


def _end(axis: Axis, end: Line, lowering: Lowering) -> Runs:
    """The end of an axis: "Effort: little"."""
    return labelled_runs(lowering.runs(axis.label), lowering.runs(end), lowering.words)
