"""PDF objects as bytes, and the whole file: object streams, a cross-reference stream, an identifier from the content.

ReportLab's document assigns object numbers and embeds fonts. Everything else is written here: ReportLab writes no
object streams, derives /ID from the clock, and ends streams without the end-of-line marker that PDF/A requires (ISO
19005-2, 6.1.7.1).
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from struct import Struct
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument

from guidepress.formats.pdf.syntax.standard import UA_1, Standard

_PER_STREAM = 100  # objects in one object stream; a reader must unpack the whole stream for one object
ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r", "\n": "\\n"})
"""Characters that mean something else in a string (ISO 32000-1, 7.3.4.2)."""


def text(value: str) -> str:
    """A text string (ISO 32000-1, 7.9.2.2): ASCII in PDFDocEncoding, anything else in UTF-16BE.

    Control characters have other meanings in PDFDocEncoding, or none; only the ends of lines have their own.
    """
    if value.isascii() and (value.isprintable() or value.replace("\n", "").isprintable()):
        return f"({value.translate(ESCAPES)})"
    return f"<feff{value.encode('utf-16-be').hex()}>"


@lru_cache(1024)
def name(value: str) -> str:
    """A name object: ASCII letters and digits unchanged, other characters as #xx (ISO 32000-1, 7.3.5)."""
    return "/" + "".join(c if (c.isascii() and c.isalnum()) or c in "-_.+" else _hex(c) for c in value)


def _hex(character: str) -> str:
    return "".join(f"#{byte:02x}" for byte in character.encode("utf-8"))


@lru_cache(1 << 15)
def number(value: float) -> str:
    """A number with at most two decimals: 0.01 points is finer than any printer."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def operands(*values: float) -> str:
    """Numbers before an operator."""
    return " ".join(number(value) for value in values)


def numbers(values: Iterable[float]) -> str:
    """An array of numbers."""
    return "[" + " ".join(number(value) for value in values) + "]"


def reference(object_number: int) -> str:
    """An indirect reference to an object."""
    return f"{object_number} 0 R"


class Document:
    """The objects of one PDF file, by their object numbers."""

    def __init__(self, bodies: dict[int, bytes], last: int, standard: Standard) -> None:
        """`last` is the highest object number that is taken."""
        self.bodies = bodies
        self._last = last
        self.standard = standard

    def reserve(self) -> int:
        """A new object number, for an object whose body is set later."""
        self._last += 1
        return self._last

    def set_body(self, object_number: int, body: str) -> None:
        """Sets the body of a reserved object."""
        self.bodies[object_number] = body.encode("latin-1")

    def add(self, body: str) -> int:
        """Adds an object. Returns its object number."""
        object_number = self.reserve()
        self.set_body(object_number, body)
        return object_number

    def set_stream(self, object_number: int, entries: str, data: bytes, compress: bool = True) -> None:
        """Sets the body of a reserved object to a stream.

        `entries`: those of its dictionary without Length and Filter.
        """
        self.bodies[object_number] = stream(entries, data, compress)

    def add_stream(self, entries: str, data: bytes, compress: bool = True) -> int:
        """Adds a stream object. Returns its object number."""
        object_number = self.reserve()
        self.set_stream(object_number, entries, data, compress)
        return object_number

    def new_file(self) -> Document:
        """A file that begins with all objects of this document. What it adds is not added to the document."""
        return Document(dict(self.bodies), self._last, self.standard)

    def file(self, root: int, info: int) -> bytes:
        """The whole file. The same objects give the same bytes.

        `info`: the object number of the information dictionary; 0 if there is none.
        """
        return _assemble(dict(sorted(self.bodies.items())), root, info, self.standard.version)

    def file_of_needed(self, root: int, info: int) -> bytes:
        """A file of the objects that are reached from its root; the numbers of the others are free in it."""
        open_numbers = [root, info] if info else [root]
        needed = {*open_numbers}
        while open_numbers:
            for number in _references(self.bodies[open_numbers.pop()]):
                if number not in needed and number in self.bodies:
                    needed.add(number)
                    open_numbers.append(number)
        return _assemble({number: self.bodies[number] for number in sorted(needed)}, root, info, self.standard.version)


class DrawnDocument(Document):
    """What is drawn once: contents of pages, images, appearances and fonts. Files are made of it with `new_file`."""

    def __init__(self, standard: Standard = UA_1) -> None:
        super().__init__({}, 0, standard)
        self.base = PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7))
        """ReportLab's document: its fonts use the same object numbers, and so its counter counts."""
        self.fonts: dict[bytes, Any] = {}
        """ReportLab's fonts, by the names in their files."""
        self.letters: list[tuple[str, str]] = []
        """The role of each face as it is made, with "", and of each character as it gets a code, with the character; of
        the letters of ASCII only the first, as a blank.
        All codes and names of fonts follow from this order.
        """

    def reserve(self) -> int:
        self.base.objectcounter += 1
        return int(self.base.objectcounter)

    def new_file(self) -> Document:
        return Document(dict(self.bodies), int(self.base.objectcounter), self.standard)

    def embed_fonts(self) -> dict[str, int]:
        """Embeds the characters used of ReportLab's fonts. Returns the object number of each font resource."""
        for font in self.base.delayedFonts:
            font.addObjects(self.base)
        for key, item in self.base.idToObject.items():
            if key.startswith("toUnicodeCMap:"):
                item.content = _LONG_CODE.sub(_utf16, item.content)
        fonts = self.base.idToObject["BasicFonts"].dict
        if not self.standard.keeps_deprecated:
            for key in fonts:
                del self.base.idToObject[key].Name
        numbers_of_fonts = {key: self.base.idToObjectNumberAndVersion[key][0] for key in fonts}
        object_number = 1
        while object_number <= self.base.objectcounter:  # formatting the objects of a font may add objects
            if object_number in self.base.numberToId:
                self.bodies[object_number] = self._reportlab_object(object_number)
            object_number += 1
        return numbers_of_fonts

    def _reportlab_object(self, object_number: int) -> bytes:
        """The body of an object of ReportLab."""
        body: bytes = self.base.idToObject[self.base.numberToId[object_number]].format(self.base).strip()
        if body.endswith(b"endstream") and not body.endswith(b"\nendstream"):
            body = body[: -len(b"endstream")] + b"\nendstream"
        return body


