"""Builds again after every save of a file of the guide, of its design or of a plan, in one process.

The workbook is built first, so that it is ready soonest; then the book and the slides, each only if its sources changed
(`cache`). If a file is saved during a build, the next build begins at once.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from msgspec import Struct, field

from guidepress.core.os_errors import RefusedError, plain_reason
from guidepress.core.problems import Problems
from guidepress.core.workshop_settings import GivenPlan, WorkshopSettings
from guidepress.core.zip_files import unzipped
from guidepress.formats.registry import DEFAULT
from guidepress.pipeline.build import BuildResult, build, check
from guidepress.pipeline.cache import Cache
from guidepress.pipeline.folder_lock import folder_lock
from guidepress.pipeline.preview.contents import PreviewContents, outline_of
from guidepress.pipeline.project import Project
from guidepress.pipeline.publish import publish

POLL_SECONDS = 0.05
"""Seconds between two looks at the files."""
RETRY_SECONDS = 2.0
"""Seconds to wait after an error of the operating system."""

Snapshot = Mapping[Path, tuple[int, int]]


def snapshot(project: Project, workshops: WorkshopSettings | None = None) -> Snapshot:
    """The time of the last save and the size in bytes of every input file, and of the plan that is given."""
    folders = [folder for folders in project.roots().values() for folder in folders]
    paths = [path for folder in folders for path in folder.rglob("*")]
    if workshops is not None and workshops.plan is not None:
        paths.append(Path(workshops.plan.name))
    states: dict[Path, tuple[int, int]] = {}
    for path in paths:
        try:
            state = path.stat()
        except OSError:  # the file was deleted meanwhile, as temporary files of editors are
            continue
        if path.is_file():
            states[path] = (state.st_mtime_ns, state.st_size)
    return states


class Listener(Protocol):
    """The output of `watch`. `cli.console.Console` is one."""

    def report_problems(self, problems: Problems, /) -> object:
        """Prints the problems of a build."""

    def report_refusal(self, reason: str, hint: str, /) -> object:
        """Prints why a build was not possible, and what to do."""

    def print_note(self, line: str, /) -> None:
        """Prints what was not done."""

    def print_line(self, line: str, /) -> None:
        """Prints a result."""


class Watcher(Struct):
    """Builds one guide after every save. `preview` holds what the browser shows; `listener` prints the results."""

    project: Project
    listener: Listener
    preview: PreviewContents
    workshops: WorkshopSettings | None = None
    cache: Cache = field(default_factory=Cache)
    seen: Snapshot | None = None

    def poll(self) -> None:
        """Builds if a file was saved since the last call."""
        now = snapshot(self.project, self.workshops)
        if now != self.seen:
            self.seen = now
            if not self.rebuild():
                self.seen = None
                time.sleep(RETRY_SECONDS)

    def rebuild(self) -> bool:
        """Builds and shows all formats; False after an error of the operating system, so that the
        caller tries again.
        """
        began = time.monotonic()
        self.preview.put(building=True)
        self.cache.built_units.clear()
        try:
            self.workshops = _with_plan_of_now(self.workshops)
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
        gc.unfreeze()  # objects of the last build may be garbage now
        gc.collect()
        gc.freeze()  # objects that remain are needed for the next build, so later collections skip them
        return True

    def format(self, formats: tuple[str, ...], began: float) -> bool:
        """Builds some formats and publishes them. False if the build ends here: after errors, or after a newer save."""
        built = build(self.project, formats, lambda step: None, self.workshops, self.cache)
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
        return snapshot(self.project, self.workshops) == self.seen

    def show(self, built: BuildResult, formats: tuple[str, ...], problems: list[dict[str, object]]) -> None:
        """Puts the result of a build into the preview."""
        assert built.guide is not None
        slug = built.guide.about.slug
        changes: dict[str, object] = {"problems": problems, "refused": "", "title": built.guide.about.title.text}
        changes["workbook"] = built.files[f"{slug}-workbook.pdf"]
        if formats == DEFAULT:
            changes |= {"book": unzipped(built.files[f"{slug}.epub"]), "outline": outline_of(built.decks)}
            changes |= {"building": False}
        self.preview.put(**changes)

    def advise(self) -> None:
        """Shows the problems of `check`, which include advice."""
        problems = Problems()
        check(self.project, problems, self.cache, self.workshops)
        self.preview.put(problems=[problem.record() for problem in problems])


def _with_plan_of_now(workshops: WorkshopSettings | None) -> WorkshopSettings | None:
    """The settings with the plan as it was saved last. Raises OSError where its file cannot be read."""
    if workshops is None or workshops.plan is None:
        return workshops
    name = workshops.plan.name
    return replace(workshops, plan=GivenPlan(name, Path(name).read_bytes()))


def watch(watcher: Watcher, keep_going: Callable[[], bool] = lambda: True) -> None:
    """Calls `Watcher.poll` again and again while `keep_going()` is true."""
    while keep_going():
        watcher.poll()
        time.sleep(POLL_SECONDS)
