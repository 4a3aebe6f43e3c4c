"""The page numbers on the slides are those of the workbook itself: the page named holds the exercise named."""

from __future__ import annotations

import io
import re

import pypdf
import pytest

from guidepress.pipeline.build import BuildResult
from tests.decks import opened

POINTER = re.compile(r"^Workbook pages? ([\d, ]+?)(?:[,;] [^·\d]+[\d, ]+)* · exercises? (.+)$")
"""The pages of variants of the workbook may follow."""


def pointers(built: BuildResult) -> list[tuple[str, list[int], list[str]]]:
    """Deck, pages and exercise numbers of every pointer on a slide of the real guide."""
    found = []
    for name, data in built.files.items():
        if not name.endswith(".pptx"):
            continue
        for slide in opened(data).slides:
            for shape in slide.placeholders:
                match = POINTER.match(shape.text_frame.text) if shape.has_text_frame else None
                if match:
                    pages, numbers = (each.split(", ") for each in match.groups())
                    found.append((name, [int(page) for page in pages], numbers))
    return found


def stands(number: str, words: str) -> bool:
    """Whether an exercise's number stands there on its own, and not inside another."""
    return re.search(rf"(?<![\w.]){re.escape(number)}(?![\w.]*\d)", words) is not None


@pytest.fixture(scope="module")
def page_texts(built: BuildResult) -> list[str]:
    (name,) = [name for name in built.files if name.endswith("-workbook.pdf")]
    reader = pypdf.PdfReader(io.BytesIO(built.files[name]))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_each_pointer_names_the_page_of_its_exercise(built: BuildResult, page_texts: list[str]) -> None:
    found = pointers(built)
    wrong = []
    for name, pages, numbers in found:
        words = " ".join(page_texts[page - 1] for page in pages)
        wrong += [f"{name}: {number} is not on {pages}" for number in numbers if not stands(number, words)]
    assert wrong == []


def test_a_wrong_page_would_be_noticed(built: BuildResult, page_texts: list[str]) -> None:
    noticed = 0
    for _, pages, numbers in pointers(built):
        words = " ".join(page_texts[page - 3] for page in pages)
        noticed += any(not stands(number, words) for number in numbers)
    assert noticed or not pointers(built)
