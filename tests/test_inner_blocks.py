"""Lists, tables, figures, code and lines inside callouts and below the prompts of exercises."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from guidepress.compose.book import arrange
from guidepress.core.problems import Problems
from guidepress.document.book import Book
from guidepress.document.page_map import PageMap
from guidepress.theme import Theme
from tests.decks import theme
from tests.making import make_book, make_site, make_workbook
from tests.page_layouts import A5, theme_for
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.small_guides import exercise, guide_of, part_of

SHAPES = {"size": [60, 20], "shapes": [{"box": "Boxed", "at": [0, 0], "size": [30, 12]}]}
ROWS = [[f"Row {number}", "a cell of some words", "and another one of them"] for number in range(1, 4)]
INNER: list[dict[str, Any]] = [
    {"figure": "A box", "id": "one.a.box", "alt": "A box.", "description": "It is a long one.", "diagram": SHAPES},
    {"table": "Rows", "id": "one.a.rows", "header": ["Row", "Words", "More words"], "rows": ROWS},
    {"list": "Points", "items": ["First", "Second"]},
    {"text": "Between."},
    {"code": "if a:\n    b"},
    {"lines": "One,\ntwo."},
]
CALLOUT: dict[str, Any] = {"callout": "caution", "id": "one.a.call", "text": "Words.", "body": INNER}
PROMPT: dict[str, Any] = {**exercise("one.a.write", "Write"), "prompt-body": INNER}
SAID = ["Boxed", "Row 3", "a cell of some words", "Points", "Second", "Between.", "if a:", "two."]


def book_of(folder: Path, *blocks: dict[str, Any]) -> Book:
    problems = Problems()
    book = arrange(guide_of(folder / "source", [part_of(*blocks)], problems), folder, problems).book
    assert not list(problems), "\n".join(map(str, problems))
    return book


def pdf_of(book: Book, design: Theme) -> TaggedPdf:
    problems = Problems()
    made = make_workbook(book, design, problems)
    assert not list(problems), "\n".join(map(str, problems))
    return TaggedPdf(made.data)


@pytest.mark.parametrize("block", [CALLOUT, PROMPT], ids=["callout", "prompt"])
@pytest.mark.parametrize("enlarged", [1.0, 1.4])
def test_the_workbook_holds_them(block: dict[str, Any], enlarged: float, tmp_path: Path) -> None:
    """In type of any size: where a table has no room in its callout, its rows are cards."""
    pdf = pdf_of(book_of(tmp_path, block), theme_for(tmp_path / "layouts", A5, enlarged))
    assert faults(pdf) == []
    words = " ".join(pdf.text(node) for node in pdf.nodes("P", "TH", "TD", "LI", "Figure", "Caption", "Code", "Span"))
    assert [said for said in SAID if said not in words] == []
    assert "It is a long one." in words  # among the descriptions at the back


@pytest.mark.parametrize("block", [CALLOUT, PROMPT], ids=["callout", "prompt"])
def test_books_and_pages_hold_them(block: dict[str, Any], tmp_path: Path) -> None:
    book, problems = book_of(tmp_path, block), Problems()
    name = "one.a.html" if "callout" in block else "one.a.write.html"
    page = make_site(book, theme(), PageMap("1", {}, (), 0), problems)[name].decode()
    make_book(book, theme(), PageMap("1", {}, (), 0), problems)
    assert not list(problems), "\n".join(map(str, problems))
    assert [said for said in SAID if said not in page] == []
    assert page.index("<figure") < page.index("It is a long one.") < page.index("Points")  # with its figure


def test_a_callout_that_is_placed_again_has_no_id_twice(tmp_path: Path) -> None:
    book, problems = book_of(tmp_path, CALLOUT, {"place": "one.a.call"}), Problems()
    page = make_site(book, theme(), PageMap("1", {}, (), 0), problems)["one.a.html"]
    ids = Counter(str(id) for id in etree.fromstring(page, etree.HTMLParser()).xpath("//@id"))
    assert page.count(b"A box.") >= 2
    assert [id for id, count in ids.items() if count > 1] == []
    assert (page.count(b"Figure 1: A box<"), page.count(b"Table 1: Rows<")) == (2, 2)
    assert faults(pdf_of(book, theme())) == []


@pytest.mark.parametrize("wide", INNER[:2])
def test_nothing_inside_is_wide(wide: dict[str, Any], tmp_path: Path) -> None:
    body = [{**wide, "wide": True}]
    problems = Problems()
    guide = guide_of(tmp_path / "source", [part_of({**CALLOUT, "body": body}, {"place": "one.a.call"})], problems)
    arrange(guide, tmp_path, problems)
    assert [(problem.code.value, problem.message) for problem in problems] == [
        ("wrong-value", "what stands in a callout or a prompt cannot be wide")
    ]
