"""What is found on a walk over a book: its anchors and its glossary."""

from __future__ import annotations

from collections.abc import Iterator

from guidepress.core.values import walk
from guidepress.document.blocks import EntryList
from guidepress.document.book import Book
from guidepress.document.inline import plain


def anchors(value: object) -> Iterator[str]:
    """Every anchor in `value`: the ids that its file will have."""
    for each in walk(value):
        anchor = getattr(each, "anchor", "")
        if anchor:
            yield anchor


def glossary_of(book: Book) -> tuple[str, dict[str, str]]:
    """The anchor of the division that holds the glossary ("" for none), and the anchor of each term's entry.

    Short lists of definitions stand elsewhere too; the glossary is the longest whose terms can be linked to.
    """
    found: tuple[str, dict[str, str]] = ("", {})
    for division in book.divisions:
        for each in walk(division):
            if isinstance(each, EntryList) and each.style == "glossary":
                terms = {plain(entry.term): entry.anchor for entry in each.entries if entry.anchor}
                if len(terms) > len(found[1]):
                    found = (division.anchor, terms)
    return found
