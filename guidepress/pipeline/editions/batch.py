"""Makes many editions on all processors: each process makes one after the other and keeps what they share.

Editions with equal colours and words come after each other, so that a process makes again only what differs. The files
of an edition are the same whichever process makes it, and after whichever other one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from msgspec import Struct
from msgspec.structs import replace

from guidepress.pipeline.editions.job import Job, Outcome, make
from guidepress.pipeline.workers import prepare_process

Told = Callable[[Outcome], None]
"""Called with each outcome as soon as it is known."""
NO_WORD = "its process ended without a word, perhaps because the computer has too little memory"


class Batch(Struct):
    """Jobs, and how many processes make them. `stopped` is true after Ctrl and C: editions in hand were still made."""

    jobs: Sequence[Job]
    workers: int
    stopped: bool = False

    def run(self, told: Told) -> None:
        """Makes all editions. No failure of one stops another."""
        if min(self.workers, len(self.jobs)) <= 1:
            alone = len(self.jobs) == 1
            for job in self.jobs:
                told(make(replace(job, second_process=alone and self.workers > 1)))
            return
        left = list(self._pooled(self.jobs, self.workers, told))
        for job in left:  # a process broke: each of the rest gets one of its own, so that the culprit is known
            if self.stopped:
                return
            for lost in self._pooled([job], 1, told):
                told(Outcome(lost.project.edition, "failed", lost.key, reason=NO_WORD))

    def _pooled(self, jobs: Sequence[Job], workers: int, told: Told) -> Iterator[Job]:
        """Makes editions in processes. Returns the jobs that were not done because a process broke."""
        # "spawn" on every system: a fork would copy locks that other threads hold.
        pool = ProcessPoolExecutor(min(workers, len(jobs)), get_context("spawn"), initializer=prepare_process)
        waiting = {pool.submit(make, job): job for job in jobs}
        try:
            yield from self._collected(waiting, told)
        except KeyboardInterrupt:
            self.stopped = True
            running = {future: job for future, job in waiting.items() if not future.cancel()}
            list(self._collected(running, told))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    @staticmethod
    def _collected(waiting: dict[Future[Outcome], Job], told: Told) -> Iterator[Job]:
        while waiting:
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                job = waiting.pop(future)
                try:
                    told(future.result())
                except BrokenProcessPool:
                    yield job
