"""The sheets of the EPUB: everything of `markup`, and the marks of the printed pages."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import field

from guidepress.formats.epub.page_marks import PageMarks, keyed
from guidepress.formats.html.page import PageMaker, Site
from guidepress.formats.html.xml import Node, el


class BookSite(Site, kw_only=True):
    """The whole book while it is being set."""

    marks: PageMarks
    page_files: dict[int, str] = field(default_factory=dict)
    """Page number to the file in which its mark stands; filled as the files are set."""


class BookPageMaker(PageMaker):
    """One file while it is being set, with the marks of the printed pages that begin in it."""

    site: BookSite

    def placed(self, key: str, nodes: list[Node]) -> list[Node]:
        """The nodes of a block between the marks of the pages that begin before and in it."""
        marks = self.site.marks
        return [*self.page_marks(marks.before.get(key, ())), *nodes, *self.page_marks(marks.after.get(key, ()))]

    def marks_within(self, value: object) -> list[Node]:
        """The marks of all pages that begin anywhere in a value that is not set block by block."""
        marks = self.site.marks
        numbers = [n for key, _ in keyed(value) for n in (*marks.before.get(key, ()), *marks.after.get(key, ()))]
        return self.page_marks(sorted(numbers))

    def page_marks(self, numbers: Iterable[int]) -> list[Node]:
        """Marks of printed pages, each once in a book.

        ARIA in HTML lets an `hr` be a doc-pagebreak; what a `span` of that role is called, some screen readers drop.
        """
        nodes: list[Node] = []
        for number in numbers:
            if number in self.site.page_files:
                continue
            self.site.page_files[number] = self.file
            name = page_id(number)
            kind = {"class_": "page-mark", "epub_type": "pagebreak", "role": "doc-pagebreak"}
            nodes.append(el("hr", id=name, **kind, aria_label=str(number)))
        return nodes


def page_id(number: int) -> str:
    """The id of a page mark. Anchors hold no underscore, so it is nobody else's."""
    return f"page_{number}"
