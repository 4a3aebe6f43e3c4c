"""Footnotes of a document: those inside a value, and the value without them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from msgspec.structs import replace

from guidepress.document.inline import Inline, NoteMark, Run
from guidepress.document.labels import Labels
from guidepress.document.visit import all_runs, map_inlines

T = TypeVar("T")


def footnotes_of(value: Any) -> Iterator[NoteMark]:
    """Every footnote inside a value. Their order is not that of reading."""
    for runs in all_runs(value):
        yield from (inline for inline in runs if isinstance(inline, NoteMark))


def without_footnotes(value: T) -> T:
    """A value without its footnotes."""
    changed: T = map_inlines(value, lambda inline: Run("") if isinstance(inline, NoteMark) else inline)
    return changed


def numbered_footnotes(value: T, place: str, words: Labels) -> T:
    """A value whose footnotes are numbered from 1 in reading order. `place` is its anchor, with which theirs begin.

    No id of an author contains an underscore, so their anchors are their own.
    """
    count = 0

    def numbered(inline: Inline) -> Inline:
        nonlocal count
        if not isinstance(inline, NoteMark):
            return inline
        count += 1
        label, back = words.footnote.format(number=count), words.footnote_back.format(number=count)
        return replace(inline, number=str(count), anchor=f"{place}_note_{count}", label=label, back=back)

    changed: T = map_inlines(value, numbered)
    return changed
