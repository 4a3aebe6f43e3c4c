"""Builds again whenever a file of the guide or its design is saved, in one warm process.

The workbook comes first, so that it is in place soonest; then the book and the slides, each only where something in it
changed (`cache`). A file that is saved meanwhile makes it begin anew.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from msgspec import Struct, field

from guidepress.core.os_errors import RefusedError, plain_reason
from guidepress.core.problems import Problems
from guidepress.formats.registry import DEFAULT
from guidepress.pipeline.build import BuildResult, build, check
from guidepress.pipeline.cache import Cache
from guidepress.pipeline.folder_lock import folder_lock
from guidepress.pipeline.preview.contents import PreviewContents, opened, outline_of
from guidepress.pipeline.project import Project
from guidepress.pipeline.publish import publish

POLL_SECONDS = 0.05
"""Seconds between looks at the files."""
RETRY_SECONDS = 2.0
"""Seconds to wait after the computer refused."""

Snapshot = Mapping[Path, tuple[int, int]]


def snapshot(project: Project) -> Snapshot:
    """When each file that decides what is built was saved, and its size."""
    states: dict[Path, tuple[int, int]] = {}
    for folder in (folder for folders in project.roots().values() for folder in folders):
        for path in folder.rglob("*"):
            try:
                state = path.stat()
            except OSError:  # gone again, as an editor's own files are
                continue
            if path.is_file():
                states[path] = (state.st_mtime_ns, state.st_size)
    return states


class Listener(Protocol):
    """What is told to whoever watches. The console of the command line is one."""

    def report_problems(self, problems: Problems, /) -> object: ...
    def report_refusal(self, reason: str, hint: str, /) -> object: ...
    def print_note(self, line: str, /) -> None: ...
    def print_line(self, line: str, /) -> None: ...


class Watcher(Struct):
    """One guide that is watched. `preview` shows the outcome in a browser, `listener` is told it."""

    project: Project
    listener: Listener
    preview: PreviewContents
    start: str = ""
    cache: Cache = field(default_factory=Cache)
    seen: Snapshot | None = None

    def poll(self) -> None:
        """Builds if something was saved since the last look."""
        now = snapshot(self.project)
        if now != self.seen:
            self.seen = now
            if not self.rebuild():
                self.seen = None
                time.sleep(RETRY_SECONDS)

    def rebuild(self) -> bool:
        """Builds and shows everything; False where the computer refused, so that it is tried again."""
        began = time.monotonic()
        self.preview.put(building=True)
        self.cache.built_units.clear()
        try:
            with folder_lock(self.project.output):
                for formats in (("pdf",), DEFAULT):
                    if not self.format(formats, began):
                        return True
        except (RefusedError, OSError) as refused:
            reason, hint = refused.args if isinstance(refused, RefusedError) else plain_reason(refused)
            self.listener.report_refusal(reason, hint)
            self.preview.put(building=False, refused=reason)
            return False
        self.advise()
        gc.unfreeze()  # what the last build kept may be done with
        gc.collect()
        gc.freeze()  # what a build keeps stays for the next one, and need not be looked at again
        return True

    def format(self, formats: tuple[str, ...], began: float) -> bool:
        """Builds some formats and puts them in place; False where it is to end here: errors, or a newer save."""
        built = build(self.project, formats, lambda step: None, self.start, self.cache)
        problems = [problem.record() for problem in built.problems]
        self.listener.report_problems(built.problems)
        if built.problems.failed or built.guide is None:
            self.listener.print_note("Nothing was built. The output is as it was.")
            self.preview.put(building=False, refused="", problems=problems)
            return False
        about = built.guide.about
        publish(built.files, self.project.output, about.slug, about.edition.id, built.build, whole=formats == DEFAULT)
        self.show(built, formats, problems)
        names = ", ".join(self.cache.built_units) or "nothing"
        self.listener.print_line(f"After {time.monotonic() - began:.1f} seconds: {names} made anew.")
        self.cache.built_units.clear()
        return snapshot(self.project) == self.seen

    def show(self, built: BuildResult, formats: tuple[str, ...], problems: list[dict[str, object]]) -> None:
        assert built.guide is not None
        slug = built.guide.about.slug
        changes: dict[str, object] = {"problems": problems, "refused": "", "title": built.guide.about.title.text}
        changes["workbook"] = built.files[f"{slug}-workbook.pdf"]
        if formats == DEFAULT:
            changes |= {"book": opened(built.files[f"{slug}.epub"]), "outline": outline_of(built.decks)}
            changes |= {"building": False}
        self.preview.put(**changes)

    def advise(self) -> None:
        """Shows what `check` says as well."""
        problems = Problems()
        check(self.project, problems, self.cache, self.start)
        self.preview.put(problems=[problem.record() for problem in problems])


def watch(watcher: Watcher, keep_going: Callable[[], bool] = lambda: True) -> None:
    """Looks again and again while there is `keep_going` to do."""
    while keep_going():
        watcher.poll()
        time.sleep(POLL_SECONDS)
