"""Puts right what pasted documents have: odd characters, typed bullets, headings in bold, tabs as tables."""

from __future__ import annotations

from guidepress.importing.log import Log
from guidepress.importing.tidying.captions import with_captions
from guidepress.importing.tidying.characters import with_right_characters
from guidepress.importing.tidying.form_tables import with_form_tables
from guidepress.importing.tidying.headings import with_found_headings
from guidepress.importing.tidying.paragraphs import with_lists_and_tables
from guidepress.importing.tree import Document


def tidied_document(document: Document, log: Log) -> Document:
    """The document with what is typed by hand as what it is meant to be. Every change is logged."""
    document = with_right_characters(document, log)
    document = with_form_tables(with_captions(document, log), log)
    document = with_lists_and_tables(document, log)
    return with_found_headings(document, log)
