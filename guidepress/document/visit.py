"""Walks over running text and over blocks of prose.

A new kind of prose block gets a parameter in `match_text`, as a new kind of inline does in `inline.match_inline`. mypy
then names every caller that must handle it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import is_
from typing import Any, TypeVar, assert_never

from msgspec.structs import replace

from guidepress.core.problems import Where
from guidepress.core.values import Value, inner_values
from guidepress.document.blocks import ItemList, ListItem, Paragraph
from guidepress.document.inline import Inline, NoteMark, Runs

T = TypeVar("T")
ProseBlock = Paragraph | ItemList
"""A block of parsed prose."""


# ------------------------------------------------------------------------------------------------- running text


def all_runs(value: Any) -> Iterator[Runs]:
    """Every tuple of runs inside a value: of a paragraph, an item, a cell, and of the footnotes in them."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, tuple) and item and isinstance(item[0], Inline):
            yield item
            waiting.extend(inline.runs for inline in item if isinstance(inline, NoteMark))
        else:
            waiting.extend(inner_values(item))


def map_inlines(value: Any, change: Callable[[Inline], Inline]) -> Any:
    """A value with `change` applied to every inline inside it, in reading order: to a footnote after the inlines of its
    words. Places (`where`) stay as they are.

    What holds no inline that changes is the same object as before.
    """
    if isinstance(value, NoteMark):
        runs = map_inlines(value.runs, change)
        return change(value if runs is value.runs else replace(value, runs=runs))
    if isinstance(value, Inline):
        return change(value)
    if isinstance(value, tuple):
        items = tuple(map_inlines(item, change) for item in value)
        return value if all(map(is_, items, value)) else items
    if isinstance(value, Value):
        fields = {name: getattr(value, name) for name in value.__struct_fields__ if name != "where"}
        made = {name: map_inlines(inner, change) for name, inner in fields.items()}
        changed = {name: inner for name, inner in made.items() if inner is not fields[name]}
        return replace(value, **changed) if changed else value
    return value


def map_texts(value: Any, change: Callable[[Runs], Runs]) -> Any:
    """A value with `change` applied to every tuple of runs inside it, in reading order; to the words of a footnote
    before the text of its mark. Places (`where`) stay as they are. What does not change is the same object as before.
    """
    if isinstance(value, tuple):
        items = tuple(map_texts(item, change) for item in value)
        items = value if all(map(is_, items, value)) else items
        return change(items) if items and isinstance(items[0], Inline) else items
    if isinstance(value, Value):
        fields = {name: getattr(value, name) for name in value.__struct_fields__ if name != "where"}
        made = {name: map_texts(inner, change) for name, inner in fields.items()}
        changed = {name: inner for name, inner in made.items() if inner is not fields[name]}
        return replace(value, **changed) if changed else value
    return value


# ------------------------------------------------------------------------------------------------- blocks of text


def match_text(block: ProseBlock, *, paragraph: Callable[[Paragraph], T], item_list: Callable[[ItemList], T]) -> T:
    """Calls the function for this kind of block."""
    match block:
        case Paragraph():
            return paragraph(block)
        case ItemList():
            return item_list(block)
        case _:
            assert_never(block)


def texts(block: ProseBlock) -> Iterator[tuple[Runs, Where]]:
    """The runs of a paragraph, or of the lead-in, items and nested lists of a list, each with its place."""
    yield (
        match_text(block, paragraph=lambda paragraph: paragraph.runs, item_list=lambda item_list: item_list.lead),
        block.where,
    )
    for item_list in lists(block):
        if item_list is not block:
            yield item_list.lead, item_list.where
        yield from ((item.runs, item.where) for item in item_list.items)


def lists(block: ProseBlock) -> Iterator[ItemList]:
    """A list and the lists nested in it, from the outside in; none for a paragraph."""
    if isinstance(block, ItemList):
        yield block
        for item in block.items:
            for inner in item.inner:
                yield from lists(inner)


def map_text(block: ProseBlock, change: Callable[[Runs], Runs]) -> ProseBlock:
    """A block, with `change` applied to its runs, in reading order."""

    def paragraph(text_block: Paragraph) -> ProseBlock:
        return replace(text_block, runs=change(text_block.runs))

    return match_text(block, paragraph=paragraph, item_list=lambda text_block: map_list(text_block, change))


def map_list(block: ItemList, change: Callable[[Runs], Runs]) -> ItemList:
    """A list, with `change` applied to its lead-in, its items and the lists nested in it."""
    lead = change(block.lead)
    return replace(block, lead=lead, items=tuple(_map_item(item, change) for item in block.items))


def _map_item(item: ListItem, change: Callable[[Runs], Runs]) -> ListItem:
    runs = change(item.runs)
    return replace(item, runs=runs, inner=tuple(map_list(inner, change) for inner in item.inner))
