"""Signpost icons as inline SVG elements. The theme has checked that they are plain line drawings."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

from guidepress.formats.html.xml import SVG, Element, el

_STROKE = {f"stroke{part}" for part in ("", "-width", "-linecap", "-linejoin", "-dasharray")}
INHERITED = frozenset({"fill", "fill-rule", "clip-rule", "transform", "opacity"} | _STROKE)
"""Attributes of an icon's `svg` element that are kept. The size of the icon comes from the style sheet."""


def icon_elements(icons: Mapping[str, str]) -> dict[str, Element]:
    """The `svg` element of each icon by its name.

    It is hidden from screen readers: a text label always stands beside it.
    """
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
    """The name of an attribute as a keyword argument of `el`."""
    return name.replace("-", "_")
