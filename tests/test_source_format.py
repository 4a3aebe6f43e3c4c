"""Every example of the pages on the source format is part of one guide that builds in every format."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from guidepress.exercises import KINDS
from guidepress.formats.registry import DEFAULT
from guidepress.pipeline.build import BuildResult, build
from guidepress.pipeline.project import Project
from guidepress.source.model.blocks import SourceBlock
from tests.conftest import HOME

PAGE = (HOME / "docs" / "source-format.md").read_text(encoding="utf-8")
TEXT_PAGE = (HOME / "docs" / "text-and-blocks.md").read_text(encoding="utf-8")

# What the examples point to without defining it.
SUPPORT = """\
part: What the examples point to
id: support
sections:
  - title: Mentors
    id: mentor.overview
    body:
      - exercise: rating-grid
        id: intro.platform
        title: Your platform
        for: you
        minutes: 5
        prompt: Rate each part.
        slide: How solid is it?
        scale: solid
        rows: {found: Foundations, wide: Widening perspectives}
      - exercise: structured-text
        id: behave.summary
        title: Summary
        for: you
        minutes: 5
        prompt: Sum up.
        slide: What is strongest?
        questions:
          - {key: strongest, ask: My strongest item}
      - exercise: pair-table
        id: leap.balance
        title: Worries and supports
        for: you
        minutes: 5
        prompt: Write both.
        slide: What would help?
        columns: {worry: Worry, support: Support}
        blank-rows: 2
facilitate:
  activity:
    title: Planned or lucky?
    id: intro.activity
    full: 20
    short: 10
    steps:
      - {do: Draw your line, full: 20, short: 10}
"""


def examples(page: str = PAGE) -> Iterator[tuple[str, str, str]]:
    """(chapter, heading, YAML) of each example of a page, in order."""
    chapter = heading = ""
    for match in re.finditer(r"^(#{2,3}) ([^\n]+)$|^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
        if match.group(1) == "##":
            chapter = heading = match.group(2)
        elif match.group(1):
            heading = match.group(2)
        else:
            yield chapter, heading, match.group(3)


def body_examples() -> list[tuple[str, str]]:
    """(heading, YAML) of each example of blocks, of both pages."""
    blocks = [(heading, text) for chapter, heading, text in examples() if chapter in ("Blocks", "Exercises")]
    return [*blocks, *((heading, text) for _, heading, text in examples(TEXT_PAGE))]


def one(chapter: str) -> str:
    return next(text for name, _, text in examples() if name == chapter)


def write_guide(root: Path) -> Project:
    """A guide made of all examples."""
    source = root / "source"
    (source / "parts").mkdir(parents=True)
    about = re.sub(r"^parts: \[.*?\].*$", "parts: [leap, demo, support]", one("guide.yaml"), flags=re.MULTILINE)
    (source / "guide.yaml").write_text(about, encoding="utf-8")
    (source / "words.yaml").write_text(one("words.yaml"), encoding="utf-8")
    (source / "parts" / "01-leap.yaml").write_text(one("A part"), encoding="utf-8")
    demo = ["part: Every block", "id: demo", "number: 6", "sections:"]
    for number, (heading, text) in enumerate(body_examples(), 1):
        demo += [f"  - title: Example of {heading}", f"    id: demo.section-{number}", "    body:"]
        demo.append(textwrap.indent(text, "      "))
    demo.append(one("Facilitation"))
    (source / "parts" / "02-demo.yaml").write_text("\n".join(demo), encoding="utf-8")
    (source / "parts" / "03-support.yaml").write_text(SUPPORT, encoding="utf-8")
    (source / "timetables.yaml").write_text(one("timetables.yaml"), encoding="utf-8")
    (source / "cards.yaml").write_text(one("cards.yaml"), encoding="utf-8")
    (source / "facilitation.yaml").write_text(one("facilitation.yaml"), encoding="utf-8")
    images = root / "assets" / "images"
    images.mkdir(parents=True)
    Image.new("RGB", (400, 300), "#8899aa").save(images / "workshop.jpg")
    Image.new("RGB", (200, 80), "#334455").save(images / "your-logo.png")
    return Project(source, HOME / "layouts", root / "output")


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


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_an_example(kind: str) -> None:
    assert re.search(rf"^- exercise: {kind}$", PAGE, re.MULTILINE)


@pytest.mark.parametrize("block", SourceBlock.__args__, ids=lambda block: block.__name__)
def test_every_block_has_an_example(block: type) -> None:
    key = block.__struct_fields__[0].rstrip("_")
    key = "exercise" if key == "spec" else key
    assert re.search(rf"^- {key}:", PAGE, re.MULTILINE)
