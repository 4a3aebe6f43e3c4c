"""Tells which files of editions/ no edition is made of, for `check` and `editions`."""

from __future__ import annotations

from guidepress.cli.commands.request import Request, display_path
from guidepress.pipeline.project import Project
from guidepress.source.overlays import HOW_TO_NAME, misnamed_files

_RENAME = f"Let it end in .yaml; for the rest, {HOW_TO_NAME}."


def has_misnamed(request: Request, project: Project) -> bool:
    """Whether files are no editions because of their names. Each is told."""
    files = misnamed_files(project.editions)
    for path in files:
        request.console.print_problem(f"{display_path(path)}: no edition is made of it, because of its name. {_RENAME}")
    return bool(files)
