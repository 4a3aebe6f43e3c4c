"""Assigns the marks of the printed pages to the blocks of a book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guidepress.core.values import Value, walk
from guidepress.document.book import Book
from guidepress.document.fields import Option
from guidepress.document.page_map import PageMap

PagesByKey = Mapping[str, tuple[int, ...]]
"""Page numbers by the key of a block."""


class PageMarks(Value):
    """The page numbers whose marks stand before and after the block of each key, on the cover, and at the end."""

    before: PagesByKey
    after: PagesByKey
    cover: tuple[int, ...]
    end: tuple[int, ...]


def keyed_items(value: object) -> Iterator[tuple[str, object]]:
    """Every item in `value` that has a key, with `value` itself first, in reading order: the key and the item."""
    for item in walk(value):
        key = getattr(item, "key", "")
        if key and not isinstance(item, Option):
            yield key, item


def assign_page_marks(book: Book, pages: PageMap) -> PageMarks:
    """A place for every page of `pages`, in order.

    A page that begins at a known block has its mark before that block. A page that begins inside a block has its mark
    after that block, or before the next page if that also begins inside the block. A page at an unknown key (the cover,
    a filler page) goes with the next known page; before the first division it belongs to the cover.
    """
    blocks_by_key = dict(keyed_items(book.divisions))
    before: dict[str, list[int]] = {}
    after: dict[str, list[int]] = {}
    unassigned: list[int] = []
    open_block = ""
    cover_pages: list[int] = []
    for page_break in pages.breaks:
        if page_break.block not in blocks_by_key:
            unassigned.append(page_break.page)
            continue
        if open_block and page_break.block != open_block and not _holds(blocks_by_key[open_block], page_break.block):
            after.setdefault(open_block, []).extend(unassigned)
            unassigned = []
        open_block = ""
        if not before and not after:
            cover_pages, unassigned = unassigned, []
        unassigned.append(page_break.page)
        if page_break.inside:
            open_block = page_break.block
        else:
            before.setdefault(page_break.block, []).extend(unassigned)
            unassigned = []
    if open_block:
        after.setdefault(open_block, []).extend(unassigned)
        unassigned = []
    return PageMarks(_frozen(before), _frozen(after), tuple(cover_pages), tuple(unassigned))


def _holds(block: object, key: str) -> bool:
    """Whether an item with this key stands inside `block`, not counting `block` itself."""
    return key in [inner for inner, _ in keyed_items(block)][1:]


def _frozen(marks: Mapping[str, list[int]]) -> PagesByKey:
    return {key: tuple(numbers) for key, numbers in marks.items()}
