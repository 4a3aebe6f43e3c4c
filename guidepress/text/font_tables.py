"""Reads what measuring text needs from a TrueType file: the width of each character, and the height of a line.

Only five short tables are read, so nothing is imported for it (OpenType 1.9: cmap, head, hhea, hmtx, maxp).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from functools import lru_cache
from struct import unpack_from

from guidepress.core.values import Value

_UNICODE_TABLES = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
"""Platform and encoding of the character maps that may be used, the best first."""


GREEK = range(0x0370, 0x0400)
_GREEK_LETTERS = frozenset(range(0x03B1, 0x03CA))


class FontTables(Value):
    """The measures of a font. All are thousandths of the type size."""

    widths: Mapping[int, float]
    """The advance width of each character of the font, by its code point."""
    missing_width: float
    """The width of the sign for a missing character."""
    stray: frozenset[int]
    """Greek letters of a font that has some as mathematical signs (Ω, π) but not the whole alphabet."""
    ascent: float
    descent: float
    """Positive: the distance below the base line."""


@lru_cache(32)
def font_tables(data: bytes) -> FontTables:
    """The measures of a TrueType file. ValueError if a table is missing or has no Unicode characters."""
    tables = _tables(data)
    (units,) = unpack_from(">H", data, tables["head"] + 18)
    ascent, descent = unpack_from(">hh", data, tables["hhea"] + 4)
    (metric_count,) = unpack_from(">H", data, tables["hhea"] + 34)
    (glyph_count,) = unpack_from(">H", data, tables["maxp"] + 4)
    pairs = unpack_from(f">{2 * metric_count}H", data, tables["hmtx"])
    scale = 1000 / units
    advances = [advance * scale for advance in pairs[::2]]
    advances += advances[-1:] * (glyph_count - metric_count)
    widths = {code: advances[glyph] for code, glyph in _characters(data, tables["cmap"]) if 0 < glyph < len(advances)}
    stray = frozenset() if widths.keys() >= _GREEK_LETTERS else frozenset(widths.keys() & GREEK)
    return FontTables(widths, advances[0], stray, ascent * scale, -descent * scale)


def is_readable(data: bytes) -> bool:
    """Whether `font_tables` can read a TrueType file: all tables are there, and a map of Unicode characters."""
    try:
        _characters(data, _tables(data)["cmap"])
    except (ValueError, struct.error):
        return False
    return True


def _tables(data: bytes) -> dict[str, int]:
    """The offset of each table."""
    (count,) = unpack_from(">H", data, 4)
    records = (unpack_from(">4sLLL", data, 12 + 16 * number) for number in range(count))
    tables = {tag.decode("latin-1"): offset for tag, _, offset, _ in records}
    missing = {"cmap", "head", "hhea", "hmtx", "maxp"} - tables.keys()
    if missing:
        raise ValueError(f"the font has no table {min(missing)}")
    return tables


def _characters(data: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Code point and glyph of every character, from the best character map."""
    (count,) = unpack_from(">H", data, cmap + 2)
    records = (unpack_from(">HHL", data, cmap + 4 + 8 * number) for number in range(count))
    offsets = {(platform, encoding): cmap + offset for platform, encoding, offset in records}
    for key in _UNICODE_TABLES:
        if key in offsets:
            (form,) = unpack_from(">H", data, offsets[key])
            if form in _FORMATS:
                return _FORMATS[form](data, offsets[key])
    raise ValueError("the font has no map of Unicode characters")


def _segments(data: bytes, start: int) -> Iterator[tuple[int, int]]:
    """A map of format 4: segments of code points up to U+FFFF."""
    (twice,) = unpack_from(">H", data, start + 6)
    count = twice // 2
    form = f">{count}H"
    ends = unpack_from(form, data, start + 14)
    starts = unpack_from(form, data, start + 16 + twice)
    deltas = unpack_from(form, data, start + 16 + 2 * twice)
    offsets = unpack_from(form, data, start + 16 + 3 * twice)
    for number, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                at = start + 16 + 3 * twice + 2 * number + offset + 2 * (code - first)
                (glyph,) = unpack_from(">H", data, at)
                if not glyph:
                    continue
            yield code, (glyph + delta) & 0xFFFF


def _groups(data: bytes, start: int) -> Iterator[tuple[int, int]]:
    """A map of format 12: groups of code points, also above U+FFFF."""
    (count,) = unpack_from(">L", data, start + 12)
    for number in range(count):
        first, last, glyph = unpack_from(">LLL", data, start + 16 + 12 * number)
        for code in range(first, min(last, 0x10FFFF) + 1):
            yield code, glyph + code - first


_FORMATS = {4: _segments, 12: _groups}
"""Format of a character map → its reader."""
