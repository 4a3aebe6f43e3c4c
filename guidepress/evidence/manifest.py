"""Compares the files of a folder with its manifest, and signs manifests with minisign where that is installed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from guidepress.core.values import Value
from guidepress.evidence.verdicts import output_of, program

NAME = "manifest.json"
SIGNATURE = f"{NAME}.minisig"
"""The name that minisign gives to a signature."""


class Checked(Value):
    """What became of the files of a manifest. All are paths below the folder."""

    build: str
    files: Mapping[str, str]
    """Path → SHA-256, of the files that are as they were built."""
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every file is as it was built."""
        return not (self.changed or self.missing)


def check_manifest(folder: Path) -> Checked | None:
    """Compares every file with the manifest; None where the folder has none that can be read."""
    try:
        record: Mapping[str, Any] = json.loads((folder / NAME).read_text(encoding="utf-8"))
        build, entries = str(record["build"]), {str(entry["path"]): entry for entry in record["files"]}
        wanted = {path: (int(entry["size"]), str(entry["sha256"])) for path, entry in entries.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    files, changed, missing = {}, [], []
    for path, (size, sha256) in sorted(wanted.items()):
        data = _bytes(folder, path)
        if data is None:
            missing.append(path)
        elif len(data) != size or hashlib.sha256(data).hexdigest() != sha256:
            changed.append(path)
        else:
            files[path] = sha256
    return Checked(build, files, tuple(changed), tuple(missing))


def _bytes(folder: Path, path: str) -> bytes | None:
    """The bytes of a file below a folder; None where it cannot be read, or the path leads out of the folder."""
    parts = PurePosixPath(path).parts
    if not parts or ".." in parts or PurePosixPath(path).is_absolute():
        return None
    try:
        return folder.joinpath(*parts).read_bytes()
    except OSError:
        return None


# ------------------------------------------------------------------------------------------------- signatures


def has_minisign() -> bool:
    """Whether minisign is installed."""
    return program("minisign") is not None


def sign(folder: Path, secret_key: Path) -> str:
    """Signs a manifest with a key without a password. Returns what went wrong; "" if nothing."""
    tool = program("minisign") or "minisign"
    run = output_of([tool, "-S", "-W", "-s", str(secret_key), "-m", str(folder / NAME)])
    if run.returncode:  # an older minisign, or a key with a password, which -W does not take
        run = output_of([tool, "-S", "-s", str(secret_key), "-m", str(folder / NAME)])
    return "" if run.returncode == 0 else (run.stderr or run.stdout).strip()[-200:]


def signature_fault(folder: Path, public_key: Path) -> str:
    """What is wrong with the signature of a manifest; "" if it is good."""
    if not (folder / SIGNATURE).is_file():
        return f"there is no {SIGNATURE}"
    run = output_of([program("minisign") or "minisign", "-V", "-p", str(public_key), "-m", str(folder / NAME)])
    return "" if run.returncode == 0 else (run.stderr or run.stdout).strip()[-200:]
