"""`python build.py watch`: what is made anew after a save, what is left alone, and the preview in a browser."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from guidepress.cli.console import Console
from guidepress.core.workshop_settings import GivenPlan, WorkshopSettings
from guidepress.pipeline.folder_lock import folder_lock
from guidepress.pipeline.preview.contents import PreviewContents
from guidepress.pipeline.preview.server import ADDRESS, Server, serve
from guidepress.pipeline.project import Project
from guidepress.pipeline.publish import publish
from guidepress.pipeline.watch import Watcher
from tests import PATIENCE
from tests.conftest import HOME, command, copy_starter, run_build
from tests.test_build import hashes

SLUG = "better-meetings"
LEARNERS = {"workbook", "book", "web", "scorm"}
FORM = {"evaluation form", "evaluation page"}
"""The units that hold a learner's words. A new format for learners adds its own."""


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("watch") / "guide"
    copy_starter(folder)
    return folder


class Heard(Console):
    """A console that keeps its lines and prints none."""

    lines: list[str]

    def __init__(self) -> None:
        super().__init__()
        self.lines = []

    def print_line(self, line: str) -> None:
        self.lines.append(line)

    print_note = print_line

    def made(self) -> set[str]:
        """What was made anew since the last question."""
        found = [line.partition(": ")[2].removesuffix(" made anew.") for line in self.lines if "made anew" in line]
        self.lines.clear()
        return {name for names in found for name in names.split(", ")} - {"nothing"}


class Guide:
    """A guide under watch, without waiting."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.console, self.preview = Heard(), PreviewContents()
        self.watcher = Watcher(
            Project(folder / "source", HOME / "layouts", folder / "output"), self.console, self.preview
        )

    def poll(self) -> set[str]:
        self.watcher.poll()
        return self.console.made()

    def change(self, name: str, old: str, new: str) -> None:
        path = self.folder / "source" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def state(self) -> Any:
        return json.loads(self.preview.state())


@pytest.fixture(scope="module")
def built(starter: Path) -> Guide:
    guide = Guide(starter)
    assert guide.poll() == {
        *LEARNERS,
        f"{SLUG}-01-meet",
        f"{SLUG}-workshop-one-hour",
        "pages to print",
        "pack",
        "planner",
        *FORM,
    }
    return guide


# ------------------------------------------------------------------------------------------------- what is made anew


def test_the_output_is_that_of_a_cold_build(built: Guide, tmp_path: Path) -> None:
    run = run_build("--guide", str(built.folder), "--output", str(tmp_path))
    assert run.returncode == 0, run.stderr
    assert hashes(tmp_path) == hashes(built.folder / "output")


def test_nothing_is_made_when_nothing_was_saved(built: Guide) -> None:
    assert built.poll() == set()
    assert built.console.lines == []


def test_a_comment_makes_nothing_anew(built: Guide) -> None:
    before = hashes(built.folder / "output")
    built.change("parts/02-meet.yaml", "# A part of its own.", "# A part\n# of its own.")
    assert built.poll() == set()
    after = hashes(built.folder / "output")
    named = {"manifest.json", "report.html", "report.json"}  # these name the build
    assert {name for name in after if after[name] != before[name]} == named


def test_a_word_of_the_workbook_leaves_the_slides_alone(built: Guide) -> None:
    built.change("parts/01-welcome.yaml", "Write on paper", "Write in ink")
    assert built.poll() == LEARNERS


def test_a_word_for_facilitators_leaves_workbook_and_book_alone(built: Guide) -> None:
    built.change("parts/02-meet.yaml", "What made your question sharper?", "What made your question better?")
    assert built.poll() == {f"{SLUG}-01-meet", f"{SLUG}-workshop-one-hour", "pack", "planner"}


def test_a_plan_is_read_again_after_it_is_saved(built: Guide, tmp_path: Path) -> None:
    path, deck = tmp_path / "my.json", f"{SLUG}-workshop-plan-lunch"
    head = {"format": "guidepress-plan", "version": 1, "guide": SLUG, "edition": "2026-1", "id": "plan-lunch"}
    plan = {**head, "title": "Lunch", "start": "12:00", "people": 9, "slots": [{"title": "Eat", "minutes": 20}]}
    path.write_text(json.dumps(plan), encoding="utf-8")
    built.watcher.workshops = WorkshopSettings(plan=GivenPlan(str(path), b""))
    try:
        built.watcher.seen = None  # as the command begins
        assert deck in built.poll()
        assert built.poll() == set()
        path.write_text(json.dumps({**plan, "slots": [{"title": "Eat and talk", "minutes": 30}]}), encoding="utf-8")
        assert built.poll() == {deck, "pack", "planner"}
    finally:
        built.watcher.workshops, built.watcher.seen = None, None
        built.poll()


def test_the_workbook_is_in_place_before_anything_else_is_made(built: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever saves a word waits for the workbook alone; benchmarks/warm.py measures how long."""
    placed: list[tuple[set[str], list[str]]] = []

    def noted(files: dict[str, bytes], *rest: Any, **named: Any) -> Any:
        placed.append(({Path(name).suffix for name in files}, list(built.watcher.cache.built_units)))
        return publish(files, *rest, **named)

    monkeypatch.setattr("guidepress.pipeline.watch.publish", noted)
    built.change("parts/01-welcome.yaml", "Take one meeting", "Take a meeting")
    assert built.poll() >= {"workbook", "book", "web"}
    (first, made), (everything, _) = placed
    assert (first, made) == ({".pdf", ".json", ".html"}, ["workbook"])
    assert everything > first
    built.change("parts/01-welcome.yaml", "Take a meeting", "Take one meeting")
    built.poll()


