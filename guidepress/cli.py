"""What a person types, and what the tool answers.

Exit status: 0 done; 1 the source has errors; 2 the command is not understood; 3 the machine refused.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from guidepress.daytime import is_time

if TYPE_CHECKING:
    from guidepress.compiler import Format, Project, Report
    from guidepress.problems import Problems

HOME = Path(__file__).resolve().parent.parent
DONE, SOURCE_ERRORS, USAGE, REFUSED = 0, 1, 2, 3

DESCRIPTION = """\
Makes the workbook, the book and the slides from the guide in source/.

  python build.py            make everything; the files appear in output/
  python build.py pdf        only the workbook to print or fill in
  python build.py epub       only the book for phones and e-readers
  python build.py decks      only the slides for workshops
  python build.py check      look for mistakes in source/ and change nothing
  python build.py lock       note every id as published, so that none is lost in a later edition
  python build.py test       test the tool itself (what follows is handed to pytest)
"""


def parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser(
        prog="python build.py", description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    found.add_argument(
        "command",
        nargs="?",
        default="all",
        choices=["all", "pdf", "epub", "decks", "check", "lock", "test"],
        metavar="COMMAND",
        help="one of the words above; all if none is given",
    )
    found.add_argument("--source", type=Path, default=HOME / "source", metavar="DIR", help="the guide's folder")
    found.add_argument("--layouts", type=Path, default=HOME / "layouts", metavar="DIR", help="the design's folder")
    found.add_argument("--output", type=Path, default=HOME / "output", metavar="DIR", help="where the files go")
    found.add_argument("--start", type=_time, default=None, metavar="HH:MM", help="when every workshop begins")
    return found


def _time(text: str) -> str:
    """A time of day, with two digits for the hours: 9:30 is taken for 09:30."""
    padded = text.rjust(5, "0")
    if not is_time(padded):
        raise argparse.ArgumentTypeError(f'"{text}" is not a time of day; write 09:30')
    return padded


def main(arguments: list[str]) -> int:
    """Runs one command and returns the exit status."""
    if arguments[:1] == ["test"]:
        return _test(arguments[1:])
    try:
        options = parser().parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    from guidepress.compiler import FORMATS, Project

    project = Project(options.source.resolve(), options.layouts.resolve(), options.output.resolve())
    try:
        if options.command == "check":
            return _check(project)
        if options.command == "lock":
            return _lock(project)
        formats: tuple[Format, ...] = FORMATS if options.command == "all" else (options.command,)
        return _build(project, formats, options.start or "")
    except OSError as error:
        print(f"The computer refused: {error}", file=sys.stderr)
        print("Nothing was changed in the output. Look at disk space, permissions and open files.", file=sys.stderr)
        return REFUSED


def _check(project: Project) -> int:
    from guidepress.compiler import check
    from guidepress.problems import Problems

    problems = Problems()
    check(project, problems)
    return _say(problems)


def _lock(project: Project) -> int:
    from guidepress.compiler import published_ids, read
    from guidepress.idlock import render_lock
    from guidepress.problems import Problems

    problems = Problems()
    found = read(project, problems)
    if found is not None and not problems.failed:
        old = project.lock.read_text(encoding="utf-8") if project.lock.exists() else ""
        project.lock.write_text(render_lock(published_ids(*found), old), encoding="utf-8", newline="\n")
        print(f"{project.lock.name} now names every id of this edition.")
    return _say(problems)


def _build(project: Project, formats: tuple[Format, ...], start: str) -> int:
    from guidepress.compiler import FORMATS, build
    from guidepress.publish import publish

    started = time.monotonic()
    with _progress() as report:
        built = build(project, formats, report, start)
    status = _say(built.problems)
    if status != DONE or built.guide is None:
        print("Nothing was built. The output is as it was.", file=sys.stderr)
        return status
    about = built.guide.about
    publish(built.files, project.output, about.slug, about.edition.id, built.build, whole=formats == FORMATS)
    for path in sorted(built.files):
        print(f"  {project.output.name}/{path}  {_size(len(built.files[path]))}")
    print(f"Done in {time.monotonic() - started:.1f} seconds.")
    return DONE


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, count // 1000)} kB"


def _say(problems: Problems) -> int:
    """Prints every problem, and a count; the exit status that follows."""
    found = list(problems)
    for problem in found:
        print(problem, file=sys.stderr)
    errors = sum(problem.severity.value == "error" for problem in found)
    if found:
        print(f"{_count(errors, 'error')}, {_count(len(found) - errors, 'warning')}.", file=sys.stderr)
    return SOURCE_ERRORS if errors else DONE


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@contextmanager
def _progress() -> Iterator[Report]:
    """A moving line for a person at a terminal, plain lines otherwise."""
    if not sys.stderr.isatty():
        yield lambda step: print(step, file=sys.stderr, flush=True)
        return
    from rich.console import Console

    with Console(stderr=True).status("Starting") as status:
        yield lambda step: status.update(step)


def _test(arguments: list[str]) -> int:
    return subprocess.run([sys.executable, "-X", "utf8", "-m", "pytest", *arguments], cwd=HOME).returncode
