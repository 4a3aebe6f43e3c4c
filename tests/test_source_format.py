"""Every example of docs/source/ builds, and the pages are short and complete."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guidepress.exercises import KINDS
from guidepress.formats.registry import DEFAULT
from guidepress.pipeline.build import BuildResult, build
from guidepress.source.model.blocks import SourceBlock
from tests.docs_examples import EXAMPLES, FOLDER, PAGES, PARTLY, WHOLE, Example, examples_of, marked, put_in
from tests.docs_examples import write_guide as write_guide

LONGEST = 200
"""Lines of a page; more than that is rather looked through than read."""


@pytest.fixture(scope="module")
def documented(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    outcome = build(write_guide(tmp_path_factory.mktemp("documented")), DEFAULT, lambda step: None)
    assert not list(outcome.problems), "\n".join(map(str, outcome.problems))
    return outcome


def test_every_example_builds(documented: BuildResult) -> None:
    assert {Path(name).suffix for name in documented.files} == {
        ".pdf",
        ".epub",
        ".pptx",
        ".json",
        ".txt",
        ".zip",
        ".html",
    }


FRAGMENTS = [*marked("in guide.yaml"), *marked("in facilitation.yaml")]


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda one: f"{one.page}:{one.line}")
def test_every_fragment_fits_into_its_file(fragment: Example, tmp_path: Path) -> None:
    project = write_guide(tmp_path)
    put_in(project.source / fragment.mark.removeprefix("in "), fragment.text)
    outcome = build(project, ("evaluation", "web"), lambda step: None)
    assert not list(outcome.problems), "\n".join(map(str, outcome.problems))


def test_every_example_says_what_it_is() -> None:
    """A block of code has a mark that is known, or none: then it is built as entries of a body."""
    assert {example.mark for example in EXAMPLES} == {"", *WHOLE, *PARTLY}


@pytest.mark.parametrize("page", sorted(FOLDER.glob("*.md")), ids=lambda page: page.name)
def test_pages_are_short_and_hold_nothing_that_is_not_tried(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST
    fences = re.findall(r"^ {0,3}(?:```|~~~)(.*)$", text, re.MULTILINE)
    assert len(fences) == 2 * len(examples_of(page.name, text)), "a block of code that is no example in YAML"
    assert not re.search(r"\n\n {4,}[a-z-]+:", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))


def test_the_map_names_every_page() -> None:
    assert {*PAGES, "README.md"} == {page.name for page in FOLDER.iterdir()}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_an_example(kind: str) -> None:
    assert any(re.search(rf"^- exercise: {kind}\b", example.text, re.MULTILINE) for example in marked(""))


@pytest.mark.parametrize("block", SourceBlock.__args__, ids=lambda block: block.__name__)
def test_every_block_has_an_example(block: type) -> None:
    key = block.__struct_fields__[0].rstrip("_").replace("_", "-")
    key = "exercise" if key == "spec" else key
    assert any(re.search(rf"^- {key}:", example.text, re.MULTILINE) for example in EXAMPLES)
