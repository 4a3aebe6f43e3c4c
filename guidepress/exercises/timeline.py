"""Points on a line: `ID.entry-1.COLUMN`. On paper they are a drawing, elsewhere a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from guidepress.core.problems import Code
from guidepress.document.authored_text import Plain
from guidepress.document.drawing import (
    Arrow,
    Box,
    Caption,
    Drawing,
    Shape,
    Slot,
)
from guidepress.document.exercise import (
    Alternative,
    ExercisePart,
    FieldGrid,
    Row,
    RowGroup,
    Sketch,
)
from guidepress.document.fields import Field
from guidepress.document.inline import Run
from guidepress.exercises.base import Lowering, kind
from guidepress.exercises.table_base import ColumnSpec, EntriesSpec, GridMaker
from guidepress.text.drawing_estimate import LEADING, text_height

# Sizes on the drawing, in millimetres. It is 7 mm narrower than the text of an A4 page, and half as high.
WIDTH, HEIGHT = 166.0, 120.0
LINE_Y = HEIGHT / 2
MARK = 7.0  # side of the numbered square on the line
STEM = 5.0  # from the square to the boxes
GAP = 2.0  # between boxes
PEN_LINE = 9.0  # height of one handwritten line
LABEL = 6.0  # height of a label of one line
TEXT = 4.25  # size of the text: 12 points
MOST = 10  # with more points, there is no room to write
LONGEST_LABEL = 2  # most lines of a label
NUMBER_WEIGHT = 0.8  # width of the column of numbers in the table


@kind("timeline")
class Timeline(EntriesSpec, kw_only=True):
    """The first and the widest column are boxes on the line; the other columns are in a table below it."""

    start_label: Plain
    end_label: Plain
    alt: Plain

    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        if self.entries > MOST:
            message = f"a timeline has room for {MOST} entries, not {self.entries}"
            lowering.error(self.where, message, 'a "log" takes more', Code.WRONG_COUNT)
        maker = GridMaker(self, self.columns, self.lines, lowering)
        rows = self.entry_rows(maker, lowering)
        table = maker.grid((RowGroup(rows),))
        drawn = drawn_columns(self.columns)
        self._check_labels(drawn, lowering)
        sketch = Sketch(self._drawing(rows, drawn, lowering), lowering.text(self.alt))
        rest = self._rest(table, drawn, lowering)
        return (*maker.meanings(), Alternative((sketch, rest) if rest.columns else (sketch,), (table,)))

    def _check_labels(self, drawn: Sequence[str], lowering: Lowering) -> None:
        """Reports labels that would leave no room to write below them."""
        width = WIDTH / (self.entries + 1) * 2 - GAP
        for key in drawn:
            label = self.columns[key].label
            if text_height(lowering.text(label), width, TEXT) > LONGEST_LABEL * LEADING * TEXT:
                lowering.error(label.where, "this label is too long to stand on the line", code=Code.TOO_LONG)

    def _rest(self, table: FieldGrid, drawn: Sequence[str], lowering: Lowering) -> FieldGrid:
        """The table without the columns on the line. The header of each row is the number of its point."""
        kept = [index for index, key in enumerate(self.columns) if key not in drawn]
        rows = tuple(
            Row((Run(str(number) if self.entry_label else row.label),), tuple(row.cells[i] for i in kept), row.label)
            for number, row in enumerate(table.groups[0].rows, 1)
        )
        return replace(
            table,
            columns=tuple(table.columns[i] for i in kept),
            groups=(RowGroup(rows),),
            row_label=lowering.runs(self.entry_label) if self.entry_label else (),
            header_weight=NUMBER_WEIGHT,
        )

    def _drawing(self, rows: Sequence[Row], drawn: Sequence[str], lowering: Lowering) -> Drawing:
        step = WIDTH / (len(rows) + 1)
        keys = list(self.columns)
        names = [lowering.text(self.columns[key].label) for key in drawn]
        shapes: list[Shape] = [Arrow(0, LINE_Y, WIDTH, LINE_Y)]
        for number, row in enumerate(rows, 1):
            cells = [cell for cell in (row.cells[keys.index(key)] for key in drawn) if isinstance(cell, Field)]
            shapes += point(number, step, cells, names)
        return Drawing(WIDTH, HEIGHT, (*shapes, *self._ends(len(rows), step, lowering)))

    def _ends(self, count: int, step: float, lowering: Lowering) -> tuple[Shape, Shape]:
        """The texts at both ends, on the side of the line that the nearest point leaves free."""
        width = step - GAP
        below = LINE_Y + MARK / 2 + GAP
        start, end = lowering.text(self.start_label), lowering.text(self.end_label)
        above = LINE_Y - MARK / 2 - GAP - text_height(end, width, TEXT)
        last = below if stands_above(count) else above
        return (
            Caption(0, below, width, start, TEXT, strong=True),
            Caption(WIDTH, last, width, end, TEXT, "right", strong=True),
        )


def drawn_columns(columns: Mapping[str, ColumnSpec]) -> tuple[str, ...]:
    """The columns on the line: the first, and the first of the greatest weight; never a scale."""
    keys = [key for key, column in columns.items() if not column.scale]
    widest = max(keys, key=lambda key: columns[key].weight, default="")
    return tuple(dict.fromkeys([*keys[:1], widest] if keys else []))


def stands_above(number: int) -> bool:
    """Whether a point stands above the line. Points stand above and below in turn, the first above."""
    return number % 2 == 1


def point(number: int, step: float, cells: Sequence[Field], names: Sequence[str]) -> list[Shape]:
    """The shapes of one point: its numbered square, a stem, and its boxes one below the other, each with its label.

    Boxes hold one line; the last box takes the remaining room.
    """
    x, above = number * step, stands_above(number)
    width = 2 * step - GAP
    room = LINE_Y - MARK / 2 - STEM
    top = 0.0 if above else HEIGHT - room
    bottom = top + room
    edge, far = (LINE_Y - MARK / 2, room) if above else (LINE_Y + MARK / 2, top)
    shapes: list[Shape] = [
        Arrow(x, edge, x, far, head=False),
        Box(x - MARK / 2, LINE_Y - MARK / 2, MARK, MARK, str(number), size=TEXT, strong=True),
    ]
    for index, (cell, name) in enumerate(zip(cells, names, strict=True)):
        last = index == len(cells) - 1
        label = max(LABEL, text_height(name, width, TEXT) + LABEL - TEXT * LEADING)
        height = bottom - top - label if last else PEN_LINE
        lines = max(1, int(height / PEN_LINE)) if cell.kind == "text" else 1
        shapes.append(Caption(x - width / 2, top, width, name, TEXT))
        shapes.append(Slot(x - width / 2, top + label, width, height, replace(cell, lines=lines)))
        top += label + height + GAP
    return shapes
