"""The examples of docs/source/, and the guide that is made of all of them."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from guidepress.pipeline.project import Project
from tests.conftest import HOME

FOLDER = HOME / "docs" / "source"
MAP = (FOLDER / "README.md").read_text(encoding="utf-8")
PAGES = list(dict.fromkeys(re.findall(r"\]\(([a-z-]+\.md)", MAP)))
"""Names of the pages in the order of the map."""
WHOLE = {"bibliography.yaml", "cards.yaml", "facilitation.yaml", "guide.yaml", "part", "timetables.yaml", "words.yaml"}
"""Marks of examples that are a whole file."""
PARTLY = {"in part", "in guide.yaml", "in facilitation.yaml"}
"""Marks of fragments: keys that belong into such a file. Without a mark an example holds entries of a body."""

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


@dataclass(frozen=True)
class Example:
    """An example of a page: `mark` is what stands behind ```yaml, "" for entries of a body."""

    page: str
    heading: str
    line: int
    mark: str
    text: str


def examples_of(page: str, text: str) -> list[Example]:
    """Every block of code of a page that is YAML, in order."""
    found, heading = [], ""
    for match in re.finditer(r"^#+ ([^\n]+)$|^```yaml([^\n]*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        if match.group(1):
            heading = match.group(1)
        else:
            line = text.count("\n", 0, match.start()) + 1
            found.append(Example(page, heading, line, match.group(2).strip(), match.group(3)))
    return found


EXAMPLES = [one for page in PAGES for one in examples_of(page, (FOLDER / page).read_text(encoding="utf-8"))]


def marked(mark: str) -> list[Example]:
    return [example for example in EXAMPLES if example.mark == mark]


def whole(mark: str) -> str:
    """The one example that is a whole file."""
    (example,) = marked(mark)
    return example.text


def write_guide(root: Path) -> Project:
    """A guide made of all examples, but for the fragments of guide.yaml and facilitation.yaml."""
    source = root / "source"
    (source / "parts").mkdir(parents=True)
    about = re.sub(r"^parts: \[.*?\].*$", "parts: [leap, demo, support]", whole("guide.yaml"), flags=re.MULTILINE)
    (source / "guide.yaml").write_text(about, encoding="utf-8")
    for name in sorted(WHOLE - {"guide.yaml", "part"}):
        (source / name).write_text(whole(name), encoding="utf-8")
    (source / "parts" / "01-leap.yaml").write_text(whole("part"), encoding="utf-8")
    (source / "parts" / "02-demo.yaml").write_text(_every_block(), encoding="utf-8")
    (source / "parts" / "03-support.yaml").write_text(SUPPORT, encoding="utf-8")
    images = root / "assets" / "images"
    images.mkdir(parents=True)
    Image.new("RGB", (400, 300), "#8899aa").save(images / "workshop.jpg")
    square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1H8V8H1z" fill="#123456"/></svg>'
    (images / "square.svg").write_text(square, encoding="utf-8")
    Image.new("RGB", (200, 80), "#334455").save(images / "your-logo.png")
    return Project(source, HOME / "layouts", root / "output")


def _every_block() -> str:
    """A part with a section for each example of a body, and what is said for facilitators."""
    demo = ["part: Every block", "id: demo", "number: 6", "sections:"]
    for number, example in enumerate(marked(""), 1):
        demo += [f"  - title: Example of {example.heading}", f"    id: demo.section-{number}", "    body:"]
        demo.append(textwrap.indent(example.text, "      "))
    return "\n".join([*demo, *(example.text for example in marked("in part"))])


def put_in(file: Path, fragment: str) -> None:
    """Puts keys into a file of the source, in place of those that it has."""
    text = file.read_text(encoding="utf-8")
    for key in re.findall(r"^([a-z-]+):", fragment, re.MULTILINE):
        text = re.sub(rf"^{key}:.*\n(?:[ \n#].*\n?|\n)*", "", text, flags=re.MULTILINE)
    file.write_text(text + fragment, encoding="utf-8")
