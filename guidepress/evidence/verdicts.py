"""Verdicts of validators on files, and the base of the validators."""

from __future__ import annotations

import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any, Literal

from guidepress.core.tool_files import checkout
from guidepress.core.values import Value

Outcome = Literal["passed", "failed", "not judged"]
PATIENCE = 3600
"""Seconds after which a validator that says nothing is held to hang."""
MOST_FINDINGS = 50
"""How many findings of one validator on one file are kept."""


class Findings(Value):
    """What a validator found in one file: what failed, and what it only remarks."""

    failed: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    not_judged: str = ""
    """Why the validator could not judge the file; "" if it did."""

    @property
    def outcome(self) -> Outcome:
        """The verdict in a word."""
        if self.not_judged:
            return "not judged"
        return "failed" if self.failed else "passed"


class Verdict(Value):
    """What one validator said of one file."""

    tool: str
    version: str
    rules: str
    """The rules by which it judged: "PDF/UA-1"."""
    file: str
    """The path below the folder of the build."""
    sha256: str
    date: str
    """The date and time in UTC."""
    findings: Findings

    def record(self) -> dict[str, object]:
        """The verdict as a JSON object."""
        found = self.findings
        return {
            "tool": self.tool,
            "version": self.version,
            "rules": self.rules,
            "file": self.file,
            "sha256": self.sha256,
            "date": self.date,
            "outcome": found.outcome,
            "failed": list(found.failed[:MOST_FINDINGS]),
            "failed_count": len(found.failed),
            "remarks": list(found.remarks[:MOST_FINDINGS]),
            "remarks_count": len(found.remarks),
            "reason": found.not_judged,
        }


def verdict_of(record: Mapping[str, Any]) -> Verdict | None:
    """The verdict of a JSON object; None where no verdict was reached, or the record does not hold every finding.
    Raises KeyError or TypeError where it is no such object.
    """
    names = ("tool", "version", "rules", "file", "sha256", "date")
    found = Findings(tuple(map(str, record["failed"])), tuple(map(str, record["remarks"])), str(record["reason"]))
    counts = record["failed_count"], record["remarks_count"]
    if found.not_judged or counts != (len(found.failed), len(found.remarks)):
        return None
    return Verdict(**{name: str(record[name]) for name in names}, findings=found)


class Validator(ABC):
    """A program that judges files."""

    name: str
    rules: str
    """By which rules it judges."""
    endings: tuple[str, ...]
    """The endings of the files that it judges."""
    get: str
    """How to get it, in a sentence."""
    at_once: int = 25
    """How many files one start judges at most: so much is judged again after a stop, and `PATIENCE` has to do for them.
    1 where each file needs a start of its own.
    """

    @property
    @abstractmethod
    def version(self) -> str | None:
        """Its version, or None where it is not there."""

    @abstractmethod
    def judge(self, files: Sequence[Path], scratch: Path) -> Mapping[Path, Findings]:
        """The findings in each of these files, in as few starts as it allows. `scratch` is an empty folder."""

    def takes(self, path: str) -> bool:
        """Whether it judges a file with this path."""
        return path.endswith(self.endings)


def program(name: str) -> str | None:
    """The path of a program: of this environment first, then of the machine."""
    return shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)


def package_version(name: str) -> str | None:
    """The version of an installed Python package, or None."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def scripts() -> Path | None:
    """The folder of the checkout with the validators that are no programs of their own; None for an installed tool."""
    home = checkout()
    folder = home / "tests" / "validators" if home is not None else None
    return folder if folder is not None and folder.is_dir() else None


def output_of(command: Sequence[str], env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Runs a program to its end. One that cannot be started, or that hangs, has the exit status 127."""
    try:
        return subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=PATIENCE, env=env
        )
    except (OSError, subprocess.SubprocessError) as error:
        return subprocess.CompletedProcess(command, 127, "", str(error))


def none_judged(files: Sequence[Path], run: subprocess.CompletedProcess[str]) -> dict[Path, Findings]:
    """The findings of a validator that broke off: none, and why."""
    said = (run.stderr or run.stdout).strip().splitlines()
    return {
        path: Findings(not_judged=f"it broke off: {said[-1][:200] if said else 'without a word'}") for path in files
    }
