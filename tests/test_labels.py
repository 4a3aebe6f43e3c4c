"""The labels of the tool: declared once, all of them printed, and changed by a guide as it likes."""

from __future__ import annotations

import ast
import importlib.util
import re

from guidepress.document.authored_text import Line
from guidepress.document.labels import Labels
from guidepress.source.labels import (
    ENGLISH,
    FOLDER,
    file_language,
    labels_of,
    names_in_braces,
    placeholders,
    tool_labels,
)
from tests.conftest import HOME

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
    asked = set(re.findall(r"\w+", python)) | {f"web_{name}" for name in re.findall(r"\.(\w+)", scripts)}
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
