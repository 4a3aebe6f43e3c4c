"""Where the time of one workbook goes: seconds of processor for each phase, and a profile where it is asked for.

    python benchmarks/phases.py --copies 10             a table of phases
    python benchmarks/phases.py --copies 4 --profile    the fifty most expensive functions as well

The phases are those of guidepress.compiler: imports, read, check, arrange, check the book, theme, set. Layout and file
of the workbook are told apart by timing `write_file`.
"""

from __future__ import annotations

import argparse
import cProfile
import hashlib
import pstats
import resource
import sys
import time
from pathlib import Path

from generate import WORK, generate

PROJECT = Path(__file__).resolve().parent.parent


class Clock:
    """Names each stretch of processor time as it ends."""

    def __init__(self) -> None:
        self.last = 0.0  # the start of the process
        self.spent: dict[str, float] = {}

    def note(self, name: str) -> None:
        now = time.process_time()
        self.spent[name] = self.spent.get(name, 0.0) + now - self.last
        self.last = now


def phases(source: Path, clock: Clock) -> bytes:
    """The workbook of a source folder, with each phase noted."""
    from guidepress.checks.book import check_book
    from guidepress.checks.guide import check_guide
    from guidepress.compose.book import arrange
    from guidepress.core.problems import Problems
    from guidepress.pipeline.project import Project
    from guidepress.source.loader import load
    from guidepress.theme import load_theme

    problems = Problems()
    project = Project(source, PROJECT / "layouts", WORK)
    clock.note("imports")
    guide = load(project.source, problems)
    clock.note("read")
    if guide is None:
        sys.exit("\n".join(map(str, problems)))
    check_guide(guide, problems)
    clock.note("check")
    arranged = arrange(guide, project.images, problems)
    clock.note("arrange")
    check_book(guide, arranged.book, problems)
    clock.note("check the book")
    theme = load_theme(project.layouts, PROJECT / "assets", problems)
    clock.note("theme")
    if problems.failed or theme is None:
        sys.exit("\n".join(map(str, problems)))
    from guidepress.formats.pdf.workbook import set_workbook, write_workbook

    clock.note("imports")
    laid = set_workbook(arranged.book, theme, problems)
    clock.note("lay out")
    data = write_workbook(laid)
    clock.note("write the file")
    return data


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--source", type=Path, help="another source folder than the generated one")
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    sys.path.insert(0, str(PROJECT))
    source = options.source or WORK / f"guide-{options.copies}"
    if not options.source:
        generate(WORK, options.copies)
    clock = Clock()
    clock.last = time.process_time()
    profile = cProfile.Profile()
    if options.profile:
        profile.enable()
    data = phases(source.resolve(), clock)
    profile.disable()
    for name, seconds in clock.spent.items():
        print(f"{name:16}{seconds:8.3f} s")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'together':16}{sum(clock.spent.values()):8.3f} s, {memory:.0f} MiB, {len(data) / 1e6:.2f} MB")
    print(f"sha256 {hashlib.sha256(data).hexdigest()}")
    if options.profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(50)


if __name__ == "__main__":
    main()
