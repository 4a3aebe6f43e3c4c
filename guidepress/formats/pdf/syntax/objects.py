"""PDF objects as bytes, and the file they make: object streams, cross-reference stream, identifier from the content.

ReportLab's document keeps the numbers and embeds the fonts; everything else is written here, because its own file
format has no object streams, derives /ID from the clock, and ends streams without the end of line that PDF/A asks for
(ISO 19005-2, 6.1.7.1).
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from functools import lru_cache
from struct import Struct
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument

_PER_STREAM = 100  # objects in one object stream; more would make a reader unpack much for little
ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r", "\n": "\\n"})
"""Characters that mean something else in a string (ISO 32000-1, 7.3.4.2)."""


def text(value: str) -> str:
    """A PDF text string: PDFDocEncoding where ASCII will do, else UTF-16 with its mark."""
    if value.isascii():
        return f"({value.translate(ESCAPES)})"
    return f"<feff{value.encode('utf-16-be').hex()}>"


@lru_cache(1024)
def name(value: str) -> str:
    """A PDF name: ASCII letters and digits as they are, the rest as #xx."""
    return "/" + "".join(c if (c.isascii() and c.isalnum()) or c in "-_.+" else _hex(c) for c in value)


def _hex(character: str) -> str:
    return "".join(f"#{byte:02x}" for byte in character.encode("utf-8"))


@lru_cache(1 << 15)
def number(value: float) -> str:
    """A number with at most two decimals: a hundredth of a point is finer than any printer."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def operands(*values: float) -> str:
    """Numbers before an operator."""
    return " ".join(number(value) for value in values)


def numbers(values: Iterable[float]) -> str:
    return "[" + " ".join(number(value) for value in values) + "]"


def reference(key: int) -> str:
    return f"{key} 0 R"


class Document:
    """A PDF file in the making. Objects are named by their numbers."""

    def __init__(self) -> None:
        self.base = PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7))
        self.bodies: dict[int, bytes] = {}
        """Every object but those of ReportLab's fonts, which number themselves by the same counter."""
        self.fonts: dict[bytes, Any] = {}
        """ReportLab's fonts, by the names that their files give them."""

    def reserve(self) -> int:
        """The number of an object whose body comes later."""
        self.base.objectcounter += 1
        return int(self.base.objectcounter)

    def put(self, key: int, body: str) -> None:
        """Gives a reserved object its body."""
        self.bodies[key] = body.encode("latin-1")

    def add(self, body: str) -> int:
        key = self.reserve()
        self.put(key, body)
        return key

    def put_stream(self, key: int, entries: str, data: bytes, packed: bool = True) -> None:
        """Gives a reserved object a stream: `entries` are those of its dictionary besides length and filter."""
        self.bodies[key] = stream(entries, data, packed)

    def add_stream(self, entries: str, data: bytes, packed: bool = True) -> int:
        key = self.reserve()
        self.put_stream(key, entries, data, packed)
        return key

    def embed_fonts(self) -> dict[str, int]:
        """Embeds what ReportLab's fonts have been asked for; resource name to object number."""
        for font in self.base.delayedFonts:
            font.addObjects(self.base)
        fonts = self.base.idToObject["BasicFonts"].dict
        return {key: self.base.idToObjectNumberAndVersion[key][0] for key in fonts}

    def file(self, root: int, info: int) -> bytes:
        """The whole file. The same objects give the same bytes. The document is used up."""
        bodies: dict[int, bytes] = {}
        key = 1
        while key <= self.base.objectcounter:  # formatting a font's objects may number further ones
            body = self.bodies.pop(key, None)
            bodies[key] = self._foreign(key) if body is None else body
            key += 1
        return _assemble(bodies, root, info)

    def _foreign(self, key: int) -> bytes:
        """An object of ReportLab's; one that was reserved and never written is null."""
        if key not in self.base.numberToId:
            return b"null"
        body: bytes = self.base.idToObject[self.base.numberToId[key]].format(self.base).strip()
        if body.endswith(b"endstream") and not body.endswith(b"\nendstream"):
            body = body[: -len(b"endstream")] + b"\nendstream"
        return body


