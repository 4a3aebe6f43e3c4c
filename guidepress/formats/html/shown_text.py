"""The words of a page as people read or hear them, and what all formats of markup leave out."""

from __future__ import annotations

from guidepress.document.book import Book
from guidepress.document.exercise import Alternative, Exercise, FieldGrid
from guidepress.document.texts import Rule, Rules
from guidepress.formats.html.xml import INLINE, Element, Node

SPOKEN = frozenset({"alt", "aria-label", "placeholder"})
"""Attributes with words that are read aloud, or seen in an empty field."""
RUNNING = INLINE - {"tspan"}
"""Elements that stand inside a line of text. A `tspan` is a line of its own in a drawing."""
RULES: Rules = {
    ((Exercise, "slide"),): Rule("slides-only", "the short form of a question is for slides"),
    ((Alternative, "paper"),): Rule("other-layout", "on screens the same answers stand in another layout"),
    ((Book, "people"),): Rule("metadata", "these words are properties of the file", "if-missing"),
    ((FieldGrid, "caption"),): Rule("title-as-name", "the title of the exercise names its table", "to-repeats"),
    ((FieldGrid, "row_label"),): Rule("cards", "a table that is set as cards has no head", "if-missing"),
}


def shown_text(root: Element) -> str:
    """The text of an element and of the attributes in `SPOKEN`, in reading order. A space parts two blocks."""
    parts: list[str] = []
    _collect(root, parts)
    return "".join(parts)


def _collect(node: Node, parts: list[str]) -> None:
    if isinstance(node, str):
        parts.append(node)
        return
    block = node.name not in RUNNING
    if block:
        parts.append(" ")
    for name, value in node.attributes:
        if name in SPOKEN:
            parts.append(f" {value} ")
    for child in node.children:
        _collect(child, parts)
    if block:
        parts.append(" ")
