"""Draws a tally as bars: beside each question a bar for each option, with its count in figures.

Lengths are millimetres. Bars differ by their place and length, never by their colour, so that a chart can be read in
grey.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from guidepress.answers.summary.findings import Line, Tally, joined
from guidepress.core.values import Value
from guidepress.document.drawing import Arrow, Box, Caption, Drawing, Shape
from guidepress.document.labels import Labels
from guidepress.text.drawing_estimate import LEADING, text_height, text_width

TONE = "accent-1"
MOST_COLUMNS = 7
"""The most options that stand side by side."""
WIDER = 1.1
"""By how much letters may be wider than they are estimated."""


class ChartSize(Value):
    """The measures of a chart."""

    width: float
    text: float
    """The size of its words."""
    label: float
    """The width of the labels of its rows."""
    spread: float
    """The width of the column of medians."""
    people: float
    """The width of the column that says how many people answered."""
    gap: float
    """Between two rows, and between a label and what stands beside it."""
    most: float
    """The greatest height of a chart."""
    height: float = 0.0
    """The least height of a chart, so that those on slides all have words of one size."""


ON_PAGE = ChartSize(165.0, 3.9, 60.0, 26.0, 19.0, 2.0, 190.0)
ON_SLIDE = ChartSize(290.0, 7.0, 110.0, 48.0, 32.0, 4.0, 116.0, 116.0)


def list_chart(tally: Tally, size: ChartSize, most: int, above: Sequence[str] = ()) -> Drawing:
    """The chart of a single question, its options below each other. `most` is the count of the longest bar of all
    charts of the question; `above` are lines of text above the options.
    """
    return _drawing(_list(tally, size, most, above), size)


def matrix_chart(tally: Tally, words: Labels, least: int, size: ChartSize, most: int) -> Drawing:
    """The chart of questions below each other, with their options side by side. A line of too small a group says so,
    and has no bars.
    """
    return _drawing(_Matrix(tally, words, least, size, most).shapes(), size)


def _drawing(shapes: Sequence[Shape], size: ChartSize) -> Drawing:
    low = max(_bottom(shape) for shape in shapes)
    return Drawing(size.width, max(low, size.height), tuple(shapes))


def shown(tally: Tally, words: Labels, size: ChartSize) -> Iterator[Tally]:
    """The tallies to draw for a tally: where its options have no room side by side, one for each of its questions."""
    if not tally.options or is_list(tally) or _fits(tally, size):
        yield tally
        return
    for line in tally.lines:
        yield replace(tally, title=joined(tally.title, line.label, words), lines=(line,))


def _fits(tally: Tally, size: ChartSize) -> bool:
    """Whether the heads of all columns have room."""
    column = column_width(tally, size) - size.gap
    widest = max(text_width(word, size.text) for head in tally.heads for word in head.split())
    return len(tally.options) <= MOST_COLUMNS and widest * WIDER <= column


def column_width(tally: Tally, size: ChartSize) -> float:
    """The width of the column of one option."""
    spread = size.spread if tally.has_spread else 0.0
    return (size.width - size.label - spread - size.people) / len(tally.options)


def is_list(tally: Tally) -> bool:
    """Whether the options of a tally stand below each other: those of a single question."""
    return bool(tally.options) and len(tally.lines) == 1


def label_height(label: str, size: ChartSize) -> float:
    """The height of a row with this label, and the gap below it."""
    return text_height(label, size.label, size.text) + size.gap


def _bottom(shape: Shape) -> float:
    match shape:
        case Box() | Caption():
            height = shape.height if isinstance(shape, Box) else text_height(shape.text, shape.width, shape.size)
            return shape.y + height
        case Arrow():
            return shape.y2
        case _:
            return 0.0


# ------------------------------------------------------------------------------------------------- one bar a row


def _list(tally: Tally, size: ChartSize, most: int, above: Sequence[str]) -> list[Shape]:
    """A row for each option of a single question."""
    (line,) = tally.lines
    left = size.label + size.gap
    longest = size.width - left - _figures(most, size)
    shapes: list[Shape] = []
    y = 0.0
    for at, text in enumerate(above):
        shapes.append(Caption(0, y, size.width, text, size.text, strong=at == 0))
        y += text_height(text, size.width, size.text) + size.gap
    top = y
    for option, count in zip(tally.options, line.counts, strict=True):
        shapes.append(Caption(0, y, size.label, option, size.text))
        shapes += _bar(left, y, longest * count / (most or 1), count, size)
        y += label_height(option, size)
    return [*shapes, _axis(left, top, y - size.gap)]


def _bar(x: float, y: float, length: float, count: int, size: ChartSize) -> list[Shape]:
    """A bar, and its count in figures behind it."""
    line = LEADING * size.text
    shapes: list[Shape] = [Box(x, y + line * 0.1, length, line * 0.8, tone=TONE)] if count else []
    figures = _figures(count, size)
    return [*shapes, Caption(x + length + size.gap / 2, y, figures, str(count), size.text, strong=True)]


def _figures(count: int, size: ChartSize) -> float:
    """The width of a count in figures."""
    return text_width(f"{count}0", size.text) * WIDER + size.gap / 2


def _axis(x: float, top: float, bottom: float) -> Arrow:
    return Arrow(x, top, x, bottom, head=False)


# ------------------------------------------------------------------------------------------------- rows and columns


class _Matrix:
    """A row for each question and a column for each option, then how many people answered, and the median."""

    def __init__(self, tally: Tally, words: Labels, least: int, size: ChartSize, most: int) -> None:
        self.tally, self.words, self.least, self.size = tally, words, least, size
        self.column = column_width(tally, size)
        self.left = size.label + size.gap
        self.people = size.label + self.column * len(tally.options) + size.gap
        self.spread = self.people + size.people
        self.unit = max(self.column - size.gap - _figures(most, size), 1.0) / (most or 1)
        """The length of a bar for each person."""

    def shapes(self) -> list[Shape]:
        """All its shapes, row by row."""
        shapes, y = self._heads()
        top = y
        for line in self.tally.lines:
            shapes += self._row(line, y)
            y += label_height(line.label, self.size)
        shapes += [_axis(self.left + at * self.column, top, y - self.size.gap) for at in range(len(self.tally.options))]
        if self.tally.meanings:
            shapes.append(self._caption(0, y, self.size.width, self.tally.meanings))
        return shapes

    def _caption(self, x: float, y: float, width: float, text: str, *, strong: bool = False) -> Caption:
        return Caption(x, y, width, text, self.size.text, strong=strong)

    def _heads(self) -> tuple[list[Shape], float]:
        """The heads of the columns, and the height at which the rows begin."""
        size, words = self.size, self.words
        heads = [
            (self.left + at * self.column, self.column - size.gap, head) for at, head in enumerate(self.tally.heads)
        ]
        heads.append((self.people, size.people - size.gap, words.summary_people))
        if self.tally.has_spread:
            heads.append((self.spread, size.spread - size.gap, words.summary_median))
        height = max(text_height(head, width, size.text) for _, width, head in heads)
        return [self._caption(x, 0, width, head, strong=True) for x, width, head in heads], height + size.gap

    def _row(self, line: Line, y: float) -> Iterator[Shape]:
        yield self._caption(0, y, self.size.label, line.label)
        if not line.people:
            few = self.words.summary_too_few.format(least=self.least)
            yield self._caption(self.left, y, self.size.width - self.left, few)
            return
        for at, count in enumerate(line.counts):
            yield from _bar(self.left + at * self.column, y, self.unit * count, count, self.size)
        yield self._caption(self.people, y, self.size.people - self.size.gap, str(line.people))
        if line.spread is not None:
            between = self.words.summary_between.format(low=line.spread.low, high=line.spread.high)
            told = self.words.summary_median_between.format(median=line.spread.median, between=between)
            yield self._caption(self.spread, y, self.size.spread - self.size.gap, told)


# ------------------------------------------------------------------------------------------------- in words


def chart_words(tally: Tally, title: str, words: Labels, least: int) -> str:
    """A chart in words, for its text alternative: all its counts."""
    told = [
        words.summary_chart_line.format(label=line.label, text=_line_words(line, tally, words, least))
        for line in tally.lines
    ]
    return words.summary_chart.format(title=title, lines=" ".join(told))


def _line_words(line: Line, tally: Tally, words: Labels, least: int) -> str:
    if not line.people:
        return words.summary_too_few.format(least=least)
    told = [
        words.summary_chart_count.format(label=option, count=count)
        for option, count in zip(tally.options, line.counts, strict=True)
    ]
    if line.spread is not None:
        spread = line.spread
        told.append(words.summary_chart_median.format(median=spread.median, low=spread.low, high=spread.high))
    return ", ".join(told)
