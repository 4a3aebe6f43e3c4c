"""What is not loaded: a start is quick because of what it leaves alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from guidepress.cli import parser
from tests.conftest import HOME

WRITERS = ("reportlab", "pptx", "ebooklib", "fontTools", "lxml")
LOADED = """
import sys
from guidepress.cli import main
status = main(sys.argv[1:])
print("loaded:", *(name for name in {names!r} if name in sys.modules))
sys.exit(status)
"""


def loaded(names: tuple[str, ...], *arguments: str) -> list[str]:
    """Which of these modules a command loads."""
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", LOADED.format(names=names), *arguments],
        cwd=HOME,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout.rpartition("loaded:")[2].split()


def test_check_loads_no_writer() -> None:
    assert loaded((*WRITERS, "yaml"), "check") == ["yaml"]


def test_a_build_of_the_workbook_loads_neither_book_nor_slides(tmp_path: Path) -> None:
    assert loaded(("reportlab", "pptx", "ebooklib"), "pdf", "--output", str(tmp_path / "output")) == ["reportlab"]


def test_help_loads_nothing_but_the_standard_library() -> None:
    """It is answered by whatever Python starts it, before any package is installed."""
    names = (*WRITERS, "yaml", "markdown_it", "PIL", "guidepress.compiler", "guidepress.blocks", "argparse")
    assert loaded(names, "--help") == ["argparse"]
    run = subprocess.run(
        [sys.executable, "-S", "-X", "utf8", str(HOME / "build.py"), "--help"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "80"},
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert "python build.py pdf" in run.stdout
    assert all(option in run.stdout for option in parser()._option_string_actions)
