"""Footnotes: how they are read, that each stands on the page of its mark, and that none is on slides."""

from __future__ import annotations

import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from guidepress.compose.book import Arranged, arrange
from guidepress.core.problems import Code, Problems, Where
from guidepress.document.account import account_for
from guidepress.document.authored_text import Line, Prose, parse_line, parse_prose
from guidepress.document.footnotes import footnotes_of
from guidepress.document.inline import NoteMark, Run
from guidepress.document.page_map import PageMap
from guidepress.document.texts import texts_of
from guidepress.formats.pdf.shown import shown_in
from guidepress.formats.pdf.workbook import LaidWorkbook, set_workbook, write_workbook
from guidepress.formats.web.set_site import set_site
from guidepress.formats.web.shown import shown_in as shown_on_web
from tests.decks import theme
from tests.making import make_book, make_site
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.small_guides import decks_of, guide_of, part_of

HERE = Where("a.yaml", 10, 5)
WORDS = "Somebody writes about what happened on a long day, and says what they would do in another way. "


def arranged_of(folder: Path, *blocks: dict[str, Any]) -> Arranged:
    problems = Problems()
    arranged = arrange(guide_of(folder, [part_of(*blocks)], problems), folder, problems)
    assert not list(problems), "\n".join(map(str, problems))
    return arranged


@pytest.mark.parametrize(
    "text",
    ["Words[^a] go on.\n\n[^a]: The *note*.", "Words^[The *note*.] go on.", "Words [^a] go on.\n[^a]: The *note*."],
)
def test_both_ways_to_write_a_note(text: str) -> None:
    problems = Problems()
    (paragraph,) = parse_prose(Prose(text, True, where=HERE), problems)
    assert not list(problems), "\n".join(map(str, problems))
    note = NoteMark((Run("The "), Run("note", emphasis=True), Run(".")))
    assert paragraph.runs == (Run("Words"), note, Run(" go on."))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("One.\n\nTwo[^a].", 12, "there is no text for the mark [^a]"),
        ("One.\n\n[^a]: Words.", 12, "nothing marks the footnote [^a]"),
        ("One[^a], two[^a].\n\n[^a]: Words.", 10, "[^a] is marked twice"),
        ("One[^a].\n\n[^a]: Words.\n[^a]: More.", 13, "there are two texts [^a]"),
        ("One[^a].\n\n[^a]:\n", 12, "the text [^a] has no words"),
        ("One.\n\nTwo^[ ].", 12, "this footnote has no words"),
        ("One^[with **another**^[here]].", 10, ""),
        ("One[^a].\n\n[^a]: Words[^b].\n[^b]: More.", 12, "a footnote cannot stand here"),
        ("One.\n\nTwo^[ goes on.", 12, "this footnote has no end"),
        ("[words^[note]](https://www.example.org)", 10, "a footnote cannot stand inside a link"),
    ],
)
def test_what_is_wrong_with_a_note_is_told_at_its_line(text: str, line: int, said: str) -> None:
    problems = Problems()
    parse_prose(Prose(text, True, where=HERE), problems)
    found = [(problem.where.line, problem.message) for problem in problems]
    assert problems.failed or not said
    assert not said or (line, said) in found, found


def test_a_title_has_no_note() -> None:
    problems = Problems()
    parse_line(Line("Title^[note]", where=HERE), problems)
    assert [problem.code for problem in problems] == [Code.BAD_FOOTNOTE]


@pytest.mark.parametrize(
    "block",
    [
        {"text": "Words^[note].", "web": "Other words."},
        {"exercise": "free-text", "id": "part.x", "title": "X", "for": "you", "minutes": 5, "prompt": "Say^[note].\n",
         "slide": "Say", "lines": 3},
        {"timeline": "Years", "entries": [{"date": "2026", "text": "Words^[note]."}]},
    ],
    ids=["by-medium", "exercise", "timeline"],
)  # fmt: skip
def test_where_no_note_can_stand_it_is_an_error(block: dict[str, Any], tmp_path: Path) -> None:
    problems = Problems()
    arrange(guide_of(tmp_path, [part_of(block)], problems), tmp_path, problems)
    assert Code.BAD_FOOTNOTE in {problem.code for problem in problems}


