"""Reproducible zip files: equal files give equal bytes."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Container, Mapping

_RECORD_LENGTH, _OFFSET_AT, _END_LENGTH = 46, 42, 22
"""Bytes of a record of the central directory before its name, of it before the place of its entry, and of the record
at the end (APPNOTE.TXT 4.3.12 and 4.3.16).
"""
TIMESTAMP = (1980, 1, 1, 0, 0, 0)
"""The date of every entry: the earliest that a zip file can hold."""


def zipped(files: Mapping[str, bytes], stored: Container[str] = ()) -> bytes:
    """The bytes of a zip with these files, in their order. The files named in `stored` are not compressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, TIMESTAMP)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            info.create_system = 3  # Unix; zipfile would write 0 on Windows
            info.external_attr = 0o644 << 16
            archive.writestr(info, data, compresslevel=9)
    return target.getvalue()


def with_files(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """A zip that `zipped` has made, with other contents of some of its files: the bytes that `zipped` would make of
    all. What is not changed is not compressed again. KeyError for a file that the zip does not have.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos, at = archive.infolist(), archive.start_dir
    missing = set(changed) - {info.filename for info in infos}
    if missing:
        raise KeyError(min(missing))
    entries, records = bytearray(), bytearray()
    for info, end in zip(infos, [*(info.header_offset for info in infos[1:]), at], strict=True):
        size = _RECORD_LENGTH + len(info.filename.encode())
        entry, record = data[info.header_offset : end], data[at : at + size]
        at += size
        if info.filename in changed:
            stored = (info.filename,) if info.compress_type == zipfile.ZIP_STORED else ()
            alone = zipped({info.filename: changed[info.filename]}, stored)
            split = len(alone) - size - _END_LENGTH
            entry, record = alone[:split], alone[split : split + size]
        records += record[:_OFFSET_AT] + struct.pack("<L", len(entries)) + record[_OFFSET_AT + 4 :]
        entries += entry
    return bytes(entries + records + data[at : at + 12] + struct.pack("<LL", len(records), len(entries)) + data[-2:])


def unzipped_file(data: bytes, name: str) -> bytes:
    """One file of a zip. KeyError where there is none of this name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def unzipped(data: bytes) -> dict[str, bytes]:
    """The files of a zip by their names, in the order of the zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
