"""How large a drawing and its words are on a slide."""

from __future__ import annotations

import math

from guidepress.core.values import Value
from guidepress.document.drawing import Box, Caption, Drawing, Ring
from guidepress.formats.pptx.text_measure import MILLIMETRES, Ruler
from guidepress.theme.deck import Area, FigureLayout

Worded = Box | Ring | Caption
Class = tuple[str, float, bool]
"""Words that look alike on a slide: kind of shape, type size in the drawing, turned or not."""
_SHIFT = {"left": 0.0, "middle": 0.5, "right": 1.0}


class Scale(Value):
    """From the drawing's millimetres to the slide's. Circles stay circles; a drawing without them may be widened."""

    x: float
    y: float
    left: float
    top: float


def scale_to(drawing: Drawing, area: Area) -> Scale:
    """The largest scale that fits the area, in the middle of it."""
    x, y = area.size[0] / drawing.width, area.size[1] / drawing.height
    if any(isinstance(shape, Ring) for shape in drawing.shapes):
        x = y = min(x, y)
    left = area.at[0] + (area.size[0] - drawing.width * x) / 2
    return Scale(x, y, left, area.at[1] + (area.size[1] - drawing.height * y) / 2)


def left_of(caption: Caption) -> float:
    """Where the room for a caption's words begins."""
    return caption.x - _SHIFT[caption.align] * caption.width


class TypeSizes:
    """The type sizes of a drawing's words, in points. `least` is the smallest of them."""

    def __init__(self, drawing: Drawing, scale: Scale, look: FigureLayout, ruler: Ruler) -> None:
        self._drawing = drawing
        self._scale = scale
        self._look = look
        self._ruler = ruler
        self._sizes: dict[Class, float] = {}
        for shape in drawing.shapes:
            if isinstance(shape, Worded) and shape.text:
                fits = self._fitting(shape)
                self._sizes[_class(shape)] = min(self._sizes.get(_class(shape), fits), fits)
        self.least = min(self._sizes.values(), default=look.wanted)

    def of(self, shape: Worded) -> float:
        """As large as wanted, if the words of every shape that looks like this one fit."""
        return self._sizes[_class(shape)] if shape.text else self._look.wanted

    def _fitting(self, shape: Worded) -> float:
        width, height = self._room(shape)
        points = float(math.floor(max(self._look.wanted, shape.size * self._scale.y / MILLIMETRES)))
        while points > 1 and not self._fits(shape.text, points, width, height):
            points -= 1
        return points

    def _fits(self, text: str, points: float, width: float, height: float) -> bool:
        if any(self._ruler.width(word, points) > width for word in text.split()):
            return False
        return self._ruler.lines(text, points, width) * self._ruler.line(points) <= height

    def _room(self, shape: Worded) -> tuple[float, float]:
        """Width and height for the words of a shape, in millimetres on the slide."""
        if isinstance(shape, Ring):
            return shape.radius * self._scale.x * 1.2, shape.radius * self._scale.y * 0.5
        if isinstance(shape, Caption):
            return shape.width * self._scale.x, self._below(shape) * self._scale.y
        width, height = shape.width * self._scale.x - 2 * self._look.inset, shape.height * self._scale.y
        return (height - 2 * self._look.inset, width) if shape.turned else (width, height)

    def _below(self, caption: Caption) -> float:
        """The free height under the top of a caption: down to the next words or box, or the end of the drawing."""
        left = left_of(caption)
        ends = [self._drawing.height]
        for shape in self._drawing.shapes:
            if shape is caption or not isinstance(shape, Box | Caption):
                continue
            start = left_of(shape) if isinstance(shape, Caption) else shape.x
            if shape.y > caption.y and start < left + caption.width and start + shape.width > left:
                ends.append(shape.y)
        return min(ends) - caption.y


def _class(shape: Worded) -> Class:
    return type(shape).__name__, shape.size, isinstance(shape, Box) and shape.turned
