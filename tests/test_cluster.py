"""Editions beyond one machine: storage that has an address, and workers of Dask that may be killed.

What needs the extra `cluster` is skipped without it; `.ci/long` installs it, and wants all.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from guidepress.cli.main import main
from guidepress.core.problems import Problems
from guidepress.pipeline.editions import cluster
from guidepress.pipeline.editions.job import Job, Outcome
from guidepress.pipeline.editions.record import edition_key, guide_key, tool_key
from guidepress.pipeline.editions.run import chosen_names, run
from guidepress.pipeline.editions.storage import Storage, fetch_guide
from guidepress.pipeline.editions.stores import Folder
from guidepress.pipeline.project import Project
from guidepress.pipeline.reading import read
from tests import PATIENCE
from tests.conftest import HOME, need_cluster
from tests.test_editions import guide_in, named

STORE = "s3://region/editions"
GUIDE = "s3://region/guide"

# ------------------------------------------------------------------------------------------------- without the extra


@pytest.mark.parametrize(
    ("words", "module"), [(["--store", STORE], "fsspec"), (["--scheduler", "tcp://127.0.0.1:1"], "distributed")]
)
def test_without_the_extra_it_says_how_to_get_it(
    words: list[str], module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    guide_in(tmp_path, {"a": named("One")})
    monkeypatch.setitem(sys.modules, module, None)
    assert main(["editions", "--guide", str(tmp_path), *words]) == 3
    told = capsys.readouterr().err
    assert f"{module}, which reaches" in told
    assert "requirements-cluster.lock" in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--scheduler", "tcp://a:1", "--workers", "2"], "--workers is for this machine"),
        (["--guide-from", GUIDE, "--guide", "."], "leave out --guide"),
        (["--store", "bucket"], '"bucket" is not an address'),
    ],
)
def test_what_does_not_go_together_is_told(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["editions", *words]) == 2
    assert told in capsys.readouterr().err


def test_a_worker_makes_only_what_it_was_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = replace(guide_in(tmp_path, {"a": named("One")}), edition="a")
    key = edition_key(project, [guide_key(project), tool_key()])
    job = Job(project, key, Folder(tmp_path / "out"), tool_key())
    monkeypatch.setattr(cluster, "make", lambda job: Outcome(job.project.edition, "made", job.key))
    assert cluster.make_here(job).status == "made"
    assert cluster.make_here(replace(job, tool="older")).reason == cluster.OTHER_TOOL
    (tmp_path / "editions" / "a.yaml").write_text(named("Other"), encoding="utf-8")
    assert cluster.make_here(job).reason == cluster.OTHER_GUIDE


# ------------------------------------------------------------------------------------------------- storage


def test_in_storage_each_build_has_a_folder_and_its_manifest_comes_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need_cluster("fsspec")
    from fsspec.implementations.local import LocalFileSystem

    written: list[str] = []
    pipe_file = LocalFileSystem.pipe_file

    def noted(self: Any, path: str, *rest: Any, **settings: Any) -> Any:
        written.append(path.partition("/store/")[2])
        return pipe_file(self, path, *rest, **settings)

    monkeypatch.setattr(LocalFileSystem, "pipe_file", noted)
    found = read(guide_in(tmp_path / "guide"), Problems())
    assert found is not None
    store, about = Storage(f"file://{tmp_path}/store"), found[0].about
    files = {"b.pdf": b"12", "decks/a.pptx": b"3", "a.html": b"4"}
    manifest = store.publish("hill", files, about, "one")
    assert sorted(written[:-1]) == [f"hill/one/{path}" for path in sorted(files)]
    assert written[-1] == "hill/one/manifest.json"
    assert store.is_whole("hill", "one", manifest.files)
    store.publish("hill", files, about, "two")
    assert store.read("hill/one/b.pdf") == b"12", "an earlier build stays"
    (tmp_path / "store" / "hill" / "one" / "b.pdf").write_bytes(b"")
    assert not store.is_whole("hill", "one", manifest.files)
    (tmp_path / "store" / "hill" / "two" / "manifest.json").unlink()
    assert not store.is_whole("hill", "two", manifest.files)


def test_a_guide_is_fetched_whole(tmp_path: Path) -> None:
    need_cluster("fsspec")
    project = guide_in(tmp_path / "guide", {"a": named("One")})
    (tmp_path / "here").mkdir()
    fetch_guide(f"file://{tmp_path}/guide", tmp_path / "here")
    fetched = replace(project, source=tmp_path / "here" / "source")
    assert guide_key(fetched) == guide_key(project)
    assert (tmp_path / "here" / "editions" / "a.yaml").read_text(encoding="utf-8") == named("One")


# ------------------------------------------------------------------------------------------------- Dask and S3


@pytest.fixture
def storage_service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """An S3-compatible server on this machine with the bucket `region`, and the keys to it in the environment."""
    need_cluster("distributed", "s3fs", "moto")
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", 0)
    server.start()
    host, port = server.get_host_and_port()
    names = {"AWS_ENDPOINT_URL": f"http://{host}:{port}", "AWS_DEFAULT_REGION": "us-east-1"}
    names |= {"AWS_ACCESS_KEY_ID": "of-a-test", "AWS_SECRET_ACCESS_KEY": "of-a-test"}
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    import s3fs

    system = s3fs.S3FileSystem(skip_instance_cache=True, use_listings_cache=False)
    system.mkdir("region")
    yield system
    server.stop()


def _dask(*words: str) -> subprocess.Popen[bytes]:
    env = {**os.environ, "PYTHONPATH": str(HOME)}
    command = [sys.executable, "-m", "dask", *words, "--no-dashboard"]
    return subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _made(system: Any) -> list[dict[str, Any]]:
    """What the record in the storage says of each edition; nothing before there is one."""
    try:
        return list(json.loads(system.cat_file("region/editions/editions.json"))["editions"])
    except FileNotFoundError:
        return []


@pytest.fixture
def processes() -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler, and its processes: itself, then two workers, which wait until it answers."""
    need_cluster("distributed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    worker = ("worker", address, "--nthreads", "1", "--no-nanny")
    running = [_dask("scheduler", "--host", "127.0.0.1", "--port", str(port)), _dask(*worker), _dask(*worker)]
    yield address, running
    for process in running:
        process.kill()
        process.wait()


def test_on_a_cluster_with_a_worker_killed_storage_has_the_same_bytes(
    storage_service: Any, processes: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    address, running = processes
    names = [f"trust-{number}" for number in range(4)]
    project = guide_in(tmp_path / "guide", {name: named(name.title()) for name in names})
    for folder in ("source", "editions", "assets"):
        storage_service.put(f"{tmp_path}/guide/{folder}/", f"{GUIDE}/{folder}/", recursive=True)
    words = ["editions", "--guide-from", GUIDE, "--store", STORE, "--scheduler", address]
    command = [sys.executable, "-m", "guidepress", *words]
    client = subprocess.Popen(command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(HOME)})
    while client.poll() is None and not _made(storage_service):
        time.sleep(0.1)
    running[1].send_signal(signal.SIGKILL)
    assert client.wait(PATIENCE) == 0
    _here(replace(project, output=tmp_path / "out"))
    made = {entry["name"]: entry["build"] for entry in _made(storage_service)}
    assert sorted(made) == names
    for name, build in made.items():
        folder, place = tmp_path / "out" / "editions" / name, f"region/editions/{name}/{build}/"
        here = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        assert {path.removeprefix(place) for path in storage_service.find(place)} == set(here)
        for path, file in here.items():
            assert storage_service.cat_file(f"{place}{path}") == file.read_bytes(), f"{name}/{path}"
    page = storage_service.cat_file("region/editions/index.html").decode()
    assert f'href="trust-0/{made["trust-0"]}/better-meetings.epub"' in page
    assert subprocess.run(command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(HOME)}).returncode == 0
    assert {entry["status"] for entry in _made(storage_service)} == {"current"}


def _here(project: Project) -> None:
    """Makes all editions in this process."""
    found = read(project, Problems())
    assert found is not None
    run(project, found[0], chosen_names(project), 1, lambda outcome: None)
