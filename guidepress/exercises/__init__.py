"""The kinds of exercises, one in each module. A kind lowers its exercises to parts that every format sets.

On import, every module of this folder is imported, so a new kind needs a new file only. `KINDS` holds all kinds.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from guidepress.exercises.base import KINDS

__all__ = ["KINDS"]

for _name in sorted(path.stem for path in Path(__file__).parent.glob("[!_]*.py")):
    import_module(f"{__name__}.{_name}")
