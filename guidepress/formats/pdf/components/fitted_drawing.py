"""The size of a drawing on a page: its own, or another in which its words have room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from msgspec.structs import replace

from guidepress.core.values import Value
from guidepress.document.drawing import Arrow, Box, Caption, Drawing, Ring, Shape, Slot
from guidepress.document.fields import Field
from guidepress.formats.pdf.components.drawing_words import words_without_room
from guidepress.formats.pdf.layout.styles import MM, Styles

_STRETCHES = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
"""By how much a drawing may be higher, so that its words have room. One with rings is not stretched."""
_HIGHEST = 0.9
"""The maximum height of a drawing that is stretched, as a share of the page."""


class FittedDrawing(Value):
    """A drawing, perhaps stretched, with its scale in points per millimetre."""

    drawing: Drawing
    scale: float
    without_room: tuple[str, ...]
    """The words that have no room even so."""

    @property
    def height(self) -> float:
        """The height in points."""
        return self.drawing.height * self.scale


def fitted_drawing(styles: Styles, drawing: Drawing, width: float, is_fixed: bool = False) -> FittedDrawing:
    """The drawing in its own size, or narrower if `width` (points) is less.

    If words have no room, it becomes higher, then as wide as `width`. With `is_fixed`, it has this width.
    """
    own = width / drawing.width if is_fixed else min(MM, width / drawing.width)
    first: FittedDrawing | None = None
    for scale in dict.fromkeys((own, width / drawing.width)):
        for stretched in _stretched_drawings(drawing, styles.page.body * _HIGHEST / scale):
            fitted = FittedDrawing(stretched, scale, words_without_room(stretched, styles, scale))
            if not fitted.without_room:
                return fitted
            first = first or fitted
    assert first is not None
    return first


def drawing_fits(styles: Styles, drawing: Drawing) -> bool:
    """Whether a drawing with fields can be used on this page: its words fit, and no box has become too small to write
    in. A box that is small in the drawing itself may stay so.
    """
    fitted = fitted_drawing(styles, drawing, styles.page.room)
    low, narrow = styles.layout.fields.low * MM, styles.layout.table.narrow * MM
    slots = [each for each in fitted.drawing.shapes if isinstance(each, Slot) and isinstance(each.answer, Field)]
    large = all(
        slot.height * fitted.scale >= min(slot.height * MM, low)
        and slot.width * fitted.scale >= min(slot.width * MM, narrow)
        for slot in slots
    )
    return large and not fitted.without_room


def _stretched_drawings(drawing: Drawing, highest: float) -> Iterator[Drawing]:
    """The drawing, then higher ones up to the height `highest` (millimetres)."""
    yield drawing
    if any(isinstance(shape, Ring) for shape in drawing.shapes):
        return
    for factor in _STRETCHES[1:]:
        if drawing.height * factor <= highest:
            shapes = tuple(_stretched(shape, factor) for shape in drawing.shapes)
            yield Drawing(drawing.width, drawing.height * factor, shapes)


def _stretched(shape: Shape, factor: float) -> Shape:
    match shape:
        case Box() | Slot():
            return replace(shape, y=shape.y * factor, height=shape.height * factor)
        case Caption() | Ring():
            return replace(shape, y=shape.y * factor)
        case Arrow():
            return replace(shape, y1=shape.y1 * factor, y2=shape.y2 * factor)
        case _:
            assert_never(shape)
