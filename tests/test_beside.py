"""Two processes at one list: the same results in the same order, whoever makes them, and nobody is left behind.

Where a test needs both at work, each waits for a sign of the other, so that it does not matter how quick they are.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from guidepress import beside
from guidepress.beside import Beside
from tests import PATIENCE
from tests.conftest import HOME

JOBS = list(range(12))


def by_whom(job: int, factor: int) -> tuple[int, int]:
    return job * factor, os.getpid()


def in_turn(job: int, first: int, folder: Path) -> tuple[int, int]:
    """The second process gives a sign with its second job, which it holds until the first process has made one."""
    if os.getpid() == first:
        (folder / "first").touch()
    elif job == JOBS[1]:
        (folder / "second").touch()
        wait_for((folder / "first").exists)
    return job * 3, os.getpid()


def only_here(job: int, here: int) -> int:
    if os.getpid() != here:
        os._exit(1)
    return job


def not_seven(job: int, _: int) -> int:
    if job == 7:
        raise ValueError("seven")
    return job


def held(job: int, folder: Path) -> int:
    """Takes until the file "go on" is there."""
    (folder / str(os.getpid())).touch()
    wait_for((folder / "go on").exists)
    return job


def wait_for(check: Callable[[], bool], still: Callable[[], bool] = lambda: True) -> None:
    """Waits until a check holds; fails where it cannot come to hold any more."""
    end = time.monotonic() + PATIENCE
    while not check():
        assert still(), "what was waited for cannot come any more"
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "processors", lambda: 2)


def left_to_the_second(work: Beside) -> Beside:
    """The same once the second process has made whatever it can, before this one makes anything."""
    assert work.thread is not None, "there is no second process"
    work.thread.join(PATIENCE)
    assert not work.thread.is_alive()
    return work


def test_both_make_some_and_the_order_stays(tmp_path: Path) -> None:
    work = Beside(in_turn, JOBS, (os.getpid(), tmp_path))
    assert work.thread is not None, "there is no second process"
    wait_for((tmp_path / "second").exists, work.thread.is_alive)
    results = work.results(lambda: None)
    assert [value for value, _ in results] == [job * 3 for job in JOBS]
    first, second, last = (results[number][1] for number in (0, 1, -1))
    assert first == second != last == os.getpid()


def test_the_second_process_is_asked_first() -> None:
    made = left_to_the_second(Beside(by_whom, JOBS, (1,))).results(lambda: None)
    assert os.getpid() not in {process for _, process in made}
    assert len({process for _, process in made}) == 1


def test_what_a_second_process_cannot_make_is_made_here() -> None:
    said: list[int] = []
    work = left_to_the_second(Beside(only_here, JOBS, (os.getpid(),)))
    assert work.results(lambda: said.append(1)) == JOBS
    assert len(said) == len(JOBS)


def test_a_fault_is_told_by_this_process() -> None:
    """Whoever meets it first."""
    with pytest.raises(ValueError, match="seven"):
        left_to_the_second(Beside(not_seven, JOBS, (0,))).results(lambda: None)
    with pytest.raises(ValueError, match="seven"):
        Beside(not_seven, [7], (0,)).results(lambda: None)


def test_few_things_or_one_processor_need_no_second_process(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Beside(not_seven, [1, 2], (0,)).thread is None
    monkeypatch.setattr(beside, "processors", lambda: 1)
    assert Beside(by_whom, JOBS, (3,)).thread is None


HOLDING = """
import sys
from pathlib import Path
from guidepress import beside
from tests.test_beside import held
beside.processors = lambda: 2
work = beside.Beside(held, [1, 2, 3, 4], (Path(sys.argv[1]),))
work.thread.join()
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system does not list its processes in /proc")
def test_no_process_outlives_the_one_that_is_killed(tmp_path: Path) -> None:
    """The second one is at work on something when the first is killed, and ends when that is done."""
    first = subprocess.Popen([sys.executable, "-c", HOLDING, str(tmp_path)], cwd=HOME)
    try:
        wait_for(lambda: any(tmp_path.iterdir()), lambda: first.poll() is None)
    finally:
        first.kill()
        first.wait()
    (second,) = (int(path.name) for path in tmp_path.iterdir())
    assert second != first.pid
    assert runs(second)
    (tmp_path / "go on").touch()
    wait_for(lambda: not runs(second))


def runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").split(")")[-1].split()[0] != "Z"
    except OSError:
        return False
