"""The labels of the tool: declared once, all of them printed, and changed by a guide as it likes."""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path

import pytest

from guidepress.core.problems import Code, Problems, Where
from guidepress.document.authored_text import Line
from guidepress.document.labels import Labels
from guidepress.pipeline.build import build
from guidepress.pipeline.project import Project
from guidepress.source.labels import (
    ENGLISH,
    FOLDER,
    file_language,
    labels_of,
    names_in_braces,
    placeholders,
    tool_labels,
)
from guidepress.source.loader import load
from guidepress.source.locate import locate_problems
from tests.conftest import HOME
from tests.effort import calls
from tests.test_errors import found_in, lay_out

PACKAGE = HOME / "guidepress"
NAMES = Labels.__struct_fields__


def test_the_names_in_code_are_made_from_the_file() -> None:
    place = HOME / "tools" / "make_labels.py"
    spec = importlib.util.spec_from_file_location("make_labels", place)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert (PACKAGE / "document" / "labels.py").read_text(encoding="utf-8") == tool.code(), f"run {place.name}"


def test_every_label_is_printed_somewhere() -> None:
    code = [path for path in PACKAGE.rglob("*.py") if path.name != "labels.py"]
    python = "".join(path.read_text(encoding="utf-8") for path in code)
    scripts = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.js"))
    in_scripts = re.findall(r"\.(\w+)", scripts)
    asked = set(re.findall(r"\w+", python)) | {f"web_{name}" for name in in_scripts} | {*in_scripts}
    assert [name for name in NAMES if name not in asked] == []


def test_no_brace_is_left_unfilled() -> None:
    """Looks in the code for `words.name.format(key=…)`: what the English text asks for is given."""
    calls = 0
    for path in PACKAGE.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match call:
                case ast.Call(func=ast.Attribute(value=ast.Attribute(value=owner, attr=name), attr="format")):
                    if ast.unparse(owner).split(".")[-1].removeprefix("_") == "words":
                        calls += 1
                        assert {word.arg for word in call.keywords} >= set(placeholders(name.replace("_", "-"))), name
                case _:
                    pass
    assert calls > 40


def test_each_language_has_every_label_and_the_same_braces() -> None:
    english = tool_labels(ENGLISH)
    for path in FOLDER.glob("*.yaml"):
        labels = tool_labels(path.stem)
        assert labels.keys() == english.keys(), path.name
        for key, text in labels.items():
            assert set(names_in_braces(text)) <= set(placeholders(key)), key


def test_the_language_of_the_labels_is_that_of_the_guide() -> None:
    assert [file_language(tag) for tag in ("en", "en-GB", "EN-us", "fr", "zh-Hant")] == [ENGLISH] * 5


def test_a_guide_changes_the_labels_that_it_names() -> None:
    own = labels_of({"contents": Line("What is inside"), "gone": Line("Gone")}, "en-GB")
    plain = labels_of({}, "en-GB")
    assert own.contents == "What is inside"
    assert {name for name in NAMES if getattr(own, name) != getattr(plain, name)} == {"contents"}
    assert plain.see_page == " (page {page})", "spaces at the ends stay"


def _problems(folder: Path, words: str, language: str = "en-GB") -> list[str]:
    """The problems of a small guide with this words.yaml."""
    source = lay_out("_base", folder)
    about = source / "guide.yaml"
    about.write_text(about.read_text(encoding="utf-8").replace("en-GB", language), encoding="utf-8")
    (source / "words.yaml").write_text(words, encoding="utf-8")
    built = build(Project(source, HOME / "layouts", folder / "output"), ("pdf",), lambda step: None)
    return [str(problem) for problem in built.problems]


@pytest.mark.parametrize("label", ["**Not** this", "<i>Not</i> this", "[no](#one)", "`code`"])
def test_a_label_takes_no_marks(label: str, tmp_path: Path) -> None:
    (problem,) = _problems(tmp_path, f'example: "{label}"\n')
    assert problem.startswith("source/words.yaml:1:10: error markup-not-allowed: ")


def test_a_copy_of_the_english_file_is_not_a_translation(tmp_path: Path) -> None:
    english = (FOLDER / "en.yaml").read_text(encoding="utf-8")
    (problem,) = _problems(tmp_path, english, "fr")
    assert f"still English: {len(NAMES)}," in problem


def test_a_character_of_a_label_that_the_font_lacks_is_told_at_the_label(tmp_path: Path) -> None:
    (problem,) = _problems(tmp_path, "cover: The cover\nnotes-prompt: What do I want to keep 🦉\n")
    assert problem.startswith("source/words.yaml:2:15: error missing-glyph: ")


@pytest.mark.parametrize("name", ["words.yml", "Words.yaml", "wrds.yaml", "parts/02-two.yml"])
def test_a_file_that_nothing_reads_is_told(name: str, tmp_path: Path) -> None:
    source = lay_out("_base", tmp_path)
    (source / name).write_text("contents: What is inside\n", encoding="utf-8")
    (problem,) = found_in(source)
    assert str(problem).startswith(f"source/{name}:1:1: warning unknown-file: ")


@pytest.mark.parametrize("words", ["", "\n", "# contents: What is inside\n", "\ufeff# ours\n\n  # later\n"])
def test_a_file_of_labels_may_hold_comments_alone(words: str, tmp_path: Path) -> None:
    assert _problems(tmp_path, words) == []


def test_the_name_of_a_build_follows_the_labels(tmp_path: Path) -> None:
    project = Project(lay_out("_base", tmp_path), HOME / "layouts", tmp_path / "output")
    assert "labels/en.yaml" in {name for name, _ in project.inputs()}


def test_labels_are_looked_for_once_however_many_characters_they_lack(tmp_path: Path) -> None:
    """A guide in another script has hundreds of them."""
    source = lay_out("_base", tmp_path)
    letters = [chr(0x4E00 + number) for number in range(200)]
    labels = zip(("cover", "contents", "notes-prompt"), letters, strict=False)
    (source / "words.yaml").write_text("".join(f"{key}: {letter}\n" for key, letter in labels), encoding="utf-8")
    guide = load(source, Problems())
    assert guide is not None

    def work(count: int) -> int:
        problems = Problems()
        for letter in letters[:count]:
            problems.error(Code.MISSING_GLYPH, Where("source/parts/01-one.yaml"), "no", about=letter)
        spent = calls(lambda: locate_problems(guide, problems))
        assert [item.where.line for item in problems.items[:3]] == [1, 2, 3]
        return spent

    work(3)  # what is found out once for each class of values does not count
    assert work(200) < 2 * work(3)
