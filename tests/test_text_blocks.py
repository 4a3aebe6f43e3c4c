"""Lists that begin with any number, quotations without a source, figures without a caption, credits, and marked words
on slides.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from guidepress.compose.book import arrange
from guidepress.core.problems import Code, Problems, Where
from guidepress.document.authored_text import Prose, parse_prose
from guidepress.document.blocks import ItemList
from guidepress.document.page_map import PageMap
from guidepress.formats.pdf.syntax.tree_text import tree_text
from guidepress.formats.pdf.workbook import set_workbook
from tests.decks import theme
from tests.making import make_deck, make_site
from tests.small_guides import decks_of, guide_of, part_of

PICTURE = {"alt": "A box.", "diagram": {"size": [20, 10], "shapes": [{"box": "One", "at": [0, 0], "size": [20, 10]}]}}
BLOCKS: tuple[dict[str, Any], ...] = (
    {"list": "Steps", "ordered": True, "start": 4, "items": ["*Four*, `a b`", "Press [Esc](key:), m^2^"]},
    {"text": "6. Six\n7. Seven"},
    {"quotation": "Words."},
    {"figure": True, "credit": "By *somebody*, [their page](https://www.example.org)", **PICTURE},
)
NO_PAGES = PageMap("1", {}, (), 0)


def test_pages_show_numbers_and_credits(tmp_path: Path) -> None:
    problems = Problems()
    book = arrange(guide_of(tmp_path, [part_of(*BLOCKS)], problems), tmp_path, problems).book
    laid = set_workbook(book, theme(), problems)
    words = " ".join(tree_text(laid.root, laid.canvas).split())
    page = make_site(book, theme(), NO_PAGES, problems)["one.a.html"].decode()
    assert not list(problems), "\n".join(map(str, problems))
    assert "Steps 4. Four, a b 5. Press Esc, m2 6. Six 7. Seven Words. A box." in words
    assert "By somebody, their page" in words
    assert '<ol start="4">' in page
    assert '<ol start="6">' in page
    assert '<figcaption><span class="credit">By <em>somebody</em>' in page


def test_slides_set_marked_words_and_numbers() -> None:
    _, _, (deck,) = decks_of([part_of(*BLOCKS)])
    data = make_deck(deck, theme(), NO_PAGES, Problems())
    with zipfile.ZipFile(BytesIO(data)) as package:
        text = "".join(package.read(name).decode() for name in sorted(package.namelist()) if "lides/" in name)
    for mark in ('i="1"', '<a:latin typeface="Courier New"/>', 'baseline="33000"', 'startAt="4"', 'startAt="6"'):
        assert mark in text, mark
    assert "By " in text


@pytest.mark.parametrize(("text", "start"), [("3. a\n4. b", 3), ("1. a", 1), ("99. a", 99), ("- a", 1)])
def test_a_list_begins_with_its_number(text: str, start: int) -> None:
    (found,) = parse_prose(Prose(text), Problems())
    assert isinstance(found, ItemList)
    assert found.start == start


@pytest.mark.parametrize("text", ["0. a", "100. a", "2019. A year."])
def test_a_year_is_no_number_of_a_list(text: str) -> None:
    problems = Problems()
    parse_prose(Prose(text, True, where=Where("a.yaml", 3, 1)), problems)
    assert [(problem.code, problem.where.line) for problem in problems] == [(Code.MARKUP, 3)]


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ({"list": "Steps", "start": 4, "items": ["Four"]}, Code.WRONG_VALUE),
        ({"list": "Steps", "ordered": True, "start": 0, "items": ["None"]}, Code.WRONG_VALUE),
        ({"figure": True, "description": "Words.", **PICTURE}, Code.MISSING_KEY),
    ],
)
def test_what_does_not_fit_is_an_error(block: dict[str, Any], code: Code, tmp_path: Path) -> None:
    problems = Problems()
    arrange(guide_of(tmp_path, [part_of(block)], problems), tmp_path, problems)
    assert [problem.code for problem in problems] == [code]
