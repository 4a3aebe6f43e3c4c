"""The metadata of the file: XMP with what the file says that it follows, information, output intent.

A file with form fields follows PDF/A, but does not claim it unless the guide asks for that: docs/pdf-standards.md gives
the reason.
"""

from __future__ import annotations

import struct
from html import escape

from guidepress.document.book import Book
from guidepress.formats.pdf.syntax.objects import Document, reference, text

_TOOL = "guidepress"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:identifier>{identifier}</dc:identifier>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{description}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>{date}T00:00:00Z</xmp:ModifyDate>
<xmp:CreatorTool>{tool}</xmp:CreatorTool><pdf:Producer>{tool}</pdf:Producer>
{claim}
</rdf:Description>{archive}{further_claims}
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def write_metadata(document: Document, book: Book, archive: bool) -> int:
    """The XMP stream of a book, not compressed (ISO 19005-2, 6.6.2.1). Returns its object number.

    `archive`: the file claims PDF/A (ISO 19005-2, 6.6.4; ISO 19005-4, 6.7.3).
    """
    values = {
        "title": book.title,
        "author": _author(book),
        "description": book.description,
        "language": book.language,
        "identifier": book.identifier,
        "date": book.edition.date,
        "tool": _TOOL,
    }
    escaped = {key: escape(value, quote=False) for key, value in values.items()}
    standard = document.standard
    filled = _XMP.format(
        **escaped,
        claim=standard.claim,
        archive=standard.archive_claim if archive else "",
        further_claims=standard.further_claims,
    )
    return document.add_stream("/Type/Metadata/Subtype/XML", filled.encode("utf-8"), compress=False)


def write_information(document: Document, book: Book) -> int:
    """The information dictionary, which must agree with the XMP. Returns its object number; 0 if there is none."""
    if not document.standard.keeps_deprecated:
        return 0
    day = book.edition.date.replace("-", "")
    return document.add(
        f"<</Title{text(book.title)}/Author{text(_author(book))}/Subject{text(book.description)}"
        f"/Creator{text(_TOOL)}/Producer{text(_TOOL)}/CreationDate(D:{day}000000Z)/ModDate(D:{day}000000Z)>>"
    )


def _author(book: Book) -> str:
    names = [person.name for person in book.people if person.role == "aut"]
    return ", ".join(names) or book.publisher


def write_output_intent(document: Document) -> int:
    """The output intent: colours are sRGB. Returns its object number."""
    profile = document.add_stream("/N 3", srgb_profile())
    label = "(sRGB IEC61966-2.1)"
    return document.add(
        f"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier{label}/Info{label}"
        f"/RegistryName(http://www.color.org)/DestOutputProfile {reference(profile)}>>"
    )


def srgb_profile() -> bytes:
    """A small ICC 2.1 profile of sRGB: primaries adapted to D50, and the transfer curve of IEC 61966-2-1 as a table."""
    name = b"sRGB"
    description = struct.pack(">4sII", b"desc", 0, len(name) + 1) + name + b"\0" + bytes(4 + 4 + 2 + 1 + 67)
    rights = b"text\0\0\0\0CC0\0"
    curve = struct.pack(">4sII", b"curv", 0, 256) + b"".join(
        _srgb_to_linear(step).to_bytes(2, "big") for step in range(256)
    )
    tags: list[tuple[bytes, bytes]] = [
        (b"desc", description),
        (b"cprt", rights),
        (b"wtpt", _xyz(0.9505, 1.0, 1.0891)),
        (b"rXYZ", _xyz(0.43607, 0.22249, 0.01392)),
        (b"gXYZ", _xyz(0.38515, 0.71687, 0.09708)),
        (b"bXYZ", _xyz(0.14307, 0.06061, 0.71410)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    ]
    table, data = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    placed: dict[bytes, int] = {}
    for tag, value in tags:
        if value not in placed:
            placed[value] = start + len(data)
            data += value + bytes(-len(value) % 4)
        table += struct.pack(">4sII", tag, placed[value], len(value))
    size = start + len(data)
    illuminant = b"".join(_fixed(value) for value in (0.9642, 1.0, 0.8249))
    head = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(4 + 4 + 4 + 4 + 8 + 4) + illuminant
    return head + bytes(128 - len(head)) + table + data


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(x: float, y: float, z: float) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(x) + _fixed(y) + _fixed(z)


def _srgb_to_linear(step: int) -> int:
    """The linear value (0 to 65535) of an sRGB value (0 to 255)."""
    value = step / 255
    return round(65535 * (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4))
