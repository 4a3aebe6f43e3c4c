"""The right answers of exercises: where they may stand, and that nobody meets one before its question."""

from __future__ import annotations

import io
import json
import re

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from guidepress.compose.book import Arranged
from guidepress.core.problems import Problems
from guidepress.core.values import walk
from guidepress.document.answer_key import ANCHOR, AnswerKey, key_anchor
from guidepress.document.back_matter import in_place
from guidepress.document.blocks import Directory
from guidepress.document.book import Book
from guidepress.document.deck import Deck
from guidepress.document.exercise import Exercise
from guidepress.document.inline import plain
from guidepress.document.page_map import PageMap
from guidepress.document.visit import all_runs
from guidepress.formats.epub.set_book import set_book
from guidepress.formats.html.shown_text import shown_text
from guidepress.formats.html.xml import Element, Node
from guidepress.formats.pdf.workbook import LaidWorkbook, set_workbook, write_workbook
from guidepress.formats.web.set_site import LaidSite, set_site, site_files
from tests.decks import theme
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.small_guides import Source, decks_of, part_of

REASON = "Butter keeps the heat inside a burn."
MODEL = "She fell ten minutes ago and has been awake."
FEET = "Raise both feet above the heart."


def question(kind: str, id: str, title: str, **keys: object) -> Source:
    common = {"title": title, "for": "you", "minutes": 2, "prompt": "Think.", "slide": f"{title}?"}
    return {"exercise": kind, "id": id} | common | keys


BURN = question(
    "single-choice", "one.burn", "A burn", options={"cool": "Cool it", "butter": "Butter it"}, answer="cool",
    because=REASON,
)  # fmt: skip
HANDOVER = question("free-text", "one.handover", "Hand over", lines=3, answer=MODEL)
SHOCK = question(
    "structured-text", "two.shock", "Shock",
    questions=[{"key": "legs", "ask": "What of the legs?", "answer": FEET}, {"key": "own", "ask": "Yours?"}],
)  # fmt: skip
OPEN = question("free-text", "two.open", "Without an answer", lines=3)
CONTENTS: Source = {"part": "Contents", "id": "list", "role": "front", "body": [{"contents": "parts"}]}
IMPRINT: Source = {"part": "Imprint", "id": "imprint", "role": "back", "body": [{"imprint": True}]}
SECRETS = (REASON, MODEL, FEET)


def parts() -> list[Source]:
    sections = [{"title": "Another section", "id": "two.a", "body": [SHOCK, OPEN]}]
    two: Source = {"part": "Another part", "id": "two", "number": "2", "sections": sections}
    return [CONTENTS, part_of(BURN, HANDOVER, number="1"), two, IMPRINT]


@pytest.fixture(scope="module")
def made() -> tuple[Arranged, tuple[Deck, ...]]:
    problems = Problems()
    _, arranged, decks = decks_of(parts(), problems)
    assert not problems.failed, "\n".join(map(str, problems))
    return arranged, decks


@pytest.fixture(scope="module")
def book(made: tuple[Arranged, tuple[Deck, ...]]) -> Book:
    return made[0].book


@pytest.fixture(scope="module")
def laid(book: Book) -> LaidWorkbook:
    problems = Problems()
    laid = set_workbook(book, theme(), problems)
    assert not problems.failed, "\n".join(map(str, problems))
    return laid


def exercises(book: Book) -> list[Exercise]:
    return [one for one in walk(book.divisions) if isinstance(one, Exercise)]


# ------------------------------------------------------------------------------------------------- the chapter


def test_the_answers_stand_before_the_imprint_by_part(book: Book) -> None:
    assert [division.role for division in book.divisions][-2:] == ["answers", "imprint"]
    chapter = book.divisions[-2]
    assert [plain(section.title) for section in chapter.sections] == ["Part 1: A part", "Part 2: Another part"]
    anchors = [getattr(block, "anchor", "") for section in chapter.sections for block in section.blocks]
    assert [one for one in anchors if one] == [key_anchor(one) for one in ("one.burn", "one.handover", "two.shock")]


def test_the_contents_list_the_chapter_and_not_its_parts(book: Book) -> None:
    contents = next(one for one in walk(book.divisions[0]) if isinstance(one, Directory))
    targets = [entry.target for entry in contents.entries]
    assert targets.count(ANCHOR) == 1
    assert not [one for one in targets if one.startswith(f"{ANCHOR}.")]


def test_only_exercises_with_answers_lead_to_them(book: Book) -> None:
    leads = {one.id: bool(one.leads_to_key) for one in exercises(book)}
    assert leads == {"one.burn": True, "one.handover": True, "two.shock": True, "two.open": False}


def test_a_guide_without_answers_has_no_such_chapter() -> None:
    _, found, _ = decks_of([part_of(OPEN)])
    assert [division.role for division in found.book.divisions] == ["part"]
    assert in_place(found.book) is found.book


def test_answers_stand_after_an_imprint_that_asks_for_them() -> None:
    asks: Source = {**IMPRINT, "body": [{"imprint": True}, BURN]}
    _, found, _ = decks_of([part_of(OPEN), asks])
    assert [division.role for division in found.book.divisions][-2:] == ["imprint", "answers"]


