"""References in the pack: those to its own sheets stay links; those to the workbook say its page."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from guidepress.blocks import Book, PageRef, Run
from guidepress.pages import PageMap

T = TypeVar("T")


def at_home(book: Book, pages: PageMap, form: str) -> Book:
    """The same book; `form` is the word `pack-workbook-page`."""
    anchors = _anchors(book.divisions)

    def change(value: Run | PageRef) -> Run | PageRef:
        if isinstance(value, Run):
            return replace(value, ref="") if value.ref and value.ref not in anchors else value
        if value.target in anchors:
            return value
        page = pages.pages.get(value.target)
        return Run(form.format(page=page) if page is not None else "")

    return replace(book, divisions=_changed(book.divisions, change))


def _anchors(value: object) -> set[str]:
    """Every place of the book that can be pointed to."""
    found: set[str] = set()
    if isinstance(value, tuple):
        for each in value:
            found |= _anchors(each)
    elif is_dataclass(value) and not isinstance(value, type):
        anchor = getattr(value, "anchor", "")
        found |= {anchor} if anchor else set()
        for one in fields(value):
            found |= _anchors(getattr(value, one.name))
    return found


def _changed(value: Any, change: Any) -> Any:
    """The same value with every run and page reference changed."""
    if isinstance(value, Run | PageRef):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_changed(each, change) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        new = {one.name: _changed(getattr(value, one.name), change) for one in fields(value) if one.name != "where"}
        return replace(value, **new)
    return value
