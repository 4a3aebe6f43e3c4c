"""A map with the names that somebody has written on it."""

from __future__ import annotations

from msgspec.structs import replace

from guidepress.answers.printing.given import Given
from guidepress.document.blocks import Figure
from guidepress.document.drawing import Box, Shape, Slot
from guidepress.document.exercise import Sketch
from guidepress.document.fields import Field
from guidepress.document.inline import Run
from guidepress.text.drawing_estimate import text_height

TEXT = 4.25
"""The size of the text in millimetres: 12 points."""
INSET = 2.0
"""What a box leaves free at its left and right, together, in millimetres."""


def map_figure(sketch: Sketch, title: str, given: Given) -> Figure:
    """The drawing with the answers in their places, without places that are empty. A name that has no room shows its
    beginning; the table that follows has it in full.
    """
    shapes = tuple(shape for each in sketch.drawing.shapes if (shape := _shape(each, given)) is not None)
    caption = (Run(given.words.print_drawn.format(title=title)),)
    return Figure(replace(sketch.drawing, shapes=shapes), sketch.alt, caption)


def _shape(shape: Shape, given: Given) -> Shape | None:
    if not isinstance(shape, Slot):
        return shape
    text = " ".join(given.text(shape.answer).split())
    if isinstance(shape.answer, Field) and shape.answer.kind == "pick":
        answer = given.answers.get(shape.answer.id)
        text = next((one.label for one in shape.answer.options if answer and one.key == answer.value), text)
    if not text:
        return None
    return Box(shape.x, shape.y, shape.width, shape.height, _shortened(text, shape.width - INSET, shape.height))


def _shortened(text: str, width: float, height: float) -> str:
    """The text, or as much of it as has room."""
    if text_height(text, width, TEXT) <= height:
        return text
    length = len(text)
    while length > 1 and text_height(f"{text[:length].rstrip()}…", width, TEXT) > height:
        length = length // 2 if length > 2 * width * height else length - 1
    return f"{text[:length].rstrip()}…"
