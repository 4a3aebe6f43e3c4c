"""Folders of the user: for cached files, and for output. This module needs the standard library only."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder() -> Path | None:
    """The cache folder of guidepress for the current user, which may not exist yet; None for a user without a home
    folder.

    Windows: `LOCALAPPDATA`. macOS: `~/Library/Caches`. Other systems: `XDG_CACHE_HOME` if it is an absolute path, else
    `~/.cache` (XDG Base Directory Specification 0.8).
    """
    given = Path(os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", ""))
    if sys.platform != "darwin" and given.is_absolute():
        return given / "guidepress"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    below = {"win32": "AppData/Local", "darwin": "Library/Caches"}.get(sys.platform, ".cache")
    return home / below / "guidepress"


def output_conflict(source: Path, layouts: Path, output: Path) -> str:
    """The message for an output folder inside a folder from which the guide is read; "" where there is no conflict."""
    own = [source, *(source.resolve().parent / name for name in ("assets", "layouts", "editions"))]
    read = (*own, layouts, layouts.resolve().parent / "assets")
    if any(output.resolve().is_relative_to(place.resolve()) for place in read):
        return f'"{output}" is a folder that the guide is read from; write another'
    return ""
