"""Slides: a `Deck` becomes a PPTX file on the template of layouts/deck.pptx. The only importer of `pptx`.

Every word stands in a placeholder of a named layout; figures are groups of native shapes with a text alternative; every
run says its language; the theme's colours and fonts are PowerPoint's own; notes go to the notes page and nowhere else.
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
    """The PPTX file for the facilitator, and the same without notes for participants; the slides are drawn once.

    The same input gives the same bytes. Slides without notes get no notes page.
    """
    deck, theme, pages = laid.deck, laid.theme, laid.pages
    presentation, made = _drawn(deck, theme, pages)
    for_participants = packed(presentation)
    return _with_notes(presentation, made, deck, theme, pages), for_participants


def _drawn(deck: Deck, theme: Theme, pages: PageMap) -> tuple[Any, dict[str, Any]]:
    """The presentation without notes, and its slides by key."""
    figures = [block for slide in deck.slides for block in slide.body if isinstance(block, Figure)]
    accents = palette(theme, deck.accent, tones(figures))
    presentation = open_template(theme)
    set_colours(presentation, theme, accents, deck.title)
    made = {slide.key: _empty(presentation, theme, slide) for slide in deck.slides}
    writer = SlideWriter(deck, theme, pages, accents, made)
    for slide in deck.slides:
        writer.fill(slide)
    set_sections(presentation, deck)
    set_properties(presentation, deck)
    return presentation, made


def _with_notes(presentation: Any, made: dict[str, Any], deck: Deck, theme: Theme, pages: PageMap) -> bytes:
    notes = NotesPages(presentation, deck, theme, pages)
    for slide in deck.slides:
        if slide.notes:
            notes.add(made[slide.key], slide)
    return packed(presentation)


def _empty(presentation: Any, theme: Theme, slide: Slide) -> Any:
    """A slide without shapes: `slides.add_slide` would clone all placeholders of the layout, to be thrown away."""
    layout = presentation.slide_layouts[list(theme.deck.layouts).index(slide.layout)]
    relation, made = presentation.part.add_slide(layout)
    presentation.slides._sldIdLst.add_sldId(relation)
    return made
