"""The size of a drawing on a page: its own, or another in which its words have room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from msgspec.structs import replace

from guidepress.core.values import Value
from guidepress.document.drawing import Arrow, Box, Caption, Drawing, Ring, Shape, Slot
from guidepress.document.fields import Field
from guidepress.formats.pdf.components.answer_room import Keyboard, Pen
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.drawing_words import words_without_room
from guidepress.formats.pdf.components.field_sizes import drop_down_width, field_height
from guidepress.formats.pdf.layout.flowable import TOLERANCE
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


def fitted_sketch(context: Context, drawing: Drawing, width: float) -> FittedDrawing | None:
    """A drawing with fields in its own size, or narrower if `width` (points) is less; None if it cannot be used there.

    It becomes higher where its words or its boxes have no room. It is not used where words have none even so, where a
    box is too small for its answer, or where it would be higher than a page. Then its fields stand in a table.
    """
    styles = context.styles
    scale = min(MM, width / drawing.width)
    highest = styles.page.body * _HIGHEST / scale
    for stretched in _stretched_drawings(drawing, highest):
        if stretched.height <= highest and _boxes_fit(context, drawing, stretched, scale):
            words = words_without_room(stretched, styles, scale)
            if not words:
                return FittedDrawing(stretched, scale, words)
    return None


def _boxes_fit(context: Context, drawing: Drawing, stretched: Drawing, scale: float) -> bool:
    """Whether no box has become too small to write in, and each holds the options and examples of its field.

    A box that is small in the drawing itself may stay so.
    """
    pairs = zip(drawing.shapes, stretched.shapes, strict=True)
    return all(
        _box_fits(context, own, slot.answer, slot.width * scale, slot.height * scale)
        for own, slot in pairs
        if isinstance(own, Slot) and isinstance(slot, Slot) and isinstance(slot.answer, Field)
    )


def _box_fits(context: Context, own: Slot, field: Field, width: float, height: float) -> bool:
    layout = context.styles.layout
    if field.kind == "pick":
        return width >= drop_down_width(context, field) and height >= field_height(context, field, width) - TOLERANCE
    is_large = height >= min(own.height, layout.fields.low) * MM and width >= min(own.width, layout.table.narrow) * MM
    pen, keyboard = Pen(context), Keyboard(context)
    texts = [example.text for example in field.examples]
    by_hand = all(pen.lines(text, width) <= pen.lines_in(height) for text in texts)
    typed = max((keyboard.lines(text, width) for text in texts), default=1)
    return is_large and by_hand and (typed == 1 or keyboard.height(typed) <= height)


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
