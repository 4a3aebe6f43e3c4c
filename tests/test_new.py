"""`python build.py new DIR`: a guide that passes `check` without a word and builds in every format."""

from __future__ import annotations

import json
from pathlib import Path

import fastjsonschema
import pytest

from guidepress.source.json_schema import schemas
from tests.conftest import HOME, run_build
from tests.test_schema import name_of, values


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new") / "mine"
    run = run_build("new", "mine", cwd=folder.parent)
    assert run.returncode == 0, run.stderr
    assert 'build --guide "mine"' in run.stdout
    return folder


def test_check_has_nothing_to_say(fresh: Path) -> None:
    run = run_build("check", "--json", "--guide", str(fresh))
    answer = json.loads(run.stdout)
    assert (answer["status"], answer["problems"]) == (0, []), answer


def test_it_builds_in_every_format(fresh: Path) -> None:
    run = run_build("--json", "--guide", str(fresh))
    answer = json.loads(run.stdout)
    assert (answer["status"], answer["problems"]) == (0, []), answer
    made = {entry["path"] for entry in answer["files"]}
    assert {"better-meetings-workbook.pdf", "better-meetings.epub", "decks/better-meetings-01-meet.pptx"} <= made
    assert "better-meetings-facilitator-pack.pdf" in made
    assert (fresh / "output" / "better-meetings-workbook.pdf").read_bytes().startswith(b"%PDF-")


def test_the_schema_accepts_it(fresh: Path) -> None:
    for path in sorted((fresh / "source").rglob("*.yaml")):
        schema = json.loads(schemas()[f"{name_of(path)}.json"])
        fastjsonschema.compile(schema)(values(path.read_text(encoding="utf-8")))


def test_its_files_explain_themselves() -> None:
    """Every file of words begins with what it is; a beginner reads these and not the docs."""
    files = sorted((HOME / "starter" / "source").rglob("*.yaml"))
    assert len(files) >= 6
    for path in files:
        assert path.read_text(encoding="utf-8").startswith("# "), path.name


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    run = run_build("new", str(tmp_path))
    assert run.returncode == 3
    assert "not empty" in run.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_folder_must_be_named() -> None:
    for arguments in (["new"], ["check", "somewhere"]):
        run = run_build(*arguments)
        assert run.returncode == 2, arguments
        assert "Traceback" not in run.stderr
