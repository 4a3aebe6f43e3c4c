"""Puts finished files into the output folder: whole, or not at all.

Every file is first written beside its place and flushed; then all are renamed, the manifest last. A build that fails or
is killed before the renames leaves the old output as it was. A mixture of builds shows in the manifest: each file's
entry holds the build it came from. What a killed build left beside its place is taken away by the next one. Whoever
publishes holds the folder's lock (`folder_lock`).
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any

from guidepress.core.values import Value

MANIFEST = "manifest.json"
STAGED = ".part"
LEFT_OVER = re.compile(r"\.[0-9]+\.part$")


class Manifest(Value):
    """What stands in the output folder. `files` maps a path to its size, SHA-256 and build."""

    guide: str
    edition: str
    build: str
    files: Mapping[str, Mapping[str, Any]]

    def render(self) -> bytes:
        entries = [{"path": path, **self.files[path]} for path in sorted(self.files)]
        record = {"guide": self.guide, "edition": self.edition, "build": self.build, "files": entries}
        return json_bytes(record)


def json_bytes(record: object) -> bytes:
    """JSON as this tool writes it: readable, in UTF-8, the same each time."""
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def build_id(inputs: Iterable[tuple[str, bytes]]) -> str:
    """A name for what was built, made from everything that went in; line endings make no difference."""
    digest = hashlib.sha256()
    for name, data in sorted(inputs):
        digest.update(f"{name}\0{hashlib.sha256(data.replace(bytes((13, 10)), bytes((10,)))).hexdigest()}\n".encode())
    return digest.hexdigest()[:16]


def publish(files: Mapping[str, bytes], output: Path, guide: str, edition: str, build: str, *, whole: bool) -> Manifest:
    """Writes `files` (path below `output`, with `/` → bytes) and the manifest.

    A `whole` build then takes away what an earlier one published and this one no longer makes; otherwise entries of an
    earlier build stay in the manifest while their files are there.
    Raises OSError where the machine refuses; the old output then still stands.
    """
    earlier = _read_manifest(output)
    kept = {} if whole else {path: entry for path, entry in earlier.items() if (output / path).is_file()}
    entries = {path: dict(entry) for path, entry in kept.items()}
    for path, data in files.items():
        digest = hashlib.sha256(data).hexdigest()
        entries[path] = {"size": len(data), "sha256": digest, "build": build}
    manifest = Manifest(guide, edition, build, entries)
    targets = {output.joinpath(*PurePosixPath(path).parts): data for path, data in files.items()}
    targets[output / MANIFEST] = manifest.render()
    _remove_left_over({target.parent for target in targets})
    _write_all((target, data) for target, data in targets.items() if not _has_content(target, data))
    _remove(output / path for path in sorted(set(earlier) - set(entries)))
    return manifest


def _has_content(target: Path, data: bytes) -> bool:
    """Whether a file holds these bytes already; it is then left alone, and may be open in another program."""
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except OSError:
        return False


def write_whole(target: Path, data: bytes) -> None:
    """Writes one file, whole or not at all. Raises OSError where the machine refuses; the old file then stands."""
    _write_all([(target, data)])


def _write_all(targets: Iterable[tuple[Path, bytes]]) -> None:
    """Writes all files beside their places, then puts them there in this order. After a refusal all is as it was."""
    staged: list[tuple[Path, Path]] = []
    try:
        for target, data in targets:
            part = target.with_name(f"{target.name}.{os.getpid()}{STAGED}")
            staged.append((part, target))
            _write(part, data)
        _rename_all(staged)
    finally:
        _remove(part for part, _ in staged)


def _rename_all(staged: Iterable[tuple[Path, Path]]) -> None:
    """Renames each file to its target. Where one refuses (on Windows, a file that is open), the others are put back."""
    changed: list[tuple[Path, Path]] = []
    try:
        for part, target in staged:
            old = target.with_name(f"{target.name}.old.{os.getpid()}{STAGED}")
            changed.append((target, old))
            _link_old(target, old)
            part.replace(target)
    except OSError:
        for target, old in changed[:-1]:
            _put_back(target, old)
        raise
    finally:
        _remove(old for _, old in changed)


def _link_old(target: Path, old: Path) -> None:
    """Gives a file a second name, so that it can be put back; a copy where the disk knows no second names."""
    old.unlink(missing_ok=True)
    if target.is_file():
        try:
            os.link(target, old)
        except OSError:
            shutil.copy2(target, old)


def _put_back(target: Path, old: Path) -> None:
    """The file as it was before, or none where there was none."""
    with suppress(OSError):
        if old.is_file():
            old.replace(target)
        else:
            target.unlink(missing_ok=True)


def _remove(paths: Iterable[Path]) -> None:
    """Removes files of ours. One that cannot be removed now is removed by the next build."""
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _write(part: Path, data: bytes) -> None:
    part.parent.mkdir(parents=True, exist_ok=True)
    with part.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _remove_left_over(folders: Iterable[Path]) -> None:
    """Takes away what killed builds left half written."""
    for folder in folders:
        _remove(part for part in folder.glob(f"*{STAGED}") if LEFT_OVER.search(part.name))


def _read_manifest(output: Path) -> dict[str, dict[str, Any]]:
    """The entries of the manifest that is there; none where there is none that can be read."""
    try:
        record = json.loads((output / MANIFEST).read_text(encoding="utf-8"))
        entries = {entry.pop("path"): entry for entry in record["files"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {path: entry for path, entry in entries.items() if _inside(path)}


def _inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and ".." not in parts and not PurePosixPath(path).is_absolute() and ":" not in path
