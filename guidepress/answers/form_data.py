"""Reads form data without its PDF: XFDF (ISO 19444-1) and FDF (ISO 32000-1, 12.7.7), which many programs export."""

from __future__ import annotations

import re

import pikepdf
from lxml import etree

from guidepress.answers.filled_pdf import FAULTS, values_of_tree
from guidepress.answers.received import (
    DEEPEST,
    Gathered,
    Received,
    ReceivedValue,
    UnreadableError,
    check_size,
    well_formed,
)
from guidepress.document.field_names import answer_id

XFDF = "{http://ns.adobe.com/xfdf/}"
_FIRST_OBJECT = re.compile(rb"\bobj\s*(?=<<)")


def read_xfdf(data: bytes) -> Received:
    """The answers in an XFDF file. Raises UnreadableError."""
    # Entities are left as they are and no other file is read: no bomb grows, and nothing leaves the machine.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise UnreadableError("it is damaged", "export the data again, and read that") from None
    if root.tag != f"{XFDF}xfdf":
        raise UnreadableError("it is XML, but no form data (XFDF)", "export the data of the workbook as XFDF")
    gathered = Gathered()
    waiting = [(node, "", 0) for node in reversed(root.findall(f"{XFDF}fields/{XFDF}field"))]
    while waiting:
        node, above, depth = waiting.pop()
        check_size(depth, DEEPEST, "levels of fields")
        name = ".".join(filter(None, (above, node.get("name", ""))))
        for value in (*node.findall(f"{XFDF}value"), *node.findall(f"{XFDF}value-richtext")):
            text = well_formed("".join(value.itertext()))
            if name and text.strip():
                gathered.add(answer_id(name), ReceivedValue(text))
                break
        waiting += [(inner, name, depth + 1) for inner in reversed(node.findall(f"{XFDF}field"))]
    return Received("XFDF", gathered.values, further=gathered.further)


def read_fdf(data: bytes) -> Received:
    """The answers in an FDF file. Raises UnreadableError.

    Programs write all fields as one object. It is read alone, since the file is no whole PDF.
    """
    begin, end = _FIRST_OBJECT.search(data), data.rfind(b"endobj")
    try:
        if begin is None:
            raise ValueError
        catalogue = pikepdf.Object.parse(data[begin.end() : end])
        found = values_of_tree(catalogue.FDF.Fields)
    except FAULTS:
        raise UnreadableError(
            "it cannot be read as form data (FDF)", "export the data as XFDF, and read that"
        ) from None
    return Received("FDF", found.values, further=found.further)
