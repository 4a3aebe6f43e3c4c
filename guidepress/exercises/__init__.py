"""One exercise kind a file. Each lowers itself, once, into the closed set of blocks.

Every module of this folder is read on import, so a new kind is a new file and nothing else. `KINDS` holds them all.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from guidepress.exercises.base import KINDS

__all__ = ["KINDS"]

for _name in sorted(path.stem for path in Path(__file__).parent.glob("[!_]*.py")):
    import_module(f"{__name__}.{_name}")
