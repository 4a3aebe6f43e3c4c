"""Where the files of editions go. A folder has NAME/FILE; for storage that has an address see `storage`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

from guidepress.core.values import Value
from guidepress.pipeline.folder_lock import folder_lock
from guidepress.pipeline.publish import Manifest, publish, write_whole
from guidepress.source.model.guide_file import GuideFile

Entries = Mapping[str, Mapping[str, Any]]
"""The path of a file below its edition → its size and SHA-256."""


class Store(Protocol):
    """A place for the files of editions, and for what is told of all of them. It can be sent to another process.

    Every method raises RefusedError or OSError where the place cannot be used.
    """

    def held(self, name: str = "") -> AbstractContextManager[None]:
        """Keeps others from writing an edition, or the record of all, where the place can do so."""

    def publish(self, name: str, files: Mapping[str, bytes], about: GuideFile, build: str) -> Manifest:
        """Writes the files of an edition. Those of an earlier build are taken away, or stand apart from them."""

    def is_whole(self, name: str, build: str, files: Entries) -> bool:
        """Whether every file is there as it was written: with its SHA-256 in a folder, with its size in storage."""

    def below(self, name: str, build: str) -> str:
        """Where the files of an edition stand, below the record of all, with a slash at the end."""

    def read(self, path: str) -> bytes:
        """The bytes of a file, by its path below the record of all. Raises OSError where it is not there."""

    def write(self, path: str, data: bytes) -> None:
        """Writes a file, whole or not at all."""


class Folder(Value):
    """A folder of this machine, or one that many share."""

    root: Path

    def held(self, name: str = "") -> AbstractContextManager[None]:
        return folder_lock(self.root / name)

    def publish(self, name: str, files: Mapping[str, bytes], about: GuideFile, build: str) -> Manifest:
        return publish(files, self.root / name, about.slug, about.edition.id, build, whole=True)

    def is_whole(self, name: str, build: str, files: Entries) -> bool:
        return all(_is_whole(self.root / name, path, entry) for path, entry in files.items())

    def below(self, name: str, build: str) -> str:
        return f"{name}/"

    def read(self, path: str) -> bytes:
        return self.root.joinpath(*PurePosixPath(path).parts).read_bytes()

    def write(self, path: str, data: bytes) -> None:
        write_whole(self.root.joinpath(*PurePosixPath(path).parts), data)


def _is_whole(folder: Path, path: str, entry: Mapping[str, Any]) -> bool:
    """Whether a file has the size and the SHA-256 of its entry."""
    try:
        data = folder.joinpath(*PurePosixPath(path).parts).read_bytes()
    except OSError:
        return False
    return len(data) == entry["size"] and bool(hashlib.sha256(data).hexdigest() == entry["sha256"])