_REFERENCE = re.compile(rb"([0-9]+) 0 R")


def _references(body: bytes) -> Iterator[int]:
    """The objects that an object refers to, and any that a text in it only looks like referring to."""
    head, stream_follows, _ = body.partition(b"\nstream\n")
    return (int(match.group(1)) for match in _REFERENCE.finditer(head if stream_follows else body))


_LONG_CODE = re.compile("<([0-9A-F]{5,6})>")


def _utf16(match: re.Match[str]) -> str:
    """A character above U+FFFF as a CMap writes it, in UTF-16 (ISO 32000-1, 9.10.3). ReportLab writes its number."""
    return f"<{chr(int(match.group(1), 16)).encode('utf-16-be').hex().upper()}>"


def stream(entries: str, data: bytes, compress: bool = True) -> bytes:
    """A stream object. `entries`: those of its dictionary without Length and Filter."""
    if compress:
        data = _compressed(data)
        entries += "/Filter/FlateDecode"
    return f"<<{entries}/Length {len(data)}>>\nstream\n".encode("latin-1") + data + b"\nendstream"


_CACHE: dict[bytes, bytes] = {}
_CACHE_SIZE = 2048


def _compressed(data: bytes) -> bytes:
    """The data, compressed. The last results are cached by a digest of the data.

    Boxes of the same size have the same appearance, and a running process writes nearly the same file again.
    """
    key = hashlib.blake2b(data, digest_size=16).digest()
    compressed = _CACHE.pop(key, None) or zlib.compress(data, 9)
    _CACHE[key] = compressed  # moves the entry to the end: the oldest one is first
    if len(_CACHE) > _CACHE_SIZE:
        del _CACHE[next(iter(_CACHE))]
    return compressed


_ROW = Struct(">BIH")
"""A row of the cross-reference stream, for /W[1 4 2] (ISO 32000-1, 7.5.8)."""


class _CrossReferenceTable:
    """The cross-reference table: one row for each object."""

    def __init__(self, last: int) -> None:
        self.rows = bytearray(_ROW.size * (last + 1))

    def set_row(self, object_number: int, kind: int, position: int, index: int) -> None:
        """Sets a row.

        `kind` 1: the object begins at byte `position`. 2: it is number `index` in object stream `position`.
        """
        _ROW.pack_into(self.rows, _ROW.size * object_number, kind, position, index)


def _assemble(bodies: dict[int, bytes], root: int, info: int, version: str) -> bytes:
    out = bytearray(b"%PDF-" + version.encode() + b"\n%\xe2\xe3\xcf\xd3\n")
    packable = [object_number for object_number, body in bodies.items() if not body.endswith(b"endstream")]
    last = max(bodies)
    table_number = last + len(range(0, len(packable), _PER_STREAM)) + 1
    table = _CrossReferenceTable(table_number)
    table.set_row(0, 0, 0, 65535)
    for object_number in sorted(bodies.keys() - set(packable)):
        table.set_row(object_number, 1, len(out), 0)
        out += b"%d 0 obj\n%b\nendobj\n" % (object_number, bodies.pop(object_number))
    for start in range(0, len(packable), _PER_STREAM):
        last += 1
        numbers_in_stream = packable[start : start + _PER_STREAM]
        table.set_row(last, 1, len(out), 0)
        for index, object_number in enumerate(numbers_in_stream):
            table.set_row(object_number, 2, last, index)
        out += b"%d 0 obj\n%b\nendobj\n" % (last, _object_stream(numbers_in_stream, bodies))
    digest = hashlib.sha256(out).hexdigest()[:32]
    table.set_row(table_number, 1, len(out), 0)
    out += _cross_reference(table, table_number, root, info, len(out), digest)
    return bytes(out)


def _object_stream(object_numbers: list[int], bodies: dict[int, bytes]) -> bytes:
    index, offset = [], 0
    for object_number in object_numbers:
        index.append(f"{object_number} {offset}")
        offset += len(bodies[object_number]) + 1
    head = " ".join(index).encode() + b"\n"
    data = _compressed(head + b"\n".join(bodies.pop(object_number) for object_number in object_numbers))
    entries = f"<</Type/ObjStm/N {len(object_numbers)}/First {len(head)}/Filter/FlateDecode/Length {len(data)}>>"
    return entries.encode() + b"\nstream\n" + data + b"\nendstream"


def _cross_reference(
    table: _CrossReferenceTable, object_number: int, root: int, info: int, start: int, digest: str
) -> bytes:
    data = zlib.compress(table.rows, 9)
    entries = (
        f"<</Type/XRef/Size {object_number + 1}/W[1 4 2]/Root {root} 0 R"
        f"{f'/Info {info} 0 R' if info else ''}/ID[<{digest}><{digest}>]/Filter/FlateDecode/Length {len(data)}>>"
    )
    body = b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (object_number, entries.encode(), data)
    return body + b"startxref\n%d\n%%%%EOF\n" % start
