"""What is not loaded, and what is not kept: a start is quick, and a warm process stays small."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

from fontTools.agl import toUnicode

from guidepress.cli.arguments import OPTIONS
from guidepress.core.problems import Problems
from guidepress.formats.pdf.syntax.fonts import EXTRA_LETTERS, FormFont
from guidepress.pipeline.build import check
from guidepress.pipeline.project import Project
from tests.conftest import HOME, copy_starter

WRITERS = ("reportlab", "pptx", "ebooklib")
LOADED = """
import sys
from guidepress.cli.main import main
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


def test_check_loads_nothing_that_only_writes() -> None:
    """It sets the workbook with ReportLab; slides and books are set without the libraries that write them."""
    assert loaded((*WRITERS, "yaml"), "check") == ["reportlab", "yaml"]


def test_a_build_of_the_workbook_loads_neither_book_nor_slides(tmp_path: Path) -> None:
    assert loaded(("reportlab", "pptx", "ebooklib"), "pdf", "--output", str(tmp_path / "output")) == ["reportlab"]


def test_the_form_font_is_cut_already() -> None:
    """The file in assets is what a build would make of the whole font, and is embedded as it is."""
    fonts = HOME / "assets" / "fonts" / "atkinson-hyperlegible-next"
    ready = (fonts / "AtkinsonHyperlegibleNext_400Regular-form.ttf").read_bytes()
    assert FormFont((fonts / "AtkinsonHyperlegibleNext_400Regular.ttf").read_bytes()).data == ready
    assert FormFont(ready).data is ready


def test_help_loads_nothing_but_the_standard_library() -> None:
    """It is answered by whatever Python starts it, before any package is installed."""
    names = (
        *WRITERS,
        "fontTools",
        "lxml",
        "yaml",
        "markdown_it",
        "PIL",
        "guidepress.pipeline.build",
        "guidepress.document.blocks",
        "argparse",
    )
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
    assert all(option in run.stdout for option in OPTIONS)


def test_old_versions_are_not_kept(tmp_path: Path) -> None:
    """A process that watches a guide for a day holds the last version of each file only."""
    root = tmp_path / "guide"
    copy_starter(root)
    project = Project(root / "source", HOME / "layouts", root / "output")
    part = root / "source" / "parts" / "02-meet.yaml"
    text = part.read_text(encoding="utf-8")
    counts = []
    for number in range(9):
        part.write_text(text.replace("One good meeting", f"One good meeting {number}"), encoding="utf-8")
        problems = Problems()
        check(project, problems)
        assert not problems.failed
        gc.collect()
        counts.append(len(gc.get_objects()))
    one_version = 200  # of this part; the caches of single texts grow by a few
    assert counts[-1] - counts[4] < one_version, counts


def test_letters_have_their_names_of_the_glyph_list() -> None:
    assert {glyph: toUnicode(glyph) for glyph in EXTRA_LETTERS} == EXTRA_LETTERS
