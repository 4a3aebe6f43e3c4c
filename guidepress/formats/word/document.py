"""Writes a document as a Word file. The same document and theme give the same bytes."""

from __future__ import annotations

import datetime
import io
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from guidepress.core.zip_files import unzipped, zipped
from guidepress.document.book import Book
from guidepress.formats.word.blocks import BlockWriter
from guidepress.formats.word.styles import set_page, set_styles
from guidepress.formats.word.text import allowed
from guidepress.theme import Theme

_MODE = "15"
"""The mode of Word 2013 and later ([MS-DOCX], 2.2.3)."""
_LONGEST_PROPERTY = 255
"""The most characters of a core property."""


def write_word(book: Book, theme: Theme) -> bytes:
    """The bytes of a .docx file of a document: a Book without exercises, fields and notes pages.

    Divisions have headings of level 1 and begin a new page each, sections have level 2. The date of the file is that of
    the book's edition.
    """
    document: Any = Document()
    prepare(document, book, theme)
    writer = BlockWriter(document, theme)
    for number, division in enumerate(book.divisions):
        title = writer.heading(1, division.title, division.anchor)
        title.paragraph_format.page_break_before = number > 0
        writer.blocks((*division.opening, *division.blocks), 1)
        for section in division.sections:
            writer.heading(2, section.title, section.anchor)
            writer.blocks(section.blocks, 2)
    target = io.BytesIO()
    document.save(target)
    return zipped(unzipped(target.getvalue()))


def prepare(document: Any, book: Book, theme: Theme) -> None:
    """Gives a new file its styles, its page, its properties, and what stands at the head and foot of each page."""
    set_styles(document, theme, book.language)
    set_page(document.sections[0], theme)
    _set_properties(document, book)
    _set_mode(document, book.language)
    _set_furniture(document, book)


def _set_properties(document: Any, book: Book) -> None:
    """Title, language and date. The person who wrote is not named."""
    core = document.core_properties
    core.title, core.subject = _property(book.title), _property(book.subtitle)
    core.author = core.last_modified_by = core.comments = core.keywords = ""
    core.language, core.version, core.revision = book.language, _property(book.edition.id), 1
    core.created = core.modified = datetime.datetime.fromisoformat(book.edition.date)


def _property(text: str) -> str:
    return allowed(text)[:_LONGEST_PROPERTY]


def _set_mode(document: Any, language: str) -> None:
    """Says that this is no file of an old Word, so that it opens without “compatibility mode”, and in which language it
    is. Takes out the thumbnail of the template, which shows another document.
    """
    settings = document.settings.element
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), _MODE)
    for found in settings.iter(qn("w:themeFontLang")):
        found.set(qn("w:val"), language)
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[key]


def _set_furniture(document: Any, book: Book) -> None:
    """The title at the head of each page, and its number at the foot."""
    section = document.sections[0]
    section.header.paragraphs[0].add_run(allowed(book.title))
    paragraph = section.footer.paragraphs[0]
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
