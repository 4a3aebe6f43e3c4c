"""How a person started the tool."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Invocation:
    """`program` is what a person typed before the command; help and messages repeat it.

    `guide` is the guide that is meant where none is named; None means the folder at hand.
    """

    program: str = "guidepress"
    guide: Path | None = None

    @property
    def build(self) -> str:
        """What a person types to build: `build.py` says it by its name."""
        return self.program if self.guide is not None else f"{self.program} build"
