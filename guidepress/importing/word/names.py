"""Names of elements and attributes of WordprocessingML, and of what stands inside it."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix that Word uses
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"

OFF = ("0", "false", "off")


def value(element: etree._Element | None, name: str = "val", otherwise: str = "") -> str:
    """An attribute `w:name` of an element."""
    return otherwise if element is None else str(element.get(W + name, otherwise))


def child_value(element: etree._Element | None, path: str, otherwise: str = "") -> str:
    """`w:val` of the element at a path of `w:` names below an element."""
    for name in path.split("/"):
        if element is None:
            return otherwise
        element = element.find(W + name)
    return value(element, otherwise=otherwise)


def toggle(properties: etree._Element | None, name: str) -> bool | None:
    """A property that is on or off; None where it is not said (17.3.2.1)."""
    found = None if properties is None else properties.find(W + name)
    return None if found is None else value(found, otherwise="1") not in OFF


def chosen(element: etree._Element) -> list[etree._Element]:
    """The children of an element, of alternatives (`mc:AlternateContent`) those that Word itself would show."""
    found: list[etree._Element] = []
    for child in element:
        if child.tag == MC + "AlternateContent":
            choice = child.find(MC + "Choice")
            found += chosen(choice if choice is not None else child.find(MC + "Fallback") or child)
        elif isinstance(child.tag, str):
            found.append(child)
    return found
