"""Limits for slides: at most seven points of at most twelve words, as far as they have room. A longer list becomes
several slides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from guidepress.compose.decks.slide_text import slide_runs
from guidepress.document.blocks import Table
from guidepress.document.deck import LayoutName, SlideBlock
from guidepress.document.inline import Runs, plain

POINTS = 7
STEPS = 8
"""Most points on a slide, and most steps of an activity."""
TERMS = 10
"""Most single words and names on a slide, in two columns."""
WORDS = 12
"""Most words of a point."""
ITEM_LETTERS = 20
"""How much an item adds to the length of a slide beside its letters: the space above it."""
POINT_LETTERS = 54
POINT_LINES = 7
"""Letters in a line of a point, a cautious estimate, and the lines from which one has slides of its own."""
COLUMNS = 3
TABLE_LETTERS = 60
TABLE_LINES = 6
"""Most columns of a table, letters in a whole row, and lines of the table."""

T = TypeVar("T")


class SlideRoom(Protocol):
    """Says what has room on a slide. The format that sets slides measures it, in the type sizes that it uses."""

    def has_room(self, layout: LayoutName, body: tuple[SlideBlock, ...], title: str = "", subtitle: Runs = ()) -> bool:
        """Whether these blocks have room on a slide of this layout, and its title and subtitle too."""


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


def split_by_room(
    items: Sequence[T], fits: Callable[[Sequence[T]], bool], letters: Callable[[T], int]
) -> list[tuple[T, ...]]:
    """The items in as few groups as possible, each with room on a slide, as even as possible.

    `letters` says how long an item is, for evenness alone. An item without room is a group of its own.
    """
    best = [(0, 0, 0)] * (len(items) + 1)
    """For the items from each place on: the number of groups, their unevenness, and the end of the first, negative."""
    for start in reversed(range(len(items))):
        choices, length = [], 0
        for end in range(start + 1, len(items) + 1):
            length += letters(items[end - 1]) + ITEM_LETTERS
            if end > start + 1 and not fits(items[start:end]):
                break
            groups, unevenness, _ = best[end]
            choices.append((groups + 1, unevenness + length * length, -end))
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
