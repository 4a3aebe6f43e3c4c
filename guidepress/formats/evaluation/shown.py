"""What the two forms show of their book, and what they leave out."""

from __future__ import annotations

from guidepress.document import rules
from guidepress.document.blocks import LogoSlot
from guidepress.document.book import Book
from guidepress.document.exercise import Exercise
from guidepress.document.texts import Rule, Rules
from guidepress.formats.base import Shown
from guidepress.formats.evaluation.page import LaidPage
from guidepress.formats.html.shown_text import shown_text
from guidepress.formats.pdf import shown as pdf
from guidepress.formats.pdf.workbook import LaidWorkbook
from guidepress.formats.web import shown as web

NO_COVER = Rule("no-cover", "a form has no cover", "if-missing")
FORM_RULES: Rules = {
    ((LogoSlot, "text"),): NO_COVER,
    ((Book, "subtitle"),): NO_COVER,
    ((Book, "publisher"),): rules.METADATA,
    ((Book, "rights"),): rules.METADATA,
    ((Book, "people"),): rules.METADATA,
    ((Book, "hashtags"),): NO_COVER,
    ((Book, "title"),): rules.METADATA,
}


def shown_in_pdf(laid: LaidWorkbook) -> Shown:
    """The words of the PDF."""
    shown = pdf.shown_in(laid)
    return Shown(shown.document, shown.words, {**pdf.RULES, **FORM_RULES})


def shown_in_page(laid: LaidPage) -> Shown:
    """The words of the page."""
    page_rules: Rules = {**web.RULES, **FORM_RULES, ((Exercise, "privacy"),): rules.SAID_ONCE}
    return Shown(laid.site.book, shown_text(laid.root), page_rules, laid.site.medium)
