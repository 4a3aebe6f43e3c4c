"""Bytes of an HTML or XHTML file → the tree of lxml."""

from __future__ import annotations

import codecs
import re

from lxml import etree
from lxml import html as lxml_html

from guidepress.importing.limits import MAX_BLOCKS, MAX_TEXT_FILE, refuse
from guidepress.importing.tree import Place

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_EMPTY = re.compile(r"<(a|b|i|em|strong|span|div|p|td|th|li|script|style|title|section|iframe|sup|sub)\b([^<>]*)/>")
"""Elements that are closed at once, which only XHTML may do: the HTML parser would leave them open."""
XHTML = "{http://www.w3.org/1999/xhtml}"
LINE = "data-import-line"
"""The attribute with the line of the Markdown from which an element comes."""


def decoded(data: bytes) -> str:
    """The text of an HTML file: by its byte order mark, by what it says, as UTF-8, or as Windows text."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(name, "replace")
    said = _CHARSET.search(data[:4096])
    names = [(said.group(1) or said.group(2)).decode("ascii")] if said else []
    for name in (*names, "utf-8"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def parsed(name: str, data: bytes) -> etree._Element:
    """The element `html` of a page. RefusedError for one that is too large."""
    if len(data) > MAX_TEXT_FILE:
        refuse(name, f"is larger than {MAX_TEXT_FILE // 1_000_000} MB", "split it")
    return parsed_text(name, decoded(data))


def parsed_text(name: str, text: str) -> etree._Element:
    """The element `html` of the text of a page."""
    text = _DECLARATION.sub("", text.replace("\0", "").replace("\r\n", "\n"))
    text = _EMPTY.sub(r"<\1\2></\1>", text)
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=False, remove_pis=True, huge_tree=False)
    if not text.strip():
        refuse(name, "is empty", "name another file")
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except etree.ParserError:  # nothing but comments and signs that the parser leaves out
        refuse(name, "is empty", "name another file")
    if sum(1 for _ in root.iter()) > 10 * MAX_BLOCKS:
        refuse(name, f"has more than {10 * MAX_BLOCKS:,} elements", "split it")
    return root


def name_of(element: etree._Element) -> str:
    """The name of an element in small letters, without a namespace; "" for a comment."""
    return str(element.tag).rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def classes(element: etree._Element) -> list[str]:
    """The classes of an element, in small letters."""
    return str(element.get("class") or "").lower().split()


def place_of(element: etree._Element, document: str) -> Place:
    """Where an element stands: the line of the Markdown, or of the page."""
    at: etree._Element | None = element
    while at is not None:
        if line := at.get(LINE):
            return Place(document, f"line {line}")
        at = at.getparent()
    return Place(document, f"line {element.sourceline}" if element.sourceline else "")
