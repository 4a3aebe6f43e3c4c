"""The output of the command line: for a person, for a person who wants little output (`quiet`), or for a program.

For a person, results go to standard output; problems, progress and the reason of a failed command go to standard error.
With `quiet`, only problems and that reason are printed. With `as_json`, one JSON object goes to standard output and
nothing else is printed.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from guidepress.core.problems import Problem, Problems

DONE, SOURCE_ERRORS, USAGE, REFUSED = 0, 1, 2, 3
"""Exit status: success; the source has errors; the command line is not valid; the operating system refused."""

FEW = 5
"""Warnings of one code of advice that are shown when not all are listed."""

RED, YELLOW, DIM, PLAIN = "\x1b[31;1m", "\x1b[33;1m", "\x1b[2m", "\x1b[0m"


@dataclass(slots=True)
class Console:
    """The output of one command. `record` becomes the JSON object. `path_of` turns the name of a file in the guide into
    a path that the person can open.
    """

    quiet: bool = False
    as_json: bool = False
    list_all: bool = False
    """Whether all advice is listed. Otherwise of each code with much advice the first few."""
    record: dict[str, Any] = field(default_factory=dict)
    path_of: Callable[[str], str] = str

    def print_line(self, line: str) -> None:
        """Prints a result to standard output, unless the console is quiet."""
        if not (self.quiet or self.as_json):
            print(line, flush=True)

    def print_always(self, line: str) -> None:
        """Prints a line to standard output, with `quiet` too."""
        if not self.as_json:
            print(line, flush=True)

    def print_note(self, line: str) -> None:
        """Prints to standard error what was not done, unless the console is quiet."""
        if not (self.quiet or self.as_json):
            print(line, file=sys.stderr)

    def print_problem(self, line: str) -> None:
        """Prints one line about something that is wrong to standard error, with `quiet` too."""
        if not self.as_json:
            print(line, file=sys.stderr)

    def report_problems(self, problems: Problems) -> int:
        """Prints the problems and their number, with advice of one code summed up. Returns the exit status."""
        listed = list(problems)
        errors = sum(problem.severity.value == "error" for problem in listed)
        warnings = len(listed) - errors
        self.record |= {"errors": errors, "warnings": warnings, "problems": [problem.record() for problem in listed]}
        if not self.as_json:
            colour = supports_colour(sys.stderr)
            shown, more = (listed, {}) if self.list_all else _without_repeated_advice(listed)
            for problem in map(self._with_path, shown):
                print(_coloured_text(problem) if colour else problem, file=sys.stderr)
            for code, count in more.items():
                print(f"… and {_count(count, 'more warning')} of {code} (--all lists them)", file=sys.stderr)
            if listed and not self.quiet:
                print(f"{_count(errors, 'error')}, {_count(warnings, 'warning')}.", file=sys.stderr)
        return SOURCE_ERRORS if errors else DONE

    def _with_path(self, problem: Problem) -> Problem:
        from msgspec.structs import replace

        return replace(problem, where=replace(problem.where, file=self.path_of(problem.where.file)))

    def report_refusal(self, reason: str, hint: str) -> int:
        """Prints why nothing was done, and what to do. Returns the exit status."""
        self.record["refused"] = {"reason": reason, "hint": hint}
        if not self.as_json:
            print(f"Nothing was changed: {reason}.", file=sys.stderr)
            print(f"What to do: {hint}.", file=sys.stderr)
        return REFUSED

    def finish(self, status: int) -> int:
        """Prints the JSON object, if there is one. Returns the same status."""
        if self.as_json:
            import json

            print(json.dumps({"status": status, **self.record}, ensure_ascii=False, indent=2))
        return status

    @contextmanager
    def progress(self, name: str) -> Iterator[Callable[[str], None]]:
        """A context with a function to call with the name of each step. `name` identifies builds whose steps take
        similar times.
        """
        if self.quiet or self.as_json:
            yield lambda step: None
        elif sys.stderr.isatty():
            from guidepress.cli.progress import progress_line

            with progress_line(name, colour=supports_colour(sys.stderr)) as report:
                yield report
        else:
            yield lambda step: print(step, file=sys.stderr, flush=True)


def _without_repeated_advice(problems: Sequence[Problem]) -> tuple[list[Problem], dict[str, int]]:
    """The problems without what is more than `FEW` warnings of one code of advice, and how many those are by code."""
    from guidepress.core.problems import ADVICE, Severity

    shown: list[Problem] = []
    counts: dict[str, int] = {}
    for problem in problems:
        if problem.severity is Severity.WARNING and problem.code in ADVICE:
            counts[problem.code.value] = counts.get(problem.code.value, 0) + 1
            if counts[problem.code.value] > FEW:
                continue
        shown.append(problem)
    return shown, {code: count - FEW for code, count in counts.items() if count > FEW}


def use_utf8() -> None:
    """Sets standard output and error to UTF-8, as `python -X utf8` does: messages quote words in any script."""
    for stream, errors in ((sys.stdout, "surrogateescape"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def supports_colour(stream: TextIO) -> bool:
    """Whether colours may be used: on a terminal, if NO_COLOR (no-color.org) is not set."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not stream.isatty():
        return False
    return sys.platform != "win32" or "WT_SESSION" in os.environ or "TERM" in os.environ


def _coloured_text(problem: Problem) -> str:
    severity = problem.severity.value
    colour = RED if severity == "error" else YELLOW
    hint = f" {DIM}({problem.hint}){PLAIN}" if problem.hint else ""
    return f"{problem.where}: {colour}{severity} {problem.code.value}{PLAIN}: {problem.message}{hint}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
