"""A whole run: which editions have to be made, the record of what became of each, and the index page."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.pipeline.editions.batch import Batch
from guidepress.pipeline.editions.index_page import INDEX, index_page
from guidepress.pipeline.editions.job import Job, Outcome, folder_of
from guidepress.pipeline.editions.record import (
    edition_key,
    guide_key,
    guide_of_record,
    is_current,
    read_record,
    tool_key,
    write_record,
)
from guidepress.pipeline.folder_lock import folder_lock
from guidepress.pipeline.project import Project
from guidepress.pipeline.publish import write_whole
from guidepress.source.model import Guide
from guidepress.source.overlays import edition_names, read_overlay

EVIDENCE = "evidence"
"""The folder below that of an edition, in which `verify` writes."""
Told = Callable[[Outcome], None]


class Result(Struct):
    """The outcomes of a run in the order of their names; none of an edition that was not begun."""

    outcomes: list[Outcome]
    stopped: bool = False
    """Whether it was ended by Ctrl and C."""


def chosen_names(project: Project) -> list[str]:
    """The editions that are made where none is named: all but samples. A broken file counts: its mistakes are told."""
    names = edition_names(project.editions)
    overlays = {name: read_overlay(project.editions, name, Problems()) for name in names}
    return [name for name, overlay in overlays.items() if overlay is None or not overlay.sample]


def run(project: Project, guide: Guide, names: Sequence[str], workers: int, told: Told) -> Result:
    """Makes the named editions of a guide that was read without errors, as far as they are not whole and current.

    `told` is called with each outcome as soon as it is known; each is also written into the record then. Raises
    RefusedError while another run writes into the same folder, OSError for an error of the operating system.
    """
    folder = folder_of(project.output, "")
    with folder_lock(folder):
        return _Run(project, guide, folder).make(names, workers, told)


class _Run:
    def __init__(self, project: Project, guide: Guide, folder: Path) -> None:
        self.project, self.folder = project, folder
        about = guide.about
        self.about = {"slug": about.slug, "title": about.title.text, "edition": about.edition.id}
        known = set(edition_names(project.editions))
        self.outcomes = {name: each for name, each in read_record(folder).items() if name in known}
        self.done: set[str] = set()
        """The editions that this run has made, has found current, or could not make."""

    def make(self, names: Sequence[str], workers: int, told: Told) -> Result:
        common = [guide_key(self.project), tool_key()]
        jobs = []
        for name in names:
            project = replace(self.project, edition=name, output=folder_of(self.project.output, name))
            key = edition_key(project, common)
            before = self.outcomes.get(name)
            if before is not None and is_current(before, key, project.output):
                self.outcomes[name] = replace(before, status="current")
                self.done.add(name)
                told(self.outcomes[name])
            else:
                jobs.append(Job(project, key))

        def noted(outcome: Outcome) -> None:
            self._note(outcome)
            told(outcome)

        batch = Batch(sorted(jobs, key=self._likeness), workers)
        batch.run(noted)
        self._write()
        return Result([self.outcomes[name] for name in sorted(self.done)], batch.stopped)

    def _likeness(self, job: Job) -> tuple[str, str]:
        """What brings together editions of which most is equal: those with the same colours and words."""
        overlay = read_overlay(self.project.editions, job.project.edition, Problems())
        if overlay is None:
            return "", job.project.edition
        own = (overlay.colours, sorted((name, each.accent) for name, each in overlay.accents.items()))
        return str((own, overlay.leave_out, overlay.workshops, sorted(overlay.words))), job.project.edition

    def _note(self, outcome: Outcome) -> None:
        """Keeps an outcome. A failed edition keeps its name and its earlier files, which are as they were."""
        before = self.outcomes.get(outcome.name)
        if outcome.status == "failed" and before is not None:
            kept = {name: getattr(before, name) for name in ("title", "sample", "build", "made", "files")}
            outcome = replace(outcome, **kept)
        self.outcomes[outcome.name] = outcome
        self.done.add(outcome.name)
        write_record(self.folder, self.about, self.outcomes.values())

    def _write(self) -> None:
        outcomes = [self.outcomes[name] for name in sorted(self.outcomes)]
        write_record(self.folder, self.about, outcomes)
        write_whole(self.folder / INDEX, index_page(self.about, outcomes, _proved(self.folder, outcomes)))


def renew_index(folder: Path) -> None:
    """Writes the index page anew from the record, after evidence was added; nothing where there is no record."""
    outcomes = list(read_record(folder).values())
    about = guide_of_record(folder)
    if outcomes and about:
        write_whole(folder / INDEX, index_page(about, outcomes, _proved(folder, outcomes)))


def _proved(folder: Path, outcomes: Sequence[Outcome]) -> set[str]:
    """The editions with whole evidence of the build that is there now."""
    return {outcome.name for outcome in outcomes if outcome.build == _build_of_evidence(folder / outcome.name)}


def _build_of_evidence(folder: Path) -> str:
    try:
        record = json.loads((folder / EVIDENCE / "evidence.json").read_text(encoding="utf-8"))
        return str(record["build"]) if record["finished"] else "none"
    except (OSError, ValueError, KeyError, TypeError):
        return "none"
