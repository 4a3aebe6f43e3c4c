"""Sets the workbook as a Word file: its title, then its divisions with their sections, exercises and notes."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from msgspec import Struct

from guidepress.core.zip_files import unzipped, zipped
from guidepress.document.book import Book, Division
from guidepress.document.figure_descriptions import with_descriptions_in_place
from guidepress.document.inline import Run, Runs
from guidepress.formats.word.document import prepare
from guidepress.formats.word.styles import QUIET, set_workbook_styles
from guidepress.formats.word.workbook_blocks import WorkbookWriter
from guidepress.theme import Theme


class LaidWord(Struct):
    """A workbook as a Word file."""

    book: Book
    """The book that was set: its figures have their descriptions with them."""
    document: Any
    """The document of python-docx."""
    tags: dict[str, str]
    """The tag of the control of each answer, by its id."""


def set_word(book: Book, theme: Theme) -> LaidWord:
    """Sets everything that the printed workbook has, but for its cover and the numbers of its pages."""
    book = with_descriptions_in_place(book)
    document: Any = Document()
    prepare(document, book, theme)
    set_workbook_styles(document, theme)
    writer = WorkbookWriter(document, theme, book)
    _title_page(writer, book)
    for division in book.divisions:
        _division(writer, division, book)
    return LaidWord(book, document, writer.answers.controls.tags)


def word_bytes(laid: LaidWord) -> bytes:
    """The bytes of the file. The same book and theme give the same bytes."""
    target = io.BytesIO()
    laid.document.save(target)
    return zipped(unzipped(target.getvalue()))


def _title_page(writer: WorkbookWriter, book: Book) -> None:
    words = book.words
    writer.paragraph((Run(book.title),), "Title")
    if book.subtitle:
        writer.paragraph((Run(book.subtitle),), "Subtitle")
    writer.workbook_block(book.logo, 1)
    for line in (book.publisher_by_logo, words.edition.format(edition=book.edition.id), " ".join(book.hashtags)):
        if line:
            writer.paragraph((Run(line),))
    writer.paragraph((Run(words.word_about),), QUIET)


def _division(writer: WorkbookWriter, division: Division, book: Book) -> None:
    words = book.words
    writer.begins_page = True
    title: Runs = division.title
    if division.number:
        label = words.part.format(number=division.number)
        title = (Run(words.labelled.format(label=label, text="")), *title)
    writer.heading(1, title, division.anchor)
    writer.blocks(division.opening, 1)
    if division.minutes:
        writer.paragraph((Run(words.you_will_need.format(minutes=division.minutes)),), QUIET)
    writer.blocks(division.blocks, 1)
    for section in division.sections:
        writer.heading(2, section.title, section.anchor)
        writer.blocks(section.blocks, 2)
    for page in division.notes:
        writer.notes_page(page)
