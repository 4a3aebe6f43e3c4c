"""The model of source/bibliography.yaml."""

from __future__ import annotations

from guidepress.core.problems import Traced
from guidepress.document.authored_text import Plain
from guidepress.source.value_types import Date


class Work(Traced):
    """A work that the guide cites: a book, a report, an article, a web page."""

    id: str
    author: Plain
    """Who wrote or published it, as it stands in the list: "Perkins G, Nolan J"."""
    title: Plain
    year: str = ""
    short: Plain | None = None
    """The author as a text names them: "Perkins and Nolan". Otherwise `author`."""
    publisher: Plain | None = None
    """The publisher, or the journal with its volume and pages."""
    link: str = ""
    checked: Date | None = None
    """The day on which somebody looked at the address."""

    @property
    def name(self) -> str:
        """The author, as a text names them."""
        return (self.short or self.author).text


class BibliographyFile(Traced):
    """The file source/bibliography.yaml."""

    works: tuple[Work, ...]
