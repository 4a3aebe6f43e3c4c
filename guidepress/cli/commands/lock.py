"""`python build.py lock`: notes every id of this edition in ids.lock."""

from __future__ import annotations

from guidepress.cli.commands.request import Request, shown
from guidepress.core.problems import Problems
from guidepress.pipeline.publish import write_whole
from guidepress.pipeline.reading import published_ids, read
from guidepress.source.ids_lock import render_lock


def run(request: Request) -> int:
    project, problems = request.project(), Problems()
    found = read(project, problems)
    if found is not None and not problems.failed:
        old = project.lock.read_text(encoding="utf-8") if project.lock.exists() else ""
        write_whole(project.lock, render_lock(published_ids(*found), old).encode("utf-8"))
        request.voice.say(f"{shown(project.lock)} now names every id of this edition.")
    return request.voice.problems(problems)
