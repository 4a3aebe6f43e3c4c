"""What the EPUB shows of a book, and what it leaves out."""

from __future__ import annotations

from guidepress.document.blocks import Paragraph
from guidepress.document.book import Book
from guidepress.document.exercise import FieldGrid, Row
from guidepress.document.fields import Choice, Field, Option
from guidepress.document.texts import Rule, Rules
from guidepress.formats.base import Shown
from guidepress.formats.epub.set_book import LaidBook
from guidepress.formats.html import shown_text

SAID_ONCE = Rule("said-once", "empty rows that are alike stand here once", "to-repeats")
RULES: Rules = {
    **shown_text.RULES,
    ((Book, "cover"),): Rule("cover-picture", "the cover is a picture with an alternative text"),
    ((Row, "label"),): Rule("row-names", "an empty row has no name here", "if-missing"),
    ((FieldGrid, "groups"), (Option, "label")): SAID_ONCE,
    ((FieldGrid, "groups"), (Field, "prompt")): SAID_ONCE,
    ((FieldGrid, "groups"), (Choice, "prompt")): SAID_ONCE,
    ((FieldGrid, "groups"), (Row, "cells"), (Paragraph, "runs")): SAID_ONCE,
    ((FieldGrid, "columns"), (Option, "label")): SAID_ONCE,
}


def shown_in(laid: LaidBook) -> Shown:
    """The words of all pages in the spine."""
    words = " ".join(shown_text.shown_text(page) for _, page in laid.pages)
    return Shown(laid.site.book, words, RULES, laid.site.medium)
