"""Divides a tally into charts that have room on a page or a slide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from guidepress.answers.summary.chart import ChartSize, column_width, is_list, label_height, list_chart, matrix_chart
from guidepress.answers.summary.findings import Tally
from guidepress.core.values import Value
from guidepress.document.drawing import Drawing
from guidepress.document.labels import Labels
from guidepress.text.drawing_estimate import text_height

T = TypeVar("T")
_STEP = 0.95
"""By how much the room of a group is made smaller at a time, until there would be more groups."""


class ChartPart(Value):
    """One chart, and what of the tally it shows."""

    drawing: Drawing
    tally: Tally


def charts_of(tally: Tally, words: Labels, least: int, size: ChartSize, above: Sequence[str] = ()) -> list[ChartPart]:
    """The charts of a tally, one below or behind the other. The bars of all have one scale. `above` are lines of text
    above the options of a single question.
    """
    most = max((count for line in tally.lines for count in line.counts), default=0)
    if is_list(tally):
        return [ChartPart(list_chart(part, size, most, above), part) for part in _options(tally, size, above)]
    return [ChartPart(matrix_chart(part, words, least, size, most), part) for part in _rows(tally, words, size)]


def _options(tally: Tally, size: ChartSize, above: Sequence[str]) -> Iterator[Tally]:
    """A tally of one question in parts, each with as many options as have room."""
    (line,) = tally.lines
    used = sum(text_height(text, size.width, size.text) + size.gap for text in above)
    counted = list(zip(tally.options, line.counts, strict=True))
    for group in packed(counted, lambda each: label_height(each[0], size), size.most - used):
        options, counts = zip(*group, strict=True)
        yield replace(tally, options=options, lines=(replace(line, counts=counts),))


def _rows(tally: Tally, words: Labels, size: ChartSize) -> Iterator[Tally]:
    """A tally of several questions in parts, each with as many questions as have room."""
    column = column_width(tally, size) - size.gap
    heads = (*((head, column) for head in tally.heads), (words.summary_people, size.people - size.gap))
    head = max(text_height(text, width, size.text) for text, width in heads) + size.gap
    legend = text_height(tally.meanings, size.width, size.text) if tally.meanings else 0.0
    for lines in packed(tally.lines, lambda line: label_height(line.label, size), size.most - head - legend):
        yield replace(tally, lines=lines)


def packed(items: Sequence[T], size: Callable[[T], float], most: float) -> list[tuple[T, ...]]:
    """The items in as few groups as possible whose sizes add up to at most `most`, the groups about equal in size. A
    larger item stands alone.
    """
    groups = _filled(items, size, most)
    while 1 < len(groups) < len(items):
        most *= _STEP
        smaller = _filled(items, size, most)
        if len(smaller) > len(groups):
            break
        groups = smaller
    return groups


def _filled(items: Sequence[T], size: Callable[[T], float], most: float) -> list[tuple[T, ...]]:
    """The items in groups, each as full as can be."""
    groups: list[list[T]] = []
    filled = 0.0
    for item in items:
        if not groups or filled + size(item) > most:
            groups.append([])
            filled = 0.0
        groups[-1].append(item)
        filled += size(item)
    return [tuple(group) for group in groups]
