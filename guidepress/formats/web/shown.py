"""What the pages of the web workbook show of a book, and what they leave out."""

from __future__ import annotations

from guidepress.document import rules
from guidepress.document.blocks import Directory, LogoSlot, NotesPage
from guidepress.document.book import Division
from guidepress.document.exercise import Column
from guidepress.document.texts import Rule, Rules
from guidepress.formats.base import Shown
from guidepress.formats.html import shown_text
from guidepress.formats.web.set_site import LaidSite

RULES: Rules = {
    **shown_text.RULES,
    ((Division, "blocks"), (Directory, "entries")): Rule(
        "own-contents", "the pages have contents of their own", "to-repeats"
    ),
    ((LogoSlot, "text"),): Rule("no-frame", "pages have no empty frame for a logo", "if-missing"),
    ((Column, "options"),): rules.SAID_ONCE,
    ((NotesPage, "pointer"),): rules.NOTES_POINTER,
}


def shown_in(laid: LaidSite) -> Shown:
    """The words of all pages."""
    roots = (*(page.root for page in laid.pages), *laid.extra.values())
    words = " ".join(map(shown_text.shown_text, roots))
    return Shown(laid.site.book, words, RULES, laid.site.medium)
