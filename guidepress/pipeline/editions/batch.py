"""Makes many editions on all processors: each process makes one after the other and keeps what they share.

Editions with equal colours and words come after each other, so that a process makes again only what differs. The files
of an edition are the same whichever process makes it, and after whichever other one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
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
        left = self._pooled(self.jobs, self.workers, told)
        for job in left:  # a process broke: each of the rest gets one of its own, so that the culprit is known
            if self.stopped:
                return
            for lost in self._pooled([job], 1, told):
                told(Outcome(lost.project.edition, "failed", lost.key, reason=NO_WORD))

    def _pooled(self, jobs: Sequence[Job], workers: int, told: Told) -> list[Job]:
        """Makes editions in processes. Returns the jobs that were not done because a process broke."""
        # "spawn" on every system: a fork would copy locks that other threads hold.
        pool = ProcessPoolExecutor(min(workers, len(jobs)), get_context("spawn"), initializer=prepare_process)
        waiting: dict[Future[Outcome], Job] = {}
        lost: list[Job] = []
        try:
            for job in jobs:  # no more than are made at a time, so that a stop waits for these alone
                if len(waiting) == workers:
                    lost += self._collected(waiting, told, FIRST_COMPLETED)
                try:
                    waiting[pool.submit(make, job)] = job
                except BrokenProcessPool:
                    lost.append(job)
            lost += self._collected(waiting, told, ALL_COMPLETED)
        except KeyboardInterrupt:
            self.stopped = True
            self._collected(waiting, told, ALL_COMPLETED)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
        return lost

    @staticmethod
    def _collected(waiting: dict[Future[Outcome], Job], told: Told, until: str) -> list[Job]:
        """Tells what is done. Returns the jobs that were lost because a process broke."""
        lost = []
        for future in wait(waiting, return_when=until).done:
            job = waiting.pop(future)
            try:
                told(future.result())
            except BrokenProcessPool:
                lost.append(job)
        return lost
