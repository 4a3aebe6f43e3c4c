"""Runs whole processes and says what they used. Unix only: `os.wait4` tells what a child used."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MIB = 2**20 if sys.platform == "darwin" else 2**10  # what getrusage counts in


@dataclass(frozen=True, slots=True)
class Use:
    """Seconds on the clock, seconds of processor (user and system), and the greatest memory in MiB."""

    wall: float
    cpu: float
    memory: float


def run(command: Sequence[str | Path], folder: Path, environment: dict[str, str] | None = None) -> Use:
    """One cold run of a command. Raises CalledProcessError with its last words where it fails."""
    log = folder / "last-run.txt"
    with log.open("wb") as output:
        began = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        _, status, use = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        words = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise subprocess.CalledProcessError(process.returncode, [str(part) for part in command], words)
    return Use(wall, use.ru_utime + use.ru_stime, use.ru_maxrss / MIB)


def median(uses: Sequence[Use]) -> Use:
    """The median of each figure by itself."""
    return Use(
        statistics.median(use.wall for use in uses),
        statistics.median(use.cpu for use in uses),
        statistics.median(use.memory for use in uses),
    )
