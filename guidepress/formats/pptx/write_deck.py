"""Writes a `Deck` as a PPTX file on the template layouts/deck.pptx.

All text stands in placeholders of named layouts. Figures are groups of native shapes with a text alternative. Every run
has a language. Colours and fonts are those of the PowerPoint theme. Notes stand on notes pages only.
"""

from __future__ import annotations

from typing import Any

from guidepress.document.blocks import Figure
from guidepress.document.deck import Deck, Slide
from guidepress.document.page_map import PageMap
from guidepress.formats.pptx.drawing import tones
from guidepress.formats.pptx.notes_pages import NotesPages
from guidepress.formats.pptx.package import (
    open_template,
    packed,
    set_colours,
    set_properties,
    set_sections,
)
from guidepress.formats.pptx.set_deck import LaidDeck
from guidepress.formats.pptx.slides import SlideWriter
from guidepress.formats.pptx.theme_colours import palette
from guidepress.theme import Theme


def write_deck(laid: LaidDeck) -> tuple[bytes, bytes]:
    """Two PPTX files: for the facilitator, and without notes for participants.

    The slides are drawn once for both. The same input gives the same bytes. Slides without notes get no notes page.
    """
    deck, theme, pages = laid.deck, laid.theme, laid.pages
    presentation, slides_by_key = _without_notes(laid)
    for_participants = packed(presentation)
    return _with_notes(presentation, slides_by_key, deck, theme, pages), for_participants


def _without_notes(laid: LaidDeck) -> tuple[Any, dict[str, Any]]:
    """The presentation without notes, and its slides by key."""
    deck, theme = laid.deck, laid.theme
    figures = [block for slide in deck.slides for block in slide.body if isinstance(block, Figure)]
    used = [f"accent-{slide.accent}" for slide in deck.slides if slide.accent]
    deck_palette = palette(theme, deck.accent, (*tones(figures), *used))
    presentation = open_template(theme)
    set_colours(presentation, theme, deck_palette, deck.title)
    slides_by_key = {slide.key: _empty_slide(presentation, theme, slide) for slide in deck.slides}
    writer = SlideWriter(laid, deck_palette, slides_by_key)
    for slide in deck.slides:
        writer.fill(slide)
    set_sections(presentation, deck)
    set_properties(presentation, deck)
    return presentation, slides_by_key


def _with_notes(presentation: Any, slides_by_key: dict[str, Any], deck: Deck, theme: Theme, pages: PageMap) -> bytes:
    notes = NotesPages(presentation, deck, theme, pages)
    for slide in deck.slides:
        if slide.notes:
            notes.add(slides_by_key[slide.key], slide)
    return packed(presentation)


def _empty_slide(presentation: Any, theme: Theme, slide: Slide) -> Any:
    """A slide without shapes. (`slides.add_slide` of python-pptx would clone all placeholders of the layout.)"""
    layout = presentation.slide_layouts[list(theme.deck.layouts).index(slide.layout)]
    relation, slides_by_key = presentation.part.add_slide(layout)
    presentation.slides._sldIdLst.add_sldId(relation)
    return slides_by_key
