"""A trust that changes the guide can still test the tool: what knows our words is left out, and the run says so."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.conftest import LONG
from tests.guide import changed_copy, ours

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the copy shares what is installed by links")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return changed_copy.make(tmp_path_factory.mktemp("trust") / "copy")


def test_the_copy_is_another_guide(copy: Path) -> None:
    """The changes are made, and `check` takes the guide."""
    parts = {path.name: path.read_text(encoding="utf-8") for path in (copy / "source" / "parts").iterdir()}
    whole = "\n".join(parts.values())
    for gone in (changed_copy.SECTION, *changed_copy.EXERCISES, changed_copy.RENAMED[0]):
        assert f"id: {gone}\n" not in whole
    assert f"id: {changed_copy.RENAMED[1]}\n" in whole
    assert whole.count(" too\n") > 50
    assert len(ours.changed(copy / "source")) > 15


def test_what_knows_our_words_is_left_out_and_named(copy: Path) -> None:
    run = changed_copy.test(copy, "--collect-only", "-q", "-n", "0")
    assert run.returncode == 0, run.stdout
    assert "tests/guide/test_" not in run.stdout
    (line,) = (line for line in run.stdout.splitlines() if line.startswith("Not run: tests/guide/"))
    assert "source/cards.yaml" in line


def test_nothing_is_said_where_it_was_not_asked_for(copy: Path) -> None:
    run = changed_copy.test(copy, "tests/test_numbers.py", "--collect-only", "-q", "-n", "0")
    assert run.returncode == 0, run.stdout
    assert "Not run" not in run.stdout


@pytest.mark.skipif(not LONG, reason="runs every test a second time; set GUIDEPRESS_LONG")
def test_every_other_test_holds(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GUIDEPRESS_LONG")
    for name in [name for name in os.environ if name.startswith("PYTEST_")]:
        monkeypatch.delenv(name)
    run = changed_copy.test(copy)
    assert run.returncode == 0, run.stdout
