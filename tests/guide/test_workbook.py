"""The guide's workbook as a form, by hand, and that the guide is as large as the tests need that take it as input."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest

from guidepress.compose.workshop.schedule import activity_places
from guidepress.pipeline.build import BuildResult
from tests.conftest import RealGuide
from tests.epub_parity import book_blocks
from tests.fill.form import Question, questions
from tests.test_deck_access import _told as told
from tests.test_deck_access import hidden_words
from tests.test_deck_pages import pointers
from tests.test_fill_viewer import fill_by_hand
from tests.test_pack import PRINT


@pytest.fixture(scope="module")
def workbook(output: Path) -> Path:
    return next(output.glob("*-workbook.pdf"))


@pytest.fixture(scope="module")
def asked(workbook: Path) -> list[Question]:
    return list(questions(workbook).values())


def test_a_person_fills_the_workbook(workbook: Path, asked: list[Question], tmp_path: Path) -> None:
    shared = next(one for one in asked if one.kind == "lines" and len(one.widgets) == 2)
    picked = next(one for one in asked if one.kind == "pick" and len(one.widgets) == 2)
    rating = next(one for one in asked if one.kind == "one" and len(one.states) == 4)
    fill_by_hand(workbook, tmp_path / "filled.pdf", shared, rating, picked)


def test_ratings_before_and_after_are_two_fields(asked: list[Question]) -> None:
    ratings = [one for one in asked if one.kind == "one"]
    before = {one.name.removeprefix("intro.") for one in ratings if one.name.startswith("intro.platform.")}
    after = {one.name.removeprefix("next.") for one in ratings if one.name.startswith("next.platform.")}
    assert before == after
    assert len(before) > 5


def test_there_are_answers_of_every_kind(asked: list[Question]) -> None:
    """tests/test_fill_engines.py, test_fill_fresh.py and test_fill_boxes.py look at each of them."""
    assert {one.kind for one in asked} == {"words", "lines", "tick", "one", "pick"}
    assert sum(len(one.widgets) for one in asked) > 1000
    assert sum(one.kind == "one" for one in asked) > 100
    assert sum(one.kind != "one" and len(one.widgets) > 1 for one in asked) >= 5


def test_there_are_words_and_pages_to_compare(built: BuildResult, real: RealGuide) -> None:
    """tests/test_deck_pages.py, test_pack.py and test_epub_parity.py look for each of them."""
    slug = real.arranged.book.slug
    assert len(pointers(built)) > 40
    assert len(PRINT.findall(built.files[f"decks/{slug}-pages-to-print.txt"].decode("utf-8"))) > 20
    assert len([place for place in activity_places(real.guide).values() if place.section is None]) > 8
    assert len(book_blocks(built.files[f"{slug}.epub"])) > 2000
    assert sum(name.startswith("decks/") for name in built.files) >= 10
    assert any(one.kind == "gather" for one in real.arranged.exercises.values())


def test_many_words_of_facilitators_are_in_the_pack(built: BuildResult, real: RealGuide) -> None:
    """tests/test_pack.py looks for them in the workbook."""
    (name,) = [name for name in built.files if name.endswith("-facilitator-pack.pdf")]
    pages = pypdf.PdfReader(io.BytesIO(built.files[name])).pages
    pack = " ".join(" ".join(page.extract_text().split()) for page in pages)
    said = [each.split() for words in told(real.guide) for each in hidden_words(words)]
    first_words = [" ".join(words[:8]) for words in said if len(words) > 12]
    assert sum(words in pack for words in first_words) > 10
