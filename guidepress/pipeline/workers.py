"""Makes a list of things in two processes at once: a second one takes from its front, this one from its back.

The second process only helps. It writes to no file, ends when this one ends, however that happens, and whatever it
cannot make is made here.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from guidepress.pipeline.gc_settings import use_build_thresholds

HOME = Path(__file__).resolve().parent.parent.parent
LEAST = 4
"""Things that are worth the start of a second process."""


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Beside:
    """`make(job, *shared)` of every job, begun at once; `results` waits for them.

    `make` has to be a function of a module, and jobs, shared values and results such as can be pickled.
    """

    def __init__(self, make: Callable[..., Any], jobs: Sequence[Any], shared: tuple[Any, ...]) -> None:
        self.make, self.jobs, self.shared = make, jobs, shared
        self.left = deque(range(len(jobs)))
        self.made: dict[int, Any] = {}
        self.lock = Lock()
        self.thread: Thread | None = None
        if len(jobs) >= LEAST and processors() > 1:
            self.thread = Thread(target=self._helped, daemon=True)
            self.thread.start()

    def results(self, report: Callable[[], None]) -> list[Any]:
        """The results in the order of the jobs. `report` is called before each that is made here."""
        self._make_here(report)
        if self.thread is not None:
            self.thread.join()
            self._make_here(report)
        return [self.made[number] for number in range(len(self.jobs))]

    def _make_here(self, report: Callable[[], None]) -> None:
        while (number := self._taken(self.left.pop)) is not None:
            report()
            self.made[number] = self.make(self.jobs[number], *self.shared)

    def _taken(self, take: Callable[[], int]) -> int | None:
        with self.lock:
            return take() if self.left else None

    def _helped(self) -> None:
        """Hands job after job to the second process. If that fails, the job at hand goes back."""
        number: int | None = None
        try:
            with _second_process() as second:
                assert second.stdin is not None
                assert second.stdout is not None
                _send(second.stdin, (self.make, self.shared))
                while (number := self._taken(self.left.popleft)) is not None:
                    _send(second.stdin, self.jobs[number])
                    self.made[number] = pickle.load(second.stdout)
        except Exception:  # whatever it was: made here, it goes well, or says what is wrong
            if number is not None:
                with self.lock:
                    self.left.append(number)


def _second_process() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-X", "utf8", "-m", "guidepress.pipeline.workers"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(HOME)},
    )


def _send(stream: Any, value: object) -> None:
    pickle.dump(value, stream, pickle.HIGHEST_PROTOCOL)
    stream.flush()


def help_out() -> None:
    """The second process: makes what it is handed until nothing comes any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends, and with it this one
    use_build_thresholds()
    make, shared = pickle.load(sys.stdin.buffer)
    while True:
        try:
            job = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        _send(sys.stdout.buffer, make(job, *shared))


if __name__ == "__main__":
    help_out()
