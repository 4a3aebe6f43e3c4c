"""Writes a tree of elements as an HTML file.

The tree is the same as for XHTML, without attributes that only EPUB uses.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from guidepress.formats.html.xml import Element, ElementContent, Node, el, serialised

_EPUB_ONLY = ("epub:", "xml:", "xmlns")
EMPTY_STYLE = "<style></style>"
"""An element `style` without content, as it is written."""


def head_under_policy(policy: str, title: str, *others: ElementContent) -> Element:
    """The head of a page with a Content Security Policy, which tells no other site where a reader comes from."""
    return el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"),
        el("title", title),
        *others,
    )


def source_hash(text: str) -> str:
    """The HASH of `'sha256-HASH'`, by which a policy allows an inline style or script (CSP 3, 2.3.1)."""
    return b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")


def html_document(root: Element) -> bytes:
    """A whole HTML file in UTF-8."""
    return f"<!DOCTYPE html>\n{serialised(without_epub_attributes(root))}\n".encode()


def without_epub_attributes(node: Node) -> Node:
    """A copy of a node without the attributes epub:type, xml:lang and xmlns."""
    if isinstance(node, str):
        return node
    kept = tuple(pair for pair in node.attributes if not pair[0].startswith(_EPUB_ONLY))
    return Element(node.name, kept, tuple(without_epub_attributes(child) for child in node.children))
