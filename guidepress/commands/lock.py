"""`python build.py lock`: notes every id of this edition in ids.lock."""

from __future__ import annotations

from guidepress.commands.request import Request, shown
from guidepress.compiler import published_ids, read
from guidepress.idlock import render_lock
from guidepress.problems import Problems
from guidepress.publish import write_whole


def run(request: Request) -> int:
    project, problems = request.project(), Problems()
    found = read(project, problems)
    if found is not None and not problems.failed:
        old = project.lock.read_text(encoding="utf-8") if project.lock.exists() else ""
        write_whole(project.lock, render_lock(published_ids(*found), old).encode("utf-8"))
        request.voice.say(f"{shown(project.lock)} now names every id of this edition.")
    return request.voice.problems(problems)
