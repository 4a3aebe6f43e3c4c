"""The long description and the table of a figure: once in each output, with links there and back."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import yaml

from guidepress.compose.book import Arranged
from guidepress.core.problems import Problems
from guidepress.core.values import walk
from guidepress.document.blocks import Directory, Figure, Paragraph, Table
from guidepress.document.book import Book, Division
from guidepress.document.figure_descriptions import ANCHOR, with_descriptions_in_place
from guidepress.document.inline import plain
from guidepress.formats.html.shown_text import shown_text
from guidepress.formats.pdf.workbook import set_workbook, write_workbook
from guidepress.formats.web.set_site import set_site
from tests import packs
from tests.decks import theme
from tests.packs import CASES as PACK_CASES
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.small_guides import Source, decks_of, part_of


def figure(title: str, **more: object) -> Source:
    shapes = [{"box": "Box", "at": [0, 0], "size": [60, 10]}]
    return {"figure": title, "alt": f"Alternative of {title}.", "diagram": {"size": [60, 10], "shapes": shapes}, **more}


FIRST = figure(
    "First", id="one.first", description="Long words about it.", table={"header": ["A", "B"], "rows": [["c", "d"]]}
)
SECOND = figure("Second", description="Other long words.")
BARE = figure("Bare")
LONG_WORDS = ("Long words about it.", "Other long words.")


def arranged(*blocks: Source) -> Arranged:
    problems = Problems()
    _, found, _ = decks_of([part_of(*blocks)], problems)
    assert not problems.failed, "\n".join(map(str, problems))
    return found


def descriptions(book: Book) -> list[Division]:
    return [division for division in book.divisions if division.role == "descriptions"]


def figures(book: Book) -> list[Figure]:
    return [one for one in walk(book.divisions) if isinstance(one, Figure)]


def test_a_guide_without_descriptions_has_no_such_division() -> None:
    book = arranged(BARE).book
    assert descriptions(book) == []
    assert not any(figure.leads_to_description for figure in figures(book))
    assert with_descriptions_in_place(book) is book


def test_what_was_moved_stands_in_the_order_of_the_figures() -> None:
    book = arranged(FIRST, BARE, SECOND).book
    (division,) = descriptions(book)
    assert division is book.divisions[-1]
    assert [plain(section.title) for section in division.sections] == ["Figure 1: First", "Second"]
    assert [bool(one.leads_to_description) for one in figures(book)] == [True, False, True]
    assert not any(one.description or one.table for one in figures(book))
    assert [type(block) for block in division.sections[0].blocks] == [Paragraph, Paragraph, Table]


def test_in_place_each_figure_has_its_own_again() -> None:
    book = with_descriptions_in_place(arranged(FIRST, BARE, SECOND).book)
    assert descriptions(book) == []
    found = [" ".join(plain(block.runs) for block in one.description) for one in figures(book)]  # type: ignore[union-attr]
    assert found == [LONG_WORDS[0], "", LONG_WORDS[1]]
    assert [one.table is not None for one in figures(book)] == [True, False, False]


def test_a_description_comes_before_the_imprint() -> None:
    imprint: Source = {"part": "Imprint", "id": "imprint", "role": "back", "body": [{"imprint": True}]}
    _, found, _ = decks_of([part_of(SECOND), imprint])
    assert [division.role for division in found.book.divisions][-2:] == ["descriptions", "imprint"]


def test_the_pack_has_such_a_sheet_too(tmp_path: Path) -> None:
    case = copytree(PACK_CASES / "day", tmp_path / "cases" / "day")
    pack = case / "facilitation.yaml"
    text = pack.read_text(encoding="utf-8")
    block = "\n      ".join(yaml.safe_dump([FIRST], sort_keys=False).splitlines())
    place = "- text: By the clock."
    pack.write_text(text.replace(place, f"{place}\n      {block}"), encoding="utf-8")
    found = packs.pack_case("day", tmp_path / "source", cases=tmp_path / "cases").pack
    (division,) = descriptions(found)
    assert [plain(section.title) for section in division.sections] == ["First"]
    contents = next(one for one in walk(found.divisions) if isinstance(one, Directory))
    assert [entry.target for entry in contents.entries][-1] == ANCHOR


def test_the_pdf_leads_there_and_back() -> None:
    book = arranged(FIRST, BARE, SECOND).book
    laid = set_workbook(book, theme(), Problems())
    data = write_workbook(laid)
    pdf = TaggedPdf(data)
    assert faults(pdf) == []
    page = laid.pages.pages[ANCHOR]
    alternatives = [node.text_of("/Alt") for node in pdf.nodes("Figure")]
    place = book.words.alt_in_words.format(page=page)
    assert [one for one in alternatives if place in one] == [
        f"Alternative of First. {place}",
        f"Alternative of Second. {place}",
    ]
    links = [pdf.text(node).strip() for node in pdf.nodes("Link")]
    assert links.count(book.words.in_words) == links.count(book.words.in_words_back) == 2
    text = " ".join(pdf.text(node) for node in pdf.nodes("P"))
    assert [text.count(words) for words in LONG_WORDS] == [1, 1]


def test_a_web_page_has_each_description_once_below_its_figure() -> None:
    book = arranged(FIRST, BARE, SECOND).book
    laid = set_site(book, theme(), set_workbook(book, theme(), Problems()).pages, Problems())
    shown = " ".join(shown_text(page.root) for page in laid.pages)
    assert [shown.count(words) for words in LONG_WORDS] == [1, 1]
    assert shown.count(book.words.in_words) == 2
    assert book.words.in_words_title not in shown


def test_a_short_form_in_a_description_is_spelt_out_there_and_in_the_part() -> None:
    described = figure("Third", description="An NGO stands here.")
    book = arranged({"text": "See below."}, described, {"text": "Ask an NGO now."}).book
    texts = [plain(one.runs) for one in walk(book.divisions) if isinstance(one, Paragraph)]
    expanded = [text for text in texts if "NGO (" in text]
    assert [text[:6] for text in expanded] == ["Ask an", "An NGO"]
