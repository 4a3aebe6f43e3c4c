"""Nothing is ever half written: builds that are killed, refused, or run two at once.

Builds are killed at each of their steps. With GUIDEPRESS_LONG=1 hundreds more are killed, at moments of chance.
"""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from guidepress.cli.main import main
from guidepress.core.os_errors import RefusedError
from guidepress.pipeline.folder_lock import NAME, folder_lock
from tests import PATIENCE
from tests.conftest import HOME, LONG, run_build
from tests.publishing import FILES, put, whole
from tests.test_build import hashes

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals and limits on Windows")
SEARCH = pytest.mark.skipif(not LONG, reason="a search at moments of chance; set GUIDEPRESS_LONG")


# ------------------------------------------------------------------------------------------------- guides


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter, with a good output."""
    folder = tmp_path_factory.mktemp("sturdy") / "guide"
    assert run_build("new", str(folder)).returncode == 0
    run = run_build("--guide", str(folder))
    assert run.returncode == 0, run.stderr
    return folder


def change(guide: Path, word: str) -> None:
    """A one-word edit."""
    part = guide / "source" / "parts" / "02-meet.yaml"
    lines = part.read_text(encoding="utf-8").splitlines()
    lines = [f"title: {word}" if line.startswith("title: ") else line for line in lines]
    lines[1] = f"part: One {word} meeting"
    part.write_text("\n".join(lines) + "\n", encoding="utf-8")


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


# ------------------------------------------------------------------------------------------------- killed

PUBLISHING = """
import sys
from pathlib import Path
from tests.publishing import put
folder = Path(sys.argv[1])
print("begun", flush=True)
while True:
    put(folder, "b")
    put(folder, "a")
"""
BUILDING = """
import os, signal, sys
from guidepress.cli import main as cli
from guidepress.cli.commands import build
make, publish, last = build.build, build.publish, sys.argv.pop(1)

def told(step):
    if step == last:
        os.kill(os.getpid(), signal.SIGKILL)
    print(step, flush=True)

def published(*arguments, **named):
    told("publishing")
    return publish(*arguments, **named)

