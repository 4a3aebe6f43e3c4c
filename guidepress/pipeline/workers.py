"""A second process that writes units while this one goes on. It only helps: what it has not begun is written here.

Measured on two processors, it takes a third off the whole build, of which drawing slides is the largest share.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any

MIN_JOBS = 4
"""Units that are worth the start of a second process."""

Files = Mapping[str, bytes]
Job = tuple[Callable[[Any], Files], Any]
"""The `write` of a format, and a laid unit of it. Both must be picklable."""


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Helper:
    """Begins at once to write jobs in a second process, the first job first; `results` waits for all of them."""

    def __init__(self, jobs: Sequence[Job]) -> None:
        self.jobs = jobs
        self.pool: ProcessPoolExecutor | None = None
        self.futures: list[Future[Files]] = []
        if len(jobs) >= MIN_JOBS and processors() > 1:
            # A new interpreter on every system: a fork would copy threads' locks (Python's own advice).
            self.pool = ProcessPoolExecutor(1, get_context("spawn"), initializer=_prepare)
            self.futures = [self.pool.submit(write_job, *job) for job in jobs]

    def results(self) -> list[Files]:
        """The files of the jobs, in their order. This process writes from the end what the other has not begun."""
        files: dict[int, Files] = {}
        for number in reversed(range(len(self.jobs))):
            if not self.futures or self.futures[number].cancel():
                files[number] = write_job(*self.jobs[number])
        for number, job in enumerate(self.jobs):
            if number not in files:
                files[number] = self._result(self.futures[number], job)
        self.close()
        return [files[number] for number in range(len(self.jobs))]

    def close(self) -> None:
        """Ends the second process, whatever it still had to do."""
        if self.pool is not None:
            self.pool.shutdown(wait=False, cancel_futures=True)
            self.pool = None

    @staticmethod
    def _result(future: Future[Files], job: Job) -> Files:
        try:
            return future.result()
        except Exception:  # whatever it was: written here, it goes well, or the fault is told by this process
            return write_job(*job)


def write_job(write: Callable[[Any], Files], laid: Any) -> Files:
    """The files of one job."""
    return write(laid)


def _prepare() -> None:
    """Readies the second process: Ctrl and C is for the first, and it ends with the first, even if that is killed."""
    from guidepress.pipeline.gc_settings import use_build_thresholds

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    use_build_thresholds()
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)
