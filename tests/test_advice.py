"""Advice: each rule on a guide of its own (tests/cases/advice/NAME), and its levels.

A case's files replace those of `_base`; `colours.txt` changes colours of layouts/theme.yaml.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from guidepress.checks.advice import RULES
from guidepress.checks.advice.design import contrast_ratio
from guidepress.checks.advice.spelling import list_of
from guidepress.core.problems import ADVICE, Code, Problems
from guidepress.pipeline.build import build, check
from guidepress.pipeline.project import Project
from tests.conftest import HOME

CASES = HOME / "tests" / "cases" / "advice"
NAMES = sorted(path.name for path in CASES.iterdir() if path.is_dir() and path.name != "_base")
WRITE = bool(os.environ.get("GUIDEPRESS_WRITE_GOLDENS"))


def lay_out(name: str, folder: Path) -> Project:
    shutil.copytree(CASES / "_base", folder, dirs_exist_ok=True)
    shutil.copytree(CASES / name, folder, dirs_exist_ok=True)
    colours = CASES / name / "colours.txt"
    if not colours.exists():
        return Project(folder / "source", HOME / "layouts", folder / "output")
    shutil.copytree(HOME / "layouts", folder / "layouts")
    shutil.copytree(HOME / "assets", folder / "assets")
    theme = folder / "layouts" / "theme.yaml"
    text = theme.read_text(encoding="utf-8")
    for line in colours.read_text(encoding="utf-8").splitlines():
        text = re.sub(rf"(?m)^( *){line.partition(':')[0]}: .*$", rf"\1{line}", text, count=1)
    theme.write_text(text, encoding="utf-8")
    return Project(folder / "source", folder / "layouts", folder / "output")


def said_of(project: Project) -> list[str]:
    problems = Problems()
    check(project, problems)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, tmp_path: Path) -> None:
    said = "\n".join(said_of(lay_out(name, tmp_path))) + "\n"
    golden = CASES / name / "expected.txt"
    if WRITE:
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


def test_nothing_is_said_of_the_base(tmp_path: Path) -> None:
    assert said_of(lay_out("_base", tmp_path)) == []


def test_every_rule_has_a_case_and_every_advice_code_a_rule() -> None:
    assert {code.value for code in RULES} <= set(NAMES)
    assert set(RULES) | {Code.TOO_LONG, Code.PASTED_CHARACTERS} == ADVICE
    for code in RULES:
        expected = (CASES / code.value / "expected.txt").read_text(encoding="utf-8").splitlines()
        assert expected
        assert all(f" warning {code.value}: " in line for line in expected)


# ------------------------------------------------------------------------------------------------- levels


def built(name: str, folder: Path) -> list[str]:
    return [str(problem) for problem in build(lay_out(name, folder), ("pdf",), lambda step: None).problems]


def test_a_build_says_no_more_than_it_must(tmp_path: Path) -> None:
    """Warnings are for `check`; what the guide counts as an error stops the build as well."""
    assert built("spelling", tmp_path / "a") == []
    (problem,) = built("levels", tmp_path / "b")
    assert " error spelling: " in problem


def test_settle_leaves_errors_alone() -> None:
    from guidepress.core.problems import NOWHERE

    problems = Problems()
    problems.error(Code.TOO_LONG, NOWHERE, "one")
    problems.warning(Code.TOO_LONG, NOWHERE, "two")
    problems.warning(Code.LONG_LIST, NOWHERE, "three")
    levels = {"too-long": "off", "long-list": "error"}
    problems.apply_levels(lambda problem: levels.get(problem.code.value, ""))
    assert [(one.message, one.severity.value) for one in problems] == [("three", "error"), ("one", "error")]
    assert problems.failed


# ------------------------------------------------------------------------------------------------- the rules


GOOD = ("size", "seize", "prize", "laboratory", "humorous", "honorary", "vigorous", "practice", "license", "colorectal")


@pytest.mark.parametrize(
    ("american", "expected"),
    [
        ("organization", "organisation"),
        ("Recognizes", "Recognises"),
        ("color", "colour"),
        ("centers", "centres"),
        ("pediatrician", "paediatrician"),
        ("travelers", "travellers"),
        ("analyzed", "analysed"),
        *((word, "") for word in GOOD),
    ],
)
def test_british(american: str, expected: str) -> None:
    assert list_of("en-GB", {}).right(american) == expected


def test_the_word_list_asks_for_nothing_that_it_forbids() -> None:
    words = list_of("en-GB", {})
    assert len(words.whole) + len(words.begins) > 350
    for better in (*words.whole.values(), *words.begins.values()):
        assert words.right(better.split()[0]) == "", better


def test_a_guide_has_words_of_its_own() -> None:
    own = {"utilis*": "us*", "programs": "programs", "cafe": "café"}
    words = list_of("en-GB", own)
    assert [words.right(word) for word in ("Utilised", "programs", "Cafe", "color")] == ["Used", "", "Café", "colour"]
    assert [list_of("fr", own).right(word) for word in ("color", "cafe")] == ["", "café"]


def test_contrast_by_wcags_own_examples() -> None:
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21)
    assert contrast_ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast_ratio("#ffffff", "#777777") == contrast_ratio("#777777", "#ffffff")


@pytest.mark.parametrize("language", ["fr", "en-US", "en-IE"])
def test_word_lists_are_for_their_languages(language: str, tmp_path: Path) -> None:
    """Nothing of the lists of a language is asked of a guide in another."""
    said = []
    for name in ("spelling", "link-words", "reading-ease"):
        project = lay_out(name, tmp_path / name)
        about = project.source / "guide.yaml"
        text, changed = re.subn("(?m)^language: .*$", f"language: {language}", about.read_text(encoding="utf-8"))
        assert changed == 1
        about.write_text(text, encoding="utf-8")
        said += said_of(project)
    asked = {word for word in ("spelling", "do not say where", "reading-ease") if any(word in line for line in said)}
    english = {"do not say where", "reading-ease"}
    assert asked == {"fr": set(), "en-US": english, "en-IE": {"spelling", *english}}[language]
