"""What an author gets wrong, and the exact words that say so: one folder of tests/cases/errors a case.

A case's files replace those of `_base`. `without.txt` lists files that are not there.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from guidepress.checks.missing_glyphs import JOINED_HINT, SCRIPT_HINT, SYMBOL_HINT
from guidepress.core.problems import ADVICE, Code, Problems
from guidepress.formats.registry import DEFAULT
from guidepress.pipeline.build import build, check
from guidepress.pipeline.project import Project
from guidepress.pipeline.reading import read
from guidepress.source.yaml_reader import MAX_BYTES

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases" / "errors"
ADVICE_CASES = ROOT / "tests" / "cases" / "advice"
"""Kept by test_advice.py."""
NAMES = sorted(path.name for path in CASES.iterdir() if path.is_dir() and path.name != "_base")
ELSEWHERE = {
    Code.UNKNOWN_FILE: "test_own_design.py keeps them: they are about a guide's design, and the cases have none",
    Code.TOO_LARGE: "test_a_file_that_is_too_large writes a file of 5 MB, which need not be kept",
    Code.LOST_WORDS: "test_account.py keeps it: it is a fault of the tool, so no case has it",
    Code.BAD_PLAN: "test_plans.py keeps it: the file comes from the command line, and the cases have none",
    Code.UNKNOWN_VARIANT: "test_variants.py keeps it: the name comes from the command line, and the cases have none",
    Code.EXAMPLE_TOO_LONG: "test_answer_room.py keeps it: it is found on laid pages, and the cases are not laid out",
    Code.OFF_PAGE: "test_page_sizes.py keeps it: it is found on laid pages, and the cases are not laid out",
    Code.MISSING_GLYPH: "test_a_character_that_the_font_lacks sets the workbook, which the cases do not",
}
ENTRY = re.compile(r"^## `([a-z0-9-]+)`$", re.MULTILINE)


def lay_out(name: str, folder: Path) -> Path:
    """Writes the project of a case into a folder; returns its source."""
    shutil.copytree(CASES / "_base", folder, dirs_exist_ok=True)
    case = CASES / name
    shutil.copytree(case, folder, dirs_exist_ok=True)
    if (case / "without.txt").exists():
        for gone in (case / "without.txt").read_text(encoding="utf-8").split():
            (folder / gone).unlink()
    return folder / "source"


def found_in(source: Path) -> Problems:
    """All problems of a source, read as the command line reads it."""
    problems = Problems()
    read(Project(source, ROOT / "layouts", source.parent / "output"), problems)
    return problems


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, tmp_path: Path) -> None:
    source = lay_out(name, tmp_path)
    messages = [str(problem) for problem in found_in(source)]
    expected = (CASES / name / "expected.txt").read_text(encoding="utf-8")
    assert "\n".join(messages) + "\n" == expected


@pytest.mark.parametrize("name", NAMES)
def test_check_and_the_build_say_the_same(name: str, tmp_path: Path) -> None:
    """Advice apart, of which a build says nothing unless it is an error to the guide."""
    project = Project(lay_out(name, tmp_path), ROOT / "layouts", tmp_path / "output")
    checked = Problems()
    check(project, checked)
    built = build(project, DEFAULT, lambda step: None)
    assert [one for one in checked if one.code not in ADVICE] == [
        one for one in built.problems if one.code not in ADVICE
    ]


def test_the_base_of_the_cases_has_no_problem(tmp_path: Path) -> None:
    assert list(found_in(lay_out("_base", tmp_path))) == []


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    source = lay_out("_base", tmp_path)
    with (source / "parts" / "01-one.yaml").open("ab") as file:
        file.write(b"#" * MAX_BYTES)
    (problem,) = found_in(source)
    assert str(problem) == "source/parts/01-one.yaml:1:1: error too-large: the file is larger than 5 MB (split it)"


def test_a_character_that_the_font_lacks(tmp_path: Path) -> None:
    source = lay_out("_base", tmp_path)
    part = source / "parts" / "01-one.yaml"
    part.write_text(part.read_text(encoding="utf-8").replace("one sentence", "one 🦉"), encoding="utf-8")
    built = build(Project(source, ROOT / "layouts", tmp_path / "output"), ("pdf",), lambda step: None)
    (problem,) = built.problems
    message = f"the guide’s fonts have no “🦉” (U+1F989) ({SYMBOL_HINT})"
    assert str(problem) == f"source/parts/01-one.yaml:7:15: error missing-glyph: {message}"


def test_a_missing_character_has_a_place_wherever_it_is_set(tmp_path: Path) -> None:
    """The title of a part stands in the furniture of its pages too, where nothing tells where it was written."""
    source = lay_out("_base", tmp_path)
    part = source / "parts" / "01-one.yaml"
    part.write_text(part.read_text(encoding="utf-8").replace("part: One", "part: One 🦉"), encoding="utf-8")
    found = build(Project(source, ROOT / "layouts", tmp_path / "output"), ("pdf",), lambda step: None).problems
    places = {(problem.where.file, problem.where.line, problem.code) for problem in found}
    assert places == {("source/parts/01-one.yaml", 1, Code.MISSING_GLYPH)}


def test_missing_characters_are_told_once_for_each_script_and_symbol(tmp_path: Path) -> None:
    source = lay_out("_base", tmp_path)
    part = source / "parts" / "01-one.yaml"
    words = "      - text: Բարեւ 🦊\n      - text: Բառ 🦊 🦉\n      - text: 🦊\n      - text: שלום\n"
    part.write_text(part.read_text(encoding="utf-8") + words, encoding="utf-8")
    built = build(Project(source, ROOT / "layouts", tmp_path / "output"), ("pdf",), lambda step: None)
    assert [str(problem).partition("missing-glyph: ")[2] for problem in built.problems] == [
        f"the guide’s fonts have no Armenian letters such as Բ ա ր ե ւ and 1 more, in 2 places ({SCRIPT_HINT})",
        f"the guide’s fonts have no “🦊” (U+1F98A), in 3 places ({SYMBOL_HINT})",
        f"the guide’s fonts have no “🦉” (U+1F989) ({SYMBOL_HINT})",
        f"the guide’s fonts have no Hebrew letters such as ש ל ו ם ({JOINED_HINT})",
    ]


def all_messages() -> list[str]:
    """What every case expects, line by line."""
    expected = [*CASES.glob("*/expected.txt"), *ADVICE_CASES.glob("*/expected.txt")]
    return [line for path in sorted(expected) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_code_has_a_case_or_a_reason() -> None:
    text = "\n".join(all_messages())
    seen = {code for code in Code if f" {code.value}: " in text}
    assert seen | set(ELSEWHERE) == set(Code)
    assert not seen & set(ELSEWHERE)


def test_every_code_stands_in_the_docs() -> None:
    page = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    assert ENTRY.findall(page) == [code.value for code in Code]


def test_every_example_in_the_docs_is_a_real_message() -> None:
    """Examples are copied from the cases, so that they stay true. The entries of ELSEWHERE have none to copy."""
    page = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    real = set(all_messages())
    sections = re.split(r"^## ", page, flags=re.MULTILINE)[1:]
    for section in sections:
        code = section.split("`")[1]
        examples = re.findall(r"^    (\S.*)$", section, re.MULTILINE)
        assert examples, code
        if Code(code) not in ELSEWHERE:
            assert set(examples) <= real, code
