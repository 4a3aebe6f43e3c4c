"""What stands in the cells of a grid: a field that fills its cell, words a little in from the edge."""

from __future__ import annotations

from guidepress.blocks import Field
from guidepress.writers.pdf.flow import Piece, Sheet
from guidepress.writers.pdf.grid import GridCell
from guidepress.writers.pdf.inputs import FieldPainter, field_give, field_height
from guidepress.writers.pdf.setting import Setting


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


def padded(piece: Piece, end: float = 2) -> Piece:
    """Words in a cell stand a little in from a field's edge."""
    return Inset(piece, 3, end)


class Inset(Piece):
    """A piece with room around it."""

    def __init__(self, piece: Piece, side: float, end: float) -> None:
        self.piece = piece
        self.side = side
        self.end = end

    def height(self, width: float) -> float:
        return self.piece.height(width - 2 * self.side) + 2 * self.end

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        self.piece.draw(sheet, x + self.side, top - self.end, width - 2 * self.side)
