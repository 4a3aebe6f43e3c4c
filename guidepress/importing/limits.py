"""Limits for files of others, and the only ways in which their zips and their XML are opened.

A file may be made to harm: a zip that grows a thousandfold, XML with entities that call each other or other files,
tables of a million cells. Every reader goes through this module.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NoReturn

from lxml import etree

from guidepress.core.os_errors import RefusedError

MAX_FILE = 200_000_000
"""Most bytes of a file to import."""
MAX_TEXT_FILE = 30_000_000
"""Most bytes of a text, an HTML file, or an XML part of a zip."""
MAX_UNZIPPED = 400_000_000
"""Most bytes of all files of a zip together."""
MAX_ENTRIES = 10_000
"""Most files of a zip."""
MAX_RATIO = 200
"""How many times larger than in the zip a file may be, once it has more than a million bytes."""
MAX_CELLS = 20_000
"""Most cells of a table. What is longer is cut off and reported."""
MAX_DEPTH = 200
"""How deep elements may be nested."""
MAX_BLOCKS = 100_000
"""Most paragraphs of one file."""
MAX_PIXELS = 60_000_000
"""Most pixels of a picture."""
MAX_PICTURE = 30_000_000
"""Most bytes of a picture."""


def refuse(name: str, reason: str, hint: str) -> NoReturn:
    """Ends the import with a reason."""
    raise RefusedError(f"{name} {reason}", hint)


def read_file(path: Path, limit: int = MAX_FILE) -> bytes:
    """The bytes of a file. RefusedError for one that is too large, or no plain file."""
    if not path.is_file():
        refuse(str(path), "is not a file", "name a file that is there")
    with path.open("rb") as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        refuse(path.name, f"is larger than {limit // 1_000_000} MB", "split it, or make its pictures smaller")
    return data


class SafeZip(Mapping[str, bytes]):
    """The files of a zip by name, each read when it is asked for, within the limits."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self.archive.infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
            raise RefusedError(
                f"{name} is not whole, or not what its name says", "open it, and save it anew"
            ) from error
        self.entries = {entry.filename: entry for entry in entries if not entry.is_dir()}
        large = sum(entry.file_size for entry in entries) > MAX_UNZIPPED
        if large or len(entries) > MAX_ENTRIES or any(map(_grows, entries)):
            refuse(name, "would become too large when it is unzipped", "make sure that you trust where it comes from")
        if any(entry.flag_bits & 1 for entry in entries):
            refuse(name, "is locked with a password", "open it, and save it without one")

    def __getitem__(self, name: str) -> bytes:
        entry = self.entries[name]
        try:
            with self.archive.open(entry) as stream:  # the size that a zip declares may be wrong
                data = stream.read(min(entry.file_size, MAX_UNZIPPED) + 1)
        except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, zlib.error) as error:
            raise RefusedError(f"{self.name} is damaged ({name})", "open it, and save it anew") from error
        if len(data) > entry.file_size:
            refuse(self.name, "says of a file inside it that it is smaller than it is", "do not use it")
        return data

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


def _grows(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > 1_000_000 and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)


def parse_xml(name: str, data: bytes) -> etree._Element:
    """The root of an XML file. Entities are not expanded, nothing else is read, and the network is not used.

    RefusedError for XML that is broken, too large, or declares entities.
    """
    if len(data) > MAX_TEXT_FILE:
        refuse(name, f"holds a text of more than {MAX_TEXT_FILE // 1_000_000} MB", "split it")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedError(f"{name} is damaged ({error})", "open it, and save it anew") from error
    internal = root.getroottree().docinfo.internalDTD
    if internal is not None and next(iter(internal.iterentities()), None) is not None:
        refuse(name, "declares entities, which no document needs", "do not use it")
    return root
