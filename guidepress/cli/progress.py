"""A progress line with the current step and the time left, for a person at a terminal.

The time left is estimated from the last build of the same sort. The times are stored in the user's cache folder; where
that is not possible, no time is shown.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from guidepress.core.user_files import cache_folder

FOLDER = cache_folder()
TIMES_FILE = FOLDER / "times.json" if FOLDER is not None else None
"""The times of earlier builds, by the name of the sort of build."""
Times = dict[str, float]
"""Seconds by the name of a step, in order."""


@dataclass(slots=True)
class Clock:
    """The current step, and an estimate of the remaining time. All times are seconds; the caller passes `now`."""

    last: Times
    """The steps of the last build of this sort."""
    began: float
    times: Times = field(default_factory=dict)
    step: str = ""
    step_began: float = 0

    def begin(self, step: str, now: float) -> None:
        """Ends the current step and begins another."""
        self.end(now)
        self.step, self.step_began = step, now

    def end(self, now: float) -> None:
        """Stores the time that the current step took."""
        if self.step:
            self.times[self.step] = round(self.times.get(self.step, 0) + now - self.step_began, 2)
        self.step = ""

    def left(self, now: float) -> float | None:
        """The remaining seconds, from the last build and the speed of this one; None where the step is not known."""
        if self.step not in self.last:
            return None
        done = sum(self.last.get(step, 0) for step in self.times)
        spent = self.step_began - self.began
        pace = min(max(spent / done, 0.5), 4.0) if done > 0.5 else 1.0
        rest = sum(seconds for step, seconds in self.last.items() if step not in self.times)
        return max(0.0, rest * pace - (now - self.step_began))


def progress_text(step: str, left: float | None) -> str:
    """The text of the progress line."""
    if left is None:
        return step
    if left < 1:
        return f"{step} – nearly done"
    return f"{step} – about {_seconds(left)} left"


def _seconds(left: float) -> str:
    if left >= 90:
        return f"{round(left / 60)} minutes"
    count = round(left)
    return "1 second" if count == 1 else f"{count} seconds"


@contextmanager
def progress_line(name: str, *, colour: bool) -> Iterator[Callable[[str], None]]:
    """Shows the current step on standard error, and stores the times if the build succeeds."""
    from rich.console import Console
    from rich.live import Live
    from rich.spinner import Spinner
    from rich.text import Text

    clock = Clock(load_times().get(name, {}), time.monotonic())

    class Line:
        spinner = Spinner("dots")

        def __rich__(self) -> Spinner:
            now = time.monotonic()
            self.spinner.update(text=Text(progress_text(clock.step, clock.left(now))))
            return self.spinner

    console = Console(stderr=True, no_color=not colour)
    with Live(Line(), console=console, refresh_per_second=8, transient=True):
        yield lambda step: clock.begin(step, time.monotonic())
    clock.end(time.monotonic())
    save_times(name, clock.times)


def load_times() -> dict[str, Times]:
    """The times of earlier builds; empty where they cannot be read."""
    if TIMES_FILE is None:
        return {}
    try:
        stored = json.loads(TIMES_FILE.read_text(encoding="utf-8"))
        return {name: {str(step): float(took) for step, took in times.items()} for name, times in stored.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def save_times(name: str, times: Times) -> None:
    """Stores the times of a build, if possible. `name` may contain text that cannot be encoded."""
    if TIMES_FILE is None:
        return
    with suppress(OSError, ValueError):
        TIMES_FILE.parent.mkdir(parents=True, exist_ok=True)
        TIMES_FILE.write_text(json.dumps({**load_times(), name: times}, ensure_ascii=False), encoding="utf-8")
