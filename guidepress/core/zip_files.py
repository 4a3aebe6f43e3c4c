"""Reproducible zip files: equal files give equal bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Container, Mapping

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


def unzipped(data: bytes) -> dict[str, bytes]:
    """The files of a zip by their names, in the order of the zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
