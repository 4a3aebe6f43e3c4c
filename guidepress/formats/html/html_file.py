"""A tree of elements as an HTML file: the same tree as XHTML, without what only a book knows."""

from __future__ import annotations

from guidepress.formats.html.xml import Element, Node, serialised

_BOOK_ONLY = ("epub:", "xml:", "xmlns")


STYLE = "<style></style>"


def html_document(root: Element, style: str = "") -> bytes:
    """A whole file, UTF-8. `style` goes as it is into the `style` element of the page, which HTML does not unescape.

    ValueError for a style that would end there too early.
    """
    if "</" in style:
        raise ValueError("a style sheet cannot hold </")
    text = serialised(for_screens(root))
    return f"<!DOCTYPE html>\n{text.replace(STYLE, f'<style>{style}</style>', 1)}\n".encode()


def for_screens(node: Node) -> Node:
    """The node without the attributes that HTML has no use for: epub:type, xml:lang and namespaces."""
    if isinstance(node, str):
        return node
    kept = tuple(pair for pair in node.attributes if not pair[0].startswith(_BOOK_ONLY))
    return Element(node.name, kept, tuple(for_screens(child) for child in node.children))
