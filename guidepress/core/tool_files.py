"""Where the tool's own files are: layouts, assets, the starter and the schemas.

In a checkout of the repository they stand beside the package, where people change them. In an installed package they
stand inside it, in `data/`, under the same names (`force-include` in pyproject.toml). Standard library only.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
DATA = PACKAGE / "data"


def checkout() -> Path | None:
    """The folder of the repository, or None where the tool was installed as a package."""
    return None if DATA.is_dir() else PACKAGE.parent


def tool_file(name: str) -> Path:
    """A file or folder of the tool by its path in the repository, with `/`: `layouts`, `starter`."""
    return (checkout() or DATA) / name
