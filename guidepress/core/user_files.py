"""The folder for a user's cached files. This module needs the standard library only."""

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
