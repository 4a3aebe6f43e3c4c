"""The book says what the workbook says: once by the blocks that both are made from, once by the finished files.

The files are read as a reader reads them, the workbook by its structure and the book by its spine, compared block by
block; each difference has a rule in `epub_rules`.

By the blocks: every word of every block is in its file, but for what is named here.

- What stands on paper only (`Alternative.paper`) is told by its other side.
- Where the book has words of its own (`ByMedium`, `Exercise.privacy_in`), they stand in place of the workbook's.
- Of several empty rows that are alike, the first stands for all.
- A card has the name of its row for a heading, so nothing heads the names.
- Names for screen readers of form fields, and words on drawings, are not printed in a book: it has no fields, and each
  drawing has a text alternative.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from guidepress.core.problems import Problems
from guidepress.core.values import Value
from guidepress.document.authored_text import Line, Plain, Prose
from guidepress.document.blocks import ByMedium, Figure, Label
from guidepress.document.drawing import Drawing
from guidepress.document.exercise import (
    Alternative,
    Column,
    Exercise,
    FieldGrid,
    Row,
)
from guidepress.document.fields import Choice, Field, Option
from guidepress.document.inline import Run
from guidepress.document.page_map import PageMap
from guidepress.formats.epub.set_book import site_of, spine_pages
from guidepress.formats.html.xml import text_of
from guidepress.pipeline.build import BuildResult
from tests.conftest import RealGuide
from tests.epub_cases import theme
from tests.epub_parity import Block, book_blocks, workbook_blocks
from tests.epub_rules import Comparison, Difference
from tests.pdf_tree import TaggedPdf

UNSPOKEN = {"label", "slide", "key", "id", "where"}


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def told(value: object) -> Iterator[str]:
    """Every text in a block that a reader of the book must find."""
    if isinstance(value, tuple):
        for each in value:
            yield from told(each)
    elif isinstance(value, (Run, Label)):
        yield value.text
    elif isinstance(value, Option):
        yield value.label
    elif isinstance(value, Alternative):
        yield from told(value.reflow)
    elif isinstance(value, ByMedium):
        yield from told(value.blocks("book"))
    elif isinstance(value, FieldGrid):
        yield from _of_grid(value)
    elif isinstance(value, Figure):
        yield value.alt
        yield from told((value.caption, value.description, value.table))
    elif isinstance(value, Value) and not isinstance(value, Drawing):
        if isinstance(value, Exercise):
            privacy = value.privacy_in.get("book", value.privacy)
            yield from (value.number, value.title, privacy, value.audience.text)
        for name in value.__struct_fields__:
            if name not in UNSPOKEN:
                yield from told(getattr(value, name))


def _of_grid(grid: FieldGrid) -> Iterator[str]:
    has_headers = any(row.header for group in grid.groups for row in group.rows)
    yield from told(grid.row_label if has_headers and grid.layout == "table" else ())
    yield from told(tuple(Column(column.label) for column in grid.columns))
    for group in grid.groups:
        yield from told(group.title)
        blank = [row for row in group.rows if not row.header]
        rows: tuple[Row, ...] = group.rows[:1] if len(blank) == len(group.rows) else group.rows
        for row in rows:
            yield from told(row.header)
            yield from told(tuple(cell for cell in row.cells))


@pytest.fixture(scope="module")
def texts(real: RealGuide) -> dict[str, str]:
    """Anchor of each division to the text of its file, without white space. Pictures count with their alternatives."""
    book = real.arranged.book
    site = site_of(book, theme(), PageMap(book.edition.id, {}, (), 0), Problems())
    found = {}
    for (_, root), division in zip(spine_pages(site)[2:], book.divisions, strict=True):
        names = " ".join(_alternatives(root))
        found[division.anchor] = squeezed(text_of(root) + names)
    return found


def _alternatives(node: object) -> Iterator[str]:
    for key, value in getattr(node, "attributes", ()):
        if key in ("alt", "aria-label"):
            yield value
    for child in getattr(node, "children", ()):
        yield from _alternatives(child)


def test_every_word_of_every_block_is_in_the_book(real: RealGuide, texts: dict[str, str]) -> None:
    missing = []
    for division in real.arranged.book.divisions:
        for text in told(division):
            if squeezed(text) not in texts[division.anchor]:
                missing.append((division.anchor, text))
    assert not missing


def test_what_must_be_told() -> None:
    asked = Field("a.b", "text", ("for a tooltip",), (Run("asked"),))
    chosen = Choice("a.c", ("for a tooltip",), (Option("key", "yes"),))
    assert list(told((asked, Alternative((asked,), (chosen,))))) == ["asked", "yes"]


# ------------------------------------------------------------------------------------------------- the finished files


class Files:
    """The real workbook and the real book, read."""

    def __init__(self, real: RealGuide, built: BuildResult) -> None:
        assert built.pages is not None
        self.comparison = Comparison(real.arranged.book, built.pages)
        slug = real.arranged.book.slug
        self.workbook = workbook_blocks(TaggedPdf(built.files[f"{slug}-workbook.pdf"]))
        self.book = book_blocks(built.files[f"{slug}.epub"])

    def unexplained(self, book: list[Block]) -> list[Difference]:
        found = self.comparison.differences(self.workbook, book)
        return [each for each in found if not self.comparison.rule(each)]


@pytest.fixture(scope="module")
def both(real: RealGuide, built: BuildResult) -> Files:
    return Files(real, built)


def test_the_book_says_what_the_workbook_says(both: Files) -> None:
    found = both.unexplained(both.book)
    assert not found, "\n".join(f"{each.side} {each.block.page or ''}: {each.block.token}" for each in found)


# ------------------------------------------------------------------------------------------------- facilitators


PRIVATE = {"facilitate", "timetables", "cards", "pack"}
"""Where in the guide the words for facilitators stand."""


def sentences(value: object, private: bool, inside: bool = False) -> Iterator[str]:
    """Every line of a guide: those for facilitators or those for everybody; without its marks."""
    if isinstance(value, (Line, Plain, Prose)):
        if inside == private:
            lines = (re.sub(r"[*\[\]]|^[-\d.]+ ", "", line).strip() for line in value.text.splitlines())
            yield from (line for line in lines if len(line.split()) > 4)
    elif isinstance(value, (tuple, Mapping)):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from sentences(each, private, inside)
    elif isinstance(value, Value):
        for name in value.__struct_fields__:
            yield from sentences(getattr(value, name), private, inside or name in PRIVATE)


def test_nothing_for_facilitators_is_in_the_book(real: RealGuide, both: Files) -> None:
    text = " ".join(re.sub(r"\{[^}]*\}", "", block.text) for block in both.book)
    everybody = set(sentences(real.guide, private=False))
    shared = "\n".join(everybody)
    facilitators = [line for line in sentences(real.guide, private=True) if line not in shared]
    assert [line for line in facilitators if line in text] == []
