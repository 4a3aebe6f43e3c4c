"""The request of a person, from the command line."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from guidepress.cli.console import Console
from guidepress.cli.invocation import Invocation
from guidepress.core.tool_files import tool_file
from guidepress.core.workshop_settings import WorkshopSettings
from guidepress.formats.base import Split

if TYPE_CHECKING:
    from guidepress.pipeline.project import Project


@dataclass(frozen=True, slots=True)
class Request:
    """One command with its options. `invocation` is for messages that say what to type next.

    `formats` are for `build` and `answers`; `folder` is for `new`; `port` is for `watch`; `workshops` has their starts
    and people; `layouts` is a folder with a design that takes precedence over the guide's own; `quick` is for `check`;
    `split` is for `build`; `variants` are for `build` and `check`.

    `edition` is the name of an edition of an organisation, for `build` and `check`; `names`, `table`, `workers` (0:
    one a processor) and the addresses `scheduler`, `guide_from` and `store` are for `editions`. `files`, `manifest`,
    `sign` and `public_key` are for `verify`.

    The others are for `answers`: what to do, the files to read, the folder to write to, whether all files are of one
    person, and which tables to write; for `answers print`, which documents, of which part, and what becomes of
    private answers; for `answers summary`, `least` is the smallest group of which something is told (0: the usual one).
    """

    invocation: Invocation
    command: str
    formats: tuple[str, ...]
    console: Console
    source: Path
    layouts: Path | None
    output: Path
    folder: Path | None
    workshops: WorkshopSettings
    port: int | None
    quick: bool = False
    action: str = ""
    files: tuple[Path, ...] = ()
    to: Path = Path()
    one_person: bool = False
    csv: bool = False
    xlsx: bool = False
    prints: tuple[str, ...] = ()
    part: str = ""
    private: Literal["show", "leave-out"] | None = None
    split: Split = ""
    variants: tuple[str, ...] = ()
    least: int = 0
    edition: str = ""
    names: tuple[str, ...] = ()
    table: Path | None = None
    workers: int = 0
    scheduler: str = ""
    guide_from: str = ""
    store: str = ""
    manifest: bool = False
    sign: Path | None = None
    public_key: Path | None = None

    def project(self) -> Project:
        """The folders of the guide, as absolute paths."""
        from guidepress.pipeline.project import Project

        design = self.layouts.resolve() if self.layouts is not None else None
        return Project(self.source.resolve(), tool_file("layouts"), self.output.resolve(), design, self.edition)


def display_path(path: Path) -> str:
    """A path as a person can type it: relative where it is inside the current folder, else absolute."""
    try:
        whole = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
        return str(whole.relative_to(Path.cwd()) if whole.is_relative_to(Path.cwd()) else whole)
    except OSError:  # the current folder was deleted
        return str(path)


def display_source_path(name: str, source: Path, design: Path | None) -> str:
    """The path of the file that a problem names. A name that is not a file of the guide is returned as it is.

    A name that begins with `guidepress/` is a file of the tool. Other layouts, icons and fonts are those of `design`,
    else those of the guide, which are beside its source, as its images are (`Project`).
    """
    first, *rest = PurePosixPath(name).parts or ("",)
    if first == source.resolve().name:
        return display_path(source.joinpath(*rest))
    if first == "guidepress":
        return display_path(tool_file("/".join(rest)))
    if first == "editions":
        return display_path(source.resolve().parent.joinpath(first, *rest))
    if first not in ("layouts", "assets"):
        return name
    beside = source.resolve().parent
    folders = [beside / first]
    if design is not None and rest[:1] != ["images"]:
        folders.insert(0, design.resolve() if first == "layouts" else design.resolve().parent / first)
    paths = [folder.joinpath(*rest) for folder in folders]
    return display_path(next((path for path in paths if path.exists()), paths[0]))
