"""Speaker notes: what the facilitator reads and the room does not."""

from __future__ import annotations

from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml

from guidepress.blocks import Deck, Heading, ItemList, Paragraph, Slide
from guidepress.pages import PageMap
from guidepress.problems import Code, Problems
from guidepress.theme import Theme
from guidepress.theme.deck import NotesLayout
from guidepress.writers.deck.measure import Ruler, Words
from guidepress.writers.deck.shapes import SPACES, emu
from guidepress.writers.deck.text import TextMaker, heard


def add_notes(target: Any, slide: Slide, deck: Deck, theme: Theme, pages: PageMap, problems: Problems) -> None:
    """Writes the notes page of a slide; a warning where they are longer than one printed page."""
    notes = target.notes_slide

    def link(address: str) -> str:
        return str(notes.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    maker = TextMaker(deck.language, pages, link, emu(theme.deck.notes.indent))
    _fill(notes.notes_placeholder._element, maker.notes(slide.notes))
    for shape in notes.placeholders:
        if shape.placeholder_format.type is not None and "SLIDE_NUMBER" in str(shape.placeholder_format.type):
            _fill(shape._element, _number(deck))
    place = theme.deck.notes.text
    words = [each for block in slide.notes for each in _words(block, pages, theme.deck.notes)]
    if Ruler(theme.deck).height(words, place.size[0]) > place.size[1]:
        message = f"the notes of the slide “{slide.title}” are longer than a printed page"
        problems.warning(Code.TOO_LONG, slide.where, message, "say less, or move some of it to another slide")


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


def _words(block: Paragraph | ItemList | Heading, pages: PageMap, look: NotesLayout) -> list[Words]:
    points, gap = look.text.points, look.text.gap
    if not isinstance(block, ItemList):
        return [Words(heard(block.runs, pages), points, gap)]
    found = [Words(heard(block.lead, pages), points, gap)] if block.lead else []
    for item in block.items:
        found.append(Words(heard(item.runs, pages), points, 0, look.indent))
        found += [each for inner in item.inner for each in _words(inner, pages, look)]
    return found
