"""A small tree of XML elements and its serialisation. XHTML, SVG, the EPUB navigation and the NCX are built from it.

Texts and attribute values are always escaped here, so that no markup can be injected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guidepress.core.values import Value

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
SVG = "http://www.w3.org/2000/svg"

VOID = frozenset(
    {"br", "hr", "img", "input", "link", "meta", "content"}
    | {"path", "circle", "ellipse", "line", "polyline", "polygon", "rect"}
)
"""Elements that are always empty in XHTML, NCX and SVG."""
INLINE = frozenset({"a", "abbr", "br", "cite", "code", "dfn", "em", "kbd", "span", "strong", "sub", "sup", "tspan"})
"""Inline elements: no white space may be added around them."""

# Characters that an XML document must not contain (XML 1.0, production 2).
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Element(Value):
    """An XML element. `name` and attribute names are never escaped: they come from the tool's own code."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple[Node, ...]


Node = Element | str
ElementContent = Node | Iterable["ElementContent"] | None


def el(name: str, /, *children: ElementContent, **attributes: str | None) -> Element:
    """Makes an element. Nested lists of children are flattened; None is left out.

    Attribute names: `class_` is class, `epub_type` epub:type, `xml_lang` xml:lang, `aria_label` aria-label.
    """
    pairs = tuple((_attribute(key), value) for key, value in attributes.items() if value is not None)
    return Element(name, pairs, tuple(_flattened(children)))


def _attribute(key: str) -> str:
    key = key.rstrip("_")
    for prefix in ("epub", "xml", "xmlns"):
        if key.startswith(prefix + "_"):
            return f"{prefix}:{key[len(prefix) + 1 :]}"
    return key.replace("_", "-")


def _flattened(children: Iterable[ElementContent]) -> Iterator[Node]:
    for child in children:
        if child is None or child == "":
            continue
        if isinstance(child, (Element, str)):
            yield child
        else:
            yield from _flattened(child)


def escaped(text: str) -> str:
    """A text escaped for element content and for attribute values.

    ValueError for characters that XML does not allow.
    """
    if bad := _FORBIDDEN.search(text):
        raise ValueError(f"the character U+{ord(bad.group()):04X} cannot stand in XML")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def serialised(node: Node, depth: int | None = 0) -> str:
    """The markup of a node.

    Children of an element that holds only blocks stand on lines of their own, indented by `depth`. With `depth` None
    everything stands on one line.
    """
    if isinstance(node, str):
        return escaped(node)
    start = "<" + node.name + "".join(f' {key}="{escaped(value)}"' for key, value in node.attributes)
    if not node.children:
        return start + ("/>" if node.name in VOID else f"></{node.name}>")
    if depth is not None and _has_only_blocks(node):
        pad = "\n" + " " * (depth + 1)
        inner = "".join(pad + serialised(child, depth + 1) for child in node.children) + "\n" + " " * depth
    else:
        inner = "".join(serialised(child, None) for child in node.children)
    return f"{start}>{inner}</{node.name}>"


def _has_only_blocks(element: Element) -> bool:
    """Whether white space between the children has no meaning: no text, and at least one block."""
    children = [child for child in element.children if isinstance(child, Element)]
    return len(children) == len(element.children) and any(child.name not in INLINE for child in children)


def text_of(node: Node, between: str = " ") -> str:
    """The text of a node, with `between` before and after each block. Elements with aria-hidden are left out."""
    if isinstance(node, str):
        return node
    if ("aria-hidden", "true") in node.attributes:
        return ""
    if node.name == "br":
        return " "
    separator = "" if node.name in INLINE else between
    return separator + "".join(text_of(child, between) for child in node.children) + separator


def document(root: Element, doctype: str = "<!DOCTYPE html>") -> bytes:
    """A whole XML file in UTF-8."""
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    return (head + (doctype + "\n" if doctype else "") + serialised(root) + "\n").encode("utf-8")
