"""Draws a tally as bars: beside each question a bar for each option, with its count in figures.

Lengths are millimetres. Bars differ by their place and length, never by their colour, so that a chart can be read in
grey.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from guidepress.answers.summary.findings import Line, Spread, Tally
from guidepress.core.values import Value
from guidepress.document.drawing import Arrow, Box, Caption, Drawing, Shape
from guidepress.document.labels import Labels
from guidepress.text.drawing_estimate import LEADING, text_height, text_width

TONE = "accent-1"
MOST_COLUMNS = 7
"""The most options that stand side by side."""


class ChartSize(Value):
    """The measures of a chart."""

    width: float
    text: float
    """The size of its words."""
    label: float
    """The share of its width for labels."""
    spread: float
    """The width of the column of medians."""
    gap: float
    """Between two rows, and between a label and what stands beside it."""


ON_PAGE = ChartSize(165.0, 3.9, 0.36, 32.0, 2.0)
ON_SLIDE = ChartSize(290.0, 7.4, 0.36, 58.0, 3.0)


def chart(tally: Tally, words: Labels, least: int, size: ChartSize) -> Drawing:
    """The chart of a tally. A line of too small a group says so, and has no bars."""
    if not tally.options:
        return _listed([_number_bar(line, words, least) for line in tally.lines], size)
    if is_list(tally):
        (line,) = tally.lines
        most = max(line.counts, default=0) or 1
        bars = [
            _Bar(option, count / most, str(count)) for option, count in zip(tally.options, line.counts, strict=True)
        ]
        return _listed(bars, size)
    return _matrix(tally, words, least, size)


def shown(tally: Tally, words: Labels, size: ChartSize) -> Iterator[Tally]:
    """The tallies to draw for a tally: where its options have no room side by side, one for each of its questions."""
    if not tally.options or is_list(tally) or _fits(tally, size):
        yield tally
        return
    for line in tally.lines:
        title = words.labelled.format(label=tally.title, text=line.label) if tally.title else line.label
        yield replace(tally, title=title, lines=(line,))


def _fits(tally: Tally, size: ChartSize) -> bool:
    spread = size.spread if tally.has_spread else 0.0
    column = (size.width * (1 - size.label) - spread) / len(tally.options) - size.gap
    widest = max(text_width(word, size.text) for option in tally.options for word in option.split())
    return len(tally.options) <= MOST_COLUMNS and widest * 1.05 <= column


def is_list(tally: Tally) -> bool:
    """Whether the options of a tally stand below each other: those of a single question."""
    return bool(tally.options) and len(tally.lines) == 1


def spread_words(spread: Spread, words: Labels) -> str:
    """A median with its quartiles: "3 (2 to 4)"."""
    between = words.summary_between.format(low=spread.low, high=spread.high)
    return words.summary_median_between.format(median=spread.median, between=between)


# ------------------------------------------------------------------------------------------------- one bar a row


class _Bar(Value):
    """A row with one bar. `share` is its length, from 0 to 1."""

    label: str
    share: float
    text: str


def _number_bar(line: Line, words: Labels, least: int) -> _Bar:
    """The median of a number, as text alone: the numbers of two questions may mean different things."""
    if line.spread is None:
        return _Bar(line.label, 0.0, words.summary_too_few.format(least=least))
    return _Bar(line.label, 0.0, spread_words(line.spread, words))


def _listed(bars: Sequence[_Bar], size: ChartSize) -> Drawing:
    text, label = size.text, size.width * size.label
    room = max((text_width(bar.text, text) for bar in bars), default=0.0) * 1.25 + size.gap
    longest = size.width - label - size.gap - room
    shapes: list[Shape] = []
    y = 0.0
    for bar in bars:
        height = max(text_height(bar.label, label, text), LEADING * text)
        shapes.append(Caption(0, y, label, bar.label, text))
        shapes += _bar_with_text(label + size.gap, y, longest, bar.share, bar.text, size)
        y += height + size.gap
    shapes.append(_axis(label + size.gap, 0.0, y - size.gap))
    return Drawing(size.width, y, tuple(shapes))


def _bar_with_text(x: float, y: float, longest: float, share: float, text: str, size: ChartSize) -> list[Shape]:
    """A bar, and its count in figures behind it."""
    line = LEADING * size.text
    length = longest * share
    shapes: list[Shape] = [Box(x, y + line * 0.1, length, line * 0.8, tone=TONE)] if length else []
    width = text_width(text, size.text) * 1.25 + 1
    shapes.append(Caption(x + length + size.gap / 2, y, width, text, size.text, strong=True))
    return shapes


def _axis(x: float, top: float, bottom: float) -> Arrow:
    return Arrow(x, top, x, bottom, head=False)


# ------------------------------------------------------------------------------------------------- rows and columns


def _matrix(tally: Tally, words: Labels, least: int, size: ChartSize) -> Drawing:
    """A row for each question, a column for each option, and the median at the end."""
    text, label = size.text, size.width * size.label
    spread = size.spread if tally.has_spread else 0.0
    column = (size.width - label - spread) / len(tally.options)
    inside = column - size.gap
    figures = text_width("00", text) * 1.25 + size.gap / 2
    most = max((count for line in tally.lines for count in line.counts), default=0) or 1
    heads = [(label + size.gap + at * column, inside, option) for at, option in enumerate(tally.options)]
    if spread:
        heads.append((size.width - spread + size.gap, spread - size.gap, words.summary_median))
    head = max(text_height(word, width, text) for _, width, word in heads)
    shapes: list[Shape] = [Caption(x, 0, width, word, text, strong=True) for x, width, word in heads]
    y = head + size.gap
    for line in tally.lines:
        height = max(text_height(line.label, label, text), LEADING * text)
        shapes.append(Caption(0, y, label, line.label, text))
        if not line.people:
            few = words.summary_too_few.format(least=least)
            shapes.append(Caption(label + size.gap, y, size.width - label - size.gap, few, text))
        for at, count in enumerate(line.counts):
            x = label + size.gap + at * column
            shapes += _bar_with_text(x, y, max(inside - figures, 1.0), count / most, str(count), size)
        if line.spread is not None:
            told = spread_words(line.spread, words)
            shapes.append(Caption(size.width - spread + size.gap, y, spread - size.gap, told, text))
        y += height + size.gap
    bottom = y - size.gap
    shapes += [_axis(label + size.gap + at * column, head + size.gap, bottom) for at in range(len(tally.options))]
    return Drawing(size.width, y, tuple(shapes))


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
