"""Lists of the book as slides: every item is on one, the long ones on several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from msgspec.structs import replace

from guidepress.compose.decks.slide_splitting import (
    POINT_LETTERS,
    POINT_LINES,
    POINTS,
    TERMS,
    WORDS,
    SlideRoom,
    line_count,
    split_by_room,
    split_evenly,
    word_count,
)
from guidepress.compose.decks.slide_text import joined, sentences, slide_runs, words
from guidepress.core.problems import Traced
from guidepress.document.blocks import ItemList, ListItem
from guidepress.document.deck import Points
from guidepress.document.inline import Runs, plain

SLIDE_LETTERS = POINT_LINES * POINT_LETTERS
SLIDE_WORDS = 60
"""Most letters of one item on a slide, and about how many words they are."""


class Point(Traced):
    """A line of a slide: an item of a list, or a piece of one."""

    runs: Runs
    level: int = 0
    """0 for an item of the list itself, 1 for an item of a list inside it."""
    number: int = 1
    """The number of the outer item, from 1."""
    in_full: Runs = ()
    """The words of the workbook, if the slide has others."""
    alone: bool = False
    """Whether it has a slide of its own: a piece of an item that is too long for one slide."""
    cut_sentence: int = 0
    """The words of a sentence that no slide has room for, so that it was cut; 0: none was."""

    @property
    def lines(self) -> int:
        """About how many lines it takes."""
        return line_count(self.runs, POINT_LETTERS)


Group = tuple[Point, ...]
"""The points of one slide, or some that belong together."""


def is_of_terms(block: ItemList) -> bool:
    """Whether a list is set in two columns: its items are single words or names."""
    is_short = all(word_count(_words(item)) <= WORDS and not item.inner for item in block.items)
    return block.terms and is_short


def list_groups(block: ItemList, room: SlideRoom) -> list[Group]:
    """The items of a list, in groups for one slide each.

    An item stays with the list inside it as long as both fit on a slide. One that is too long for a slide is cut at
    the ends of its sentences, and has slides of its own.
    """
    if is_of_terms(block):
        terms = [_whole(item, 0, number) for number, item in enumerate(block.items, block.start)]
        return split_evenly(terms, TERMS)
    groups: list[Group] = []
    waiting: list[Group] = []
    for unit in _units(block, room):
        if _fits(unit, room):
            waiting.append(unit)
        else:
            groups += [*_packed(waiting, room), unit]
            waiting = []
    return groups + _packed(waiting, room)


def points_of(group: Group, block: ItemList) -> Points:
    """The points of a slide."""
    levels = tuple(point.level for point in group)
    start = next((point.number for point in group if not point.level), 1)
    columns = 2 if is_of_terms(block) else 1
    return Points(tuple(point.runs for point in group), block.ordered, columns, start, levels if any(levels) else ())


def _units(block: ItemList, room: SlideRoom) -> Iterator[Group]:
    """Points that belong together: an item with the list inside it, or as much of both as fits on a slide."""
    for number, item in enumerate(block.items, block.start):
        points = [*_pieces(item, 0, number), *_inner(item, 1, number)]
        if _fits(points, room) or len(points) == 1:
            yield tuple(points)
        elif _fits(points[:2], room):
            yield tuple(points[:2])
            yield from ((point,) for point in points[2:])
        else:
            yield from ((point,) for point in points)


def _inner(item: ListItem, level: int, number: int) -> Iterator[Point]:
    for inner_list in item.inner:
        for inner in inner_list.items:
            yield from _pieces(inner, level, number)
            yield from _inner(inner, level + 1, number)


def _pieces(item: ListItem, level: int, number: int) -> list[Point]:
    """An item as one point, or as several if it is too long for a slide. A sentence that is too long is cut too."""
    whole = _whole(item, level, number)
    if whole.lines <= POINT_LINES:
        return [whole]
    found = sentences(whole.runs)
    too_long = [sentence for sentence in found if len(plain(sentence)) > SLIDE_LETTERS]
    pieces = [piece for sentence in found for piece in (words(sentence) if sentence in too_long else [sentence])]
    measured = [(piece, len(plain(piece))) for piece in pieces]
    groups = split_by_room(measured, lambda group: sum(length for _, length in group) <= SLIDE_LETTERS, itemgetter(1))
    points = [replace(whole, runs=joined(piece for piece, _ in group), in_full=(), alone=True) for group in groups]
    most_words = max((word_count(sentence) for sentence in too_long), default=0)
    return [replace(points[0], in_full=whole.in_full, cut_sentence=most_words), *points[1:]]


def _whole(item: ListItem, level: int, number: int) -> Point:
    return Point(_words(item), level, number, item.runs if item.slide else (), where=item.where)


def _words(item: ListItem) -> Runs:
    return slide_runs(item.slide or item.runs)


def _fits(points: Sequence[Point], room: SlideRoom) -> bool:
    """Whether points fit on a slide together."""
    if _outer(points) > POINTS or any(point.alone for point in points):
        return False
    levels = tuple(point.level for point in points)
    return room.has_room("points", (Points(tuple(point.runs for point in points), levels=levels),))


def _outer(points: Sequence[Point]) -> int:
    """The number of items of the list itself. Those of inner lists are smaller, and count by their lines alone."""
    return sum(not point.level for point in points)


def _packed(units: Sequence[Group], room: SlideRoom) -> list[Group]:
    """Units in groups for one slide each."""

    def fits(group: Sequence[Group]) -> bool:
        return _fits([point for unit in group for point in unit], room)

    def letters(unit: Group) -> int:
        return sum(len(plain(point.runs)) for point in unit)

    return [tuple(point for unit in group for point in unit) for group in split_by_room(units, fits, letters)]
