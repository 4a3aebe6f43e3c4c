"""`check`: reports every mistake and all advice; writes nothing."""

from __future__ import annotations

from guidepress.cli.commands.misnamed import has_misnamed
from guidepress.cli.commands.request import Request
from guidepress.cli.console import DONE, SOURCE_ERRORS
from guidepress.core.problems import Problems
from guidepress.pipeline.build import check
from guidepress.pipeline.report.words import counted


def run(request: Request) -> int:
    """Checks the guide and reports all problems. Only a check that has set every format says that there is none."""
    problems, project = Problems(), request.project()
    editions = check(
        project,
        problems,
        workshops=request.workshops,
        quick=request.quick,
        variants=request.variants,
        overlays=not project.edition,
    )
    status = request.console.report_problems(problems)
    misnamed = not project.edition and has_misnamed(request, project)
    if request.quick:
        request.console.print_line("Only the words were read: check without --quick looks at pages and slides too.")
    elif not list(problems) and not misnamed:
        request.console.print_line("No mistakes were found.")
    if editions:
        request.console.print_line(
            f"Of {counted(editions, 'edition')}, keys, ids and colours were looked at. "
            "Add --edition NAME to look at the pages of one."
        )
    return status or (SOURCE_ERRORS if misnamed else DONE)