def test_after_many_saves_the_output_is_still_that_of_a_cold_build(built: Guide, tmp_path: Path) -> None:
    built.change("parts/02-meet.yaml", "title: Write it on the wall", "title: Put it on the wall")
    built.poll()
    run = run_build("--guide", str(built.folder), "--output", str(tmp_path))
    assert run.returncode == 0, run.stderr
    assert hashes(tmp_path) == hashes(built.folder / "output")


# ------------------------------------------------------------------------------------------------- what goes wrong


def test_an_error_leaves_the_last_good_build(built: Guide) -> None:
    before, shown = hashes(built.folder / "output"), built.preview.workbook
    built.change("parts/02-meet.yaml", "prompt:", "promt:")
    assert built.poll() == set()
    state = built.state()
    assert [(one["code"], one["line"] > 1) for one in state["problems"]] == [("unknown-key", True)]
    assert not state["building"]
    assert (hashes(built.folder / "output"), built.preview.workbook) == (before, shown)
    built.change("parts/02-meet.yaml", "promt:", "prompt:")
    built.poll()
    assert built.state()["problems"] == []
    assert hashes(built.folder / "output").keys() == before.keys()


def test_advice_is_shown(built: Guide) -> None:
    built.change("parts/01-welcome.yaml", "Take one meeting", "Organize one meeting")
    built.poll()
    assert [(one["code"], one["severity"]) for one in built.state()["problems"]] == [("spelling", "warning")]
    built.change("parts/01-welcome.yaml", "Organize one meeting", "Take one meeting")
    built.poll()
    assert built.state()["problems"] == []


def test_a_refusal_is_shown_and_tried_again(built: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guidepress.pipeline.watch.RETRY_SECONDS", 0)
    built.change("parts/01-welcome.yaml", "Keep it in mind", "Have it in mind")
    with folder_lock(built.folder / "output"):
        built.poll()
        assert "another build" in built.state()["refused"]
    assert built.poll() == LEARNERS
    assert built.state()["refused"] == ""


# ------------------------------------------------------------------------------------------------- the server


@pytest.fixture
def server(built: Guide) -> Iterator[Server]:
    found = serve(built.preview, 0)
    yield found
    found.shutdown()
    found.server_close()


def ask(server: Server, path: str, method: str = "GET", host: str = "") -> tuple[int, bytes, http.client.HTTPMessage]:
    port = server.server_address[1]
    connection = http.client.HTTPConnection(ADDRESS, port, timeout=PATIENCE)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host or f"{ADDRESS}:{port}")
    connection.endheaders()
    response = connection.getresponse()
    found = response.status, response.read(), response.headers
    connection.close()
    return found


def test_the_preview_serves_what_was_built(built: Guide, server: Server) -> None:
    output = built.folder / "output"
    assert ask(server, "/workbook.pdf")[1] == (output / f"{SLUG}-workbook.pdf").read_bytes()
    status, page, headers = ask(server, "/book/EPUB/nav.xhtml")
    assert (status, headers["Content-Type"]) == (200, "application/xhtml+xml")
    assert b"One good meeting" in page
    state = json.loads(ask(server, "/state.json")[1])
    assert state["title"] == "Better meetings"
    assert [deck["title"] for deck in state["outline"]] == ["One good meeting", "One hour"]
    for path in ("/", "/page.js", "/page.css"):
        assert ask(server, path)[0] == 200
    status, data, headers = ask(server, "/", "HEAD")
    assert (status, data) == (200, b"")


