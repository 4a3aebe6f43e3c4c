"""Speaker notes: text for the facilitator that the participants do not see."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.slide import CT_NotesSlide
from pptx.parts.slide import NotesSlidePart

from guidepress.document.deck import Deck, Slide
from guidepress.document.page_map import PageMap
from guidepress.formats.pptx.paragraphs import TextMaker, look_of
from guidepress.formats.pptx.shapes import SPACES, emu
from guidepress.theme import Theme


class NotesPages:
    """The notes pages of a presentation.

    `slide.notes_slide` of python-pptx searches the whole package for a free name and clones the notes master for each
    page. Here pages are counted, and all are copies of one page, which takes a quarter of the time.
    """

    def __init__(self, presentation: Any, deck: Deck, theme: Theme, pages: PageMap) -> None:
        self._package = presentation.part.package
        self._master = presentation.part.notes_master_part
        self._deck, self._theme, self._pages = deck, theme, pages
        self._count = 0
        self._blank, self._text_at = self._empty_page()

    def add(self, slide_object: Any, slide: Slide) -> None:
        """Writes the notes page of a slide. `slide_object` is the slide of python-pptx."""
        self._count += 1
        part = self._part(f"/ppt/notesSlides/notesSlide{self._count}.xml", deepcopy(self._blank))
        part.relate_to(self._master, RELATIONSHIP_TYPE.NOTES_MASTER)
        part.relate_to(slide_object.part, RELATIONSHIP_TYPE.SLIDE)
        slide_object.part.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)

        def link(address: str) -> str:
            return str(part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

        maker = TextMaker(
            self._deck.language, self._pages, link, look_of(self._theme), emu(self._theme.deck.notes.indent)
        )
        _fill(part._element.cSld.spTree[self._text_at], maker.notes(slide.notes))

    def _part(self, name: str, element: Any) -> Any:
        return NotesSlidePart(PackURI(name), CONTENT_TYPE.PML_NOTES_SLIDE, self._package, element)

    def _empty_page(self) -> tuple[Any, int]:
        """A notes page without its text, and the index of the text shape among its shapes."""
        part = self._part("/ppt/notesSlides/notesSlide.xml", CT_NotesSlide.new())
        page = part.notes_slide
        page.clone_master_placeholders(self._master.notes_master)
        for shape in page.placeholders:
            if shape.placeholder_format.type is not None and "SLIDE_NUMBER" in str(shape.placeholder_format.type):
                _fill(shape._element, _number(self._deck))
        tree = part._element.cSld.spTree
        return part._element, tree.index(page.notes_placeholder._element)


def _fill(shape: Any, paragraphs: str) -> None:
    body = shape.find("{http://schemas.openxmlformats.org/presentationml/2006/main}txBody")
    new_body = parse_xml(f"<p:txBody {SPACES}><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody>")
    if body is not None:
        shape.replace(body, new_body)
    else:
        shape.append(new_body)


def _number(deck: Deck) -> str:
    return (
        '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        f'<a:rPr lang="{deck.language}"/><a:t>‹#›</a:t></a:fld></a:p>'
    )
