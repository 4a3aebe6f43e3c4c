"""Checks a deck.pptx from the guide's own design: the slides are made from it, so it must match deck.yaml."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Sequence
from io import BytesIO
from xml.etree import ElementTree

SIZE_LIMIT = 100_000_000
"""The maximum size of all its files together, uncompressed, in bytes."""
MASTERS = ("notesMaster", "handoutMaster", "slideMaster")
"""The masters that the template must have."""
_MAIN = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def template_fault(data: bytes, layouts: Sequence[str]) -> str:
    """Why slides cannot be made from a template, or "" if they can.

    `data` is the PPTX file; `layouts` are the names of the slide layouts in deck.yaml, in order.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            if sum(entry.file_size for entry in package.infolist()) > SIZE_LIMIT:
                return f"unpacked, it is larger than {SIZE_LIMIT // 1_000_000} MB"
            return _fault({name: package.read(name) for name in package.namelist()}, layouts)
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError, RuntimeError, NotImplementedError):
        return "it is no whole presentation"


def _fault(files: dict[str, bytes], layouts: Sequence[str]) -> str:
    """The first fault in the files of a template, by their names in the package; "" if there is none."""
    for name, data in files.items():
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in data:
            return "it declares a document type"
        if name.endswith(".rels") and re.search(rb"TargetMode\s*=\s*[\"']External", data):
            return "it refers to something outside itself"
        if name.endswith(".bin"):
            return "it holds macros or other programs"
    for kind in MASTERS:
        if f"ppt/{kind}s/{kind}1.xml" not in files:
            return f"it has no {kind}"
    names = _layout_names(files)
    if names != list(layouts):
        return f"its layouts are {', '.join(names)}; deck.yaml names {', '.join(layouts)}"
    return ""


def _layout_names(files: dict[str, bytes]) -> list[str]:
    """The names of the slide layouts, in the order of the slide master."""
    master = "ppt/slideMasters/slideMaster1.xml"
    folder, _, file = master.rpartition("/")
    relations = ElementTree.fromstring(files[f"{folder}/_rels/{file}.rels"])
    targets = {element.get("Id"): posixpath.normpath(f"{folder}/{element.get('Target')}") for element in relations}
    ids = [element.get(_ID) for element in ElementTree.fromstring(files[master]).iter(f"{_MAIN}sldLayoutId")]
    parts = (ElementTree.fromstring(files[targets[id]]).find(f"{_MAIN}cSld") for id in ids)
    return ["" if part is None else part.get("name", "") for part in parts]