def many_notes() -> list[dict[str, Any]]:
    """Text of several pages with notes everywhere that they can stand."""
    prose = "\n\n".join(
        f"{WORDS * 2}Claim {number}.^[Note {number}: {WORDS * (number % 3)}] {WORDS * (number % 5)}"
        for number in range(20)
    )
    return [
        {"text": prose},
        {"text": "The team^[Note on a word.] says what it will do[^b].\n\n[^b]: Note on another."},
        {"callout": "caution", "text": f"{WORDS}^[In a callout.]\n\n- a list^[In its list.]\n"},
        {"quotation": f"“{WORDS}”^[In a quotation.]", "source": "Somebody"},
        {"story": "A story", "text": f"{WORDS * 8}^[In a story.]"},
        {
            "definitions": "Words",
            "entries": [{"term": "A term", "means": f"What it means.^[In a definition.] {WORDS}"}],
        },
        {"text": prose},
    ]


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> LaidWorkbook:
    problems = Problems()
    found = set_workbook(arranged_of(tmp_path_factory.mktemp("notes"), *many_notes()).book, theme(), problems)
    assert not list(problems), "\n".join(map(str, problems))
    return found


def test_each_note_stands_on_the_page_of_its_mark(laid: LaidWorkbook) -> None:
    notes = list(footnotes_of(laid.book))
    assert len(notes) == len({note.anchor for note in notes}) == 47
    anchors = laid.canvas.anchors
    apart = [note.number for note in notes if anchors[note.anchor][0] != anchors[note.mark_anchor][0]]
    assert apart == []
    assert len({anchors[note.anchor][0] for note in notes}) > 5
    for note in notes:
        assert anchors[note.anchor][1] < anchors[note.mark_anchor][1]


def test_a_paragraph_with_notes_begins_where_its_first_lines_and_their_notes_have_room(tmp_path: Path) -> None:
    """Notes of lines that go to the next page take no room on this one."""
    claims = " ".join(f"Claim {number} is made here, and said.^[{WORDS * 2}]" for number in range(14))
    book = arranged_of(tmp_path, *({"text": claims} for _ in range(8))).book
    problems = Problems()
    found = set_workbook(book, theme(), problems)
    assert not list(problems)
    pages = Counter(found.canvas.anchors[note.anchor][0] for note in footnotes_of(book))
    first, last = min(pages), max(pages)
    fullest = max(pages.values())
    assert fullest < 14
    assert min(pages[page] for page in range(first, last)) >= fullest - 2


def test_a_reader_hears_the_note_at_its_mark(laid: LaidWorkbook) -> None:
    pdf = TaggedPdf(write_workbook(laid))
    assert faults(pdf) == []


def test_no_word_is_lost_beside_a_mark(laid: LaidWorkbook) -> None:
    web = set_site(laid.book, theme(), PageMap("1", {}, (), 0), Problems())
    for shown in (shown_in(laid), shown_on_web(web)):
        assert account_for(texts_of(shown.document, shown.rules, shown.medium), shown.words).lost == []


def test_a_note_that_no_page_holds_is_an_error(tmp_path: Path) -> None:
    problems = Problems()
    book = arranged_of(tmp_path, {"text": f"Words.^[{WORDS * 25}]"}).book
    set_workbook(book, theme(), problems)
    assert [problem.code for problem in problems] == [Code.TOO_LONG]


def test_links_lead_both_ways_in_the_book_and_on_the_web(laid: LaidWorkbook) -> None:
    pages = PageMap("1", {}, (), 0)
    book = zipfile.ZipFile(BytesIO(make_book(laid.book, theme(), pages, Problems())))
    page = next(name for name in book.namelist() if name.endswith("/one.xhtml"))
    web = make_site(laid.book, theme(), pages, Problems())
    on_web = "".join(data.decode() for name, data in web.items() if name.endswith(".html"))
    for text in (book.read(page).decode(), on_web):
        for note in footnotes_of(laid.book):
            for anchor in (note.anchor, note.mark_anchor):
                assert text.count(f'id="{anchor}"') == text.count(f'href="#{anchor}"') == 1


def test_no_note_is_on_a_slide_or_in_its_notes() -> None:
    blocks = many_notes()
    blocks[0] = {"text": "Words.^[A secret.]\n\n- one^[A secret.]\n- two\n"}
    blocks[2]["id"] = "part.callout"
    _, _, decks = decks_of([part_of(*blocks, facilitate={"signposts": ["part.callout"]})])
    words = " ".join(text.words for deck in decks for text in texts_of(deck))
    assert "In a callout" not in words
    assert "A secret" not in words
    assert "one" in words
