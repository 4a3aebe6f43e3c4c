"""Collects the anchors and the glossary of a book."""

from __future__ import annotations

from collections.abc import Iterator

from guidepress.core.values import walk
from guidepress.document.blocks import EntryList
from guidepress.document.book import Book
from guidepress.document.inline import plain


def anchors(value: object) -> Iterator[str]:
    """All anchors in `value`, which may be a book or any part of it. They become element ids."""
    for item in walk(value):
        anchor = getattr(item, "anchor", "")
        if anchor:
            yield anchor


def glossary_of(book: Book) -> tuple[str, dict[str, str]]:
    """The anchor of the division that holds the glossary ("" if none), and the anchor of each term's entry.

    Other definition lists may have the style of a glossary too. The glossary is the longest list whose entries have
    anchors.
    """
    glossary: tuple[str, dict[str, str]] = ("", {})
    for division in book.divisions:
        for block in walk(division):
            if isinstance(block, EntryList) and block.style == "glossary":
                terms = {plain(entry.term): entry.anchor for entry in block.entries if entry.anchor}
                if len(terms) > len(glossary[1]):
                    glossary = (division.anchor, terms)
    return glossary
