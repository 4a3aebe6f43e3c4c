"""A document made of answers is a tagged PDF/UA in the look of the workbook, whatever its words hold."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from guidepress.document.blocks import Directory, DirectoryEntry, Entry, EntryList, Figure, Heading, Paragraph, Table
from guidepress.document.book import Book, Division, Section
from guidepress.document.drawing import Box, Drawing
from guidepress.document.inline import Run
from guidepress.formats.pdf.document import DocumentPdf, write_document
from tests.conftest import need
from tests.decks import theme
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.sample_book import sample_book
from tests.validators.pdf import has_verapdf, qpdf, verapdf

SENTENCE = "I want our clinic to hear patients before it plans, “gŵyl ŷ bobl” – and write it down. "
NOT_DRAWN = "😀 שלום"
"""Characters that no font has: five, beside the space."""


def document(words: str = SENTENCE * 60) -> Book:
    """A title, contents, questions with answers of several pages, a table and a drawing."""
    text = (Run(words),)
    answers = EntryList(
        "resources", (Entry((Run("What do you want?"),), (Paragraph(text), Paragraph(text))),), key="a.entries"
    )
    rows = tuple((((Run("Row"),), (Run(words[:600]),), (Run("Yes"),))) for _ in range(9))
    table = Table(((Run("What"),), (Run("Answer"),), (Run("Done"),)), rows, key="a.table")
    drawing = Drawing(100, 40, (Box(0, 0, 90, 30, words[:40]),))
    figure = Figure(drawing, "A box", (Run("My map"),), anchor="a.map", key="a.map")
    contents = Directory("contents", (DirectoryEntry((Run("Part one"),), "one"),), key="a.contents")
    section = Section(
        (Run("Part one"),), "one", (Heading(3, (Run("1.1 Why"),), "one.why"), answers, table, figure), "one"
    )
    division = Division("front", (Run("My answers"),), "all", "all", blocks=(contents,), sections=(section,), key="all")
    return replace(sample_book(), title="My answers", cover=None, divisions=(division,))


@pytest.fixture(scope="module")
def made() -> DocumentPdf:
    return write_document(document(), theme())


def text_of(pdf: DocumentPdf) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf.data)).pages).split())


def test_a_document_begins_with_its_title_and_has_no_fields(made: DocumentPdf) -> None:
    reader = PdfReader(BytesIO(made.data))
    assert "My answers" in reader.pages[0].extract_text()
    assert len(reader.pages) == made.pages
    assert not reader.get_fields()


def test_a_long_answer_stands_whole_over_several_pages(made: DocumentPdf) -> None:
    """All of its sentences are there, twice, and no page is left empty."""
    assert text_of(made).count("write it down.") >= 120
    assert all(page.extract_text().strip() for page in PdfReader(BytesIO(made.data)).pages)


def test_what_no_font_has_is_drawn_as_a_box_and_counted() -> None:
    pdf = write_document(document(NOT_DRAWN), theme())
    assert pdf.missing == 5 * (2 + 9 + 1)  # two paragraphs, nine rows, one drawing
    assert "□ □□□□" in text_of(pdf)


@pytest.mark.parametrize("words", ["x" * 3000, "a\x00b\x1f\ud800c‮d", "word " * 5000, "\u200b", " "])
def test_hostile_words_break_nothing(words: str) -> None:
    assert faults(TaggedPdf(write_document(document(words), theme()).data)) == []


def test_the_same_document_has_the_same_bytes(made: DocumentPdf) -> None:
    assert write_document(document(), theme()).data == made.data


def test_a_document_is_pdf_ua(made: DocumentPdf, tmp_path: Path) -> None:
    file = tmp_path / "document.pdf"
    file.write_bytes(made.data)
    assert faults(TaggedPdf(made.data)) == []
    assert qpdf(file) == ""
    need("veraPDF", has_verapdf())
    assert verapdf("PDFUA_1,PDFA_2_A", file) == []
