"""Validators and clients from outside, and where they are found."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

NODE_MODULES = Path(__file__).resolve().parent / "node_modules"
"""`npm ci --ignore-scripts` in tests/validators makes it."""


def program(name: str) -> str | None:
    """The path of a program: of the environment that runs the tests first, then of the machine."""
    return shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)


def node_package(name: str) -> Path | None:
    """The folder of an npm package, where it and node are there."""
    folder = NODE_MODULES / name
    return folder if folder.is_dir() and shutil.which("node") else None
