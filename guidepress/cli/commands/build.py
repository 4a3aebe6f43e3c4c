"""`build`: writes the files of the requested formats."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from guidepress.cli.commands.request import Request, display_path
from guidepress.cli.console import DONE
from guidepress.formats.registry import DEFAULT
from guidepress.pipeline.build import BuildResult, build
from guidepress.pipeline.folder_lock import folder_lock
from guidepress.pipeline.publish import Manifest, publish
from guidepress.pipeline.report import length_words, size_words


def run(request: Request) -> int:
    """Builds and publishes. With an error in the source, nothing is published."""
    project, console, formats = request.project(), request.console, request.formats
    started = time.monotonic()
    with folder_lock(project.output):
        with console.progress(f"{' '.join(formats)} {project.source}") as report:
            built = build(project, formats, report, request.workshops, split=request.split, variants=request.variants)
        status = console.report_problems(built.problems)
        if status != DONE or built.guide is None:
            console.print_note("Nothing was built. The output is as it was.")
            return status
        about = built.guide.about
        whole = formats == DEFAULT
        manifest = publish(built.files, project.output, about.slug, about.edition.id, built.build, whole=whole)
    _report_files(request, built, time.monotonic() - started)
    _report_older(request, built, manifest)
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
    for line in _lines(request, built.report):
        console.print_line(line)
    for name, source in built.not_made.items():
        reason = f"the guide has no {source}" if source else "the guide has nothing for it"
        console.print_line(f"Nothing was made for {name}: {reason}.")
    console.print_line(f"Done in {seconds:.1f} seconds.")


def _report_older(request: Request, built: BuildResult, manifest: Manifest) -> None:
    """Names the variants that an earlier build made, beside a workbook that is set anew."""
    assert built.guide is not None
    about = built.guide.about
    workbook = f"{about.slug}-workbook"
    if f"{workbook}.pdf" not in built.files:
        return
    for name in about.variants:
        path = f"{workbook}-{name}.pdf"
        if path in manifest.files and path not in built.files:
            shown = display_path(request.output / path)
            request.console.print_note(f"{shown} is of an earlier build. Add --variant {name} to make it anew.")


def _lines(request: Request, report: Mapping[str, Any]) -> Iterator[str]:
    """One line for each format and each variant of the workbook: its file or its folder, the size and the length."""
    parts = [part for format in report["formats"] for part in _with_variants(format, report)]
    rows = [(part["name"], _place(request, part["files"]), *_measures(part)) for part in parts]
    rows.append(("report", str(display_path(request.output / "report.html")), "what stands where, and what does not"))
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for name, place, *measures in rows:
        yield f"  {name:{widths[0]}}  {place:{widths[1]}}  {', '.join(filter(None, measures))}"


def _with_variants(format: Mapping[str, Any], report: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The format without variants, and each of its variants in the same form."""
    files, units, slug = format["files"], format["units"], report["guide"]
    parts = [f"parts/{slug}-{part['id']}" for part in report["parts"]]
    of_variants: list[Mapping[str, Any]] = []
    for unit in units:
        if name := unit.get("variant"):
            volumes = [f"parts/{slug}-{volume}" for volume in unit.get("volumes", ())]
            stems = {f"{path}-{name}" for path in (f"{slug}-workbook", f"{slug}-transcript", *parts, *volumes)}
            own = [file for file in files if file["path"].rpartition(".")[0] in stems]
            of_variants.append({"name": name, "files": own, "units": [unit]})
            files = [file for file in files if file not in own and file["path"] != f"pages-{name}.json"]
    yield {**format, "files": files, "units": [unit for unit in units if "variant" not in unit]}
    yield from of_variants


def _place(request: Request, files: Sequence[Mapping[str, Any]]) -> str:
    """The path of the only file of a format, or the folder of its files."""
    folders = [PurePosixPath(file["path"]).parent for file in files]
    below = PurePosixPath(files[0]["path"]) if len(files) == 1 else min(folders, key=lambda path: len(path.parts))
    return str(display_path(request.output / below))


def _measures(format: Mapping[str, Any]) -> Iterator[str]:
    count = len(format["files"])
    yield f"{count} files" if count > 1 else ""
    yield size_words(sum(file["size"] for file in format["files"]))
    yield length_words(format["units"])
