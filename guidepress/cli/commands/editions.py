"""`editions`: makes the editions of organisations, or their files from a table."""

from __future__ import annotations

import dataclasses
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from guidepress.cli.commands.misnamed import has_misnamed
from guidepress.cli.commands.request import Request, display_path
from guidepress.cli.console import DONE, SOURCE_ERRORS, USAGE
from guidepress.core.problems import Problem, Problems, Severity
from guidepress.pipeline.editions.index_page import INDEX
from guidepress.pipeline.editions.job import Outcome, Status, folder_of
from guidepress.pipeline.editions.run import Beyond, Result, chosen_names
from guidepress.pipeline.editions.run import run as run_editions
from guidepress.pipeline.project import Project
from guidepress.pipeline.reading import read
from guidepress.pipeline.report import size_words
from guidepress.pipeline.workers import processors
from guidepress.source.keys import suggestion
from guidepress.source.overlays import edition_names

STATUSES: tuple[Status, ...] = ("made", "current", "failed")


def run(request: Request) -> int:
    """Makes the named editions, or all. The exit status is 1 if one failed; the others are made all the same."""
    if not request.guide_from:
        return _run(request)
    from guidepress.pipeline.editions.storage import fetch_guide

    request.console.path_of = str
    with TemporaryDirectory(prefix="guidepress-") as folder:
        fetch_guide(request.guide_from, Path(folder))
        return _run(dataclasses.replace(request, source=Path(folder) / "source"))


def _run(request: Request) -> int:
    project, console = request.project(), request.console
    if request.table is not None:
        from guidepress.cli.commands.editions_table import write_overlays

        return write_overlays(request, request.table)
    known = edition_names(project.editions)
    for name in request.names:
        if name not in known:
            hint = suggestion(name, known) or "write editions/NAME.yaml first"
            return _refuse(request, f'there is no edition "{name}" in {display_path(project.editions)}', hint)
    problems = Problems()
    names = list(dict.fromkeys(request.names)) or chosen_names(project)
    misnamed = not request.names and has_misnamed(request, project)
    if not names:
        samples = f"; {', '.join(known)} is a sample, made where it is named" if known else ""
        hint = f"write a file there for each organisation, or make them from a table with --table{samples}"
        return _refuse(request, f"there is no edition in {display_path(project.editions)}", hint)
    found = read(project, problems)  # a mistake of the guide is told once, and not for each organisation
    if found is None or problems.failed:
        console.report_problems(problems)
        console.print_note("Nothing was built. The output is as it was.")
        return SOURCE_ERRORS
    began = time.monotonic()
    of_guide = {str(problem) for problem in problems}
    width = max(len(name) for name in names)
    result = run_editions(
        project,
        found[0],
        names,
        request.workers or processors(),
        lambda each: _tell(request, each, of_guide, width),
        Beyond(request.scheduler, request.store, request.guide_from),
    )
    status = _finish(request, project, names, result, time.monotonic() - began)
    return status or (SOURCE_ERRORS if misnamed else DONE)


def _refuse(request: Request, reason: str, hint: str) -> int:
    request.console.report_refusal(reason, hint)
    return USAGE


def _tell(request: Request, outcome: Outcome, of_guide: set[str], width: int) -> None:
    """Prints one line for an edition, with its own mistakes above it. What the guide itself has is not repeated."""
    console = request.console
    own = [problem for problem in outcome.problems if _is_own(problem, of_guide)]
    for problem in own:
        shown = replace(problem, where=replace(problem.where, file=console.path_of(problem.where.file)))
        console.print_problem(f"{outcome.name}: {shown}")
    if outcome.status == "failed":
        reason = f": {outcome.reason}" if outcome.reason else ""
        console.print_problem(f"  {outcome.name:{width}}  failed{reason}")
        return
    size = size_words(sum(entry["size"] for entry in outcome.files.values()))
    took = f", {outcome.seconds:.1f} s" if outcome.status == "made" else ""
    console.print_line(f"  {outcome.name:{width}}  {outcome.status}, {len(outcome.files)} files, {size}{took}")


def _is_own(problem: Problem, of_guide: set[str]) -> bool:
    in_overlay = problem.where.file.startswith("editions/")
    return str(problem) not in of_guide and (in_overlay or problem.severity is Severity.ERROR)


def _finish(request: Request, project: Project, names: list[str], result: Result, seconds: float) -> int:
    console, chosen = request.console, result.outcomes
    counts = Counter(outcome.status for outcome in chosen)
    console.record |= {
        "editions": [
            {
                "name": outcome.name,
                "status": outcome.status,
                "problems": [problem.record() for problem in outcome.problems],
                "reason": outcome.reason,
            }
            for outcome in chosen
        ],
        "output": request.store or str(folder_of(request.output, "")),
        "seconds": round(seconds, 2),
    }
    parts = [f"{counts[status]} {status}" for status in STATUSES if counts[status]]
    left = len(names) - len(chosen)
    if result.stopped:
        console.print_note(f"Stopped; {left} were not begun. Run the same command again to go on.")
    console.print_line(f"{', '.join(parts) or 'Nothing was made'}, in {seconds:.0f} seconds.")
    index = f"{request.store}/{INDEX}" if request.store else display_path(folder_of(request.output, "") / INDEX)
    console.print_line(f"All editions: {index}")
    if result.stopped:
        return 130
    return SOURCE_ERRORS if counts["failed"] else DONE
