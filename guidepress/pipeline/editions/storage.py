"""Storage that has an address, such as s3://bucket/guides, by way of fsspec. It is loaded only where one is named.

The files of an edition are objects under NAME/BUILD/, and its manifest is written last: what has a manifest is whole.
Earlier builds stay. The keys of a storage service are found where its own tools find them, and never written anywhere.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from guidepress.core.os_errors import RefusedError
from guidepress.core.values import Value
from guidepress.pipeline.editions.stores import Entries
from guidepress.pipeline.publish import MANIFEST, Manifest, manifest_of
from guidepress.source.model.guide_file import GuideFile

HOW_TO_GET = "install the extra: python -m pip install --require-hashes -r requirements-cluster.lock"
FOLDERS = ("source", "editions", "layouts", "assets")
"""What a guide consists of."""


class Storage(Value):
    """Storage with an address. Two runs at a time are not kept from writing into it."""

    address: str

    def held(self, name: str = "") -> AbstractContextManager[None]:
        return nullcontext()

    def publish(self, name: str, files: Mapping[str, bytes], about: GuideFile, build: str) -> Manifest:
        manifest = manifest_of(files, about.slug, about.edition.id, build)
        with _reached(self.address) as (system, root):
            place = f"{root}/{self.below(name, build)}"
            if system.exists(f"{place}{MANIFEST}"):
                system.rm_file(f"{place}{MANIFEST}")
            for kind, group in _by_kind(files).items():
                system.pipe({f"{place}{path}": data for path, data in group.items()}, **_said(system, kind))
            system.pipe_file(f"{place}{MANIFEST}", manifest.render(), **_said(system, _kind(MANIFEST)))
        return manifest

    def is_whole(self, name: str, build: str, files: Entries) -> bool:
        with _reached(self.address) as (system, root):
            place = f"{root}/{self.below(name, build)}"
            system.invalidate_cache()
            found = system.find(place, detail=True)
            sizes = {path.removeprefix(place): entry["size"] for path, entry in found.items()}
        return MANIFEST in sizes and all(sizes.get(path) == entry["size"] for path, entry in files.items())

    def below(self, name: str, build: str) -> str:
        return f"{name}/{build}/"

    def read(self, path: str) -> bytes:
        with _reached(self.address) as (system, root):
            return bytes(system.cat_file(f"{root}/{path}"))

    def write(self, path: str, data: bytes) -> None:
        with _reached(self.address) as (system, root):
            system.pipe_file(f"{root}/{path}", data, **_said(system, _kind(path)))


def fetch_guide(address: str, folder: Path) -> None:
    """Copies a guide from storage into an empty folder. Raises RefusedError where there is none."""
    with _reached(address) as (system, root):
        system.invalidate_cache()
        for name in FOLDERS:
            if system.isdir(f"{root}/{name}"):
                system.get(f"{root}/{name}/", f"{(folder / name).as_posix()}/", recursive=True)
    if not (folder / "source" / "guide.yaml").is_file():
        raise RefusedError(f"there is no source/guide.yaml in {address}", "put source, editions and the rest there")


@contextmanager
def _reached(address: str) -> Iterator[tuple[Any, str]]:
    """The file system behind an address, and the path in it. Raises RefusedError where it cannot be used;
    FileNotFoundError stays what it is.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise RefusedError("fsspec, which reaches storage, is not installed", HOW_TO_GET) from error
    try:
        system, root = url_to_fs(address, **({"auto_mkdir": True} if address.startswith("file:") else {}))
        yield system, root.rstrip("/")
    except (RefusedError, FileNotFoundError):
        raise
    except Exception as error:  # each service has errors of its own
        reason = f"{address} cannot be used: {error}"
        raise RefusedError(reason, "look at the address, the network, and the keys of the service") from error


def _by_kind(files: Mapping[str, bytes]) -> dict[str, dict[str, bytes]]:
    """The files by their media type, in the order of their paths."""
    groups: dict[str, dict[str, bytes]] = {}
    for path in sorted(files):
        groups.setdefault(_kind(path), {})[path] = files[path]
    return groups


def _kind(path: str) -> str:
    """The media type of a file, by its ending."""
    return mimetypes.guess_type(path)[0] or "application/octet-stream"


def _said(system: Any, kind: str) -> dict[str, str]:
    """How a storage service is told the media type, so that browsers show pages in place of saving them."""
    return {"ContentType": kind} if "s3" in system.protocol else {}
