"""Code, verse and addresses: spaces and ends of lines are kept, long lines go on below. Page breaks."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from guidepress.checks.block_order import check_order
from guidepress.compose.book import arrange
from guidepress.core.problems import Code, Problems
from guidepress.document.authored_text import Prose, parse_prose
from guidepress.document.blocks import Aside, Paragraph, Quotation
from guidepress.document.book import PdfChoice
from guidepress.document.exercise import Exercise
from guidepress.document.inline import code_lines, code_runs
from guidepress.document.page_map import PageMap
from guidepress.formats.pdf.syntax.structure_tree import MarkedContent, StructureElement
from guidepress.formats.pdf.syntax.tree_text import tree_text
from guidepress.formats.pdf.workbook import LaidWorkbook, set_workbook
from guidepress.formats.word.blocks import BlockWriter
from tests.decks import theme
from tests.making import make_site
from tests.page_layouts import A5, theme_for
from tests.small_guides import decks_of, exercise, guide_of, part_of

CODE = "if a < b:\n    print('c')  # d\n\n\tend"
LINES = ["if a < b:", "    print('c')  # d", "", "    end"]


def elements(laid: LaidWorkbook, tag: str) -> list[StructureElement]:
    found, waiting = [], [laid.root]
    while waiting:
        element = waiting.pop()
        found += [element] if element.tag == tag else []
        waiting += reversed([kid for kid in element.kids if isinstance(kid, StructureElement)])
    return found


def words_of(laid: LaidWorkbook, element: StructureElement) -> str:
    leaves = [kid for kid in element.kids if isinstance(kid, MarkedContent)]
    shown = [laid.canvas.pages[leaf.page].words[leaf.mcid] for leaf in leaves]
    return "".join(words if isinstance(words, str) else words() for content in shown for words in content)


@pytest.mark.parametrize("text", [f"```\n{CODE}\n```", f"Words.\n\n~~~ python\n{CODE}\n~~~\n\nMore."])
def test_a_listing_in_a_text_keeps_its_lines(text: str) -> None:
    problems = Problems()
    (found,) = (block for block in parse_prose(Prose(text), problems) if isinstance(block, Paragraph) and block.is_code)
    assert code_lines(found.runs) == LINES
    assert not list(problems)


@given(st.lists(st.text("ab *`_<&\\[", max_size=20), max_size=6).map("\n".join))
def test_no_sign_in_a_listing_is_a_mark(text: str) -> None:
    assert code_lines(code_runs(text)) == [line.rstrip() for line in text.rstrip().split("\n")]


def test_every_prose_may_hold_a_listing(tmp_path: Path) -> None:
    text = f"Words.\n\n```\n{CODE}\n```\n"
    blocks: tuple[dict[str, Any], ...] = (
        {"callout": "caution", "text": text},
        {"quotation": text},
        {**exercise("one.a.write", "Write"), "prompt": text},
    )
    problems = Problems()
    book = arrange(guide_of(tmp_path / "source", [part_of(*blocks)], problems), tmp_path, problems).book
    aside, quotation, asked = book.divisions[0].sections[0].blocks
    assert isinstance(aside, Aside)
    assert isinstance(quotation, Quotation)
    assert isinstance(asked, Exercise)
    laid = set_workbook(book, theme(), problems)
    assert not list(problems), "\n".join(map(str, problems))
    for body in (aside.body, quotation.body, asked.prompt):
        assert [code_lines(block.runs) for block in body if isinstance(block, Paragraph) and block.is_code] == [LINES]
    assert [words_of(laid, each).rstrip() for each in elements(laid, "Code")] == [line for line in LINES if line] * 3


WORDS = [f"w{number:03}" for number in range(1000)]
LONG = "\n".join([*(" ".join(WORDS[at : at + 31]) for at in range(0, 1000, 31)), "x" * 300])


@pytest.mark.parametrize("enlarged", [1.0, 1.4])
def test_a_long_line_goes_on_after_a_mark(enlarged: float, tmp_path: Path) -> None:
    """Also over the end of a page, and where a word is wider than the page."""
    problems = Problems()
    book = arrange(guide_of(tmp_path / "source", [part_of({"code": LONG})], problems), tmp_path, problems).book
    laid = set_workbook(book, theme_for(tmp_path / "layouts", A5, enlarged), problems)
    assert not list(problems), "\n".join(map(str, problems))
    (listing,) = elements(laid, "Listing")
    assert laid.canvas.document.standard.type(listing.tag) == "P"
    found = [words_of(laid, each) for each in elements(laid, "Code")]
    assert [line.rstrip() for line in found] == LONG.split("\n")
    assert len({kid.page for each in elements(laid, "Code") for kid in each.kids if isinstance(kid, MarkedContent)}) > 1


VERSE = "*One* line that is a great deal longer than the column, so that it goes on below it,\n  two\n\nthree"


@pytest.mark.parametrize(("standard", "written"), [("ua-1", "Span"), ("ua-2", "Sub")])
def test_each_line_of_verse_has_an_element(standard: Literal["ua-1", "ua-2"], written: str, tmp_path: Path) -> None:
    problems = Problems()
    guide = guide_of(tmp_path / "source", [part_of({"lines": VERSE}, {"text": "After."})], problems)
    book = replace(arrange(guide, tmp_path, problems).book, pdf=PdfChoice(standard))
    laid = set_workbook(book, theme_for(tmp_path / "layouts", A5), problems)
    assert not list(problems), "\n".join(map(str, problems))
    assert [len(each.kids) for each in elements(laid, "Verse")] == [2, 1]
    assert {laid.canvas.document.standard.type(each.tag) for each in elements(laid, "Sub")} == {written}
    found = " ".join(tree_text(laid.root, laid.canvas).split())
    assert " ".join(VERSE.replace("*", "").split()) + " After." in found


def test_a_page_break_is_for_paper(tmp_path: Path) -> None:
    blocks = ({"text": "Before."}, {"page-break": True}, {"text": "After."}, {"page-break": True})
    problems = Problems()
    book = arrange(guide_of(tmp_path / "source", [part_of(*blocks)], problems), tmp_path, problems).book
    laid = set_workbook(book, theme(), problems)
    assert not list(problems), "\n".join(map(str, problems))
    before, after = (laid.canvas.anchors[block.key][0] for block in book.divisions[0].sections[0].blocks[:3:2])
    assert after == before + 1
    page = make_site(book, theme(), PageMap("1", {}, (), 0), problems)["one.a.html"].decode()
    assert "<p>Before.</p>\n" in page
    assert page.index("<p>After.</p>") - page.index("<p>Before.</p>") < 40


def test_word_keeps_spaces_and_ends_of_lines() -> None:
    document = docx.Document()
    writer = BlockWriter(document, theme())
    writer.blocks([Paragraph(code_runs(CODE), "code")], 1)
    data = BytesIO()
    document.save(data)
    assert docx.Document(data).paragraphs[-1].text == "\n".join(LINES)


def block_of(kind: str, at: int) -> dict[str, Any]:
    match kind:
        case "heading":
            return {"heading": f"H{at}"}
        case "smaller":
            return {"heading": f"S{at}", "level": 2}
        case "exercise":
            return exercise(f"one.a.b{at}", f"E{at}")
        case _:
            return {"text": f"T{at}"}


@settings(max_examples=20)
@given(st.lists(st.sampled_from(["heading", "smaller", "text", "exercise"]), max_size=6))
def test_a_smaller_heading_stands_below_a_heading(kinds: list[str]) -> None:
    body = [block_of(kind, at) for at, kind in enumerate(["text", *kinds])]
    guide, arranged, _ = decks_of([part_of(*body)])
    problems = Problems()
    check_order(guide, problems)
    levels = [getattr(block, "level", 3) for block in arranged.book.divisions[0].sections[0].blocks]
    last, wrong = "", 0
    for kind in kinds:
        wrong += kind == "smaller" and last != "heading"
        last = kind if kind in ("heading", "exercise") else last
    assert [problem.code for problem in problems] == [Code.WRONG_VALUE] * wrong
    assert levels.count(4) == kinds.count("smaller")
