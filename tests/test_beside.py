"""Two processes at one list: the same results in the same order, whoever makes them, and nobody is left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from guidepress.pipeline import workers
from guidepress.pipeline.workers import Beside
from tests.conftest import HOME

JOBS = list(range(12))


def slowly(job: int, factor: int) -> tuple[int, int]:
    time.sleep(0.02)
    return job * factor, os.getpid()


def only_here(job: int, here: int) -> int:
    if os.getpid() != here:
        os._exit(1)
    return job


def not_seven(job: int, _: int) -> int:
    if job == 7:
        raise ValueError("seven")
    return job


def noted(job: int, folder: Path) -> int:
    (folder / str(os.getpid())).touch()
    time.sleep(0.2)
    return job


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 2)


def test_both_make_some_and_the_order_stays() -> None:
    work = Beside(slowly, JOBS, (3,))
    time.sleep(1.5)  # the second process has begun by now, on any machine that is not overwhelmed
    results = work.results(lambda: None)
    assert [value for value, _ in results] == [job * 3 for job in JOBS]
    assert len({process for _, process in results}) <= 2


def test_the_second_process_is_asked_first() -> None:
    work = Beside(slowly, JOBS, (1,))
    assert work.thread is not None
    work.thread.join(60)
    assert os.getpid() not in {process for _, process in work.results(lambda: None)}


def test_what_a_second_process_cannot_make_is_made_here() -> None:
    said: list[int] = []
    work = Beside(only_here, JOBS, (os.getpid(),))
    assert work.thread is not None
    work.thread.join(60)
    assert work.results(lambda: said.append(1)) == JOBS
    assert len(said) == len(JOBS)


def test_a_fault_is_told_by_this_process() -> None:
    with pytest.raises(ValueError, match="seven"):
        Beside(not_seven, JOBS, (0,)).results(lambda: None)


def test_few_things_or_one_processor_need_no_second_process(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Beside(not_seven, [1, 2], (0,)).thread is None
    monkeypatch.setattr(workers, "processors", lambda: 1)
    assert Beside(slowly, JOBS, (3,)).thread is None


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system does not list its processes in /proc")
def test_no_process_outlives_the_one_that_is_killed(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path\n"
        "from guidepress import beside; from tests.test_beside import noted\n"
        "beside.processors = lambda: 2\n"
        "work = beside.Beside(noted, list(range(1000)), (Path(sys.argv[1]),)); time.sleep(600)"
    )
    first = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], cwd=HOME)
    try:
        second = int(_until(lambda: next((path.name for path in tmp_path.iterdir()), "")))
    finally:
        first.kill()
        first.wait()
    assert second != first.pid
    assert _until(lambda: "" if _runs(second) else "gone") == "gone"


def _until(check: object) -> str:
    assert callable(check)
    end = time.monotonic() + 60
    while not (found := str(check())):
        assert time.monotonic() < end
        time.sleep(0.05)
    return found


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").split(")")[-1].split()[0] != "Z"
    except OSError:
        return False
