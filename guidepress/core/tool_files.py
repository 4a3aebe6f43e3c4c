"""Finds the tool's own files: layouts, assets, the starter guide and the schemas.

In a checkout of the repository they are beside the package, where people edit them. In an installed package they are
inside it, in `data/`, under the same names (`force-include` in pyproject.toml). This module needs the standard library
only.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
DATA = PACKAGE / "data"


def checkout() -> Path | None:
    """The folder of the repository, or None where the tool is an installed package."""
    return None if DATA.is_dir() else PACKAGE.parent


def tool_file(name: str) -> Path:
    """The path of a file or folder of the tool. `name` is its path in the repository, with `/`: `layouts`."""
    return (checkout() or DATA) / name
