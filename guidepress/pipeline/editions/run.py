"""A whole run: which editions have to be made, the record of what became of each, and the index page."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.core.values import Value
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
from guidepress.pipeline.editions.stores import Folder, Store
from guidepress.pipeline.project import Project
from guidepress.source.model import Guide
from guidepress.source.overlays import edition_names, read_overlay

if TYPE_CHECKING:
    from guidepress.pipeline.editions.cluster import Cluster

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


class Beyond(Value):
    """What of a run is not on this machine: addresses, each "" where it is."""

    scheduler: str = ""
    """Of a scheduler of Dask, whose workers make the editions."""
    store: str = ""
    """Of the storage into which files go."""
    guide: str = ""
    """Of the guide, from which workers fetch it too."""


def run(
    project: Project, guide: Guide, names: Sequence[str], workers: int, told: Told, beyond: Beyond | None = None
) -> Result:
    """Makes the named editions of a guide that was read without errors, as far as they are not whole and current.

    `told` is called with each outcome as soon as it is known; each is also written into the record then. Raises
    RefusedError while another run writes into the same folder, and where an address cannot be reached; OSError for an
    error of the operating system.
    """
    beyond = beyond or Beyond()
    store = _store(beyond.store) if beyond.store else Folder(folder_of(project.output, ""))
    with store.held():
        return _Run(project, guide, store, beyond).make(names, workers, told)


def _store(address: str) -> Store:
    from guidepress.pipeline.editions.storage import Storage

    return Storage(address)


class _Run:
    def __init__(self, project: Project, guide: Guide, store: Store, beyond: Beyond) -> None:
        self.project, self.store, self.beyond = project, store, beyond
        about = guide.about
        self.about = {"slug": about.slug, "title": about.title.text, "edition": about.edition.id}
        known = set(edition_names(project.editions))
        self.outcomes = {name: each for name, each in read_record(store).items() if name in known}
        self.done: set[str] = set()
        """The editions that this run has made, has found current, or could not make."""

    def make(self, names: Sequence[str], workers: int, told: Told) -> Result:
        tool = tool_key()
        common = [guide_key(self.project), tool]
        jobs = []
        for name in names:
            project = replace(self.project, edition=name)
            key = edition_key(project, common)
            before = self.outcomes.get(name)
            if before is not None and is_current(before, key, self.store):
                self.outcomes[name] = replace(before, status="current")
                self.done.add(name)
                told(self.outcomes[name])
            else:
                jobs.append(Job(project, key, self.store, tool, self.beyond.guide))

        def noted(outcome: Outcome) -> None:
            self._note(outcome)
            told(outcome)

        batch = self._batch(sorted(jobs, key=self._likeness), workers)
        batch.run(noted)
        self._write()
        return Result([self.outcomes[name] for name in sorted(self.done)], batch.stopped)

    def _batch(self, jobs: Sequence[Job], workers: int) -> Batch | Cluster:
        if not self.beyond.scheduler:
            return Batch(jobs, workers)
        from guidepress.pipeline.editions.cluster import Cluster

        return Cluster(jobs, self.beyond.scheduler)

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
        write_record(self.store, self.about, self.outcomes.values())

    def _write(self) -> None:
        outcomes = [self.outcomes[name] for name in sorted(self.outcomes)]
        write_record(self.store, self.about, outcomes)
        _write_index(self.store, self.about, outcomes)


def renew_index(folder: Path) -> None:
    """Writes the index page anew from the record, after evidence was added; nothing where there is no record."""
    store = Folder(folder)
    outcomes = list(read_record(store).values())
    about = guide_of_record(store)
    if outcomes and about:
        _write_index(store, about, outcomes)


def _write_index(store: Store, about: Mapping[str, str], outcomes: Sequence[Outcome]) -> None:
    proved = {each.name for each in outcomes if each.build == _build_of_evidence(store, each)}
    store.write(INDEX, index_page(about, outcomes, store, proved))


def _build_of_evidence(store: Store, outcome: Outcome) -> str:
    """The build of which whole evidence stands with an edition."""
    try:
        record = json.loads(store.read(f"{store.below(outcome.name, outcome.build)}{EVIDENCE}/evidence.json"))
        return str(record["build"]) if record["finished"] else "none"
    except (OSError, ValueError, KeyError, TypeError):
        return "none"
