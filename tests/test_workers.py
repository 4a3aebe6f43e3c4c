"""A second process that helps: the same files in the same order, whoever makes them, and nobody is left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from guidepress.pipeline import workers
from guidepress.pipeline.workers import Files, Helper, Job
from tests import PATIENCE
from tests.conftest import HOME

NUMBERS = list(range(12))


def named(number: int) -> Files:
    """A file that names the process that made it."""
    return {f"{number}": str(os.getpid()).encode()}


def only_in(made: tuple[int, int]) -> Files:
    """A process other than the one named ends at once, as one does that the system kills."""
    number, process = made
    if os.getpid() != process:
        os._exit(1)
    return {f"{number}": b""}


def not_seven(number: int) -> Files:
    if number == 7:
        raise ValueError("seven")
    return {}


def noted(folder: Path) -> Files:
    """Notes the process, and waits for the file `go`, which never comes where the first process is killed."""
    (folder / str(os.getpid())).touch()
    while not (folder / "go").exists():
        time.sleep(0.01)
    return {}


def _jobs(write: object, values: list[object]) -> list[Job]:
    return [(write, value) for value in values]  # type: ignore[misc]


def _processes(results: list[Files]) -> set[int]:
    return {int(data) for files in results for data in files.values()}


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 2)


def _wait_for_all(helper: Helper) -> None:
    for future in helper.futures:
        future.exception(timeout=PATIENCE)


def test_a_second_process_makes_the_files_in_their_order() -> None:
    helper = Helper(_jobs(named, [*NUMBERS]))
    _wait_for_all(helper)
    results = helper.results()
    assert [list(files) for files in results] == [[str(number)] for number in NUMBERS]
    assert len(_processes(results)) == 1
    assert os.getpid() not in _processes(results)


def test_what_is_not_begun_is_made_here(tmp_path: Path) -> None:
    """The second process is held at its first job, so that this one has to make the others."""
    helper = Helper([(noted, tmp_path), *_jobs(named, [*NUMBERS])])
    _until(lambda: any(tmp_path.iterdir()))
    assert helper.futures[-1].cancel()
    (tmp_path / "go").touch()
    results = helper.results()
    assert [list(files) for files in results[1:]] == [[str(number)] for number in NUMBERS]
    assert os.getpid() in _processes(results)


def test_what_a_second_process_cannot_make_is_made_here() -> None:
    helper = Helper(_jobs(only_in, [(number, os.getpid()) for number in NUMBERS]))
    _wait_for_all(helper)
    assert helper.results() == [{str(number): b""} for number in NUMBERS]


def test_a_fault_is_told_by_this_process() -> None:
    with pytest.raises(ValueError, match="seven"):
        Helper(_jobs(not_seven, [*NUMBERS])).results()


def test_few_jobs_or_one_processor_need_no_second_process(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Helper(_jobs(named, [1, 2])).pool is None
    monkeypatch.setattr(workers, "processors", lambda: 1)
    helper = Helper(_jobs(named, [*NUMBERS]))
    assert helper.pool is None
    assert _processes(helper.results()) == {os.getpid()}


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system does not list its processes in /proc")
def test_no_process_outlives_the_one_that_is_killed(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path\n"
        "from guidepress.pipeline import workers; from tests.test_workers import noted\n"
        "workers.processors = lambda: 2\n"
        "if __name__ == '__main__':\n"
        "    helper = workers.Helper([(noted, Path(sys.argv[1]))] * 9); time.sleep(600)"
    )
    first = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], cwd=HOME)
    try:
        _until(lambda: any(tmp_path.iterdir()))
        second = int(next(tmp_path.iterdir()).name)
    finally:
        first.kill()
        first.wait()
    assert second != first.pid
    _until(lambda: not _runs(second))


def _until(reached: object) -> None:
    assert callable(reached)
    end = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < end
        time.sleep(0.05)


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").split(")")[-1].split()[0] != "Z"
    except OSError:
        return False
