"""What is not tried for want of a tool is named at the end of a run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import HOME

HOOK = "from tests.conftest import pytest_terminal_summary\n"
TESTS = """
import pytest
from tests.conftest import need

@pytest.fixture
def tool():
    need("veraPDF", False)

def test_in_a_fixture(tool): pass
def test_in_a_test(): need("Ace", False)
def test_again(): need("Ace", False)
def test_for_another_reason(): pytest.skip("not today")
def test_that_is_tried(): need("qpdf", True)
"""


def run(folder: Path, tests: str, *arguments: str) -> list[str]:
    """The last lines of a run of these tests."""
    (folder / "conftest.py").write_text(HOOK, encoding="utf-8")
    (folder / "test_pretended.py").write_text(tests, encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(HOME)}
    env.pop("GUIDEPRESS_REQUIRE_VALIDATORS", None)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments, str(folder)]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True).stdout.splitlines()


@pytest.mark.parametrize("processes", ["0", "2"])
def test_each_absent_tool_is_named_once(processes: str, tmp_path: Path) -> None:
    said = run(tmp_path, TESTS, "-n", processes)
    assert "Not on this machine, so not tried: Ace, veraPDF. .ci/run installs them." in said
    assert "1 passed, 4 skipped" in said[-1]


def test_one_tool(tmp_path: Path) -> None:
    said = run(tmp_path, TESTS, "-n", "0", "-k", "in_a_fixture")
    assert "Not on this machine, so not tried: veraPDF. .ci/run installs it." in said


def test_nothing_is_said_where_nothing_is_wanting(tmp_path: Path) -> None:
    said = run(tmp_path, TESTS, "-n", "0", "-k", "another or tried")
    assert "1 passed, 1 skipped" in said[-1]
    assert not any("Not on this machine" in line for line in said)
