"""Drawings as data: shapes in millimetres, with the origin at the top left."""

from __future__ import annotations

from typing import Literal, assert_never

from guidepress.core.values import Value
from guidepress.document.fields import Choice, Field


class Box(Value):
    """A rectangle with text in its middle. `tone` is a colour name of the theme: "ink", "paper",
    "tint", "accent-1" …
    """

    x: float
    y: float
    width: float
    height: float
    text: str = ""
    tone: str = "paper"
    size: float = 4.25
    strong: bool = False
    turned: bool = False
    """Whether the text runs upwards, so that it is read from the right-hand side."""


class Ring(Value):
    """A circle with text inside, at its top."""

    x: float
    y: float
    radius: float
    text: str = ""
    tone: str = "paper"
    size: float = 4.25


class Arrow(Value):
    """A straight line from the first point to the second, with a head at the second unless `head` is false."""

    x1: float
    y1: float
    x2: float
    y2: float
    head: bool = True
    tone: str = "ink"


class Caption(Value):
    """Text on a drawing. (`x`, `y`) is the top of the first line: its left end, middle or right end, by `align`."""

    x: float
    y: float
    width: float
    text: str
    size: float = 4.25
    align: Literal["left", "middle", "right"] = "left"
    strong: bool = False
    tone: str = "ink"


class Slot(Value):
    """A field on a drawing."""

    x: float
    y: float
    width: float
    height: float
    answer: Field | Choice


Shape = Box | Ring | Arrow | Caption | Slot


class Drawing(Value):
    """Shapes on a canvas of `width` by `height` millimetres, painted in order."""

    width: float
    height: float
    shapes: tuple[Shape, ...]

    def answers(self) -> tuple[Field | Choice, ...]:
        """The fields and choices on the drawing, in order."""
        return tuple(shape.answer for shape in self.shapes if isinstance(shape, Slot))

    def texts(self) -> tuple[str, ...]:
        """The texts on the drawing, in order."""
        return tuple(text for shape in self.shapes if (text := _words_of(shape)))

    def words(self) -> tuple[str, ...]:
        """The texts on the drawing, in order, each once."""
        return tuple(dict.fromkeys(self.texts()))


def _words_of(shape: Shape) -> str:
    match shape:
        case Box() | Ring() | Caption():
            return shape.text
        case Arrow() | Slot():
            return ""
        case _:
            assert_never(shape)
