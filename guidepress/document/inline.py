"""Running text: runs with one set of properties, and page references."""

from __future__ import annotations

from guidepress.core.values import Value


class Run(Value):
    """A stretch of text with one set of properties. Neighbouring runs of one `link` or `ref` are one link."""

    text: str
    strong: bool = False
    lang: str = ""
    """BCP 47 tag of a phrase in another language."""
    expansion: str = ""
    """The full form, where `text` is an abbreviation."""
    link: str = ""
    """An address outside the book: http, https, mailto or tel."""
    ref: str = ""
    """An anchor in this book."""


class PageRef(Value):
    """The printed page of an anchor: `before` + number + `after`. A format without pages leaves it out."""

    target: str
    before: str = ""
    after: str = ""


Inline = Run | PageRef


Runs = tuple[Inline, ...]


def plain(runs: Runs) -> str:
    """The text of runs as a reader hears it, page numbers left out."""
    return "".join(run.text for run in runs if isinstance(run, Run))
