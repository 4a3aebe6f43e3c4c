"""A table whose rows are points on a line: their numbers, and the line that runs through them."""

from __future__ import annotations

from itertools import count

from msgspec.structs import replace

from guidepress.document.exercise import FieldGrid
from guidepress.document.inline import Run
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.layout.flowable import Surface
from guidepress.formats.pdf.layout.paragraph import ParagraphFlowable
from guidepress.formats.pdf.syntax.objects import operands
from guidepress.formats.pdf.syntax.page_content import Artifact, Rectangle


def numbered_points(grid: FieldGrid) -> FieldGrid:
    """The grid, whose rows have their number as a header."""
    numbers = count(1)
    groups = tuple(
        replace(group, rows=tuple(replace(row, header=(Run(str(next(numbers))),)) for row in group.rows))
        for group in grid.groups
    )
    return replace(grid, groups=groups)


class PointOnLine:
    """The number of a row in a square on the line. The line runs from row to row, and ends in an arrow head."""

    def __init__(self, context: Context, number: ParagraphFlowable, is_last: bool) -> None:
        """`number` is the header of the row."""
        self.context = context
        self.number = number
        self.is_last = is_last
        style, layout = number.style, context.styles.layout.table
        self.side = max(context.mm(layout.point), number.least_width + style.size / 2, style.leading)
        """The side of the square, in points."""
        self.reach = context.mm(layout.box)
        """How far the line leaves the cell above and below, to meet that of the next row, in points."""
        number.is_centred = True

    def paint(self, surface: Surface, box: Rectangle) -> None:
        """Draws the point in the middle of a cell, whose inner rectangle is `box`."""
        x, y, side = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, self.side
        self._line(surface, x, box[3] + self.reach, box[1] - self.reach)
        colours, fields = self.context.styles.colours, self.context.styles.layout.fields
        surface.canvas.rectangle(
            Artifact.LAYOUT, x - side / 2, y - side / 2, side, side, colours.paper, colours.ink, fields.border,
            radius=fields.radius,
        )  # fmt: skip
        self.number.draw(surface, x - side / 2, y + self.number.height(side) / 2, side)

    def _line(self, surface: Surface, x: float, top: float, bottom: float) -> None:
        """Draws the part of the line that belongs to this row."""
        layout, colour = self.context.styles.layout.table, self.context.styles.colours.ink
        head = self.context.mm(layout.arrow) if self.is_last else 0.0
        surface.canvas.line(Artifact.LAYOUT, x, top, x, bottom + head, colour, layout.line)
        if head:
            corners = (operands(x - head / 2, bottom + head), operands(x + head / 2, bottom + head))
            path = f"{operands(x, bottom)} m {corners[0]} l {corners[1]} l h"
            surface.canvas.paint_path(Artifact.LAYOUT, path, fill=colour)
