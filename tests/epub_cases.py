"""Blocks of every kind from tests/cases/xhtml, each set alone, or all of them bound into one book.

A case is a folder with `blocks.py` (its BLOCKS, and PAGES and BREAKS where page numbers matter) and `expected.xhtml`.
`python -m tests.epub_cases` writes every expected.xhtml anew: read the difference before it is committed.
"""

from __future__ import annotations

import io
import runpy
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.document.blocks import Label, LogoSlot, Paragraph
from guidepress.document.book import (
    Block,
    Book,
    Division,
    Edition,
    Person,
    Section,
)
from guidepress.document.drawing import Box, Drawing
from guidepress.document.exercise import Exercise
from guidepress.document.inline import Run
from guidepress.document.labels import Labels
from guidepress.document.page_map import PageBreak, PageMap
from guidepress.formats.epub.blocks import render_block
from guidepress.formats.epub.page import BookPageMaker
from guidepress.formats.epub.set_book import site_of
from guidepress.formats.html.xml import serialised
from guidepress.source.labels import labels_of
from guidepress.theme import Theme, load_theme
from tests.making import make_book

HOME = Path(__file__).resolve().parent.parent
CASES = Path(__file__).parent / "cases" / "xhtml"


@dataclass(frozen=True)
class Case:
    name: str
    blocks: tuple[Block, ...]
    pages: dict[str, int]
    breaks: tuple[PageBreak, ...]

    @property
    def expected(self) -> Path:
        return CASES / self.name / "expected.xhtml"


def cases() -> list[Case]:
    return [case(path.parent.name) for path in sorted(CASES.glob("*/blocks.py"))]


def case(name: str) -> Case:
    found = runpy.run_path(str(CASES / name / "blocks.py"))
    return Case(name, found["BLOCKS"], found.get("PAGES", {}), found.get("BREAKS", ()))


def exercise(name: str, *body: Block, **more: Any) -> Exercise:
    """An exercise of the cases, with a body of its own."""
    return Exercise(
        id=f"part.{name}",
        number="1.1",
        title=f"Think & write: {name}",
        audience=Label("For you", "person"),
        minutes=10,
        privacy="Your answers stay in your copy.",
        prompt=(Paragraph((Run("What do you think?"),)),),
        body=body,
        anchor=f"part.{name}",
        **more,
    )


@lru_cache
def theme() -> Theme:
    problems = Problems()
    found = load_theme(HOME / "layouts", HOME / "assets", problems)
    assert found is not None, list(problems)
    return found


def with_embedded_fonts() -> Theme:
    found = theme()
    return replace(found, book=replace(found.book, embed_fonts=True))


def words() -> Labels:
    return labels_of({}, "en-GB")


def book(*sections: Section, evaluator: str = "") -> Book:
    """A book of one part with these sections, and a page to refer to."""
    here = Paragraph((Run("Here."),), key="other.place/1")
    other = Section((Run("Somewhere else"),), "other.place", (here,), "other.place")
    return Book(
        slug="sample",
        title="Every block",
        subtitle="A sample of all that can be set",
        language="en-GB",
        description="Made for tests.",
        edition=Edition("2026-1", "2026-11-22"),
        publisher="A museum",
        people=(Person("A. Writer", "aut"), Person("An Editor", "edt")),
        rights="Nobody’s & everybody’s.",
        identifier="urn:guidepress:sample:2026-1",
        hashtags=("#Sample",),
        logo=LogoSlot("Logo"),
        cover=Drawing(40, 20, (Box(0, 0, 40, 20, "Cover", "accent-1"),)),
        divisions=(
            Division("contents", (Run("Contents"),), "contents", "contents", key="contents"),
            Division("part", (Run("Blocks"),), "part", "part", "1", sections=sections, minutes=9, accent=1, key="part"),
            Division("back", (Run("Other"),), "other", "other", sections=(other,), key="other"),
        ),
        words=words(),
        evaluator=evaluator,
    )


def section_of(one: Case) -> Section:
    anchor = f"part.{one.name}"
    return Section((Run(one.name),), anchor, one.blocks, anchor)


def sample() -> tuple[Book, PageMap]:
    """Every case in one book, each on a page of its own, and its own page breaks left aside."""
    found = cases()
    sections = [section_of(one) for one in found]
    pages = {section.anchor: number for number, section in enumerate(sections, start=3)}
    breaks = [PageBreak(1, "cover"), PageBreak(2, "contents")]
    breaks += [PageBreak(pages[section.anchor], section.key) for section in sections]
    last = breaks[-1].page
    breaks += [PageBreak(last + 1, "other.place/1", inside=True), PageBreak(last + 2, "nowhere")]
    return book(*sections), PageMap("2026-1", pages, tuple(breaks), last + 2)


def bound(style: Theme | None = None) -> bytes:
    """The bytes of `sample`."""
    whole, pages = sample()
    problems = Problems()
    data = make_book(whole, style or theme(), pages, problems)
    assert not list(problems)
    return data


def broken(data: bytes, file: str, old: str, new: str) -> bytes:
    """The same book with one text of one file replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as copy:
        for info in source.infolist():
            content = source.read(info)
            if info.filename == file:
                text = content.decode("utf-8")
                assert old in text
                content = text.replace(old, new, 1).encode("utf-8")
            copy.writestr(info, content)
    return target.getvalue()


def rendered(one: Case) -> str:
    """The XHTML of a case's blocks."""
    problems = Problems()
    whole = book(section_of(one))
    site = site_of(whole, theme(), PageMap("2026-1", one.pages, one.breaks, len(one.breaks)), problems)
    assert not list(problems)
    return (
        "\n".join(serialised(node) for node in BookPageMaker(site, "part.xhtml", render_block).blocks(one.blocks))
        + "\n"
    )


if __name__ == "__main__":
    for each in cases():
        each.expected.write_text(rendered(each), encoding="utf-8", newline="\n")
