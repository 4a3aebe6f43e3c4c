"""Draws a matrix of two by two: its axes with their ends, and the cells to write in. Lengths are millimetres."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.core.values import Value
from guidepress.document.drawing import Arrow, Box, Caption, Drawing, Shape, Slot
from guidepress.document.fields import Field
from guidepress.text.drawing_estimate import text_height

WIDTH = 172.0
TEXT = 4.25  # size of the text: 12 points
SIDE = 36.0  # width of what stands at the left: the axis that runs up
AXIS = 5.0  # between the words of an axis and the cells, for its arrow
INSET = 2.0  # between the edge of a cell and what stands in it
LINE = 8.0  # height of a handwritten line
CELL = (WIDTH - SIDE - AXIS) / 2


class AxisWords(Value):
    """The words of an axis, and those of its ends in the order in which they stand on the page."""

    label: str
    ends: tuple[str, str]


def matrix_drawing(up: AxisWords, across: AxisWords, names: Sequence[str], fields: Sequence[Field]) -> Drawing:
    """The drawing. `names` and `fields` are those of the cells, row by row; a name may be empty."""
    high = _words_height(CELL, across.label, *across.ends)
    name = max((text_height(text, CELL - 2 * INSET, TEXT) + INSET for text in names if text), default=0.0)
    box = max(field.lines for field in fields) * LINE
    height = max(name + box + 2 * INSET, _words_height(SIDE, up.label, *up.ends) + INSET)
    left, top = SIDE + AXIS, high + AXIS
    shapes: list[Shape] = []
    for column, end in enumerate(across.ends):
        shapes += _axis_end(left + column * CELL + INSET, 0.0, CELL - 2 * INSET, across.label, end)
    for row, end in enumerate(up.ends):
        shapes += _axis_end(0.0, top + row * height + INSET, SIDE, up.label, end)
    shapes.append(Arrow(left, top - AXIS / 2, WIDTH, top - AXIS / 2))
    shapes.append(Arrow(left - AXIS / 2, top + 2 * height, left - AXIS / 2, top))
    for number, (text, field) in enumerate(zip(names, fields, strict=True)):
        x, y = left + number % 2 * CELL, top + number // 2 * height
        shapes.append(Box(x, y, CELL, height, tone="paper"))
        if text:
            shapes.append(Caption(x + INSET, y + INSET, CELL - 2 * INSET, text, TEXT, strong=True))
        shapes.append(Slot(x + INSET, y + INSET + name, CELL - 2 * INSET, height - name - 2 * INSET, field))
    return Drawing(WIDTH, top + 2 * height, tuple(shapes))


def _axis_end(x: float, y: float, width: float, label: str, end: str) -> list[Shape]:
    """What an axis measures, in strong letters, and one of its ends below it."""
    below = y + text_height(label, width, TEXT)
    return [Caption(x, y, width, label, TEXT, strong=True), Caption(x, below, width, end, TEXT)]


def _words_height(width: float, label: str, *ends: str) -> float:
    """The height of the label of an axis and the longer of its ends."""
    return text_height(label, width, TEXT) + max(text_height(end, width, TEXT) for end in ends)
