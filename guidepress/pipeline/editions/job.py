"""One edition of a run: it is built and published by one process, and what became of it is a value."""

from __future__ import annotations

import gc
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from guidepress.core.os_errors import RefusedError, plain_reason
from guidepress.core.problems import Problem, Severity
from guidepress.core.values import Value
from guidepress.formats.registry import DEFAULT
from guidepress.pipeline.build import build
from guidepress.pipeline.cache import Cache
from guidepress.pipeline.editions.stores import Store
from guidepress.pipeline.project import Project

Status = Literal["made", "current", "failed"]
"""`current`: its files were whole and up to date, so they were not made again."""
ALL_VARIANTS = ("all",)


class Job(Value):
    """An edition to make. `key` is a hash of everything that it is made from, the tool included; `store` is where its
    files go.
    """

    project: Project
    key: str
    store: Store
    tool: str = ""
    """A hash of the tool that has to make it; "" where that is the one that asks."""
    guide: str = ""
    """The address from which another machine fetches the guide; "" where `project` names folders that it has too."""
    second_process: bool = False
    """Whether a second process may help with this edition. Not where every processor has an edition of its own."""


class Outcome(Value):
    """What became of an edition. `files` maps a path below its folder to its size and SHA-256."""

    name: str
    status: Status
    key: str
    title: str = ""
    """The name of the organisation."""
    sample: bool = False
    build: str = ""
    made: str = ""
    """When its files were made: a date and time in UTC."""
    files: Mapping[str, Mapping[str, Any]] = {}
    problems: tuple[Problem, ...] = ()
    reason: str = ""
    """Why it failed, where that is no mistake in a file."""
    seconds: float = 0.0
    cpu: float = 0.0
    """Seconds of processor time of the process that made it."""

    @property
    def errors(self) -> int:
        """How many mistakes stopped it."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)


_CACHE = Cache()
"""What this process made last, unit by unit. It holds one edition, so memory does not grow with their number."""


def make(job: Job, cache: Cache | None = None) -> Outcome:
    """Builds and publishes an edition. It never raises for what is wrong with this edition alone."""
    name, began, cpu = job.project.edition, time.monotonic(), time.process_time()
    try:
        outcome = _make(job, _CACHE if cache is None else cache)
    except RefusedError as refused:
        outcome = Outcome(name, "failed", job.key, reason="; ".join(refused.args))
    except OSError as error:
        outcome = Outcome(name, "failed", job.key, reason="; ".join(plain_reason(error)))
    except MemoryError:
        outcome = Outcome(name, "failed", job.key, reason="the computer has no more memory")
    except Exception as error:  # a fault of the tool must not stop the editions of others
        outcome = Outcome(
            name, "failed", job.key, reason=f"the tool itself has a fault: {type(error).__name__}: {error}"
        )
    gc.collect()
    took = {"seconds": round(time.monotonic() - began, 2), "cpu": round(time.process_time() - cpu, 2)}
    return _with(outcome, **took)


def _make(job: Job, cache: Cache) -> Outcome:
    project = job.project
    with job.store.held(project.edition):
        built = build(project, DEFAULT, _silent, cache=cache, variants=ALL_VARIANTS, second_process=job.second_process)
        problems = tuple(built.problems)
        if built.problems.failed or built.guide is None:
            return Outcome(project.edition, "failed", job.key, problems=problems)
        about, overlay = built.guide.about, built.guide.overlay
        manifest = job.store.publish(project.edition, built.files, about, built.build)
    return Outcome(
        project.edition,
        "made",
        job.key,
        title=about.publisher.name.text,
        sample=overlay is not None and overlay.sample,
        build=built.build,
        made=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        files={path: {"size": entry["size"], "sha256": entry["sha256"]} for path, entry in manifest.files.items()},
        problems=problems,
    )


def folder_of(output: Path, name: str) -> Path:
    """The folder of an edition below the output folder of the guide."""
    return output / "editions" / name


def _silent(step: str) -> None:
    """Reports no step."""


def _with(outcome: Outcome, **fields: Any) -> Outcome:
    from msgspec.structs import replace

    return replace(outcome, **fields)
