"""The words of a page as people read or hear them, and what all formats of markup leave out."""

from __future__ import annotations

from guidepress.document import rules
from guidepress.document.blocks import ListItem
from guidepress.document.book import Book
from guidepress.document.exercise import Alternative, Exercise, FieldGrid
from guidepress.document.texts import Rules
from guidepress.formats.html.xml import INLINE, Element, Node

SPOKEN = frozenset({"alt", "aria-label", "placeholder"})
"""Attributes with words that are read aloud, or seen in an empty field."""
RUNNING = INLINE - {"tspan", "br"}
"""Elements that stand inside a line of text. A `tspan` is a line of its own in a drawing, and a `br` ends one."""
_NOTE_MARK = ("role", "doc-noteref")
"""The mark of a footnote is no part of the word before it."""
RULES: Rules = {
    ((Exercise, "slide"),): rules.SLIDES_ONLY,
    ((ListItem, "slide"),): rules.SLIDES_ONLY,
    ((Alternative, "paper"),): rules.OTHER_LAYOUT,
    ((Book, "people"),): rules.METADATA,
    ((FieldGrid, "caption"),): rules.TITLE_AS_NAME,
    ((FieldGrid, "row_label"),): rules.CARDS,
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
    block = node.name not in RUNNING or _NOTE_MARK in node.attributes
    if block:
        parts.append(" ")
    for name, value in node.attributes:
        if name in SPOKEN:
            parts.append(f" {value} ")
    for child in node.children:
        _collect(child, parts)
    if block:
        parts.append(" ")
