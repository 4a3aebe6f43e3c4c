"""Builds the guide, or tests the tool. Python 3.11 or newer is all that must be there.

    python build.py            every format, into output/
    python build.py --help     what else it does

The first run fills a folder .venv beside this file with the packages of the lock file; later runs start at once and
need no network. Standard library only.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an old Python meets first
    sys.exit(
        "guidepress needs Python 3.11 or newer. This is Python "
        + ".".join(map(str, sys.version_info[:2]))
        + f" at {sys.executable}"
    )

from pathlib import Path

PROJECT = Path(__file__).resolve().parent


def main(arguments: list[str]) -> int:
    """Answers --help at once, before anything is installed; hands everything else over."""
    if arguments[:1] != ["test"] and {"-h", "--help"} & {*arguments}:
        from guidepress.cli import main as answer

        return answer(arguments)
    return _hand_over(arguments)


def _hand_over(arguments: list[str]) -> int:
    """Prepares the environment and runs the tool in a child process (there is no exec on Windows)."""
    import os
    import subprocess

    from environment import EnvironmentRefusedError, prepare

    lock = "requirements-test.lock" if arguments[:1] == ["test"] else "requirements.lock"
    try:
        python = prepare(PROJECT, lock)
    except EnvironmentRefusedError as refused:
        print(refused, file=sys.stderr)
        return 3
    try:
        command = [python, "-X", "utf8", "-m", "guidepress", *arguments]
        return subprocess.run(command, env={**os.environ, "PYTHONPATH": str(PROJECT)}).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
