"""A tree of elements as an HTML file: the same tree as XHTML, without what only a book knows."""

from __future__ import annotations

from guidepress.markup.xml import Element, Node, serialised

_BOOK_ONLY = ("epub:", "xml:", "xmlns")


def html_document(root: Element) -> bytes:
    """A whole file, UTF-8."""
    return f"<!DOCTYPE html>\n{serialised(for_screens(root))}\n".encode()


def for_screens(node: Node) -> Node:
    """The node without the attributes that HTML has no use for: epub:type, xml:lang and namespaces."""
    if isinstance(node, str):
        return node
    kept = tuple(pair for pair in node.attributes if not pair[0].startswith(_BOOK_ONLY))
    return Element(node.name, kept, tuple(for_screens(child) for child in node.children))
