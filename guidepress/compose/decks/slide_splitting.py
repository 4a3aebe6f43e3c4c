"""Limits for slides: at most five points of at most twelve words. A longer list becomes several slides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from guidepress.compose.decks.slide_text import slide_runs
from guidepress.document.blocks import Table
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
STATEMENT_LETTERS = 40
STATEMENT_LINES = 7
"""Letters in a line of a question in the smallest large type, and most lines, where the space between two questions
counts as half a line.
"""
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


def split_by_lines(
    items: Sequence[T], lines: Sequence[int], most: int, most_lines: int, counts: Sequence[int] = ()
) -> list[tuple[T, ...]]:
    """The items in as few groups as possible, each of at most `most` items and `most_lines` lines, as even as possible.

    `lines` has one number for each item, and so has `counts`, if an item counts as several. An item that is too large
    is a group of its own.
    """
    counts = counts or [1] * len(items)
    best = [(0, 0, 0)] * (len(items) + 1)
    """For the items from each place on: the number of groups, their unevenness, and the end of the first, negative."""
    for start in reversed(range(len(items))):
        choices, count, height = [], 0, 0
        for end in range(start + 1, len(items) + 1):
            count, height = count + counts[end - 1], height + lines[end - 1]
            if end > start + 1 and (count > most or height > most_lines):
                break
            groups, unevenness, _ = best[end]
            choices.append((groups + 1, unevenness + count * count + height * height, -end))
        best[start] = min(choices)
    split, at = [], 0
    while at < len(items):
        end = -best[at][2]
        split.append(tuple(items[at:end]))
        at = end
    return split


def word_count(runs: Runs) -> int:
    """The number of words of a text."""
    return len(plain(runs).split())


def table_fits(block: Table) -> bool:
    """Whether a table of the book is small enough for a slide."""
    if len(block.header) > COLUMNS:
        return False
    letters = TABLE_LETTERS // len(block.header) - 2
    rows = (block.header, *block.rows)
    return sum(max(line_count(slide_runs(cell), letters) for cell in row) for row in rows) <= TABLE_LINES
