"""The rules of the house: which folder may import which, where each library is used, types, lint."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from guidepress.formats.registry import FORMATS
from tests.conftest import SLOW_FILES

HOME = Path(__file__).resolve().parent.parent
PACKAGE = HOME / "guidepress"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Folder → the folders it may import, besides itself. docs/architecture.md says why.
MAY_IMPORT: dict[str, set[str]] = {
    "core": set(),
    "text": {"core"},
    "document": {"core"},
    "exercises": {"core", "document", "text"},
    "source": {"core", "document", "exercises"},
    "theme": {"core", "source", "text"},
    "compose": {"core", "document", "exercises", "source", "text"},
    "checks": {"core", "document", "exercises", "source", "text", "compose", "theme"},
    "formats": {"core", "document", "text", "theme"},
    "pipeline": {"core", "document", "source", "compose", "checks", "theme", "formats"},
    "answers": {"core", "document", "source", "text", "pipeline"},
    "evidence": {"core", "document", "source", "formats", "pipeline", "theme"},
    "importing": {"core", "document", "source", "compose", "checks", "formats", "pipeline"},
}
"""`cli` may import all; nothing imports `cli`."""
FORMAT_MAY_IMPORT: dict[str, set[str]] = {
    "scorm": {"web"},
    "pack": {"pdf"},
    "kit": {"pdf"},
    "evaluation": {"pdf", "web"},
    "planner": {"web"},
    "transcript": {"pdf"},
    "braille": {"pdf"},
    "word": {"epub"},
}
"""A format never imports another but these: a package is made of the web workbook's pages, the pack and the kits
 are PDFs, the evaluation form is both a PDF and a page, the planner has the style of the web workbook and shares its
 scripts, the transcript and the braille are made from the structure tree of the workbook, and a Word file has drawings
 as the book paints its cover.
"""
SHARED = {"base", "html"}
"""What every format may import of `formats`."""
PDF_MAY_IMPORT: dict[str, set[str]] = {
    "syntax": set(),
    "layout": {"syntax"},
    "components": {"syntax", "layout"},
}
"""The three storeys of `formats/pdf`."""
OUTSIDE = {
    "yaml": ("source",),
    "reportlab": ("formats/pdf",),
    "ebooklib": ("formats/epub",),
    "pptx": ("formats/pptx",),
    "docx": ("formats/word", "importing/word"),
    "filelock": ("pipeline",),
    "distributed": ("pipeline/editions",),
    "fsspec": ("pipeline/editions",),
    "mdit_py_plugins": ("importing/markdown",),
    "pikepdf": ("answers",),
    "xlsxwriter": ("answers",),
}
"""Library → the folders that use it: one, but for Word files, which are written and read."""
READERS = {"word", "html", "markdown"}
"""The readers of `importing`: they know the tree, the log and the limits, and nothing of guides."""
READERS_MAY_IMPORT = {"tree", "log", "limits"}
"""What a reader imports of `importing`, besides itself; that of Markdown renders HTML."""


def imports(path: Path) -> list[str]:
    """The full names of the modules that a file imports."""
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            names += [module] if module != "guidepress" else [f"guidepress.{alias.name}" for alias in node.names]
    return names


def faults(place: str, names: list[str]) -> list[str]:
    """Of the modules that a file imports, by its path in the package, those that it may not."""
    own = place.removesuffix(".py").split("/")
    return [name for name in names if not _allowed(place, own, name.split("."))]


def _allowed(place: str, own: list[str], other: list[str]) -> bool:
    if other[0] in OUTSIDE:
        return any(place.startswith(f"{folder}/") for folder in OUTSIDE[other[0]])
    if other[0] != "guidepress" or len(own) == 1 or own[0] == "cli":
        return True
    if other[1] != own[0]:
        return other[1] in MAY_IMPORT[own[0]]
    if own[0] == "importing" and own[1] in READERS and len(other) > 2:
        more = {"html"} if own[1] == "markdown" else set()
        return other[2] in {own[1]} | READERS_MAY_IMPORT | more
    if own[0] != "formats" or own[1] == "registry" or len(other) == 2:
        return True
    if other[2] != own[1]:
        return other[2] in SHARED | FORMAT_MAY_IMPORT.get(own[1], set())
    if own[1] != "pdf" or len(own) == 3 or len(other) == 3 or other[3] == own[2]:
        return True
    return other[3] in PDF_MAY_IMPORT[own[2]]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOME)))
def test_imports_keep_to_their_folder(path: Path) -> None:
    assert faults(path.relative_to(PACKAGE).as_posix(), imports(path)) == []


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("formats/pdf/workbook.py", "guidepress.exercises.base"),
        ("formats/pdf/workbook.py", "guidepress.source.model"),
        ("formats/pdf/workbook.py", "guidepress.formats.epub.set_book"),
        ("formats/pdf/syntax/canvas.py", "guidepress.formats.pdf.layout.line_breaking"),
        ("formats/pdf/workbook.py", "yaml"),
        ("formats/html/svg.py", "guidepress.formats.web.pages"),
        ("exercises/people_map.py", "guidepress.formats.pdf"),
        ("core/problems.py", "guidepress.document.blocks"),
        ("source/loader.py", "reportlab.pdfgen"),
        ("pipeline/build.py", "guidepress.cli.main"),
        ("pipeline/build.py", "guidepress.answers.reading"),
        ("formats/pdf/workbook.py", "pikepdf"),
        ("importing/word/body.py", "guidepress.importing.blocks"),
        ("importing/blocks.py", "docx"),
        ("pipeline/build.py", "guidepress.importing.importer"),
    ],
)
def test_an_import_from_the_wrong_folder_is_noticed(place: str, name: str) -> None:
    assert faults(place, ["pathlib", "guidepress.core.problems", name]) == [name]


def test_the_folders_are_those_of_the_architecture_page() -> None:
    """docs/architecture.md draws every folder of the package, and none that is not there."""
    text = (HOME / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawn = {
        line.split()[0].rstrip("/")
        for line in text.splitlines()
        if line[:6].isspace() and line[6:7].isalpha() and "/ " in line
    }
    there = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert drawn == there


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOME)))
def test_one_module_reads_the_widths_of_letters(path: Path) -> None:
    """So that every format measures a text alike."""
    text = path.read_text(encoding="utf-8")
    if path.relative_to(PACKAGE).as_posix() != "text/font_tables.py":
        assert not [word for word in ("hmtx", "charWidths", "stringWidth", "getCharWidth") if word in text]


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)
def test_every_format_has_its_row_and_its_validator(format: object) -> None:
    name = getattr(format, "name", "")
    row = f"| `{name}` |"
    rows = [
        line for line in (HOME / "docs" / "formats.md").read_text(encoding="utf-8").splitlines() if line.startswith(row)
    ]
    assert len(rows) == 1, f"docs/formats.md has no row {row}"
    test = rows[0].split("|")[-2].strip().strip("`")
    assert (HOME / test).is_file(), f"{test}, the test with a validator that docs/formats.md names, is not there"


def test_mypy_is_clean() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "guidepress", "build.py", "environment.py"],
        cwd=HOME,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("command", [("check",), ("format", "--check")], ids=" ".join)
def test_ruff_is_clean(command: tuple[str, ...]) -> None:
    run = subprocess.run([sys.executable, "-m", "ruff", *command, "."], cwd=HOME, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def test_the_slow_files_that_begin_first_are_there() -> None:
    assert [name for name in SLOW_FILES if not (HOME / "tests" / name).exists()] == []
