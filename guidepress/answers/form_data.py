"""Reads form data without its PDF: XFDF (ISO 19444-1) and FDF (ISO 32000-1, 12.7.7), which many programs export."""

from __future__ import annotations

import re

import pikepdf
from lxml import etree

from guidepress.answers.filled_pdf import values_of_tree
from guidepress.answers.received import (
    DEEPEST,
    LONGEST,
    MOST_FIELDS,
    Received,
    ReceivedValue,
    UnreadableError,
    check_size,
)
from guidepress.document.field_names import answer_id

XFDF = "{http://ns.adobe.com/xfdf/}"
_FIRST_OBJECT = re.compile(rb"\bobj\s*(?=<<)")


def read_xfdf(data: bytes) -> Received:
    """The answers in an XFDF file. Raises UnreadableError."""
    # Entities are left as they are and no other file is read: no bomb grows, and nothing leaves the machine.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise UnreadableError("it is damaged", "export the data again, and read that") from None
    if root.tag != f"{XFDF}xfdf":
        raise UnreadableError("it is XML, but no form data (XFDF)", "export the data of the workbook as XFDF")
    values: dict[str, ReceivedValue] = {}
    waiting = [(field, "", 0) for field in reversed(root.findall(f"{XFDF}fields/{XFDF}field"))]
    while waiting:
        field, above, depth = waiting.pop()
        check_size(depth, DEEPEST, "levels of fields")
        name = ".".join(filter(None, (above, field.get("name", ""))))
        text = "".join(field.findtext(f"{XFDF}value") or field.findtext(f"{XFDF}value-richtext") or "")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        check_size(len(text), LONGEST, "characters in one answer")
        if name and text.strip() and text != "Off":
            values[answer_id(name)] = ReceivedValue(text)
        check_size(len(values), MOST_FIELDS, "fields")
        waiting += [(inner, name, depth + 1) for inner in reversed(field.findall(f"{XFDF}field"))]
    return Received("XFDF", values)


def read_fdf(data: bytes) -> Received:
    """The answers in an FDF file. Raises UnreadableError.

    Programs write all fields as one object. It is read alone, since the file is no whole PDF.
    """
    begin, end = _FIRST_OBJECT.search(data), data.rfind(b"endobj")
    try:
        if begin is None:
            raise ValueError
        catalogue = pikepdf.Object.parse(data[begin.end() : end])
        values = values_of_tree(catalogue.FDF.Fields)
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError):
        raise UnreadableError(
            "it cannot be read as form data (FDF)", "export the data as XFDF, and read that"
        ) from None
    return Received("FDF", values)
