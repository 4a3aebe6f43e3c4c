"""Writes the built files into the output folder: all of them, or none.

Every file is first written beside its target and flushed; then all files are renamed, the manifest last. A build that
fails or is killed before the renames leaves the old output unchanged. If a build is killed between the renames, the
manifest shows it: each entry holds the build of its file. The next build removes temporary files that are left. The
caller holds the lock of the folder (`folder_lock`).
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
    """The contents of the output folder. `files` maps a path to its size, SHA-256 and build."""

    guide: str
    edition: str
    build: str
    files: Mapping[str, Mapping[str, Any]]

    def render(self) -> bytes:
        """The bytes of manifest.json."""
        entries = [{"path": path, **self.files[path]} for path in sorted(self.files)]
        record = {"guide": self.guide, "edition": self.edition, "build": self.build, "files": entries}
        return json_bytes(record)


def json_bytes(record: object) -> bytes:
    """Reproducible JSON: indented, in UTF-8."""
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def build_id(inputs: Iterable[tuple[str, bytes]]) -> str:
    """The name of a build: a hash of all input files. Line endings make no difference."""
    digest = hashlib.sha256()
    for name, data in sorted(inputs):
        digest.update(f"{name}\0{hashlib.sha256(data.replace(bytes((13, 10)), bytes((10,)))).hexdigest()}\n".encode())
    return digest.hexdigest()[:16]


def publish(files: Mapping[str, bytes], output: Path, guide: str, edition: str, build: str, *, whole: bool) -> Manifest:
    """Writes `files` (path below `output`, with `/` → bytes) and the manifest.

    A `whole` build then removes files that an earlier build published and this one does not make. Otherwise the
    manifest keeps the entries of earlier builds whose files still exist. Raises OSError for an error of the operating
    system; the old output is then unchanged.
    """
    earlier = _read_manifest(output)
    kept = {} if whole else {path: entry for path, entry in earlier.items() if (output / path).is_file()}
    manifest = manifest_of(files, guide, edition, build, kept)
    targets = {output.joinpath(*PurePosixPath(path).parts): data for path, data in files.items()}
    targets[output / MANIFEST] = manifest.render()
    _remove_left_over({target.parent for target in targets})
    _write_all((target, data) for target, data in targets.items() if not _has_content(target, data))
    _remove(output / path for path in sorted(set(earlier) - set(manifest.files)))
    return manifest


def manifest_of(
    files: Mapping[str, bytes], guide: str, edition: str, build: str, kept: Mapping[str, Mapping[str, Any]] = {}
) -> Manifest:
    """The manifest of the files of a build. `kept` are the entries of files of earlier builds that stay."""
    entries = {path: dict(entry) for path, entry in kept.items()}
    for path, data in files.items():
        entries[path] = {"size": len(data), "sha256": hashlib.sha256(data).hexdigest(), "build": build}
    return Manifest(guide, edition, build, entries)


def _has_content(target: Path, data: bytes) -> bool:
    """Whether a file holds these bytes already. It is then not replaced, and may be open in another program."""
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except OSError:
        return False


def write_whole(target: Path, data: bytes) -> None:
    """Writes one file, whole or not at all. Raises OSError for an error of the operating system; the old file is then
    unchanged.
    """
    _write_all([(target, data)])


def write_all_whole(files: Mapping[Path, bytes]) -> None:
    """The same for several files: all are written, or none is changed."""
    _write_all(files.items())


def _write_all(targets: Iterable[tuple[Path, bytes]]) -> None:
    """Writes all files beside their targets, then renames them in order. After an error every file is as before."""
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
    """Renames each file to its target. If a rename fails (on Windows, for an open file), the others are undone."""
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
    """Makes a second link to a file, so that it can be restored; a copy where the disk has no hard links."""
    old.unlink(missing_ok=True)
    if target.is_file():
        try:
            os.link(target, old)
        except OSError:
            shutil.copy2(target, old)


def _put_back(target: Path, old: Path) -> None:
    """Restores the old file, or removes the new one where there was no old one."""
    with suppress(OSError):
        if old.is_file():
            old.replace(target)
        else:
            target.unlink(missing_ok=True)


def _remove(paths: Iterable[Path]) -> None:
    """Removes temporary files. The next build removes those that cannot be removed now."""
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
    """Removes temporary files of killed builds."""
    for folder in folders:
        _remove(part for part in folder.glob(f"*{STAGED}") if LEFT_OVER.search(part.name))


def _read_manifest(output: Path) -> dict[str, dict[str, Any]]:
    """The entries of the present manifest; empty where there is none that can be read."""
    try:
        record = json.loads((output / MANIFEST).read_text(encoding="utf-8"))
        entries = {entry.pop("path"): entry for entry in record["files"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {path: entry for path, entry in entries.items() if _inside(path)}


def _inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and ".." not in parts and not PurePosixPath(path).is_absolute() and ":" not in path
