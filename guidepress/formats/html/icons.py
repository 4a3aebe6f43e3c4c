"""Signpost icons as elements that can stand in a page. The theme lets only plain line drawings through."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

from guidepress.formats.html.xml import SVG, Element, el

_STROKE = {f"stroke{part}" for part in ("", "-width", "-linecap", "-linejoin", "-dasharray")}
INHERITED = frozenset({"fill", "fill-rule", "clip-rule", "transform", "opacity"} | _STROKE)
"""Attributes of an icon's first element that its shapes take over. Its size is the style sheet's."""


def icon_elements(icons: Mapping[str, str]) -> dict[str, Element]:
    """Icon name → `<svg>`, hidden from screen readers, since a label always stands beside it."""
    return {name: _icon(ElementTree.fromstring(text)) for name, text in sorted(icons.items())}


def _icon(root: ElementTree.Element) -> Element:
    shapes = [_shape(child) for child in root if _local(child) not in ("title", "desc")]
    look = {_attribute(key): value for key, value in root.attrib.items() if key in INHERITED}
    view = root.get("viewBox") or "0 0 24 24"
    return el("svg", shapes, class_="icon", aria_hidden="true", focusable="false", xmlns=SVG, viewBox=view, **look)


def _shape(node: ElementTree.Element) -> Element:
    attributes = {_attribute(key): value for key, value in node.attrib.items()}
    return el(_local(node), [_shape(child) for child in node], **attributes)


def _local(node: ElementTree.Element) -> str:
    """The name of an element without its namespace."""
    return node.tag.removeprefix(f"{{{SVG}}}")


def _attribute(name: str) -> str:
    """An attribute as `el` takes it."""
    return name.replace("-", "_")
