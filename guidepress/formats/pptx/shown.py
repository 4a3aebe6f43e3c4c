"""What the slides and notes of a deck show, and what they leave out."""

from __future__ import annotations

from collections.abc import Iterator

from guidepress.document import rules
from guidepress.document.blocks import Figure, Table
from guidepress.document.deck import Deck, Pointer, SignpostText, Slide, Steps
from guidepress.document.drawing import Drawing
from guidepress.document.inline import plain
from guidepress.document.texts import Rule, Rules, texts_of
from guidepress.formats.base import Shown
from guidepress.formats.pptx.placeholder_text import footer_of, placeholder_texts, slide_table, text_of_line
from guidepress.formats.pptx.set_deck import LaidDeck
from guidepress.formats.pptx.text_measure import Ruler
from guidepress.theme.deck import DeckLayout

RULES: Rules = {
    ((Deck, "title"),): rules.METADATA,
    ((Deck, "subtitle"),): rules.METADATA,
    ((Figure, "caption"),): rules.FIGURE_TITLE,
    ((Table, "caption"),): rules.FIGURE_TITLE,
    ((Figure, "description"),): rules.FIGURE_ALONE,
    ((Figure, "credit"),): rules.FIGURE_ALONE,
    ((Figure, "table"),): rules.FIGURE_ALONE,
    ((SignpostText, "labels"),): Rule("label-in-title", "the title of the slide begins with the label", "to-repeats"),
    ((Pointer, "title"),): Rule("exercise-by-number", "a slide names an exercise by its number", "if-missing"),
}


def shown_in(laid: LaidDeck) -> Shown:
    """The words of all slides, each followed by its notes."""
    look, ruler = laid.theme.deck, Ruler(laid.theme)
    words = [footer_of(laid.deck)]
    for slide in laid.deck.slides:
        words += _of_slide(slide, look, ruler)
        words += [text.words for text in texts_of(slide) if text.way[0] == (Slide, "notes")]
    return Shown(laid.deck, " ".join(words), RULES)


def _of_slide(slide: Slide, look: DeckLayout, ruler: Ruler) -> Iterator[str]:
    """The words in the placeholders that the layout of the slide has, and in its tables and figures."""
    for content in placeholder_texts(slide):
        if look.place(slide.layout, content.role) is not None:
            yield from map(text_of_line, content.lines)
    for block in slide.body:
        place = look.place(slide.layout, "table")
        if isinstance(block, Steps | Table) and place is not None:
            yield from (plain(cell) for row in slide_table(block, place, look, ruler).rows for cell in row)
        elif isinstance(block, Figure):
            yield block.alt
            yield from block.content.texts() if isinstance(block.content, Drawing) else ()
