"""The packages in a learning system: scorm-again in headless Chromium, with the limits of SCORM 1.2 asserted by us.

One browser and one server play the scenarios of each file: scenarios.mjs (what learners and systems do), learners.mjs
(whose answers are shown) and systems.mjs (systems that are a little off the standard).
"""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests import PATIENCE
from tests.conftest import HOME, need
from tests.scorm import COURSES, small_guide
from tests.validators import NODE_MODULES, node_package
from tests.validators.epub import BROWSERS, has_browser

HERE = HOME / "tests" / "scorm"
FILES = ("scenarios", "learners", "systems")
SCENARIOS = [
    (file, name)
    for file in FILES
    for name in re.findall(r'^  async "([^"]+)"', (HERE / f"{file}.mjs").read_text(encoding="utf-8"), re.MULTILINE)
]


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages of the small guide, each in the folder of its name."""
    need("scorm-again in Chromium", has_browser("scorm-again"))
    small = small_guide(tmp_path_factory.mktemp("guide"))
    folder = tmp_path_factory.mktemp("packages")
    for name in COURSES:
        zipfile.ZipFile(io.BytesIO(small.zip(name))).extractall(folder / name)
    return folder


@pytest.fixture(scope="module")
def played(packages: Path) -> dict[str, dict[str, list[str]]]:
    """What went wrong in each scenario, by file and name."""
    return {file: play(packages, file) for file in FILES}


def play(packages: Path, file: str) -> dict[str, list[str]]:
    browser = next(filter(None, map(shutil.which, BROWSERS)))
    where = [browser, str(NODE_MODULES), str(packages), str(HERE / f"{file}.mjs")]
    command = ["node", str(HERE / "runtime.mjs"), *where]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE)
    assert run.returncode == 0, run.stderr
    found: dict[str, list[str]] = json.loads(run.stdout)
    return found


@pytest.mark.parametrize(("file", "name"), SCENARIOS)
def test_scenario(file: str, name: str, played: dict[str, dict[str, list[str]]]) -> None:
    assert played[file][name] == []


def test_the_scenarios_are_all_played(played: dict[str, dict[str, list[str]]]) -> None:
    assert sorted((file, name) for file, found in played.items() for name in found) == sorted(SCENARIOS)


def test_scorm_again_is_the_version_that_was_measured() -> None:
    package = node_package("scorm-again")
    need("scorm-again", package is not None)
    assert package is not None
    assert json.loads((package / "package.json").read_text(encoding="utf-8"))["version"] == "3.4.3"
