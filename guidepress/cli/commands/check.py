"""`check`: reports every mistake and all advice; writes nothing."""

from __future__ import annotations

from guidepress.cli.commands.request import Request
from guidepress.core.problems import Problems
from guidepress.pipeline.build import check


def run(request: Request) -> int:
    """Checks the guide and reports all problems. Only a check that has set every format says that there is none."""
    problems = Problems()
    check(
        request.project(),
        problems,
        workshops=request.workshops,
        quick=request.quick,
        variants=request.variants,
    )
    status = request.console.report_problems(problems)
    if request.quick:
        request.console.print_line("Only the words were read: check without --quick looks at pages and slides too.")
    elif not list(problems):
        request.console.print_line("No mistakes were found.")
    return status
