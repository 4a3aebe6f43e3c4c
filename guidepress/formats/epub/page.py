"""Renders a file of the EPUB: as `html.page`, with the marks of the printed pages."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import field

from guidepress.formats.epub.page_marks import PageMarks, keyed_items
from guidepress.formats.html.page import PageMaker, Site
from guidepress.formats.html.xml import Node, el


class BookSite(Site, kw_only=True):
    """The whole book while it is rendered."""

    marks: PageMarks
    """Where the page marks stand."""
    page_files: dict[int, str] = field(default_factory=dict)
    """The file that holds the mark of each page number. Filled while files are rendered."""


class BookPageMaker(PageMaker):
    """Renders one file, with the marks of the printed pages that begin in it."""

    site: BookSite

    def with_page_marks(self, key: str, nodes: list[Node]) -> list[Node]:
        """The nodes of a block between the marks of the pages that begin before it and inside it."""
        marks = self.site.marks
        return [*self.page_marks(marks.before.get(key, ())), *nodes, *self.page_marks(marks.after.get(key, ()))]

    def marks_within(self, value: object) -> list[Node]:
        """The marks of all pages that begin in a value that is not rendered block by block."""
        marks = self.site.marks
        numbers = [n for key, _ in keyed_items(value) for n in (*marks.before.get(key, ()), *marks.after.get(key, ()))]
        return self.page_marks(sorted(numbers))

    def page_marks(self, numbers: Iterable[int]) -> list[Node]:
        """The marks of printed pages. Each page has one mark in a book.

        An `hr` may have the role doc-pagebreak (ARIA in HTML). Some screen readers ignore the name of a `span` with
        this role.
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
    """The id of a page mark. No id of an author contains an underscore, and no anchor of the tool begins like this."""
    return f"page_{number}"
