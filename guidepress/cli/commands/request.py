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
    `watch`; `layouts` is a design that goes before the guide's own.
    """

    invocation: Invocation
    command: str
    formats: tuple[str, ...]
    console: Console
    source: Path
    layouts: Path | None
    output: Path
    folder: Path | None
    start: str
    port: int | None

    def project(self) -> Project:
        """The folders of the guide, as absolute paths."""
        from guidepress.pipeline.project import Project

        design = self.layouts.resolve() if self.layouts is not None else None
        return Project(self.source.resolve(), tool_file("layouts"), self.output.resolve(), design)


def display_path(path: Path) -> str:
    """A path as a person can type it here: from the current folder where it lies in it, else the whole of it."""
    try:
        whole = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they are written
        return str(whole.relative_to(Path.cwd()) if whole.is_relative_to(Path.cwd()) else whole)
    except OSError:  # the current folder is gone
        return str(path)


def display_source_path(name: str, source: Path, design: Path | None) -> str:
    """The path of a file that a problem names, by its name in the project; a name that is no file's stays as it is.

    Names that begin with `guidepress/` are files of the tool; other layouts, icons and fonts are those of `design` or
    else of the guide, which lie beside its source, as its images do (`Project`).
    """
    first, *rest = PurePosixPath(name).parts or ("",)
    if first == source.resolve().name:
        return display_path(source.joinpath(*rest))
    if first == "guidepress":
        return display_path(tool_file("/".join(rest)))
    if first not in ("layouts", "assets"):
        return name
    beside = source.resolve().parent
    folders = [beside / first]
    if design is not None and rest[:1] != ["images"]:
        folders.insert(0, design.resolve() if first == "layouts" else design.resolve().parent / first)
    paths = [folder.joinpath(*rest) for folder in folders]
    return display_path(next((path for path in paths if path.exists()), paths[0]))
