"""Guides that somebody broke end in a good build, or in errors with file, line and code; never in an exception.

Two guides are broken at a time: the starter, and the one made of all examples of docs/source/. The short form
takes seconds; with GUIDEPRESS_LONG=1 thousands are checked and hundreds built in full. `tests/fuzz/` searches further.
"""

from __future__ import annotations

import io
import random
import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import unified_diff
from pathlib import Path

import pikepdf
import pytest
import yaml
from hypothesis import HealthCheck, Phase, event, given, note, settings
from hypothesis import strategies as st
from lxml import etree

from guidepress.core.problems import Code, Problems, Severity
from guidepress.formats.registry import DEFAULT
from guidepress.pipeline.build import (
    BuildResult,
    build,
    check,
)
from guidepress.pipeline.project import Project
from tests.broken import break_lines, break_values
from tests.conftest import HOME, LONG, copy_starter
from tests.effort import calls
from tests.test_source_format import write_guide

CHECKED = 1000 if LONG else 25
"""Of each guide, in each manner."""
BUILT = 250 if LONG else 8
"""Of each guide; about one in four is still good enough for its files to be made."""
SAME = 2500 if LONG else 10
"""Of each guide, checked and built."""
MANY = settings(max_examples=CHECKED, deadline=None, suppress_health_check=list(HealthCheck))
FEW = settings(MANY, max_examples=BUILT, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # shrinking takes hours
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")
MOST = 30_000_000
"""Calls; a build as it should be makes about one million."""
CHANCES = st.randoms(use_true_random=False)


@pytest.fixture(scope="module", params=["starter", "documented"])
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("broken") / "guide"
    return write_guide(root) if request.param == "documented" else starter(root)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the guide of this repository, without the ids that bind it."""
    root = tmp_path_factory.mktemp("own") / "guide"
    shutil.copytree(HOME / "source", root / "source", ignore=shutil.ignore_patterns("ids.lock"))
    return Project(root / "source", HOME / "layouts", root / "output")


def starter(root: Path) -> Project:
    """The guide that `new` makes."""
    copy_starter(root)
    return Project(root / "source", HOME / "layouts", root / "output")


@contextmanager
def changed(project: Project, chance: random.Random, *, values: bool) -> Iterator[None]:
    """The guide with one of its files broken, for a while."""
    path = chance.choice(sorted(project.source.rglob("*.yaml")))
    good = path.read_text(encoding="utf-8")
    if values:
        tree = break_values(yaml.load(good, yaml.CBaseLoader), chance)
        broken = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)
    else:
        broken = break_lines(good, chance)
    path.write_text(broken, encoding="utf-8", errors="replace", newline="\n")
    note("\n".join([path.name, *unified_diff(good.split("\n"), broken.split("\n"), lineterm="", n=1)])[:3000])
    try:
        yield
    finally:
        path.write_text(good, encoding="utf-8", newline="\n")


def well_told(problems: Problems, project: Project) -> None:
    """Each problem has its place in a file of the guide, and words that a terminal prints."""
    for problem in problems:
        path = project.source.parent / problem.where.file
        lines = len(path.read_text(encoding="utf-8").split("\n")) if path.suffix == ".yaml" and path.is_file() else 1
        assert problem.where.file, problem
        assert 1 <= problem.where.line <= lines, problem
        assert problem.where.column >= 1, problem
        assert not UNPRINTABLE.search(str(problem)), problem
        assert problem.code is not Code.LOST_WORDS, problem


def whole(built: BuildResult) -> None:
    """Every file of every format is there and can be opened."""
    assert {Path(name).suffix for name in built.files} >= {".pdf", ".epub", ".json"}
    for name, data in built.files.items():
        if name.endswith(".pdf"):
            with pikepdf.open(io.BytesIO(data)) as pdf:
                assert len(pdf.pages) > 0
                assert not pdf.check_pdf_syntax(), name
        elif name.endswith((".epub", ".pptx")):
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                assert package.testzip() is None, name
                for entry in package.namelist():
                    if entry.endswith((".xml", ".xhtml", ".opf", ".rels", ".svg")):
                        etree.fromstring(package.read(entry))


@pytest.mark.parametrize("values", [True, False], ids=["values", "lines"])
@MANY
@given(chance=CHANCES)
def test_any_change_is_checked(project: Project, values: bool, chance: random.Random) -> None:
    problems = Problems()
    with changed(project, chance, values=values):
        check(project, problems)
        well_told(problems, project)


@FEW
@given(chance=CHANCES)
def test_any_change_is_built_whole_or_not_at_all(project: Project, chance: random.Random) -> None:
    found: list[BuildResult] = []
    with changed(project, chance, values=True):
        calls(lambda: found.append(build(project, DEFAULT, lambda step: None)), MOST)
        (built,) = found
        well_told(built.problems, project)
    event("refused" if built.problems.failed else "built")
    if not built.problems.failed:
        whole(built)


@settings(FEW, max_examples=SAME)
@given(chance=CHANCES)
def test_check_and_build_find_the_same_errors(project: Project, chance: random.Random) -> None:
    find_the_same(project, chance)


@pytest.mark.skipif(not LONG, reason="takes half an hour")
@settings(FEW, max_examples=200)
@given(chance=CHANCES)
def test_check_and_build_find_the_same_errors_in_our_guide(own: Project, chance: random.Random) -> None:
    find_the_same(own, chance)


def find_the_same(project: Project, chance: random.Random) -> None:
    """`check` is the build without files: both report the same codes at the same places."""
    checked = Problems()
    with changed(project, chance, values=chance.random() < 0.5):
        check(project, checked)
        built = build(project, DEFAULT, lambda step: None)
    event("refused" if checked.failed else "built")
    assert errors_of(checked) == errors_of(built.problems)
    assert checked.failed == (not built.files)


def errors_of(problems: Problems) -> list[str]:
    return [str(problem) for problem in problems if problem.severity is Severity.ERROR]


FOUND = {
    "title of a thousand characters": ("part: One good meeting", "part: " + "One good meeting. " * 60),
    "name of a publisher of a thousand characters": ("  name: Your organisation", "  name: " + "Nobody " * 150),
}
"""What a search found once: words of the starter and what stood there instead."""


@pytest.mark.parametrize("name", sorted(FOUND))
def test_what_was_found_stays_mended(name: str, tmp_path: Path) -> None:
    project = starter(tmp_path / "guide")
    good, broken = FOUND[name]
    (path,) = (path for path in sorted(project.source.rglob("*.yaml")) if good in path.read_text(encoding="utf-8"))
    path.write_text(path.read_text(encoding="utf-8").replace(good, broken, 1), encoding="utf-8")
    built = build(project, DEFAULT, lambda step: None)
    well_told(built.problems, project)
    codes = {problem.code for problem in built.problems if problem.severity is Severity.ERROR}
    assert codes <= {Code.TOO_LONG, Code.OFF_PAGE}
    assert codes, "so many words have no room on a page"


def test_what_is_not_broken_is_built(project: Project) -> None:
    """So that the tests above do not pass by refusing everything."""
    built = build(project, DEFAULT, lambda step: None)
    assert not list(built.problems)
    whole(built)
