"""Links of the docs lead to files and headings that are there."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.conftest import HOME

PAGES = [HOME / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "starter/README.md")]
PAGES += sorted((HOME / "docs").rglob("*.md"))
CODE = re.compile(r"^ *```.*?^ *```$|^ {4,}[^\n]*$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
ADDRESS = re.compile(r"^[a-z]+:")


def links(page: Path) -> list[str]:
    """Targets of links to files and headings, without those in examples of code."""
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    found: list[str] = re.findall(r"\[[^\]]*\]\(([^()\s]+)\)", text)
    return [target for target in found if not ADDRESS.match(target)]


def headings(page: Path) -> set[str]:
    """Fragments of a page, as hosts of Git repositories make them of its headings."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    names = set(re.findall(r'<a (?:id|name)="([^"]+)"', text))
    for heading in re.findall(r"^#{1,6} +(.*)$", text, re.MULTILINE):
        names.add(re.sub(r"[^\w\- ]", "", heading.lower().strip()).replace(" ", "-"))
    return names


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(HOME).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    lost = []
    for target in links(page):
        name, _, fragment = unquote(target).partition("#")
        file = (page.parent / name).resolve() if name else page
        if not file.exists() or (fragment and file.suffix == ".md" and fragment not in headings(file)):
            lost.append(target)
    assert not lost


def test_the_docs_have_links() -> None:
    """The test above compares something."""
    assert sum(len(links(page)) for page in PAGES) > 100


NAMED = re.compile(r"(?<![\w/.-])((?:docs|starter|examples)/[\w./-]+\.(?:md|json|yaml))\b")
ROOMS = ("guidepress", "tools", "tests", "source", "layouts")
CODE_FILES = [path for room in ROOMS for path in (HOME / room).rglob("*")]
TEXTS = {".py", ".md", ".yaml", ".css", ".mjs", ".js"}


def test_files_that_name_a_page_of_the_docs_name_one_that_is_there() -> None:
    files = [path for path in CODE_FILES if path.suffix in TEXTS and "validators" not in path.parts]
    lost = {
        f"{path.relative_to(HOME)}: {name}"
        for path in [*files, *PAGES]
        for name in NAMED.findall(path.read_text(encoding="utf-8", errors="replace"))
        if path.name != "CHANGELOG.md" and not (HOME / name).exists()
    }
    assert not lost
