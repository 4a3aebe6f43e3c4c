"""Where a person's computer keeps what a program may lose. Standard library only."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder() -> Path | None:
    """The cache folder of guidepress for this person; it need not be there. None for a person without a home folder.

    Windows: `LOCALAPPDATA`. macOS: `~/Library/Caches`. Elsewhere: `XDG_CACHE_HOME`, if it is an absolute path, or
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
