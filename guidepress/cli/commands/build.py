"""`build`: writes the files of the requested formats."""

from __future__ import annotations

import time

from guidepress.cli.commands.request import Request, display_path
from guidepress.cli.console import DONE
from guidepress.formats.registry import DEFAULT
from guidepress.pipeline.build import BuildResult, build
from guidepress.pipeline.folder_lock import folder_lock
from guidepress.pipeline.publish import publish


def run(request: Request) -> int:
    """Builds and publishes. With an error in the source, nothing is published."""
    project, console, formats = request.project(), request.console, request.formats
    started = time.monotonic()
    with folder_lock(project.output):
        with console.progress(f"{' '.join(formats)} {project.source}") as report:
            built = build(project, formats, report, request.start)
        status = console.report_problems(built.problems)
        if status != DONE or built.guide is None:
            console.print_note("Nothing was built. The output is as it was.")
            return status
        about = built.guide.about
        publish(built.files, project.output, about.slug, about.edition.id, built.build, whole=formats == DEFAULT)
    _report_files(request, built, time.monotonic() - started)
    return DONE


def _report_files(request: Request, built: BuildResult, seconds: float) -> None:
    console = request.console
    files = [{"path": path, "size": len(built.files[path])} for path in sorted(built.files)]
    console.record |= {
        "formats": list(request.formats),
        "build": built.build,
        "output": str(request.output),
        "files": files,
        "not_made": built.not_made,
        "seconds": round(seconds, 2),
    }
    for path in sorted(built.files):
        console.print_line(f"  {display_path(request.output / path)}  {_size(len(built.files[path]))}")
    for name, source in built.not_made.items():
        reason = f"the guide has no {source}" if source else "the guide has nothing for it"
        console.print_line(f"Nothing was made for {name}: {reason}.")
    console.print_line(f"Done in {seconds:.1f} seconds.")


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, count // 1000)} kB"
