"""Zip files that are the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

STAMP = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can hold; every entry has it."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of files by their names, sorted."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # the same on Windows, which writes 0 by itself
            info.external_attr = 0o644 << 16
            archive.writestr(info, files[name], compresslevel=9)
    return target.getvalue()
