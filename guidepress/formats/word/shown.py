"""What the Word file shows of a book, and what it leaves out."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from guidepress.document import rules
from guidepress.document.blocks import Figure, ListItem, NotesPage
from guidepress.document.book import Book
from guidepress.document.exercise import Alternative, Exercise, FieldGrid, Row, Sketch
from guidepress.document.texts import Rules
from guidepress.formats.base import Shown
from guidepress.formats.word.workbook import LaidWord

RULES: Rules = {
    ((Book, "record"),): rules.RECORD,
    ((Book, "cover"),): rules.COVER_PICTURE,
    ((Book, "publisher"),): rules.SAID_ONCE,
    ((Book, "people"),): rules.METADATA,
    ((Exercise, "slide"),): rules.SLIDES_ONLY,
    ((Exercise, "answer_key"),): rules.ANSWERS_AT_BACK,
    ((ListItem, "slide"),): rules.SLIDES_ONLY,
    ((Alternative, "paper"),): rules.OTHER_LAYOUT,
    ((NotesPage, "pointer"),): rules.NOTES_POINTER,
    ((FieldGrid, "caption"),): rules.TITLE_AS_NAME,
    ((FieldGrid, "row_label"),): rules.CARDS,
    ((Row, "label"),): rules.SPOKEN_NAME,
    ((Figure, "content"),): rules.TOLD_IN_WORDS,
    ((Sketch, "drawing"),): rules.TOLD_IN_WORDS,
}
_SPOKEN = {qn("wp:docPr"): "descr", qn("w:listItem"): qn("w:displayText"), qn("w:tblCaption"): qn("w:val")}
"""Attributes with words that are read aloud, or seen in an open list, by their elements."""


def shown_in(laid: LaidWord) -> Shown:
    """The words of the file, its footnotes behind the paragraphs in which they are marked."""
    relations = laid.document.part.rels.values()
    notes = [each.target_part.element for each in relations if each.reltype == RELATIONSHIP_TYPE.FOOTNOTES]
    texts = {note.get(qn("w:id")): note for part in notes for note in part}
    parts: list[str] = []
    _collect(laid.document.element.body, texts, parts)
    return Shown(laid.book, "".join(parts), RULES)


def _collect(element: Any, notes: dict[str, Any], parts: list[str]) -> None:
    waiting: list[Any] = []
    for node in element.iter():
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        elif node.tag in (qn("w:p"), qn("w:br"), qn("w:tc")):
            if node.tag == qn("w:p"):
                _after(waiting, notes, parts)
            parts.append(" ")
        elif node.tag == qn("w:footnoteReference"):
            waiting.append(notes[node.get(qn("w:id"))])
            parts.append(" ")
        elif node.tag in _SPOKEN:
            parts.append(f" {node.get(_SPOKEN[node.tag]) or ''} ")
    _after(waiting, notes, parts)


def _after(waiting: list[Any], notes: dict[str, Any], parts: list[str]) -> None:
    """Adds the words of the footnotes of the paragraph before."""
    found, waiting[:] = list(waiting), []
    for note in found:
        _collect(note, notes, parts)
