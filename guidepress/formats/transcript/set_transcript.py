"""Makes the transcript of a workbook from the structure tree of its PDF."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from guidepress.core.problems import Problems
from guidepress.document.book import Book
from guidepress.document.page_map import PageMap
from guidepress.formats.html.xml import Element
from guidepress.formats.pdf.accessibility_tree import accessibility_tree
from guidepress.formats.pdf.workbook import set_workbook
from guidepress.formats.transcript.lines import heard_lines, words_of
from guidepress.formats.transcript.page import transcript_page
from guidepress.theme import Theme


class LaidTranscript(Struct):
    """A transcript as an HTML page, and the number of pages that it tells."""

    book: Book
    theme: Theme
    page: Element
    words: str
    """The words of the workbook that it holds."""
    count: int


def set_transcript(
    book: Book, theme: Theme, standard_pages: PageMap | None, standard_words: Mapping[str, int]
) -> LaidTranscript:
    """Lays out the workbook and tells what is heard of it. Parameters: see `set_workbook`.

    The build has set the same workbook before and reported its problems, so none are reported here.
    """
    laid = set_workbook(book, theme, Problems(), False, standard_pages, standard_words)
    lines = heard_lines(accessibility_tree(laid), book.words)
    return LaidTranscript(book, theme, transcript_page(book, lines), words_of(lines), laid.pages.total)
