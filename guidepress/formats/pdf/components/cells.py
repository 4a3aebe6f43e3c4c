"""The content of grid cells: a field that fills its cell, and text with padding."""

from __future__ import annotations

from guidepress.document.fields import Field
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.field_painters import FieldPainter
from guidepress.formats.pdf.components.field_sizes import field_height, field_slack
from guidepress.formats.pdf.layout.flowable import Flowable, Surface
from guidepress.formats.pdf.layout.table_grid import GridCell


def field_cell(context: Context, field: Field, painter: FieldPainter, start: int) -> GridCell:
    """A cell that is filled by a field."""
    return GridCell(
        [],
        start,
        painter=painter,
        preferred_height=lambda width: field_height(context, field, width),
        shrinkable=lambda width: field_slack(context, field, width),
        grows=field.kind == "text",
    )


def asked_cell(context: Context, field: Field, asked: Flowable, painter: FieldPainter, start: int) -> GridCell:
    """A cell with what it asks, and the field below that."""

    def paint(surface: Surface, box: tuple[float, float, float, float]) -> None:
        left, low, right, high = box
        asked.draw(surface, left, high, right - left)
        painter(surface, (left, low, right, high - asked.height(right - left)))

    return GridCell(
        [],
        start,
        painter=paint,
        preferred_height=lambda width: asked.height(width) + field_height(context, field, width),
        shrinkable=lambda width: field_slack(context, field, width),
        grows=field.kind == "text",
    )


def padded(piece: Flowable, end: float = 2) -> Flowable:
    """Text in a cell, with padding in points."""
    return Inset(piece, 3, end)


class Inset(Flowable):
    """A piece with padding at its sides (`side`) and above and below (`end`), in points."""

    def __init__(self, piece: Flowable, side: float, end: float) -> None:
        self.piece = piece
        self.side = side
        self.end = end

    def height(self, width: float) -> float:
        return self.piece.height(width - 2 * self.side) + 2 * self.end

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        self.piece.draw(surface, x + self.side, top - self.end, width - 2 * self.side)
