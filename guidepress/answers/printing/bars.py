"""Bars that show points which somebody has given to rows. Lengths are millimetres."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from guidepress.document.blocks import Figure
from guidepress.document.drawing import Box, Caption, Drawing, Shape
from guidepress.document.exercise import FieldGrid
from guidepress.document.inline import Run, plain
from guidepress.document.labels import Labels
from guidepress.text.drawing_estimate import text_height

if TYPE_CHECKING:
    from guidepress.answers.printing.grids import Line

TEXT = 4.25  # size of the text: 12 points
NAME, BAR, NUMBER = 58.0, 86.0, 14.0  # widths of the names of rows, of the longest bar, and of the numbers
HEIGHT, GAP, ROW_GAP = 6.0, 1.0, 3.5  # of a bar, between bars of a row, and between rows
TONES = ("accent-1", "accent-4", "accent-10", "accent-7")
"""Of the bars of a row. With more columns, each bar has the words of its column beside it, and all have one tone."""


def bars_figure(grid: FieldGrid, lines: Sequence[Line], title: str, words: Labels) -> Iterator[Figure]:
    """Bars for each row in which a number stands; nothing where there are none."""
    from guidepress.answers.printing.grids import whole_number

    rows = [(plain(line.header), [whole_number(text) for text in line.texts]) for line in lines]
    numbers = [number for _, row in rows for number in row if number is not None]
    if not numbers or not max(numbers):
        return
    shapes: list[Shape] = []
    labels = [plain(column.label) for column in grid.columns]
    y = legend(labels, shapes) if 1 < len(labels) <= len(TONES) else 0.0
    for name, row in rows:
        if len(labels) > len(TONES):
            y = _labelled_row(name, labels, row, max(numbers), y, shapes)
        else:
            y = _row(name, row, max(numbers), y, shapes)
    caption = (Run(words.print_drawn.format(title=title)),)
    yield Figure(Drawing(NAME + BAR + NUMBER, y, tuple(shapes)), words.print_bars_alt, caption)


def legend(labels: Sequence[str], shapes: list[Shape]) -> float:
    """What each tone stands for. Returns the height that it takes."""
    y = 0.0
    for label, tone in zip(labels, TONES, strict=False):
        shapes += [Box(NAME, y, HEIGHT, HEIGHT, tone=tone), Caption(NAME + HEIGHT + GAP, y, BAR, label, TEXT)]
        y += max(HEIGHT, text_height(label, BAR, TEXT)) + GAP
    return y + ROW_GAP


def _labelled_row(
    name: str, labels: Sequence[str], numbers: Sequence[int | None], most: int, y: float, shapes: list[Shape]
) -> float:  # fmt: skip
    """The bars of a row below its name, each with its column’s words at the left. Returns where the next begins."""
    width = NAME + BAR + NUMBER
    shapes.append(Caption(0, y, width, name, TEXT, strong=True))
    y += text_height(name, width, TEXT) + GAP
    for label, number in zip(labels, numbers, strict=True):
        if number is not None:
            shapes.append(Caption(0, y, NAME - GAP, label, TEXT))
            _bar(number, most, y, TONES[0], shapes)
            y += max(HEIGHT, text_height(label, NAME - GAP, TEXT)) + GAP
    return y + ROW_GAP


def _row(name: str, numbers: Sequence[int | None], most: int, y: float, shapes: list[Shape]) -> float:
    """The bars of a row, with its name at the left and each number behind its bar. Returns where the next begins."""
    shapes.append(Caption(0, y, NAME - GAP, name, TEXT))
    low = y + text_height(name, NAME - GAP, TEXT)
    for column, number in enumerate(numbers):
        if number is None:
            continue
        _bar(number, most, y, TONES[column], shapes)
        y += HEIGHT + GAP
    return max(y, low) + ROW_GAP


def _bar(number: int, most: int, y: float, tone: str, shapes: list[Shape]) -> None:
    """A bar, and its number behind it."""
    width = BAR * number / most
    if number:
        shapes.append(Box(NAME, y, width, HEIGHT, tone=tone))
    shapes.append(Caption(NAME + width + GAP, y, NUMBER - GAP, str(number), TEXT))
