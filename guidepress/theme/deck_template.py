"""Looks over a deck.pptx that a guide brings: slides are made from it, so it must have what deck.yaml names."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Sequence
from io import BytesIO
from xml.etree import ElementTree

LARGEST = 100_000_000
"""Bytes of all its files, unpacked."""
MASTERS = ("notesMaster", "handoutMaster", "slideMaster")
_MAIN = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def template_fault(data: bytes, layouts: Sequence[str]) -> str:
    """Why slides cannot be made from a template, or nothing. `layouts` are the names of its layouts, in their order."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            if sum(entry.file_size for entry in package.infolist()) > LARGEST:
                return f"unpacked, it is larger than {LARGEST // 1_000_000} MB"
            return _fault({name: package.read(name) for name in package.namelist()}, layouts)
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError, RuntimeError, NotImplementedError):
        return "it is no whole presentation"


def _fault(files: dict[str, bytes], layouts: Sequence[str]) -> str:
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
    found = _layout_names(files)
    if found != list(layouts):
        return f"its layouts are {', '.join(found)}; deck.yaml names {', '.join(layouts)}"
    return ""


def _layout_names(files: dict[str, bytes]) -> list[str]:
    """The names of the layouts in the order of the slide master."""
    master = "ppt/slideMasters/slideMaster1.xml"
    folder, _, file = master.rpartition("/")
    relations = ElementTree.fromstring(files[f"{folder}/_rels/{file}.rels"])
    targets = {each.get("Id"): posixpath.normpath(f"{folder}/{each.get('Target')}") for each in relations}
    ids = [each.get(_ID) for each in ElementTree.fromstring(files[master]).iter(f"{_MAIN}sldLayoutId")]
    parts = (ElementTree.fromstring(files[targets[id]]).find(f"{_MAIN}cSld") for id in ids)
    return ["" if part is None else part.get("name", "") for part in parts]
