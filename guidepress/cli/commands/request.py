"""What a person asked for, read from the command line."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from guidepress.cli.console import Console
from guidepress.cli.invocation import Invocation
from guidepress.core.tool_files import tool_file

if TYPE_CHECKING:
    from guidepress.pipeline.project import Project


@dataclass(frozen=True, slots=True)
class Request:
    """One command with its options. `invocation` is for messages that say what to type next.

    `formats` are those to build, for `build`; `folder` is what `new` takes; `start` may be empty; `port` is for
    `watch`; `layouts` is None where the tool's own design is meant.
    """

    invocation: Invocation
    command: str
    formats: tuple[str, ...]
    voice: Console
    source: Path
    layouts: Path | None
    output: Path
    folder: Path | None
    start: str
    port: int | None

    def project(self) -> Project:
        """The folders of the guide, as absolute paths."""
        from guidepress.pipeline.project import Project

        layouts = self.layouts or tool_file("layouts")
        return Project(self.source.resolve(), layouts.resolve(), self.output.resolve())


def shown(path: Path) -> str:
    """A path as a person can type it here: from the current folder where it lies in it, else the whole of it."""
    try:
        whole = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they are written
        return str(whole.relative_to(Path.cwd()) if whole.is_relative_to(Path.cwd()) else whole)
    except OSError:  # the current folder is gone
        return str(path)


def shown_file(name: str, source: Path, layouts: Path) -> str:
    """The path of a file that a problem names, by its name in the project; a name that is no file's stays as it is.

    The folders are those of `Project`: images lie beside the source, fonts and icons beside the layouts.
    """
    parts = PurePosixPath(name).parts
    if parts[:1] == (source.resolve().name,):
        return shown(source.joinpath(*parts[1:]))
    if parts[:1] == ("layouts",):
        return shown(layouts.joinpath(*parts[1:]))
    if parts[:1] == ("assets",):
        beside = source.resolve() if parts[1:2] == ("images",) else layouts.resolve()
        return shown(beside.parent.joinpath(*parts))
    return name
