"""What other programs may use: `from guidepress import build, check`."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import guidepress
from guidepress import Problem, Result, build, check
from guidepress.core.os_errors import RefusedError
from guidepress.pipeline.folder_lock import folder_lock
from tests.conftest import HOME, copy_starter, run_build
from tests.test_build import hashes


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("api") / "guide"
    copy_starter(folder)
    return folder


@pytest.fixture
def broken(guide: Path, tmp_path: Path) -> Path:
    copy_starter(tmp_path / "broken")
    part = tmp_path / "broken" / "source" / "parts" / "02-meet.yaml"
    part.write_text(part.read_text(encoding="utf-8").replace("prompt:", "promt:", 1), encoding="utf-8")
    return tmp_path / "broken"


def test_check_finds_nothing_in_a_good_guide(guide: Path) -> None:
    assert check(guide) == ()
    assert check(str(guide), start="09:30") == ()
    assert not (guide / "output").exists()


def test_check_returns_problems_with_their_places(broken: Path) -> None:
    found = check(broken)
    assert all(isinstance(problem, Problem) for problem in found)
    first = found[0]
    assert (first.where.file, first.code.value) == ("source/parts/02-meet.yaml", "unknown-key")
    assert first.where.line > 1
    assert first.hint == 'did you mean "prompt"?'


def test_build_writes_nothing_unless_told_to(guide: Path) -> None:
    steps: list[str] = []
    result = build(guide, ["epub"], progress=steps.append)
    assert isinstance(result, Result)
    assert result.ok
    assert {"better-meetings.epub", "pages.json"} <= set(result.files)
    assert "better-meetings-workbook.pdf" not in result.files
    assert steps[0] == "Reading the source"
    assert not (guide / "output").exists()


def test_build_writes_what_the_command_line_writes(guide: Path, tmp_path: Path) -> None:
    result = build(guide, ("epub", "pdf"), output=tmp_path / "api", start="10:00", split="parts")
    run = run_build(
        "epub", "pdf", "--start", "10:00", "--split", "parts", "--guide", str(guide), "--output", str(tmp_path / "line")
    )
    assert run.returncode == 0, run.stderr
    assert hashes(tmp_path / "api") == hashes(tmp_path / "line")
    manifest = json.loads((tmp_path / "api" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["build"] == result.build
    assert {entry["path"] for entry in manifest["files"]} == set(result.files)


def test_an_error_makes_no_files(broken: Path, tmp_path: Path) -> None:
    result = build(broken, output=tmp_path / "output")
    assert not result.ok
    assert result.files == {}
    assert not (tmp_path / "output").exists()


def test_what_is_not_known_is_a_value_error(guide: Path) -> None:
    with pytest.raises(ValueError, match=r"'pfd' is not a format; the formats are pdf, "):
        build(guide, ["pfd"])
    with pytest.raises(ValueError, match=r"'9:30' is not a time of day"):
        check(guide, start="9:30")
    with pytest.raises(ValueError, match=r"'25:00' is not a time of day"):
        build(guide, ["epub"], start="25:00")
    with pytest.raises(ValueError, match=r'\'pages\' is nothing that the workbook is split into; write split="parts"'):
        build(guide, split="pages")
    with pytest.raises(ValueError, match=r"split is for the workbook, and 'pdf' is not among the formats"):
        build(guide, ["epub"], split="parts")


def test_a_folder_in_use_is_refused(guide: Path, tmp_path: Path) -> None:
    with folder_lock(tmp_path), pytest.raises(RefusedError):
        build(guide, ["epub"], output=tmp_path)


def test_the_package_loads_nothing_before_it_is_used() -> None:
    loaded = "[name in sys.modules for name in ('guidepress.api', 'yaml', 'msgspec')]"
    code = f"import sys, guidepress; print('build' in dir(guidepress), *{loaded})"
    run = subprocess.run([sys.executable, "-c", code], cwd=HOME, capture_output=True, text=True)
    assert run.stdout == "True False False False\n", run.stderr


def test_there_is_a_version_and_nothing_unknown() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+(\.dev\d+)?", guidepress.__version__)
    with pytest.raises(AttributeError, match="has no attribute 'bild'"):
        guidepress.bild  # noqa: B018


def test_the_page_names_all_there_is() -> None:
    """Every public name, parameter and format stands on docs/api.md."""
    page = (HOME / "docs" / "api.md").read_text(encoding="utf-8")
    for name in (
        *guidepress.__all__,
        *Result.__struct_fields__,
        "ok",
        "output",
        "layouts",
        "start",
        "people",
        "split",
        "progress",
    ):
        assert f"`{name}`" in page or f"`{name}(" in page, name


def test_folders_that_cannot_be_are_value_errors(guide: Path, tmp_path: Path) -> None:
    for call in (
        lambda: check(tmp_path / "nowhere"),
        lambda: build(guide, layouts=tmp_path / "nowhere"),
        lambda: build(guide, output=guide / "source"),
    ):
        with pytest.raises(ValueError, match=r"no folder|read from"):
            call()
    assert sorted((guide / "source").glob("*.pdf")) == []
