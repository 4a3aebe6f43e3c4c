"""`check`: reports every mistake and all advice; writes nothing."""

from __future__ import annotations

from guidepress.cli.commands.request import Request
from guidepress.core.problems import Problems
from guidepress.pipeline.build import check


def run(request: Request) -> int:
    """Checks the guide and reports all problems."""
    problems = Problems()
    check(request.project(), problems, start=request.start)
    status = request.console.report_problems(problems)
    if not list(problems):
        request.console.print_line("No mistakes were found.")
    return status
