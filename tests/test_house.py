"""The rules of the house: who may import whom, types, lint, and no word of a machine in the repository."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parent.parent
PACKAGE = HOME / "guidepress"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Room → the rooms it may use, besides itself. docs/architecture.md says why.
MAY_USE: dict[str, set[str]] = {
    "values": set(),
    "problems": set(),
    "pages": set(),
    "characters": set(),
    "blocks": {"problems"},
    "inline": {"problems", "blocks", "characters", "markdown"},
    "yamlnodes": {"problems", "characters", "yamlslips"},
    "yamlslips": {"problems"},
    "kinds": {"blocks", "inline", "problems"},
    "model": {"kinds", "inline", "problems"},
    "publish": set(),
    "theme": {"problems", "shape", "yamlnodes"},
    "slides": {"blocks", "problems", "theme"},
    "markup": {"blocks", "filenames", "pages", "theme", "problems"},
    "archive": set(),
    "filenames": set(),
    "beside": {"collecting"},
    "collecting": set(),
    "writers": {"blocks", "pages", "theme", "problems", "slides", "markup", "archive"},
}
COMMON = {"values"}
"""What every room may use."""
OUTSIDE = {
    "yaml": "yamlnodes",
    "reportlab": "writers/pdf",
    "ebooklib": "writers/epub",
    "pptx": "writers/deck",
}


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
    own, _, rest = place.removesuffix(".py").partition("/")
    found = []
    for name in names:
        top, other, below, *_ = [*name.split("."), "", ""]
        if top in OUTSIDE and not place.startswith(OUTSIDE[top]):
            found.append(name)
        if top != "guidepress":
            continue
        if own in MAY_USE and other != own and other not in MAY_USE[own] | COMMON:
            found.append(name)
        if own == other == "writers" and rest and below and below != rest.partition("/")[0]:
            found.append(name)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOME)))
def test_imports_keep_to_their_room(path: Path) -> None:
    assert faults(path.relative_to(PACKAGE).as_posix(), imports(path)) == []


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("writers/pdf/canvas.py", "guidepress.exercises.base"),
        ("writers/pdf/canvas.py", "guidepress.source.model"),
        ("writers/pdf/canvas.py", "guidepress.formats.epub.xml"),
        ("writers/pdf/canvas.py", "yaml"),
        ("kinds/map.py", "guidepress.formats.pdf"),
        ("problems.py", "guidepress.blocks"),
        ("load.py", "reportlab.pdfgen"),
    ],
)
def test_an_import_from_the_wrong_room_is_noticed(place: str, name: str) -> None:
    assert faults(place, ["pathlib", "guidepress.core.problems", name]) == [name]


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
