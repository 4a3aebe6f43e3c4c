"""What many tests share: the real guide, read and built once; validators that are skipped or insisted on.

`build.py test` runs the tests in a process a processor. `once` keeps them from making the same thing each.
"""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import pytest
from filelock import FileLock
from hypothesis import settings

from guidepress.compose.book import Arranged
from guidepress.core.problems import Problems
from guidepress.formats.registry import DEFAULT
from guidepress.pipeline.build import BuildResult, build
from guidepress.pipeline.project import Project
from guidepress.pipeline.publish import publish
from guidepress.pipeline.reading import read
from guidepress.source.model.guide import Guide
from tests import PATIENCE
from tests.guide import ours

HOME = Path(__file__).resolve().parent.parent
REQUIRED = bool(os.environ.get("GUIDEPRESS_REQUIRE_VALIDATORS"))

LONG = bool(os.environ.get("GUIDEPRESS_LONG"))
"""Whether tests of endless inputs, and of being killed, take their long form."""

# No test fails for a slow machine, or by chance: only the long form, which somebody watches, looks for new examples.
settings.register_profile("house", deadline=None, derandomize=not LONG)
settings.load_profile("house")


SLOW_FILES = (
    "test_web_pages.py",
    "test_web_answers.py",
    "test_scorm_runtime.py",
    "test_pdf_validators.py",
    "test_errors.py",
    "test_house.py",
    "test_pdf_standards.py",
    "test_epub_validators.py",
    "test_examples.py",
    "test_variants.py",
    "test_fill_engines.py",
    "test_evidence.py",
)
"""The files of tests that take longest, the longest first."""

T = TypeVar("T")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow files begin first: at the end no process waits for another that has just begun one of them."""
    rank = {name: number for number, name in enumerate(SLOW_FILES)}
    items.sort(key=lambda item: rank.get(item.path.name, len(rank)))


def once(name: str, make: Callable[[], T], factory: pytest.TempPathFactory) -> T:
    """What `make` returns. Where the tests run in several processes, the first that asks makes it for all of them."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return make()
    kept = factory.getbasetemp().parent / f"{name}.pickle"
    with FileLock(f"{kept}.lock"):
        if not kept.exists():
            part = kept.with_suffix(".part")
            part.write_bytes(pickle.dumps(make()))
            part.replace(kept)
        made: T = pickle.loads(kept.read_bytes())
        return made


@dataclass(frozen=True)
class RealGuide:
    """The guide in source/, arranged."""

    guide: Guide
    arranged: Arranged


def real_project(output: Path) -> Project:
    return Project(HOME / "source", HOME / "layouts", output)


def copy_starter(folder: Path) -> None:
    """The guide that `new` makes, in a folder that is not there yet."""
    shutil.copytree(HOME / "starter", folder)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> RealGuide:
    """The real guide; the test fails with the messages where it has errors."""
    problems = Problems()
    found = read(real_project(tmp_path_factory.mktemp("unused")), problems)
    assert found is not None, "\n".join(map(str, problems))
    assert not problems.failed, "\n".join(map(str, problems))
    return RealGuide(*found)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """Every file of the real guide, in memory."""

    def make() -> BuildResult:
        outcome = build(real_project(tmp_path_factory.mktemp("unused")), DEFAULT, lambda step: None)
        assert not outcome.problems.failed, "\n".join(map(str, outcome.problems))
        return outcome

    return once("built", make, tmp_path_factory)


@pytest.fixture(scope="session")
def output(built: BuildResult, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every file of the real guide and the manifest, for tools that read files. Not to be changed."""
    assert built.guide is not None
    folder, about = tmp_path_factory.mktemp("output"), built.guide.about
    publish(built.files, folder, about.slug, about.edition.id, built.build, whole=True)
    return folder


@pytest.fixture(scope="session")
def documented_workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of a guide that holds every kind of exercise: the examples of docs/source/."""
    from tests.test_source_format import write_guide

    folder = tmp_path_factory.mktemp("documented")
    outcome = build(write_guide(folder), ("pdf",), lambda step: None)
    assert not list(outcome.problems), "\n".join(map(str, outcome.problems))
    path = folder / "workbook.pdf"
    path.write_bytes(next(data for name, data in outcome.files.items() if name.endswith("-workbook.pdf")))
    return path


ABSENT = " is not on this machine; .ci/run installs it"


def need(tool: str, found: bool) -> None:
    """Skips the test where a validator is not there, and says so; fails instead where validators are required."""
    if found:
        return
    if REQUIRED:
        pytest.fail(f"{tool} is required here and was not found")
    pytest.skip(f"{tool}{ABSENT}")


def need_cluster(*modules: str) -> None:
    """Skips the test where these modules of the extra `cluster` are not installed; the long form installs and wants
    them.
    """
    absent = [name for name in modules if find_spec(name) is None]
    if absent and LONG:
        pytest.fail(f"{', '.join(absent)} is required here: install requirements-cluster-test.lock")
    if absent:
        pytest.skip(
            f"{', '.join(absent)} is not installed: requirements-cluster-test.lock has it, .ci/long installs it"
        )


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leaves out tests/guide/ where the guide in source/ is not the one that it knows."""
    return True if collection_path == ours.HERE and not ours.is_run() else None


def asks_for(config: pytest.Config, folder: Path) -> bool:
    """Whether a run was to collect a folder: it, one around it, or something in it was named."""
    named = [(config.invocation_params.dir / one.partition("::")[0]).resolve() for one in config.args]
    return any(folder.is_relative_to(path) or path.is_relative_to(folder) for path in named)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Names what was not tried, in whichever process: tests/guide/, and each tool that `need` did not find."""
    if asks_for(config, ours.HERE) and not ours.is_run():
        terminalreporter.write_line(ours.why_not())
    tools = {tool for report in terminalreporter.stats.get("skipped", []) if (tool := absent_tool(report.longrepr))}
    if tools:
        them = "it" if len(tools) == 1 else "them"
        names = ", ".join(sorted(tools, key=str.casefold))
        terminalreporter.write_line(f"Not on this machine, so not tried: {names}. .ci/run installs {them}.")


def absent_tool(skip: object) -> str:
    """The tool that a skip is about, by what its report holds: file, line and reason; empty for any other reason."""
    reason = str(skip[2]) if isinstance(skip, tuple | list) else ""
    return reason.removeprefix("Skipped: ").removesuffix(ABSENT) if reason.endswith(ABSENT) else ""


def command(name: str) -> str:
    """The path of a program, or a skip."""
    path = shutil.which(name)
    need(name, path is not None)
    return path or ""


def run_build(*arguments: str, env: dict[str, str] | None = None, cwd: Path = HOME) -> subprocess.CompletedProcess[str]:
    """The tool as a person starts it, without the step that prepares the environment."""
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "guidepress", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(HOME), **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
    )
