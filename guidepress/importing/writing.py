"""Writes an import into a new folder; where a guide stands already, beside it, with the differences."""

from __future__ import annotations

import difflib
import os
import shutil
from pathlib import Path

from guidepress.core.os_errors import RefusedError
from guidepress.core.values import Value
from guidepress.importing.checking import write_files
from guidepress.importing.importer import Imported
from guidepress.importing.report_page import report_page

REPORT = "import-report.html"
DIFFERENCES = "import-differences.txt"
MOST_BESIDE = 100
"""Most imports beside one guide."""


class Written(Value):
    """Where an import was written. `beside`: the guide that was there already; `differences` counts its other files."""

    folder: Path
    beside: Path | None = None
    differences: int = 0


def free_folder(wanted: Path) -> tuple[Path, Path | None]:
    """The folder to write to, and the guide that stands in the folder that was wanted, if one does.

    RefusedError where that folder holds something else.
    """
    if not wanted.exists() or (wanted.is_dir() and not any(wanted.iterdir())):
        return wanted, None
    if not (wanted / "source" / "guide.yaml").is_file():
        raise RefusedError(f"{wanted} is there already and not empty", "choose a folder that does not exist yet")
    for number in range(2, MOST_BESIDE):
        beside = wanted.with_name(f"{wanted.resolve().name}-{number}")
        if not beside.exists():
            return beside, wanted
    raise RefusedError(f"there are {MOST_BESIDE} imports beside {wanted}", "delete those that you do not need")


def write_import(imported: Imported, wanted: Path) -> Written:
    """Writes the guide and its report, all of it or nothing. What is there already is never changed."""
    folder, existing = free_folder(wanted)
    report = report_page(imported)
    folder.parent.mkdir(parents=True, exist_ok=True)
    staged = folder.parent / f".{folder.resolve().name}-{os.getpid()}"
    staged.mkdir()
    try:
        write_files(imported.files, staged)
        (staged / REPORT).write_bytes(report)
        count = 0
        if existing is not None:
            text, count = differences(existing, staged)
            (staged / DIFFERENCES).write_text(text, encoding="utf-8")
        _put(staged, folder)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return Written(folder, existing, count)


def _put(staged: Path, folder: Path) -> None:
    """Gives a folder its name; one that is there and empty gets what is in it."""
    if folder.exists():
        for path in sorted(staged.iterdir()):
            path.rename(folder / path.name)
    else:
        staged.rename(folder)


def differences(old: Path, new: Path) -> tuple[str, int]:
    """What is different in the words of two guides, as a text for people and for `patch`, and in how many files."""
    names = sorted({*_names(old), *_names(new)})
    parts: list[str] = []
    for name in names:
        before, after = _lines(old / name), _lines(new / name)
        if before != after:
            parts.append("".join(difflib.unified_diff(before, after, f"there/{name}", f"new/{name}")))
    return "\n".join(parts) or "There are no differences.\n", len(parts)


def _names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in (folder / "source").rglob("*.yaml") if path.is_file()]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True) if path.is_file() else []
