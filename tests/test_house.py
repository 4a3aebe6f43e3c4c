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
    "markup": {"blocks", "pages", "theme", "problems"},
    "archive": set(),
    "writers": {"blocks", "pages", "theme", "problems", "markup", "archive"},
}
OUTSIDE = {
    "yaml": "yamlnodes",
    "reportlab": "writers/pdf",
    "ebooklib": "writers/epub",
    "pptx": "writers/deck",
}


def room(path: Path) -> str:
    """The first folder or file below the package: "writers" for guidepress/writers/pdf/canvas.py."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


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


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOME)))
def test_imports_keep_to_their_room(path: Path) -> None:
    own = room(path)
    for name in imports(path):
        top = name.split(".")[0]
        if top == "guidepress" and own in MAY_USE:
            other = name.split(".")[1]
            assert other == own or other in MAY_USE[own], f"{own} may not import {name}"
        if top in OUTSIDE:
            assert path.relative_to(PACKAGE).as_posix().startswith(OUTSIDE[top]), f"{name} is not for this room"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOME)))
def test_one_writer_does_not_know_another(path: Path) -> None:
    parts = path.relative_to(PACKAGE).parts
    if parts[0] != "writers" or len(parts) < 2:
        return
    own = parts[1].removesuffix(".py")
    for name in imports(path):
        if name.startswith("guidepress.writers."):
            assert name.split(".")[2] == own, f"{own} may not import {name}"


def test_the_import_rule_can_fail() -> None:
    assert "kinds" not in MAY_USE["writers"]
    assert "model" not in MAY_USE["writers"]


def test_mypy_is_clean() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "guidepress", "build.py", "environment.py"],
        cwd=HOME,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout


def test_ruff_is_clean() -> None:
    run = subprocess.run([sys.executable, "-m", "ruff", "check", "."], cwd=HOME, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout
