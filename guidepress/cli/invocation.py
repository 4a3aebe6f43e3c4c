"""How the tool was started."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Invocation:
    """`program` is the command that was typed, such as `python build.py`; help and messages repeat it.

    `guide` is the folder that is used without --guide; None means the current folder.
    """

    program: str = "guidepress"
    guide: Path | None = None

    @property
    def build(self) -> str:
        """The command line that builds. With `build.py`, the word `build` is not needed."""
        return self.program if self.guide is not None else f"{self.program} build"
