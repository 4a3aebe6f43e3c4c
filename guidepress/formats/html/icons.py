"""Signpost icons from assets/icons, as elements that can stand in a page. Only plain line drawings are let through."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

from guidepress.core.problems import Code, Problems, Where
from guidepress.formats.html.xml import SVG, Element, el

SHAPES = frozenset({"g", "path", "circle", "ellipse", "line", "polyline", "polygon", "rect"})
STYLE = frozenset(
    [
        "fill",
        "fill-rule",
        "clip-rule",
        "stroke",
        "stroke-width",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-dasharray",
        "transform",
        "opacity",
    ]
)
GEOMETRY = frozenset(["d", "cx", "cy", "r", "rx", "ry", "x", "y", "x1", "y1", "x2", "y2", "width", "height", "points"])


def read_icons(icons: Mapping[str, str], problems: Problems) -> dict[str, Element]:
    """Icon name to `<svg>`, hidden from screen readers (a label always stands beside it).

    An icon with a script, a reference, text or anything else that is no shape is an error.
    """
    found: dict[str, Element] = {}
    for name, text in sorted(icons.items()):
        where = Where(f"assets/icons/{name}.svg")
        try:
            if "<!" in text.replace("<!--", ""):
                raise ValueError("it declares a document type")
            root = ElementTree.fromstring(text)
            view = root.get("viewBox") or "0 0 24 24"
            shapes = [_shape(child) for child in root if _local(child) not in ("title", "desc")]
        except (ElementTree.ParseError, ValueError) as error:
            hint = "save it as a plain SVG of paths and shapes"
            problems.error(Code.BAD_ASSET, where, f"this icon cannot be used: {error}", hint)
            continue
        style = {key.replace("-", "_"): value for key, value in root.attrib.items() if key in STYLE}
        found[name] = el(
            "svg", shapes, class_="icon", aria_hidden="true", focusable="false", xmlns=SVG, viewBox=view, **style
        )
    return found


def _local(node: ElementTree.Element) -> str:
    return node.tag.removeprefix(f"{{{SVG}}}") if isinstance(node.tag, str) else ""


def _shape(node: ElementTree.Element) -> Element:
    name = _local(node)
    if name not in SHAPES:
        raise ValueError(f"<{name}> is not a shape")
    attributes: dict[str, str] = {}
    for key, value in node.attrib.items():
        if key not in STYLE | GEOMETRY:
            raise ValueError(f"the attribute {key} is not allowed")
        if "url(" in value or ":" in value:
            raise ValueError(f"the attribute {key} refers to something else")
        attributes[key.replace("-", "_")] = value
    return el(name, [_shape(child) for child in node], **attributes)
