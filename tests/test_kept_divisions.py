"""A workbook that is set again: what did not change is not set again, and the file is that of a workbook set alone."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.document.blocks import Label, LogoSlot, PageBreak, Paragraph
from guidepress.document.book import Book, PdfChoice, Section
from guidepress.document.exercise import Exercise
from guidepress.document.fields import Field
from guidepress.document.inline import PageRef, Run
from guidepress.document.page_map import PageMap
from guidepress.formats.base import Unit
from guidepress.formats.pdf import Pdf
from guidepress.formats.pdf.kept_divisions import Kept
from guidepress.formats.pdf.selection import parts_of, write_excerpt
from guidepress.formats.pdf.shown import facts_of, shown_in
from guidepress.formats.pdf.workbook import LaidWorkbook, set_workbook, write_workbook
from guidepress.theme import Theme
from tests.epub_cases import theme
from tests.sample_book import sample_book

CHANGED = {
    "nothing": 4,
    "a name": 4,
    "a name with new letters": 0,
    "words of the first part": 3,
    "a page more in the first part": 1,
    "a part less": 0,
    "the last division": 4,
    "the title": 0,
    "the address of its web workbook": 0,
}
"""What is changed in the sample book, and how many of its five divisions are then not set again."""


def _words(book: Book, number: int, *words: str) -> Book:
    """The book with paragraphs in place of the words that a division opens with."""
    opening = tuple(Paragraph((Run(each),)) for each in words)
    divisions = [*book.divisions]
    divisions[number] = replace(divisions[number], opening=opening)
    return replace(book, divisions=tuple(divisions))


def _changed(book: Book, what: str) -> Book:
    match what:
        case "a name":
            return replace(book, publisher="Hill Trust", logo=LogoSlot("Hill Trust"))
        case "a name with new letters":
            return replace(book, publisher="Bŵl ž", logo=LogoSlot("Bŵl ž"))
        case "words of the first part":
            return _words(book, 1, "Other words.")
        case "a page more in the first part":
            return _words(book, 1, *["Other words. " * 90] * 9)
        case "a part less":
            return replace(book, divisions=(*book.divisions[:1], *book.divisions[2:]))
        case "the last division":
            return _words(book, -1, "Other words.")
        case "the title":
            return replace(book, title="Another guide")
        case "the address of its web workbook":
            return replace(book, web_workbook="https://hill.example/")
    return book


def _files(laid: LaidWorkbook) -> list[object]:
    """All that is made of a workbook: its file, a file of each part, and what the account and the report read."""
    words = shown_in(laid).words
    parts = [write_excerpt(laid, part) for part in parts_of(laid)]
    return [write_workbook(laid), *parts, laid.pages, words, facts_of(laid)]


def _set(book: Book, design: Theme, kept: Kept | None, standard: PageMap | None) -> LaidWorkbook:
    problems = Problems()
    words = standard.words if standard is not None else None
    laid = set_workbook(book, design, problems, True, standard, words, kept=kept)
    assert not problems.items
    return laid


@pytest.mark.parametrize("what", CHANGED)
def test_a_file_is_that_of_a_workbook_set_alone(what: str) -> None:
    standard = PdfChoice("ua-2" if what in ("nothing", "words of the first part") else "ua-1")
    before, kept, design = replace(sample_book(), pdf=standard), Kept(), theme()
    after = _changed(before, what)
    pages = _set(before, design, None, None).pages if what == "words of the first part" else None
    _files(_set(before, design, kept, pages))
    alone = _files(_set(after, design, None, pages))
    assert _files(_set(after, design, kept, pages)) == alone
    assert kept.reused == CHANGED[what]
    assert _files(_set(after, design, kept, pages)) == alone, "and again, when all of it is kept"
    assert kept.reused == len(after.divisions) - 1


def test_a_letter_behind_a_page_number_keeps_its_code() -> None:
    """Such words are written last, when later pages have given codes to letters of their own."""
    words = Paragraph((Run("Look there"), PageRef("leap", " (page ", ")"), Run(" ů")))
    book, kept, design = sample_book(), Kept(), theme()
    first, second, *others = book.divisions
    before = replace(book, divisions=(first, replace(second, opening=(words,)), *others))
    after = _words(before, -1, "A new letter: ž")
    _files(_set(before, design, kept, None))
    assert _files(_set(after, design, kept, None)) == _files(_set(after, design, None, None))
    assert kept.reused == len(after.divisions) - 1


def test_the_last_box_of_an_answer_counts() -> None:
    """Its words are those of its own size, and not those of an earlier box that has become larger."""
    kept, design = Kept(), theme()
    before, after = (_asked_twice(lines) for lines in (8, 40))
    set_workbook(before, design, Problems(), kept=kept)
    alone = set_workbook(after, design, Problems()).pages.words["twice"]
    assert set_workbook(after, design, Problems(), kept=kept).pages.words["twice"] == alone
    assert kept.reused == len(after.divisions) - 2, "the second box is kept"


def _asked_twice(lines: int) -> Book:
    """A book in which one answer has two boxes: in its second division, with so many lines, and in the third."""
    book = sample_book()
    divisions = [*book.divisions]
    for number, asked in ((1, lines), (2, 8)):
        field, id = Field("twice", "text", ("Twice",), lines=asked), f"twice-{number}"
        exercise = Exercise(id, str(number), "Twice", Label("You", "person"), 0, "", (), (field,))
        section = Section((Run("Twice"),), f"s.{id}", (PageBreak(), exercise))
        divisions[number] = replace(divisions[number], sections=(*divisions[number].sections, section))
    return replace(book, divisions=tuple(divisions))


def test_other_colours_keep_nothing() -> None:
    kept, design = Kept(), theme()
    _set(sample_book(), design, kept, None)
    other = replace(design, colours=replace(design.colours, link="#0b4f6c"))
    alone = _files(_set(sample_book(), other, None, None))
    assert _files(_set(sample_book(), other, kept, None)) == alone
    assert kept.reused == 0


def test_nothing_of_a_setting_with_problems_is_kept() -> None:
    """Problems name places, and these move when a line is added above. So they are found again."""
    kept: dict[str, Any] = {}
    clean, faulty = (Unit("workbook", (book, theme(), "", None, {}, False)) for book in _clean_and_faulty())
    Pdf().set_warm(clean, Problems(), kept)
    assert set(kept) == {"workbook"}
    for _ in range(2):
        problems, alone = Problems(), Problems()
        Pdf().set_warm(faulty, problems, kept)
        Pdf().set(faulty, alone)
        assert kept == {}
        assert [*map(str, problems)] == [*map(str, alone)] != []


def _clean_and_faulty() -> tuple[Book, Book]:
    book = sample_book()
    return book, _words(book, 1, "A letter that no font has: \U0001f984")
