"""Writes a tree of elements as an HTML file.

The tree is the same as for XHTML, without attributes that only EPUB uses.
"""

from __future__ import annotations

from guidepress.formats.html.xml import Element, Node, serialised

_EPUB_ONLY = ("epub:", "xml:", "xmlns")
EMPTY_STYLE = "<style></style>"
"""An element `style` without content, as it is written."""


def html_document(root: Element) -> bytes:
    """A whole HTML file in UTF-8."""
    return f"<!DOCTYPE html>\n{serialised(without_epub_attributes(root))}\n".encode()


def without_epub_attributes(node: Node) -> Node:
    """A copy of a node without the attributes epub:type, xml:lang and xmlns."""
    if isinstance(node, str):
        return node
    kept = tuple(pair for pair in node.attributes if not pair[0].startswith(_EPUB_ONLY))
    return Element(node.name, kept, tuple(without_epub_attributes(child) for child in node.children))
