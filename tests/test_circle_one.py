"""On paper, an exercise says once that one option is to be circled, and only where there are options to circle."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.document.exercise import Alternative, Column, ExercisePart, FieldGrid, Row, RowGroup
from guidepress.document.fields import Choice, Field, Option
from tests.glyph_boxes import pages
from tests.making import make_workbook
from tests.page_layouts import theme_for
from tests.sample_book import sample_book
from tests.test_page_breaks import exercise, runs

OPTIONS = (Option("yes", "Yes"), Option("no", "No"))
WORDS = "Circle one of these."
TEXT = Field("x.text", "text", ("Text",), runs("Write here"), lines=2)
CHOICE = Choice("x.one", ("One",), OPTIONS, prompt=runs("Which one"))
GRID = FieldGrid(
    (Column(runs("Answer"), options=OPTIONS),),
    (RowGroup(tuple(Row(runs(f"Row {n}"), (Choice(f"x.r{n}", ("Row",), OPTIONS),)) for n in (1, 2, 3))),),
    "A grid",
)


@pytest.mark.parametrize(
    ("parts", "circled"),
    [
        ((TEXT,), False),
        ((TEXT, replace(CHOICE, many=True)), False),
        ((TEXT, CHOICE), True),
        ((Field("x.pick", "pick", ("Pick",), runs("Which word"), options=OPTIONS),), True),
        ((TEXT, GRID, CHOICE), True),
        ((Alternative((TEXT, CHOICE), (TEXT,)),), True),
        ((Alternative((TEXT,), (CHOICE,)),), False),
    ],
    ids=["text", "ticks", "choice", "drop-down", "table and choice", "on paper", "not on paper"],
)
def test_circle_one_stands_once_where_there_are_options(
    parts: tuple[ExercisePart, ...], circled: bool, tmp_path: Path
) -> None:
    book = sample_book()
    book = replace(book, words=replace(book.words, circle_one=WORDS))
    part = book.divisions[2]
    section = replace(part.sections[0], blocks=(exercise("x", *parts),))
    problems = Problems()
    made = make_workbook(replace(book, divisions=(replace(part, sections=(section,)),)), theme_for(tmp_path), problems)
    assert list(problems) == []
    text = " ".join(" ".join(page.text.split()) for page in pages(made.data))
    assert text.count(WORDS) == circled
