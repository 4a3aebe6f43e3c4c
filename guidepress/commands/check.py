"""`python build.py check`: every mistake and every piece of advice; nothing is written."""

from __future__ import annotations

from guidepress.commands.request import Request
from guidepress.compiler import check
from guidepress.problems import Problems


def run(request: Request) -> int:
    problems = Problems()
    check(request.project(), problems)
    status = request.voice.problems(problems)
    if not list(problems):
        request.voice.say("No mistakes were found.")
    return status