def test_no_block_outside_the_chapter_holds_an_answer(book: Book) -> None:
    """The key of an exercise is a field of its own, so what remains without it and the chapter has no secret."""
    for division in (one for one in book.divisions if one.role != "answers"):
        for exercise in exercises(replace(book, divisions=(division,))):
            shown = replace(exercise, answer_key=None)
            assert not [one for runs in all_runs(shown) for one in SECRETS if one in plain(runs)]
    assert len([value for value in walk(book.divisions) if isinstance(value, AnswerKey)]) == 3


# ------------------------------------------------------------------------------------------------- pages


def test_in_the_pdf_no_answer_stands_on_an_earlier_page_than_its_question(book: Book, laid: LaidWorkbook) -> None:
    data = write_workbook(laid)
    texts = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]
    pages = laid.pages.pages
    for secret, exercise in zip(SECRETS, ("one.burn", "one.handover", "two.shock"), strict=True):
        (found,) = [number for number, text in enumerate(texts, 1) if secret in text]
        assert found == pages[key_anchor(exercise)] > pages[exercise]
    assert faults(TaggedPdf(data)) == []


def test_the_pdf_leads_there_and_back(book: Book, laid: LaidWorkbook) -> None:
    pdf = TaggedPdf(write_workbook(laid))
    links = [pdf.text(node).strip() for node in pdf.nodes("Link")]
    assert links.count(book.words.key_link) == 3
    assert [one for one in links if one.startswith("Back to exercise")] == [
        book.words.key_back.format(number=number) for number in ("1.1", "1.2", "2.1")
    ]


def test_in_the_epub_no_answer_stands_in_an_earlier_file_than_its_question(book: Book, laid: LaidWorkbook) -> None:
    names, texts = spine(book, laid.pages)
    for secret in SECRETS:
        assert [name for name, text in zip(names, texts, strict=True) if secret in text] == ["answers.xhtml"]
    assert names.index("answers.xhtml") > max(names.index("one.xhtml"), names.index("two.xhtml"))


def spine(book: Book, pages: PageMap) -> tuple[list[str], list[str]]:
    """The files of the spine in reading order, and their texts."""
    problems = Problems()
    found = set_book(book, theme(), pages, problems)
    assert not problems.failed, "\n".join(map(str, problems))
    return [name for name, _ in found.pages], [" ".join(shown_text(root).split()) for _, root in found.pages]


# ------------------------------------------------------------------------------------------------- web


@pytest.fixture(scope="module")
def site(book: Book, laid: LaidWorkbook) -> LaidSite:
    return set_site(book, theme(), laid.pages, Problems())


def visible(node: Node) -> str:
    """The text of a page without what stands in templates, which browsers neither show nor read aloud."""
    if isinstance(node, str):
        return node
    return "" if node.name == "template" else " ".join(map(visible, node.children))


def templates(node: Node) -> list[Element]:
    if isinstance(node, str):
        return []
    inside = [found for child in node.children for found in templates(child)]
    return [node, *inside] if node.name == "template" else inside


def test_a_web_page_holds_answers_in_templates_only(site: LaidSite) -> None:
    for page in site.pages:
        assert not [one for one in SECRETS if one in visible(page.root)]
    inside = " ".join(shown_text(template) for page in site.pages for template in templates(page.root))
    assert [inside.count(one) for one in SECRETS] == [1, 1, 1]


def test_the_web_has_no_chapter_of_answers_and_no_link_to_it(site: LaidSite) -> None:
    files = site_files(site)
    assert [page.slug for page in site.pages if page.slug == page.part] == ["index", "one", "two", "imprint"]
    for name in ("index.html", "one.html", "one.burn.html", "two.shock.html"):
        assert ANCHOR.encode() not in files[name]
    scripts = b"".join(data for name, data in files.items() if name.endswith(".js"))
    assert not [one for one in SECRETS if one.encode() in scripts]
    assert b'"key":[{"names":["one.burn.choice"],"values":["cool"]}]' in scripts


def test_the_scripts_of_a_page_know_the_answers_that_it_shows(site: LaidSite) -> None:
    """keys.js finds nothing on a page whose scripts do not have them, and no answer can be opened."""
    files = site_files(site)
    for slug, ids in {id: [id] for id in ("one.burn", "one.handover", "two.shock")}.items():
        page = files[f"{slug}.html"].decode()
        loaded = b"".join(files[name] for name in re.findall(r'<script src="([^"]+)"', page))
        found = re.search(rb"Object\.assign\(GUIDE\.exercises, (.*)\);", loaded)
        assert found is not None, slug
        exercises_of_page = json.loads(found[1])
        assert re.findall(r'data-key="([^"]+)"', page) == list(exercises_of_page) == ids
        assert all(one["key"] for one in exercises_of_page.values())


# ------------------------------------------------------------------------------------------------- facilitators


def test_the_notes_of_a_slide_have_the_answers_and_the_slide_has_not(
    made: tuple[Arranged, tuple[Deck, ...]],
) -> None:
    notes = " ".join(plain(runs) for deck in made[1] for slide in deck.slides for runs in all_runs(slide.notes))
    slides = " ".join(
        plain(runs) for deck in made[1] for slide in deck.slides for runs in all_runs(replace(slide, notes=()))
    )
    assert [notes.count(one) for one in SECRETS] == [1, 1, 1]
    assert not [one for one in SECRETS if one in slides]
