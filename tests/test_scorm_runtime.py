"""The packages in a learning system: scorm-again in headless Chromium, with the limits of SCORM 1.2 asserted by us.

One browser and one server play every scenario of tests/scorm/scenarios.mjs.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile

import pytest

from tests.conftest import HOME, need
from tests.scorm import COURSES, small_guide
from tests.validators import NODE_MODULES, node_package
from tests.validators.epub import BROWSERS, has_browser

HERE = HOME / "tests" / "scorm"
SCENARIOS = re.findall(r'^  async "([^"]+)"', (HERE / "scenarios.mjs").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    need("scorm-again in Chromium", has_browser("scorm-again"))
    small = small_guide(tmp_path_factory.mktemp("guide"))
    folder = tmp_path_factory.mktemp("packages")
    for name in COURSES:
        zipfile.ZipFile(io.BytesIO(small.zip(name))).extractall(folder / name)
    browser = next(filter(None, map(shutil.which, BROWSERS)))
    command = ["node", str(HERE / "runtime.mjs"), browser, str(NODE_MODULES), str(folder)]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300)
    assert run.returncode == 0, run.stderr
    found: dict[str, list[str]] = json.loads(run.stdout)
    return found


@pytest.mark.parametrize("name", SCENARIOS)
def test_scenario(name: str, played: dict[str, list[str]]) -> None:
    assert played[name] == []


def test_the_scenarios_are_all_played(played: dict[str, list[str]]) -> None:
    assert sorted(played) == sorted(SCENARIOS)


def test_scorm_again_is_the_version_that_was_measured() -> None:
    package = node_package("scorm-again")
    need("scorm-again", package is not None)
    assert package is not None
    assert json.loads((package / "package.json").read_text(encoding="utf-8"))["version"] == "3.4.3"