ELSEWHERE = """/../guide.yaml /book/../../../etc/passwd /book/%2e%2e/%2e%2e/etc/passwd /book//etc/passwd /book/mimetype
/source/guide.yaml /page.html/../../cli.py /__init__.py //evil.example/ /book/ /nothing"""


@pytest.mark.parametrize("path", ELSEWHERE.split())
def test_the_preview_serves_nothing_else(server: Server, path: str) -> None:
    status, data, _ = ask(server, path)
    assert status == 404
    assert b"root:" not in data


def test_the_preview_is_for_this_computer_only(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    for host in ("evil.example", f"evil.example:{server.server_address[1]}", "0.0.0.0", ""):
        if host:
            assert ask(server, "/state.json", host=host)[0] == 403, host
    for method in ("POST", "PUT", "DELETE"):
        assert ask(server, "/state.json", method)[0] == 501
    headers = ask(server, "/")[2]
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    assert "Access-Control-Allow-Origin" not in headers


# ------------------------------------------------------------------------------------------------- in a browser


def in_chromium(address: str, tmp_path: Path) -> str:
    """The page as it stands after some seconds of the browser's own time."""
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path}",
        "--virtual-time-budget=8000",
    ]
    chromium = [command("chromium"), *options, "--dump-dom", address]
    run = subprocess.run(chromium, capture_output=True, text=True, timeout=PATIENCE)
    return run.stdout


def test_the_page_shows_everything(built: Guide, server: Server, tmp_path: Path) -> None:
    page = in_chromium(server.address, tmp_path)
    assert "<title>Better meetings</title>" in page
    assert "Everything is built." in page
    assert "<li>Three signs that a meeting has no question</li>" in page


class Changing(PreviewContents):
    """A shelf on which an error is found while somebody looks."""

    asked = 0

    def state(self) -> bytes:
        self.asked += 1
        if self.asked == 3:
            found = {
                "file": "a.yaml",
                "line": 7,
                "severity": "error",
                "message": "<b>wrong</b>",
                "hint": "",
                "code": "x",
            }
            self.put(building=False, title="After the save", problems=[found])
        return super().state()


def test_the_page_refreshes(tmp_path: Path) -> None:
    shelf = Changing()
    shelf.put(title="Before the save", building=False)
    server = serve(shelf, 0)
    try:
        page = in_chromium(server.address, tmp_path)
    finally:
        server.shutdown()
        server.server_close()
    assert shelf.asked > 3
    assert "<title>After the save</title>" in page
    assert "Problems: 1" in page
    assert "a.yaml, line 7: &lt;b&gt;wrong&lt;/b&gt;" in page
    assert "the last good build" in page


# ------------------------------------------------------------------------------------------------- the command


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-X", "utf8", "-m", "guidepress", "watch", *arguments],
        env={**os.environ, "PYTHONPATH": str(HOME)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def until(process: subprocess.Popen[str], words: str) -> str:
    """Reads what the process says up to a line with these words. A process that never says them is ended."""
    assert process.stdout is not None
    end = threading.Timer(PATIENCE, process.kill)
    end.start()
    try:
        for line in process.stdout:
            if words in line:
                return line
    finally:
        end.cancel()
    raise AssertionError(f"it ended without saying “{words}”")


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl and C are sent in another way there")
def test_the_command_watches_until_it_is_interrupted(tmp_path: Path) -> None:
    folder = tmp_path / "guide"
    copy_starter(folder)
    process = start("--guide", str(folder))
    try:
        assert until(process, "Preview:").startswith("Preview: http://127.0.0.1:")
        until(process, "book, web")  # not the workbook alone: it comes first
        part = folder / "source" / "parts" / "01-welcome.yaml"
        saved = folder / "saved.yaml"
        saved.write_text(part.read_text(encoding="utf-8") + "# saved\n", encoding="utf-8")
        saved.replace(part)  # at once: half a file would be another save
        for _ in range(2):  # the workbook, then everything
            until(process, "nothing made anew")
        process.send_signal(signal.SIGINT)
        until(process, "Ended.")
        assert process.wait(PATIENCE) == 0
    finally:
        process.kill()
        process.communicate()
