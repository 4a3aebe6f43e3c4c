"""What the EPUB shows of a book, and what it leaves out."""

from __future__ import annotations

from guidepress.document import rules
from guidepress.document.blocks import Paragraph
from guidepress.document.book import Book
from guidepress.document.exercise import Exercise, FieldGrid, Row
from guidepress.document.fields import Choice, Field, Option
from guidepress.document.texts import Rules
from guidepress.formats.base import Shown
from guidepress.formats.epub.set_book import LaidBook
from guidepress.formats.html import shown_text

RULES: Rules = {
    **shown_text.RULES,
    ((Book, "record"),): rules.RECORD,
    ((Book, "cover"),): rules.COVER_PICTURE,
    ((Book, "publisher"),): rules.SAID_ONCE,
    ((Exercise, "answer_key"),): rules.ANSWERS_AT_BACK,
    ((Row, "label"),): rules.SPOKEN_NAME,
    ((FieldGrid, "groups"), (Option, "label")): rules.SAID_ONCE,
    ((FieldGrid, "groups"), (Field, "prompt")): rules.SAID_ONCE,
    ((FieldGrid, "groups"), (Choice, "prompt")): rules.SAID_ONCE,
    ((FieldGrid, "groups"), (Row, "cells"), (Paragraph, "runs")): rules.SAID_ONCE,
    ((FieldGrid, "columns"), (Option, "label")): rules.SAID_ONCE,
}


def shown_in(laid: LaidBook) -> Shown:
    """The words of all pages in the spine."""
    words = " ".join(shown_text.shown_text(page) for _, page in laid.pages)
    return Shown(laid.site.book, words, RULES, laid.site.medium)
