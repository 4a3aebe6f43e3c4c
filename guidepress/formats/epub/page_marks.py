"""Where the printed pages begin in a book: which blocks carry the marks of which pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guidepress.core.values import Value, walk
from guidepress.document.book import Book
from guidepress.document.fields import Option
from guidepress.document.page_map import PageMap

Keyed = Mapping[str, tuple[int, ...]]


class PageMarks(Value):
    """Page numbers that stand before and after the block of a key, on the cover and at the very end."""

    before: Keyed
    after: Keyed
    cover: tuple[int, ...]
    end: tuple[int, ...]


def keyed(value: object) -> Iterator[tuple[str, object]]:
    """Every place in `value`, itself first, in reading order: its key and what stands there."""
    for each in walk(value):
        key = getattr(each, "key", "")
        if key and not isinstance(each, Option):
            yield key, each


def place(book: Book, pages: PageMap) -> PageMarks:
    """A place for every page of `pages`, in order.

    A page that begins at a known block stands before it. A page filled by one block stands after that block, or before
    the next page if that begins inside the same block. Pages at unknown keys (the cover, a filler) stand with the next
    known page; before the first division they belong to the cover.
    """
    known = dict(keyed(book.divisions))
    before: dict[str, list[int]] = {}
    after: dict[str, list[int]] = {}
    waiting: list[int] = []
    running = ""
    cover: list[int] | None = []
    for each in pages.breaks:
        if each.block not in known:
            waiting.append(each.page)
            continue
        if running and each.block != running and not _holds(known[running], each.block):
            after.setdefault(running, []).extend(waiting)
            waiting = []
        running = ""
        if cover is not None and not before and not after:
            cover, waiting = waiting, []
        waiting.append(each.page)
        if each.inside:
            running = each.block
        else:
            before.setdefault(each.block, []).extend(waiting)
            waiting = []
    if running:
        after.setdefault(running, []).extend(waiting)
        waiting = []
    return PageMarks(_frozen(before), _frozen(after), tuple(cover or ()), tuple(waiting))


def _holds(block: object, key: str) -> bool:
    """Whether `key` stands strictly inside `block`."""
    return key in [inner for inner, _ in keyed(block)][1:]


def _frozen(marks: Mapping[str, list[int]]) -> Keyed:
    return {key: tuple(numbers) for key, numbers in marks.items()}
