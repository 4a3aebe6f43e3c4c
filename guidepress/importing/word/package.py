"""Opens a Word file: its parts, what they refer to, and what an import leaves closed (macros, embedded files)."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree

from guidepress.core.os_errors import RefusedError
from guidepress.importing.limits import MAX_PICTURE, SafeZip, parse_xml, refuse

STRICT = (b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/")
"""Namespaces of Strict Open XML begin with the first; those of Transitional with the second, and a year."""
_YEARS = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": (
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/picture": b"http://schemas.openxmlformats.org/drawingml/2006/picture",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
"""A namespace of Strict Open XML → that of Transitional, which python-docx knows."""


class Package:
    """The parts of a Word file. Every part has passed the limits before python-docx sees it."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.zip = SafeZip(name, data)
        if "[Content_Types].xml" not in self.zip:
            refuse(name, "is no Word file", "open it in Word or LibreOffice, and save it as .docx")
        xml = {each for each in self.zip if each.endswith((".xml", ".rels"))}
        parts = {each: self.zip[each] for each in xml}
        for each, content in parts.items():
            if not each.startswith("customXml/"):
                parse_xml(f"{name} ({each})", content)
        if any(STRICT[0] in content for content in parts.values()):
            data = _transitional(self.zip, parts)
        self.document = _opened(name, data)
        self.part: Any = self.document.part

    @property
    def macros(self) -> list[str]:
        """The names of files with macros, which nobody has opened."""
        return [each for each in self.zip if each.lower().endswith(("vbaproject.bin", "vbadata.xml"))]

    @property
    def embedded(self) -> list[str]:
        """The names of embedded files and controls."""
        folders = ("word/embeddings/", "word/activex/", "word/afchunk")
        return [each for each in self.zip if each.lower().startswith(folders)]

    def root(self, kind: str) -> etree._Element | None:
        """The root of the part to which the document has a relationship of this kind: "footnotes", "comments"."""
        part = self.related(kind)
        return None if part is None else parse_xml(f"{self.name} ({kind})", part.blob)

    def related(self, kind: str) -> Any:
        """The part to which the document has a relationship of this kind; None if there is none."""
        return related(self.part, kind)

    def stories(self, kind: str) -> list[tuple[Any, etree._Element]]:
        """All headers or footers, each part with its root, in the order of their names."""
        parts = {str(rel.target_part.partname): rel.target_part for rel in _internal(self.part) if _is(rel, kind)}
        return [(parts[each], parse_xml(self.name, parts[each].blob)) for each in sorted(parts)]


def related(part: Any, kind: str) -> Any:
    """The part to which a part has a relationship of this kind; None if there is none."""
    return next((rel.target_part for rel in _internal(part) if _is(rel, kind)), None)


def _internal(part: Any) -> list[Any]:
    return [rel for rel in part.rels.values() if not rel.is_external]


def _is(rel: Any, kind: str) -> bool:
    return str(rel.reltype).rpartition("/")[2] == kind


def target(part: Any, rel_id: str) -> str:
    """The address of an external relationship of a part; "" if there is none of this id."""
    rel = part.rels.get(rel_id)
    return str(rel.target_ref) if rel is not None and rel.is_external else ""


def picture(part: Any, rel_id: str) -> tuple[str, bytes] | None:
    """The file name and bytes of a picture of a part; None for one that is not in the file, or too large."""
    rel = part.rels.get(rel_id)
    if rel is None or rel.is_external:
        return None
    blob = bytes(rel.target_part.blob)
    return (str(rel.target_part.partname).rpartition("/")[2], blob) if len(blob) <= MAX_PICTURE else None


def other_part(part: Any, rel_id: str) -> Any:
    """The part of any kind that an id refers to; None if it is not in the file."""
    rel = part.rels.get(rel_id)
    return None if rel is None or rel.is_external else rel.target_part


def _opened(name: str, data: bytes) -> Any:
    import docx  # imported late: the other commands need no Word files

    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx raises KeyError, ValueError, AttributeError and more for damaged packages
        hint = "open it in Word or LibreOffice, and save it as .docx"
        raise RefusedError(f"{name} cannot be read as a Word file ({error})", hint) from error


def _transitional(archive: SafeZip, parts: dict[str, bytes]) -> bytes:
    """The file with the namespaces of Transitional Open XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for each in archive:
            content = parts.get(each) or archive[each]
            if each in parts:
                for strict, usual in _YEARS.items():
                    content = content.replace(strict, usual)
            made.writestr(each, content)
    return out.getvalue()