def stream(entries: str, data: bytes, packed: bool = True) -> bytes:
    """A stream object; `entries` are those of its dictionary besides length and filter."""
    if packed:
        data = _packed(data)
        entries += "/Filter/FlateDecode"
    return f"<<{entries}/Length {len(data)}>>\nstream\n".encode("latin-1") + data + b"\nendstream"


_KEPT: dict[bytes, bytes] = {}
_MOST = 2048


def _packed(data: bytes) -> bytes:
    """Data, compressed. The last results are kept by the digest of what they were made from.

    Boxes of one size look alike, and a warm process writes nearly the same file again.
    """
    key = hashlib.blake2b(data, digest_size=16).digest()
    found = _KEPT.pop(key, None) or zlib.compress(data, 9)
    _KEPT[key] = found  # the one that was used last stands last
    if len(_KEPT) > _MOST:
        del _KEPT[next(iter(_KEPT))]
    return found


_ROW = Struct(">BIH")
"""Of a cross-reference stream, `/W[1 4 2]` (ISO 32000-1, 7.5.8)."""


class _Places:
    """The cross-reference table: a row for each object."""

    def __init__(self, last: int) -> None:
        self.rows = bytearray(_ROW.size * (last + 1))

    def put(self, key: int, kind: int, where: int, third: int) -> None:
        """`kind` 1: the object begins at byte `where`. 2: it is the `third` of object stream `where`."""
        _ROW.pack_into(self.rows, _ROW.size * key, kind, where, third)


def _assemble(bodies: dict[int, bytes], root: int, info: int) -> bytes:
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    small = [key for key, body in bodies.items() if not body.endswith(b"endstream")]
    last = max(bodies)
    table = last + len(range(0, len(small), _PER_STREAM)) + 1
    places = _Places(table)
    places.put(0, 0, 0, 65535)
    for key in sorted(bodies.keys() - set(small)):
        places.put(key, 1, len(out), 0)
        out += b"%d 0 obj\n%b\nendobj\n" % (key, bodies.pop(key))
    for start in range(0, len(small), _PER_STREAM):
        last += 1
        keys = small[start : start + _PER_STREAM]
        places.put(last, 1, len(out), 0)
        for index, key in enumerate(keys):
            places.put(key, 2, last, index)
        out += b"%d 0 obj\n%b\nendobj\n" % (last, _object_stream(keys, bodies))
    digest = hashlib.sha256(out).hexdigest()[:32]
    places.put(table, 1, len(out), 0)
    out += _cross_reference(places, table, root, info, len(out), digest)
    return bytes(out)


def _object_stream(keys: list[int], bodies: dict[int, bytes]) -> bytes:
    heads, offset = [], 0
    for key in keys:
        heads.append(f"{key} {offset}")
        offset += len(bodies[key]) + 1
    head = " ".join(heads).encode() + b"\n"
    data = _packed(head + b"\n".join(bodies.pop(key) for key in keys))
    entries = f"<</Type/ObjStm/N {len(keys)}/First {len(head)}/Filter/FlateDecode/Length {len(data)}>>"
    return entries.encode() + b"\nstream\n" + data + b"\nendstream"


def _cross_reference(places: _Places, key: int, root: int, info: int, start: int, digest: str) -> bytes:
    data = zlib.compress(places.rows, 9)
    entries = (
        f"<</Type/XRef/Size {key + 1}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R"
        f"/ID[<{digest}><{digest}>]/Filter/FlateDecode/Length {len(data)}>>"
    )
    body = b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (key, entries.encode(), data)
    return body + b"startxref\n%d\n%%%%EOF\n" % start
