"""What a person asked for, read from the command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from guidepress.voice import Voice

if TYPE_CHECKING:
    from guidepress.compiler import Project


@dataclass(frozen=True, slots=True)
class Request:
    """One command with its options. `folder` is what `new` takes; `start` may be empty; `port` is for `watch`."""

    command: str
    voice: Voice
    source: Path
    layouts: Path
    output: Path
    folder: Path | None
    start: str
    port: int | None

    def project(self) -> Project:
        from guidepress.compiler import Project

        return Project(self.source.resolve(), self.layouts.resolve(), self.output.resolve())
