"""Recordings: a link, minutes and a transcript in each format, and on no slide."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from guidepress.compose.book import arrange
from guidepress.core.problems import Problems
from guidepress.document.book import Book
from guidepress.document.page_map import PageMap
from guidepress.formats.pdf.syntax.tree_text import tree_text
from guidepress.formats.pdf.workbook import set_workbook
from tests.decks import theme
from tests.making import make_book, make_site
from tests.small_guides import decks_of, guide_of, part_of

BLOCK = {
    "recording": "How to *plant* it",
    "kind": "video",
    "link": "https://www.example.org/tree",
    "minutes": 3,
    "transcript": "Dig a hole.^[Twice as wide.]\n\n- Set the tree in",
    "id": "one.video",
}
NO_PAGES = PageMap("1", {}, (), 0)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    problems = Problems()
    text = {"text": "See [the recording](#one.video)."}
    found = arrange(guide_of(tmp_path / "source", [part_of(BLOCK, text)], problems), tmp_path, problems).book
    assert not list(problems), "\n".join(map(str, problems))
    return found


def test_pages_have_the_link_and_the_words(book: Book) -> None:
    problems = Problems()
    laid = set_workbook(book, theme(), problems)
    words = " ".join(tree_text(laid.root, laid.canvas).split())
    assert "Video How to plant it (3 minutes) What is said in it Dig a hole." in words
    assert laid.pages.pages["one.video"] == 4
    assert not list(problems), "\n".join(map(str, problems))


def test_the_web_opens_the_words(book: Book) -> None:
    page = make_site(book, theme(), NO_PAGES, Problems())["one.a.html"].decode()
    aside = page[page.index('<aside id="one.video" class="recording"') :].partition("</aside>")[0]
    assert 'href="https://www.example.org/tree"' in aside
    assert "<summary>What is said in it</summary>" in aside
    assert aside.index("<summary>") < aside.index("Dig a hole.")


def test_the_book_has_the_words_in_place(book: Book) -> None:
    with zipfile.ZipFile(BytesIO(make_book(book, theme(), NO_PAGES, Problems()))) as epub:
        page = epub.read(next(name for name in epub.namelist() if name.endswith("one.xhtml"))).decode()
    aside = page[page.index('id="one.video"') :].partition("</aside>")[0]
    assert '<p class="title">What is said in it</p>' in aside
    assert "details" not in aside


def test_no_slide_has_it() -> None:
    _, _, decks = decks_of([part_of(BLOCK, {"list": "Things", "items": ["One", "Two"]})])
    assert decks
    assert "plant" not in str(decks)
