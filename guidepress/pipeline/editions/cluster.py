"""Makes editions on other machines, by way of a scheduler of Dask. It is loaded only where one is named.

Each worker makes one edition after the other, as a process of `batch` does. A worker that is lost costs no edition: the
scheduler gives what it had to another. Workers refuse what they would make from another guide, or with another tool.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any
from uuid import uuid4

from msgspec import Struct
from msgspec.structs import replace

from guidepress.core.os_errors import RefusedError
from guidepress.core.tool_files import tool_file
from guidepress.pipeline.editions.batch import NO_WORD, Told
from guidepress.pipeline.editions.job import Job, Outcome, make
from guidepress.pipeline.editions.record import edition_key, guide_key, tool_key
from guidepress.pipeline.editions.storage import HOW_TO_GET, fetch_guide
from guidepress.pipeline.gc_settings import use_build_thresholds
from guidepress.pipeline.project import Project

PATIENCE = 60
"""Seconds in which the scheduler must answer and have a worker."""
OTHER_TOOL = "the worker has another version of the tool; give all machines the same"
OTHER_GUIDE = "the worker found another guide than this machine did; give all machines the same"


class Cluster(Struct):
    """Jobs, and the address of the scheduler that gives them out."""

    jobs: Sequence[Job]
    scheduler: str
    stopped: bool = False
    """Whether it was ended by Ctrl and C. What workers had in hand is then not told."""

    def run(self, told: Told) -> None:
        """Makes all editions. Raises RefusedError where the scheduler cannot be reached or has no workers."""
        if not self.jobs:
            return
        with _client(self.scheduler) as client:
            from distributed import as_completed

            run = uuid4().hex
            futures = {
                client.submit(make_here, job, key=f"{job.project.edition}-{run}", priority=-number): job
                for number, job in enumerate(self.jobs)
            }
            try:
                for future in as_completed(list(futures)):
                    told(_outcome(future, futures.pop(future)))
            except KeyboardInterrupt:
                self.stopped = True
                client.cancel(list(futures))


def _client(scheduler: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise RefusedError("distributed, which reaches other machines, is not installed", HOW_TO_GET) from error
    try:
        client = Client(scheduler, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise RefusedError(
            f"the scheduler {scheduler} does not answer", "start it: python -m dask scheduler"
        ) from error
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        client.close()
        hint = f"start some: python -m dask worker {scheduler} --nthreads 1"
        raise RefusedError(f"the scheduler {scheduler} has no workers", hint) from error
    return client


def _outcome(future: Any, job: Job) -> Outcome:
    """What became of a job. One at which every worker was lost has failed."""
    if future.status == "finished":
        outcome: Outcome = future.result()
        return outcome
    error = future.exception() if future.status == "error" else None
    lost = error is None or type(error).__name__ == "KilledWorker"
    reason = NO_WORD if lost else f"{type(error).__name__}: {error}"
    return Outcome(job.project.edition, "failed", job.key, reason=reason)


# ------------------------------------------------------------------------------------------------- on a worker

_ONE_AT_A_TIME = Lock()
"""What a process keeps from one edition to the next is not for two threads."""
_FETCHED: dict[str, TemporaryDirectory[str]] = {}
"""The copy of the guide that was fetched last, by its address."""


def make_here(job: Job) -> Outcome:
    """Makes an edition in this process, with the tool of this machine."""
    with _ONE_AT_A_TIME:
        use_build_thresholds()
        try:
            project = _project_here(job)
        except RefusedError as refused:
            return Outcome(job.project.edition, "failed", job.key, reason=refused.args[0])
        return make(replace(job, project=project))


def _project_here(job: Job) -> Project:
    """The folders on this machine. Raises RefusedError where what is in them is not what the job was asked for."""
    if job.tool != _tool():
        raise RefusedError(OTHER_TOOL)
    project = replace(job.project, layouts=tool_file("layouts"))
    if not job.guide:
        if _key(project) != job.key:
            raise RefusedError(OTHER_GUIDE)
        return project
    for again in (False, True):
        fetched = replace(project, source=_fetched(job.guide, again=again) / "source")
        if _key(fetched) == job.key:
            return fetched
    raise RefusedError(OTHER_GUIDE)


def _key(project: Project) -> str:
    try:
        return edition_key(project, [guide_key(project), _tool()])
    except OSError as error:
        raise RefusedError(OTHER_GUIDE) from error


def _fetched(address: str, *, again: bool) -> Path:
    if again or address not in _FETCHED:
        _FETCHED.clear()
        folder = TemporaryDirectory(prefix="guidepress-")
        fetch_guide(address, Path(folder.name))
        _FETCHED[address] = folder
    return Path(_FETCHED[address].name)


@cache
def _tool() -> str:
    return tool_key()
