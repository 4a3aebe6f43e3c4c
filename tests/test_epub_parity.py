"""Nothing is missing from the book: every word of every block is in its file, but for what the rules below name.

- What stands on paper only (`Alternative.paper`) is told by its other side.
- Of several empty rows that are alike, the first stands for all.
- A card has the name of its row for a heading, so nothing heads the names.
- Names for screen readers of form fields, and words on drawings, are not printed in a book: it has no fields, and each
  drawing has a text alternative.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from guidepress.blocks import (
    Alternative,
    Choice,
    Column,
    Drawing,
    Exercise,
    Field,
    FieldGrid,
    Figure,
    Label,
    Option,
    Row,
    Run,
)
from guidepress.pages import PageMap
from guidepress.problems import Problems
from guidepress.writers.epub import pages_of, site_of
from guidepress.writers.epub.xml import text_of
from tests.conftest import RealGuide
from tests.epub_cases import theme

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
    elif isinstance(value, FieldGrid):
        yield from _of_grid(value)
    elif isinstance(value, Figure):
        yield value.alt
        yield from told((value.caption, value.description, value.table))
    elif is_dataclass(value) and not isinstance(value, (type, Drawing)):
        if isinstance(value, Exercise):
            yield from (value.number, value.title, value.privacy, value.audience.text)
        for each in fields(value):
            if each.name not in UNSPOKEN:
                yield from told(getattr(value, each.name))


def _of_grid(grid: FieldGrid) -> Iterator[str]:
    yield from told(grid.row_label if grid.layout == "table" else ())
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
    for (_, root), division in zip(pages_of(site)[2:], book.divisions, strict=True):
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
