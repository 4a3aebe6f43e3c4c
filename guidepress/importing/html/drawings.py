"""Drawings in a page: an `svg` element becomes the bytes of an SVG file."""

from __future__ import annotations

from lxml import etree

from guidepress.importing.html.parsing import name_of
from guidepress.importing.limits import MAX_PICTURE

SVG = "http://www.w3.org/2000/svg"
_NAMES = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}
"""Attributes that the HTML parser wrote in small letters."""


def drawing_bytes(element: etree._Element) -> bytes | None:
    """The file for an `svg` that is a picture with a name; None for an icon without one, and for one with words, which
    no guide can hold.
    """
    inside = {name_of(each) for each in element.iter()}
    if "text" in inside or not ("title" in inside or element.get("role") == "img"):
        return None
    data = etree.tostring(_plain(element))
    return data if len(data) <= MAX_PICTURE else None


def _plain(element: etree._Element) -> etree._Element:
    """A copy of an element and all below it, with the names of SVG."""
    made = etree.Element(f"{{{SVG}}}{name_of(element)}", nsmap={None: SVG})
    for name, value in element.attrib.items():
        if ":" not in str(name):
            made.set(_NAMES.get(str(name), name), value)
    made.text = element.text if name_of(element) == "style" else None
    for child in element:
        if name_of(child) not in ("", "title", "desc", "metadata"):
            made.append(_plain(child))
    return made
