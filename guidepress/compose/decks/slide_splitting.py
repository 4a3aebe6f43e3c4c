"""Limits for slides: at most five points of at most twelve words. A longer list becomes several slides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from guidepress.compose.decks.slide_text import slide_runs
from guidepress.document.blocks import ItemList, Table
from guidepress.document.inline import Runs, plain

POINTS = 5
STEPS = 6
"""Most points on a slide, and most steps of an activity."""
TERMS = 10
"""Most single words and names on a slide, in two columns."""
WORDS = 12
"""Most words of a point."""
POINT_LETTERS = 54
STEP_LETTERS = 52
"""Letters in a line of a point, and of a step in its table: a cautious estimate."""
POINT_LINES = 7
STEP_LINES = 6
"""Most lines on a slide of points, and of steps."""
COLUMNS = 3
TABLE_LETTERS = 60
TABLE_LINES = 6
"""Most columns of a table, letters in a whole row, and lines of the table."""

T = TypeVar("T")


def split_evenly(items: Sequence[T], most: int) -> list[tuple[T, ...]]:
    """The items in groups of at most `most`, as equal in size as possible: eleven become four, four and three."""
    if not items:
        return []
    count = -(-len(items) // most)
    least, more = divmod(len(items), count)
    groups, at = [], 0
    for number in range(count):
        size = least + (1 if number < more else 0)
        groups.append(tuple(items[at : at + size]))
        at += size
    return groups


def line_count(runs: Runs, letters: int) -> int:
    """About how many lines a text takes."""
    return max(1, -(-len(plain(runs)) // letters))


def split_by_lines(items: Sequence[T], lines: Sequence[int], most: int, most_lines: int) -> list[tuple[T, ...]]:
    """Like `split_evenly`, with as many groups as are needed to keep each within `most_lines`. `lines` has one number
    for each item.
    """
    for size in range(most, 0, -1):
        groups = split_evenly(items, size)
        starts = [sum(len(group) for group in groups[:at]) for at in range(len(groups))]
        totals = [sum(lines[start : start + len(group)]) for start, group in zip(starts, groups, strict=True)]
        if all(total <= most_lines for total in totals):
            return groups
    return split_evenly(items, 1)


def word_count(runs: Runs) -> int:
    """The number of words of a text."""
    return len(plain(runs).split())


def list_fits(block: ItemList) -> bool:
    """Whether a list of the book is short enough for slides."""
    if len(block.items) < 2 or any(item.inner for item in block.items):
        return False
    return all(word_count(slide_runs(item.runs)) <= WORDS for item in block.items)


def table_fits(block: Table) -> bool:
    """Whether a table of the book is small enough for a slide."""
    if len(block.header) > COLUMNS:
        return False
    letters = TABLE_LETTERS // len(block.header) - 2
    rows = (block.header, *block.rows)
    return sum(max(line_count(slide_runs(cell), letters) for cell in row) for row in rows) <= TABLE_LINES
