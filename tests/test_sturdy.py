"""Nothing is ever half written: builds that are killed, refused, or run two at once.

The short form kills a few builds; with GUIDEPRESS_LONG=1 a hundred, at other moments each.
"""

from __future__ import annotations

import errno
import json
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
from guidepress.pipeline.publish import publish
from tests.conftest import HOME, LONG, run_build
from tests.test_build import hashes

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals and limits on Windows")
KILLED_BUILDS = 100 if LONG else 4
KILLED_PUBLISHINGS = 300 if LONG else 12
FILES = ["a.pdf", "b.epub", "decks/c.pptx", "decks/participants/c.pptx", "pages.json"]


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


def content(version: str) -> dict[str, bytes]:
    """Files of a pretended build: large enough that writing them takes time, each byte telling which build it is of."""
    return {name: version.encode() * (300_000 + 7 * number) for number, name in enumerate(FILES)}


def put(folder: Path, version: str) -> None:
    publish(content(version), folder, "guide", "1", version * 16, whole=True)


def whole(folder: Path, versions: str) -> str:
    """The version of the manifest, after a look at every file: each is whole, of one of the versions, and none is
    missing or left over but for files still beside their place."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for name in FILES:
        data = (folder / name).read_bytes()
        assert data in [content(version)[name] for version in versions], name
    return str(manifest["build"][0])


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


# ------------------------------------------------------------------------------------------------- killed

PUBLISHING = """
import sys
from pathlib import Path
from tests.test_sturdy import put
folder = Path(sys.argv[1])
print("begun", flush=True)
while True:
    put(folder, "b")
    put(folder, "a")
"""


def start(*command: str) -> subprocess.Popen[str]:
    env = {**os.environ, "PYTHONPATH": str(HOME)}
    return subprocess.Popen(
        [sys.executable, *command], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=HOME
    )


def kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_killed_while_publishing(tmp_path: Path) -> None:
    """The moments of writing and renaming, which a killed build would seldom meet."""
    put(tmp_path, "a")
    moments = random.Random(2026)
    left_over = 0
    for _ in range(KILLED_PUBLISHINGS):
        process = start("-c", PUBLISHING, str(tmp_path))
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(moments.uniform(0, 0.08))
        kill(process)
        whole(tmp_path, "ab")
        left_over += len(names(tmp_path) - {*FILES, "manifest.json"})
    assert left_over, "no kill met a file on its way, so the test shows nothing"
    put(tmp_path, "a")
    assert names(tmp_path) == {*FILES, "manifest.json"}
    assert whole(tmp_path, "a") == "a"


@POSIX
def test_killed_builds(guide: Path) -> None:
    """The command itself, killed at random moments: the old output stays, or the new one is there."""
    output = guide / "output"
    change(guide, "good")
    began = time.monotonic()
    assert run_build("--guide", str(guide)).returncode == 0
    took = time.monotonic() - began
    good = [hashes(output)]
    change(guide, "better")
    assert run_build("--guide", str(guide)).returncode == 0
    good.append(hashes(output))
    moments = random.Random(7)
    for number in range(KILLED_BUILDS):
        change(guide, ("good", "better")[number % 2])
        process = start("-X", "utf8", "-m", "guidepress", "--quiet", "--guide", str(guide))
        with suppress(subprocess.TimeoutExpired):
            process.wait(moments.uniform(0.1, 1.1) * took)
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        for name, digest in hashes(output).items():
            if not name.endswith(".part") and name != NAME:
                assert digest in [one[name] for one in good], f"{name} after kill {number}"
        assert good[0].keys() <= names(output)
    change(guide, "good")
    assert run_build("--guide", str(guide)).returncode == 0
    assert hashes(output) == good[0]


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
        timeout=120,
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


def test_one_of_two_builds_is_refused(guide: Path, tmp_path: Path) -> None:
    arguments = ("-X", "utf8", "-m", "guidepress", "pdf", "--guide", str(guide), "--output", str(tmp_path / "output"))
    both = [start(*arguments), start(*arguments)]
    said = [process.communicate(timeout=120)[1] for process in both]
    assert sorted(process.returncode for process in both) == [0, 3], said
    refused = next(words for process, words in zip(both, said, strict=True) if process.returncode == 3)
    assert "another build is writing into this folder" in refused
    assert NAME not in names(tmp_path / "output")
    assert "better-meetings-workbook.pdf" in names(tmp_path / "output")


HOLDING = """
import sys, time
from pathlib import Path
from guidepress.outlock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
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
