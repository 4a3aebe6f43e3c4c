"""Makes the pages of braille of a workbook from the structure tree of its PDF."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from guidepress.core.problems import Code, Problems
from guidepress.document.book import Book
from guidepress.formats.braille.blocks import BrailleBlock, Piece, braille_blocks, words_of
from guidepress.formats.braille.cells import BOX_TO_TICK, GAP_TO_FILL
from guidepress.formats.braille.liblouis import Liblouis, UnknownTableError
from guidepress.formats.braille.pages import braille_pages, words_to_translate
from guidepress.formats.pdf.accessibility_tree import accessibility_tree
from guidepress.formats.pdf.workbook import set_workbook
from guidepress.theme import Theme
from guidepress.theme.braille import TABLE_NAME


class LaidBraille(Struct):
    """The pages of braille in ASCII, and the words that were translated."""

    book: Book
    pages: list[list[str]]
    words: str


def set_braille(book: Book, theme: Theme, problems: Problems) -> LaidBraille:
    """Lays out the workbook and sets its words in braille.

    RefusedError if liblouis is not on this machine. Reports a language without a table, a table that liblouis does not
    have, and characters that a table does not have.
    """
    table = _table(book, theme, problems)
    if not table:
        return LaidBraille(book, [], "")
    liblouis = Liblouis(table)
    laid = set_workbook(book, theme, Problems())
    blocks = braille_blocks(accessibility_tree(laid), book.words)
    try:
        notes = _first_page(book, table, liblouis.version)
        found = liblouis.translate([book.title, *words_to_translate([*notes, *blocks])])
    except UnknownTableError:
        message = f'liblouis cannot use the table "{table}"'
        hint = "write the name of one of its tables for six dots, such as fr-bfu-g2.ctb"
        where = book.braille.where if book.braille.table else theme.braille.where
        problems.error(Code.WRONG_VALUE, where, message, hint)
        return LaidBraille(book, [], "")
    _report_unknown(found.unknown, book, table, problems)
    title = found.cells[book.title]
    front = braille_pages(notes, found.cells, theme.braille, "", 1)
    pages = [*front, *braille_pages(blocks, found.cells, theme.braille, title, len(front) + 1)]
    return LaidBraille(book, pages, words_of(blocks))


def _table(book: Book, theme: Theme, problems: Problems) -> str:
    """The name of the table: of the guide, or of its language; empty after an error."""
    named = book.braille.table
    if named and not TABLE_NAME.fullmatch(named):
        message = f'"{named}" is not the name of a table of liblouis'
        hint = "write the name of its file without folders, such as fr-bfu-g2.ctb"
        problems.error(Code.WRONG_VALUE, book.braille.where, message, hint)
        return ""
    tables = theme.braille.tables
    language = book.language.split("-")[0].lower()
    if not named and language not in tables:
        known = " and ".join(sorted(tables))
        message = f'there is no table for braille in the language "{book.language}"; there is one for {known}'
        hint = "name one of liblouis under braille in guide.yaml, such as braille: {table: fr-bfu-g2.ctb}"
        problems.error(Code.WRONG_VALUE, book.braille.where, message, hint)
        return ""
    return named or tables[language]


def _report_unknown(characters: Sequence[str], book: Book, table: str, problems: Problems) -> None:
    if characters:
        shown = ", ".join(f"{character} (U+{ord(character):04X})" for character in characters)
        message = f"the table {table} has no braille for {shown}; the file lacks them"
        problems.warning(Code.MISSING_GLYPH, book.braille.where, message, "write words in their place")


def _first_page(book: Book, table: str, version: str) -> list[BrailleBlock]:
    """What a transcriber has to know first. It is on no page of the print."""
    words = book.words

    def line(text: str, *cells: str) -> BrailleBlock:
        signs = [Piece(0, f"{cell} ", is_cells=True) for cell in cells]
        return BrailleBlock("item" if cells else "paragraph", (*signs, Piece(0, text)))

    return [
        BrailleBlock("centred", (Piece(0, book.title),)),
        line(words.braille_draft),
        line(words.edition.format(edition=book.edition.id)),
        line(words.braille_made.format(table=table, version=version)),
        line(words.braille_numbers),
        line(words.braille_notes),
        line(words.braille_in_lines),
        line(words.braille_tick, BOX_TO_TICK)._replace(apart=True),
        line(words.braille_gap, GAP_TO_FILL),
    ]
