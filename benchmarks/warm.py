"""Measures how soon a saved edit is in the workbook: `watch`, which is warm, beside a cold build of the workbook.

    python benchmarks/warm.py --runs 5

Both build a copy of the real guide. They take turns, so that a busy moment of the machine meets both. The warm time is
from saving the file to the new workbook in place.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generate import WORK
from measure import run
from peers import OURS, PROJECT, Command, own_python

PATIENCE = 120.0
"""Seconds."""


def command(what: str, guide: Path, *more: str) -> Command:
    return [own_python(), "-X", "utf8", "-m", "guidepress", what, "--guide", guide, *more]


def copy_of_the_guide(folder: Path) -> Path:
    """The real guide in a folder of its own, which is made new."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(PROJECT / "source", folder / "source")
    if (PROJECT / "assets" / "images").is_dir():
        shutil.copytree(PROJECT / "assets" / "images", folder / "assets" / "images")
    return folder


@contextmanager
def watching(guide: Path) -> Iterator[None]:
    """A `watch` that has built everything once."""
    process = subprocess.Popen(
        [str(part) for part in command("watch", guide, "--port", "0")],
        env={**os.environ, **OURS},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(lambda: (guide / "output" / "decks").is_dir())
        time.sleep(2)  # what it does after the first build
        yield
    finally:
        process.terminate()
        process.wait()


def save(guide: Path, number: int) -> float:
    """Changes one word of a part, and waits for the workbook; how long that took, in seconds."""
    part = sorted((guide / "source" / "parts").glob("*.yaml"))[2]
    (workbook,) = (guide / "output").glob("*-workbook.pdf")
    text, before = part.read_text(encoding="utf-8"), workbook.stat().st_ino
    first, _, rest = text.partition("\n")
    began = time.perf_counter()
    part.write_text(f"{first.split(' — ')[0]} — {number}\n{rest}", encoding="utf-8", newline="\n")
    _wait(lambda: workbook.stat().st_ino != before)
    return time.perf_counter() - began


def _wait(there: Callable[[], bool]) -> None:
    began = time.perf_counter()
    while not there():
        if time.perf_counter() - began > PATIENCE:
            sys.exit("nothing was built; run the command by hand to see why")
        time.sleep(0.01)


def cold_and_warm(runs: int) -> tuple[float, float]:
    """The medians of the times of a cold build and of a save, in seconds on the clock."""
    cold, warm = [], []
    guide, other = copy_of_the_guide(WORK / "watched"), copy_of_the_guide(WORK / "cold")
    with watching(guide):
        for number in range(runs):
            cold.append(run([sys.executable, PROJECT / "build.py", "pdf", "--guide", other], WORK, OURS).wall)
            warm.append(save(guide, number))
            print(f"cold {cold[-1]:.2f} s, warm {warm[-1]:.2f} s", flush=True)
            time.sleep(8)  # the other formats of the watched guide
    return statistics.median(cold), statistics.median(warm)


def table(cold: float, warm: float) -> Iterator[str]:
    """The row of docs/performance.md."""
    yield "| | aim | reached |"
    yield "|---|---|---|"
    ratio = warm / cold
    mark = "yes" if ratio <= 0.5 else "no"
    what = f"wall time: from a save to the new workbook ({warm:.2f} s), against a cold build of it ({cold:.2f} s)"
    yield f"| {what} | at most 0.50 | {ratio:.2f} ({mark}) |"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    print("\n".join(table(*cold_and_warm(parser.parse_args().runs))))