build.build = lambda project, formats, report, *rest, **named: make(project, formats, told, *rest, **named)
build.publish = published
sys.exit(cli.main(sys.argv[1:]))
"""
"""The command, which kills itself as it begins the step that is named first."""


def start(*command: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-X", "utf8", *command],
        env={**os.environ, "PYTHONPATH": str(HOME)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=HOME,
    )


def kill(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.kill()
        process.communicate()


@POSIX
def test_killed_at_each_step_of_publishing(tmp_path: Path) -> None:
    """Before each file is flushed, kept, renamed and taken away. The next build leaves nothing of it."""
    killer = start("-m", "tests.publishing", str(tmp_path))
    said, wrong = killer.communicate()
    assert killer.returncode == 0, wrong
    ended = dict(line.split() for line in said.splitlines())
    assert len(ended) > 3 * len(FILES)
    assert set(ended.values()) == {str(-signal.SIGKILL)}
    versions, left_over = set(), 0
    for step in ended:
        folder = tmp_path / step
        versions.add(whole(folder, "ab"))
        left_over += len(names(folder) - {*FILES, "manifest.json"})
        put(folder, "a")
        assert names(folder) == {*FILES, "manifest.json"}, step
        assert whole(folder, "a") == "a"
    assert versions == {"a", "b"}, "some were killed before the manifest was new, and some after"
    assert left_over > len(FILES)


@SEARCH
def test_killed_while_publishing(tmp_path: Path) -> None:
    put(tmp_path, "a")
    moments = random.Random(2026)
    for _ in range(300):
        process = start("-c", PUBLISHING, str(tmp_path))
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(moments.uniform(0, 0.08))
        kill(process)
        whole(tmp_path, "ab")
    put(tmp_path, "a")
    assert names(tmp_path) == {*FILES, "manifest.json"}


@pytest.fixture
def two_builds(guide: Path) -> list[dict[str, str]]:
    """The files of two builds of the guide, by their hashes: "better", and "good", which is in the output."""
    found = []
    for word in ("better", "good"):
        change(guide, word)
        assert run_build("--guide", str(guide)).returncode == 0
        found.append(hashes(guide / "output"))
    return found


def each_file_is_of_one_build(output: Path, builds: list[dict[str, str]], when: str) -> None:
    found = {name: digest for name, digest in hashes(output).items() if not name.endswith(".part") and name != NAME}
    assert found.keys() == builds[0].keys(), when
    for name, digest in found.items():
        assert digest in [one[name] for one in builds], f"{name}, {when}"


@POSIX
def test_killed_at_each_step_of_a_build(guide: Path, two_builds: list[dict[str, str]], tmp_path: Path) -> None:
    """The old output stays as it is; the build after that puts everything right."""
    output = guide / "output"
    change(guide, "better")
    said = run_build("--guide", str(guide), "--output", str(tmp_path)).stderr
    steps = [*said.splitlines(), "publishing"]
    assert len(steps) > 4
    for step in steps:
        process = start("-c", BUILDING, step, "--guide", str(guide))
        told = process.communicate()[0].splitlines()
        assert process.returncode == -signal.SIGKILL, step
        assert told == steps[: steps.index(step)]
        assert {name: digest for name, digest in hashes(output).items() if name != NAME} == two_builds[1], step
    assert run_build("--guide", str(guide)).returncode == 0
    assert hashes(output) == two_builds[0]


@POSIX
@SEARCH
def test_killed_builds(guide: Path, two_builds: list[dict[str, str]]) -> None:
    output = guide / "output"
    began = time.monotonic()
    assert run_build("--guide", str(guide)).returncode == 0
    took = time.monotonic() - began
    moments = random.Random(7)
    for number in range(100):
        change(guide, ("good", "better")[number % 2])
        process = start("-m", "guidepress", "--quiet", "--guide", str(guide))
        with suppress(subprocess.TimeoutExpired):
            process.wait(moments.uniform(0.1, 1.1) * took)
        kill(process)
        each_file_is_of_one_build(output, two_builds, f"after kill {number}")
    change(guide, "good")
    assert run_build("--guide", str(guide)).returncode == 0
    assert hashes(output) == two_builds[1]


# ------------------------------------------------------------------------------------------------- refused


PLACES: dict[str, Any] = {"fsync": os, "link": os, "replace": Path}


def refuse(patched: pytest.MonkeyPatch, name: str, code: int, number: int, *, ever_after: bool = False) -> None:
    """Makes a function refuse when it is called the nth time (from 0)."""
    real: Callable[..., Any] = getattr(PLACES[name], name)
    calls = count()

    def refusing(*arguments: Any, **named: Any) -> Any:
        call = next(calls)
        if call == number or (ever_after and call > number):
            raise OSError(code, os.strerror(code))
        return real(*arguments, **named)

    patched.setattr(PLACES[name], name, refusing)


@pytest.mark.parametrize("number", range(len(FILES) + 1))
@pytest.mark.parametrize(("name", "code"), [("fsync", errno.ENOSPC), ("replace", errno.EACCES)])
def test_a_refusal_at_any_file_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: int, number: int
) -> None:
    """A disk that fills up while writing; a file that is open in another program while renaming (Windows)."""
    put(tmp_path, "a")
    before = hashes(tmp_path)
    with monkeypatch.context() as patched:
        refuse(patched, name, code, number, ever_after=name == "fsync")
        with pytest.raises(OSError, match=os.strerror(code)):
            put(tmp_path, "b")
    assert hashes(tmp_path) == before
    put(tmp_path, "b")
    assert whole(tmp_path, "b") == "b"
    assert names(tmp_path) == {*FILES, "manifest.json"}


def test_a_refusal_of_the_first_build_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        refuse(patched, "replace", errno.EACCES, 3)
        with pytest.raises(OSError, match=os.strerror(errno.EACCES)):
            put(tmp_path, "a")
    assert names(tmp_path) == set()


def test_a_disk_without_second_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy does as well: exFAT, some network folders."""
    put(tmp_path, "a")
    before = hashes(tmp_path)
    refuse(monkeypatch, "link", errno.EPERM, 0, ever_after=True)
    with monkeypatch.context() as patched:
        refuse(patched, "replace", errno.EACCES, 4)
        with pytest.raises(OSError, match=os.strerror(errno.EACCES)):
            put(tmp_path, "b")
    assert hashes(tmp_path) == before
    put(tmp_path, "b")
    assert whole(tmp_path, "b") == "b"


