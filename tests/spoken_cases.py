"""Cases of what is heard of a workbook: a part of a guide, its transcript, and its braille in letters of print."""

from __future__ import annotations

from pathlib import Path

import yaml

from guidepress.compose.book import arrange
from guidepress.core.problems import Problems
from guidepress.document.book import Book
from guidepress.formats.braille.blocks import BrailleBlock, braille_blocks
from guidepress.formats.braille.cells import ASCII_OF_CELLS
from guidepress.formats.braille.pages import braille_pages, words_to_translate
from guidepress.formats.pdf.accessibility_tree import AccessibleNode, Control, accessibility_tree
from guidepress.formats.pdf.workbook import set_workbook
from guidepress.formats.transcript.lines import heard_lines
from guidepress.theme.braille import BrailleLayout
from tests.decks import theme
from tests.small_guides import guide_of

CASES = Path(__file__).parent / "cases" / "spoken"
NAMES = sorted(path.name for path in CASES.iterdir() if path.is_dir())


def book_of(name: str, folder: Path) -> Book:
    """The book of a case: a cover and a part."""
    problems = Problems()
    part = yaml.safe_load((CASES / name / "part.yaml").read_text(encoding="utf-8"))
    guide = guide_of(folder / "source", [part], problems)
    book = arrange(guide, folder, problems).book
    assert not problems.failed, "\n".join(map(str, problems))
    return book


def tree_of(book: Book) -> AccessibleNode:
    problems = Problems()
    laid = set_workbook(book, theme(), problems)
    assert not problems.failed, "\n".join(map(str, problems))
    return accessibility_tree(laid)


def transcript_text(book: Book) -> str:
    """The lines of a transcript, with their depth and page."""
    found: list[str] = []
    page = 0
    for line in heard_lines(tree_of(book), book.words):
        if line.page != page:
            page = line.page
            found.append(f"--- page {page}")
        said = "".join(
            f"<{piece.kind}: {piece.name}{''.join(f' [{option}]' for option in piece.options)}>"
            if isinstance(piece, Control)
            else f"<{piece.link}>{piece.text}"
            if piece.link
            else piece.text
            for piece in line.content
        )
        role = f"{line.role}: " if line.role and said else line.role
        found.append(f"{'  ' * line.depth}{role}{' '.join(said.split())}")
    return "\n".join(found) + "\n"


def letters(text: str) -> str:
    """A text in the characters of ASCII braille, letter for letter: braille without liblouis."""
    return "".join(
        each if each in ASCII_OF_CELLS else "?" for each in text.upper().replace("’", "'").replace("•", "_4")
    )


def pages_in_letters(blocks: list[BrailleBlock], title: str, layout: BrailleLayout | None = None) -> list[list[str]]:
    """Pages of braille without liblouis."""
    cells = {text: letters(text) for text in words_to_translate(blocks)}
    return braille_pages(blocks, cells, layout or theme().braille, letters(title), 1)


def braille_text(book: Book) -> str:
    """The pages of braille in letters of print, without empty lines at their ends."""
    pages = pages_in_letters(braille_blocks(tree_of(book), book.words), book.title)
    found = []
    for page in pages:
        body = "\n".join(page[:-1]).rstrip()
        found.append(f"{body}\n{page[-1]}\n" + "=" * 40)
    return "\n".join(found) + "\n"
