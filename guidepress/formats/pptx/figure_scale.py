"""The size of a drawing and of its words on a slide."""

from __future__ import annotations

from guidepress.core.values import Value
from guidepress.document.drawing import Box, Caption, Drawing, Ring
from guidepress.formats.pptx.text_measure import MM_PER_POINT, Ruler
from guidepress.text.fit import largest_size
from guidepress.theme.deck import Area, FigureLayout

TextShape = Box | Ring | Caption
"""A shape that may hold text."""
SizeGroup = tuple[str, float, bool]
"""The words that get the same type size: kind of shape, type size in the drawing, turned or not."""
_ALIGNMENT = {"left": 0.0, "middle": 0.5, "right": 1.0}
"""The share of its width by which a caption extends to the left of its x."""


class Scale(Value):
    """The scale from the drawing to the slide, both in millimetres, and the position of the drawing.

    If the drawing has rings, x and y are the same, so that they stay circles.
    """

    x: float
    y: float
    left: float
    top: float


def scale_to(drawing: Drawing, area: Area) -> Scale:
    """The largest scale that fits the area. The drawing is centred in it."""
    x, y = area.size[0] / drawing.width, area.size[1] / drawing.height
    if any(isinstance(shape, Ring) for shape in drawing.shapes):
        x = y = min(x, y)
    left = area.at[0] + (area.size[0] - drawing.width * x) / 2
    return Scale(x, y, left, area.at[1] + (area.size[1] - drawing.height * y) / 2)


def left_of(caption: Caption) -> float:
    """The left edge of a caption's words, in millimetres of the drawing."""
    return caption.x - _ALIGNMENT[caption.align] * caption.width


class TypeSizes:
    """The type sizes of a drawing's words, in points. `least` is the smallest of them."""

    def __init__(self, drawing: Drawing, scale: Scale, look: FigureLayout, ruler: Ruler) -> None:
        self._drawing = drawing
        self._scale = scale
        self._look = look
        self._ruler = ruler
        self._sizes: dict[SizeGroup, float] = {}
        for shape in drawing.shapes:
            if isinstance(shape, TextShape) and shape.text:
                fits = self._fitting(shape)
                self._sizes[_size_group(shape)] = min(self._sizes.get(_size_group(shape), fits), fits)
        self.least = min(self._sizes.values(), default=look.wanted)

    def size_of(self, shape: TextShape) -> float:
        """The type size of a shape: the wanted size, or less so that the words of every shape in its group fit."""
        return self._sizes[_size_group(shape)] if shape.text else self._look.wanted

    def _fitting(self, shape: TextShape) -> float:
        width, height = (length / MM_PER_POINT for length in self._room(shape))
        largest = max(self._look.wanted, shape.size * self._scale.y / MM_PER_POINT)
        return largest_size(shape.text, (width, height), largest, self._ruler.leading, self._ruler.metrics, "bold")

    def _room(self, shape: TextShape) -> tuple[float, float]:
        """The width and height for the words of a shape, in millimetres on the slide."""
        if isinstance(shape, Ring):
            return shape.radius * self._scale.x * 1.2, shape.radius * self._scale.y * 0.5
        if isinstance(shape, Caption):
            return shape.width * self._scale.x, self._below(shape) * self._scale.y
        width, height = shape.width * self._scale.x - 2 * self._look.inset, shape.height * self._scale.y
        return (height - 2 * self._look.inset, width) if shape.turned else (width, height)

    def _below(self, caption: Caption) -> float:
        """The free height below the top of a caption: down to the next caption or box, or the end of the drawing."""
        left = left_of(caption)
        ends = [self._drawing.height]
        for shape in self._drawing.shapes:
            if shape is caption or not isinstance(shape, Box | Caption):
                continue
            start = left_of(shape) if isinstance(shape, Caption) else shape.x
            if shape.y > caption.y and start < left + caption.width and start + shape.width > left:
                ends.append(shape.y)
        return min(ends) - caption.y


def _size_group(shape: TextShape) -> SizeGroup:
    return type(shape).__name__, shape.size, isinstance(shape, Box) and shape.turned
