"""References in the pack: those to its own sheets stay links; those to the workbook say its page."""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec.structs import replace

from guidepress.core.values import Value, walk
from guidepress.document.book import Book
from guidepress.document.inline import PageRef, Run
from guidepress.document.page_map import PageMap

T = TypeVar("T")


def at_home(book: Book, pages: PageMap, form: str) -> Book:
    """The same book; `form` is the word `pack-workbook-page`."""
    anchors = {getattr(value, "anchor", "") for value in walk(book.divisions)}

    def change(value: Run | PageRef) -> Run | PageRef:
        if isinstance(value, Run):
            return replace(value, ref="") if value.ref and value.ref not in anchors else value
        if value.target in anchors:
            return value
        page = pages.pages.get(value.target)
        return Run(form.format(page=page) if page is not None else "")

    return replace(book, divisions=_changed(book.divisions, change))


def _changed(value: Any, change: Any) -> Any:
    """The same value with every run and page reference changed."""
    if isinstance(value, Run | PageRef):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_changed(each, change) for each in value)
    if isinstance(value, Value):
        names = (name for name in value.__struct_fields__ if name != "where")
        new = {name: _changed(getattr(value, name), change) for name in names}
        return replace(value, **new)
    return value
