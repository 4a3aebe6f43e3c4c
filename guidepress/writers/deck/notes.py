"""Speaker notes: what the facilitator reads and the room does not."""

from __future__ import annotations

from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml

from guidepress.blocks import Deck, Slide
from guidepress.pages import PageMap
from guidepress.theme import Theme
from guidepress.writers.deck.shapes import SPACES, emu
from guidepress.writers.deck.text import TextMaker


def add_notes(target: Any, slide: Slide, deck: Deck, theme: Theme, pages: PageMap) -> None:
    """Writes the notes page of a slide."""
    notes = target.notes_slide

    def link(address: str) -> str:
        return str(notes.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    maker = TextMaker(deck.language, pages, link, emu(theme.deck.notes.indent))
    _fill(notes.notes_placeholder._element, maker.notes(slide.notes))
    for shape in notes.placeholders:
        if shape.placeholder_format.type is not None and "SLIDE_NUMBER" in str(shape.placeholder_format.type):
            _fill(shape._element, _number(deck))


def _fill(shape: Any, paragraphs: str) -> None:
    body = shape.find("{http://schemas.openxmlformats.org/presentationml/2006/main}txBody")
    made = parse_xml(f"<p:txBody {SPACES}><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody>")
    if body is not None:
        shape.replace(body, made)
    else:
        shape.append(made)


def _number(deck: Deck) -> str:
    return (
        '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        f'<a:rPr lang="{deck.language}"/><a:t>‹#›</a:t></a:fld></a:p>'
    )
