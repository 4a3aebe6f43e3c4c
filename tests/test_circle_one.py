"""On paper, an exercise says once that one option is to be circled, and only where there are options to circle."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.document.exercise import Alternative, Column, ExercisePart, FieldGrid, Group, Row, RowGroup
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


def text_of(parts: tuple[ExercisePart, ...], tmp_path: Path) -> str:
    book = sample_book()
    book = replace(book, words=replace(book.words, circle_one=WORDS))
    part = book.divisions[2]
    section = replace(part.sections[0], blocks=(exercise("x", *parts),))
    problems = Problems()
    made = make_workbook(replace(book, divisions=(replace(part, sections=(section,)),)), theme_for(tmp_path), problems)
    assert list(problems) == []
    return " ".join(" ".join(page.text.split()) for page in pages(made.data))


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
    assert text_of(parts, tmp_path).count(WORDS) == circled


TICKS = replace(CHOICE, id="x.many", many=True)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((TICKS, CHOICE), [f"Which one {WORDS} Yes No"]),
        ((TICKS, GRID, CHOICE), [f"{WORDS} Answer", f"Which one {WORDS} Yes No"]),
        ((Group(runs("Ticks"), (TICKS,)), Group(runs("One"), (replace(CHOICE, prompt=()),))), [f"One {WORDS} Yes No"]),
        ((Group(runs("Both"), (TICKS, CHOICE)),), [f"Which one {WORDS} Yes No"]),
        ((TICKS, Alternative((CHOICE,), (TEXT,))), [f"Which one {WORDS} Yes No"]),
    ],
    ids=["choice", "grid", "groups", "group", "on paper"],
)
def test_beside_ticks_it_stands_with_each_question(
    parts: tuple[ExercisePart, ...], said: list[str], tmp_path: Path
) -> None:
    """The header of an exercise speaks of all questions, so it says nothing where they differ."""
    text = text_of(parts, tmp_path)
    assert text.count(WORDS) == len(said)
    for words in said:
        assert words in text


# ------------------------------------------------------------------------------------------------- bars to shade

SHADE = "Circle one and shade."
EARLIER = "Mark the earlier one."


def scale(compares_with: str = "") -> FieldGrid:
    """The grid with points of a scale in its rows."""
    rows = tuple(
        Row(row.header, tuple(replace(cell, on_scale=True, compares_with=compares_with) for cell in row.cells))
        for row in GRID.groups[0].rows
        if all(isinstance(cell, Choice) for cell in row.cells)
    )
    return replace(GRID, groups=(RowGroup(rows),))


def page_of(part: ExercisePart, tmp_path: Path) -> tuple[str, int]:
    """The words of a workbook with this exercise, and the rectangles on its pages."""
    book = sample_book()
    words = replace(book.words, circle_one=WORDS, circle_and_shade=SHADE, shade_earlier=EARLIER)
    division = book.divisions[2]
    section = replace(division.sections[0], blocks=(exercise("x", part),))
    book = replace(book, words=words, divisions=(replace(division, sections=(section,)),))
    problems = Problems()
    made = make_workbook(book, theme_for(tmp_path), problems)
    assert list(problems) == []
    with pikepdf.open(BytesIO(made.data)) as opened:
        drawn = [str(each.operator) for page in opened.pages for each in pikepdf.parse_content_stream(page)]
    return " ".join(page.text for page in pages(made.data)), drawn.count("re")


def test_each_point_of_a_scale_has_a_part_of_a_bar(tmp_path: Path) -> None:
    (plain, none), (text, parts) = page_of(GRID, tmp_path), page_of(scale(), tmp_path)
    assert (plain.count(WORDS), plain.count(SHADE)) == (1, 0)
    assert (text.count(WORDS), text.count(SHADE), text.count(EARLIER)) == (0, 1, 0)
    assert parts - none == len(OPTIONS) * len(GRID.groups[0].rows)


def test_an_option_outside_of_a_scale_of_numbers_has_no_part(tmp_path: Path) -> None:
    options = tuple(Option(key, label) for key, label in (("low", "1"), ("high", "2"), ("never", "N")))
    rows = tuple(Row(runs(name), (Choice(f"x.{name}", (name,), options, on_scale=True),)) for name in ("a", "b"))
    on_scale = replace(GRID, columns=(Column(runs("Scale"), options=options),), groups=(RowGroup(rows),))
    rows = tuple(replace(row, cells=(Choice(f"x.{number}", ("a",), options),)) for number, row in enumerate(rows))
    (_, parts), (_, none) = (
        page_of(grid, tmp_path) for grid in (on_scale, replace(on_scale, groups=(RowGroup(rows),)))
    )
    assert parts - none == 2 * len(rows)


def test_a_scale_that_is_repeated_says_how_the_earlier_circles_are_marked(tmp_path: Path) -> None:
    text, _ = page_of(scale("y.one"), tmp_path)
    assert (text.count(SHADE), text.count(EARLIER)) == (1, 1)


def test_cards_have_no_bars_and_say_nothing_of_them(tmp_path: Path) -> None:
    (text, parts), (_, none) = (page_of(replace(grid, layout="cards"), tmp_path) for grid in (scale("y.one"), GRID))
    assert (text.count(WORDS), text.count(SHADE), text.count(EARLIER)) == (1, 0, 0)
    assert parts == none


def test_points_on_a_line_have_no_bars_and_say_nothing_of_them(tmp_path: Path) -> None:
    """Their numbers are no names of what a bar would stand for."""
    rows = tuple(replace(row, header=()) for row in scale("y.one").groups[0].rows)
    on_line = replace(GRID, on_line=True, groups=(RowGroup(rows),))
    off_scale = tuple(replace(row, cells=tuple(replace(cell, on_scale=False) for cell in row.cells)) for row in rows)
    (text, parts), (_, none) = (
        page_of(grid, tmp_path) for grid in (on_line, replace(on_line, groups=(RowGroup(off_scale),)))
    )
    assert (text.count(WORDS), text.count(SHADE), text.count(EARLIER)) == (1, 0, 0)
    assert parts == none