def test_a_full_disk_ends_with_three(guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    before = hashes(guide / "output")
    change(guide, "fuller")
    refuse(monkeypatch, "fsync", errno.ENOSPC, 1, ever_after=True)
    assert main(["pdf", "--guide", str(guide)]) == 3
    said = capsys.readouterr().err
    assert "Nothing was changed: the disk is full" in said
    assert hashes(guide / "output") == before


@POSIX
def test_a_limit_on_the_size_of_files(guide: Path, tmp_path: Path) -> None:
    """The system cuts writing short in the middle of a file."""
    import resource

    output = guide / "output"
    before = hashes(output)
    change(guide, "larger")
    limit = 20_000
    assert (output / "better-meetings-workbook.pdf").stat().st_size > limit
    run = subprocess.run(
        [sys.executable, "-B", "-X", "utf8", "-m", "guidepress", "pdf", "--guide", str(guide)],
        env={**os.environ, "PYTHONPATH": str(HOME)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert run.returncode == 3, run.stderr
    assert "a file would be larger than this computer allows" in run.stderr
    assert "Traceback" not in run.stderr
    assert hashes(output) == before


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 150 kB, where the system lets us have one."""
    found = tmp_path / "disk"
    found.mkdir()
    if not mounted("-t", "tmpfs", "-o", "size=150k", "tmpfs", str(found)):
        pytest.skip("this system gives us no disk of our own; the injected refusals stand for it")
    yield found
    subprocess.run(["umount", str(found)], check=True)


def mounted(*arguments: str) -> bool:
    try:
        return subprocess.run(["mount", *arguments], capture_output=True).returncode == 0
    except OSError:
        return False


@POSIX
def test_a_disk_that_is_really_full(guide: Path, disk: Path) -> None:
    output = disk / "output"
    run = run_build("pdf", "--guide", str(guide), "--output", str(output))
    assert run.returncode == 0, run.stderr
    before = hashes(disk)
    run = run_build("--guide", str(guide), "--output", str(output))
    assert run.returncode == 3
    assert "the disk is full" in run.stderr
    assert hashes(disk) == before


@POSIX
def test_a_disk_that_may_only_be_read(guide: Path, disk: Path) -> None:
    (disk / "output").mkdir()
    (disk / "output" / "kept.txt").write_text("as it was", encoding="utf-8")
    assert mounted("-o", "remount,ro", str(disk))
    refused_without_harm(guide, disk / "output", "the disk may only be read")


@POSIX
def test_a_folder_that_may_not_be_written_to(guide: Path, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("no permission stops root; the disk that may only be read stands for it")
    output = tmp_path / "output"
    output.mkdir()
    (output / "kept.txt").write_text("as it was", encoding="utf-8")
    output.chmod(0o555)
    try:
        refused_without_harm(guide, output, "may not be written to")
    finally:
        output.chmod(0o755)


def refused_without_harm(guide: Path, output: Path, reason: str) -> None:
    before = hashes(output)
    run = run_build("pdf", "--guide", str(guide), "--output", str(output))
    assert run.returncode == 3, run.stderr
    assert reason in run.stderr
    assert "Traceback" not in run.stderr
    assert hashes(output) == before


def test_a_file_that_holds_the_same_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be open in another program, which on Windows would refuse to let it go."""
    put(tmp_path, "a")
    written = (tmp_path / "a.pdf").stat().st_mtime_ns
    refuse(monkeypatch, "replace", errno.EACCES, 0, ever_after=True)
    put(tmp_path, "a")
    assert (tmp_path / "a.pdf").stat().st_mtime_ns == written


# ------------------------------------------------------------------------------------------------- two at once


WAITING = """
import sys
from guidepress.cli import main as cli
from guidepress.cli.commands import build
make = build.build

def build_when_told(*arguments, **named):
    print("begun", flush=True)
    sys.stdin.readline()
    return make(*arguments, **named)

build.build = build_when_told
sys.exit(cli.main(sys.argv[1:]))
"""
"""The command, which says when it holds the folder, and goes on when it is told to."""


def test_one_of_two_builds_is_refused(guide: Path, tmp_path: Path) -> None:
    arguments = ("pdf", "--guide", str(guide), "--output", str(tmp_path / "output"))
    first = start("-c", WAITING, *arguments)
    try:
        assert first.stdout is not None
        assert first.stdout.readline() == "begun\n"
        second = run_build(*arguments)
        assert second.returncode == 3
        assert "another build is writing into this folder" in second.stderr
        assert names(tmp_path / "output") == {NAME}, "the second has written nothing"
        said = first.communicate("go on\n")[1]
        assert first.returncode == 0, said
    finally:
        kill(first)
    assert NAME not in names(tmp_path / "output")
    assert "better-meetings-workbook.pdf" in names(tmp_path / "output")


HOLDING = """
import sys
from pathlib import Path
from guidepress.pipeline.folder_lock import folder_lock
with folder_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_the_lock_of_a_killed_build_stops_nobody(tmp_path: Path) -> None:
    process = start("-c", HOLDING, str(tmp_path))
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    with pytest.raises(RefusedError), folder_lock(tmp_path):
        pass
    kill(process)
    assert (tmp_path / NAME).exists(), "the kill left the file, as a stale lock"
    with folder_lock(tmp_path):
        put(tmp_path, "a")
    assert names(tmp_path) == {*FILES, "manifest.json"}


def test_an_empty_folder_is_not_left_behind(tmp_path: Path) -> None:
    with folder_lock(tmp_path / "new"):
        pass
    assert not (tmp_path / "new").exists()
    (tmp_path / "old").mkdir()
    with folder_lock(tmp_path / "old"):
        pass
    assert (tmp_path / "old").exists()
