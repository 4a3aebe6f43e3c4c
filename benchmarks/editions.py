"""Measures what an edition costs in a run of several, as a share of a cold build of it, in seconds of processor.

    python benchmarks/editions.py              four editions in which name and contact differ
    python benchmarks/editions.py --colours    and in which a colour differs too

All are made of a copy of the real guide, with every variant. The cold build and the run take turns (`--runs`), so that
a busy moment of the machine meets both; the least of each figure counts.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from generate import WORK
from measure import run
from peers import OURS
from warm import command, copy_of_the_guide

ACCENTS = ("#22505c", "#0b4f4c", "#5a3d00", "#4b2e83", "#7a1f3d")


def guide_with(names: list[str], *, colours: bool) -> Path:
    """A copy of the real guide with editions of these names."""
    guide = copy_of_the_guide(WORK / "editions")
    (guide / "editions").mkdir()
    for number, name in enumerate(names):
        text = f"publisher:\n  name: Trust {number} of the region\n  contact: Phone 01632 960 1{number:02}.\n"
        accent = f'accents:\n  slate: "{ACCENTS[number % len(ACCENTS)]}"\n' if colours else ""
        (guide / "editions" / f"{name}.yaml").write_text(text + accent, encoding="utf-8", newline="\n")
    return guide


def measured(guide: Path, names: list[str]) -> tuple[float, list[float], float]:
    """Seconds of processor of a cold build, of each edition of a run, and of the whole run."""
    shutil.rmtree(guide / "output", ignore_errors=True)
    cold = run(command("--all-variants", guide, "--edition", names[0]), WORK, OURS)
    shutil.rmtree(guide / "output")
    whole = run(command("editions", guide, "--workers", "1"), WORK, OURS)
    record = json.loads((guide / "output" / "editions" / "editions.json").read_text(encoding="utf-8"))
    by_name = {entry["name"]: entry["cpu"] for entry in record["editions"]}
    return cold.cpu, [by_name[name] for name in names], whole.cpu


def table(found: list[tuple[float, list[float], float]]) -> Iterator[str]:
    """The rows of docs/performance.md: the least of all runs."""
    cold, whole = min(each[0] for each in found), min(each[2] for each in found)
    first = min(each[1][0] for each in found)
    further = min(sum(each[1][1:]) / len(each[1][1:]) for each in found)
    count = len(found[0][1])
    yield "| | CPU s | share of a cold build |"
    yield "|---|---|---|"
    yield f"| one edition, cold | {cold:.1f} | 1 |"
    yield f"| the first edition of a run | {first:.1f} | {first / cold:.2f} |"
    yield f"| each further one | {further:.1f} | {further / cold:.2f} |"
    yield f"| the whole run of {count} | {whole:.1f} | {whole / count / cold:.2f} each |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--count", type=int, default=4, help="how many editions")
    parser.add_argument("--colours", action="store_true", help="a colour differs too")
    options = parser.parse_args()
    names = [f"n{number}" for number in range(options.count)]
    guide = guide_with(names, colours=options.colours)
    found = []
    for _ in range(options.runs):
        found.append(measured(guide, names))
        print(found[-1], flush=True)
    print("\n".join(table(found)))


if __name__ == "__main__":
    main()
