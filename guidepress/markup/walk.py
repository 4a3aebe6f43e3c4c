"""Walks over a book: everything in it, its anchors and its glossary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from guidepress.blocks import Book, EntryList, plain


def within(value: object) -> Iterator[object]:
    """Everything that `value` is made of, itself first, in reading order."""
    if isinstance(value, tuple):
        for each in value:
            yield from within(each)
    elif is_dataclass(value) and not isinstance(value, type):
        yield value
        for each in fields(value):
            yield from within(getattr(value, each.name))


def anchors(value: object) -> Iterator[str]:
    """Every anchor in `value`: the ids that its file will have."""
    for each in within(value):
        anchor = getattr(each, "anchor", "")
        if anchor:
            yield anchor


def glossary_of(book: Book) -> tuple[str, dict[str, str]]:
    """The anchor of the division that holds the glossary ("" for none), and the anchor of each term's entry.

    Short lists of definitions stand elsewhere too; the glossary is the longest whose terms can be linked to.
    """
    found: tuple[str, dict[str, str]] = ("", {})
    for division in book.divisions:
        for each in within(division):
            if isinstance(each, EntryList) and each.style == "glossary":
                terms = {plain(entry.term): entry.anchor for entry in each.entries if entry.anchor}
                if len(terms) > len(found[1]):
                    found = (division.anchor, terms)
    return found
