"""What stands in the cells of a grid: a field that fills its cell, words a little in from the edge."""

from __future__ import annotations

from guidepress.document.fields import Field
from guidepress.formats.pdf.components.context import Setting
from guidepress.formats.pdf.components.field_boxes import FieldPainter, field_give, field_height
from guidepress.formats.pdf.layout.flowable import Flowable, Surface
from guidepress.formats.pdf.layout.table_grid import GridCell


def field_cell(setting: Setting, field: Field, painter: FieldPainter, start: int) -> GridCell:
    """A field that fills its cell."""
    return GridCell(
        [],
        start,
        painter=painter,
        need=lambda width: field_height(setting, field, width),
        give=field_give(setting, field),
        grows=field.kind == "text",
    )


def padded(piece: Flowable, end: float = 2) -> Flowable:
    """Words in a cell stand a little in from a field's edge."""
    return Inset(piece, 3, end)


class Inset(Flowable):
    """A piece with room around it."""

    def __init__(self, piece: Flowable, side: float, end: float) -> None:
        self.piece = piece
        self.side = side
        self.end = end

    def height(self, width: float) -> float:
        return self.piece.height(width - 2 * self.side) + 2 * self.end

    def draw(self, sheet: Surface, x: float, top: float, width: float) -> None:
        self.piece.draw(sheet, x + self.side, top - self.end, width - 2 * self.side)
