"""Guide → Decks: one deck for each part that has words for facilitators.

What is on a slide and what is in its notes is decided here, once. Book content (lists, tables, figures, exercises) is
taken from the arranged Book, so that a slide and the workbook never differ; facilitators' words come from the Guide.
"""

from __future__ import annotations

from dataclasses import replace

from guidepress.arrange import Arranged
from guidepress.arrange_decks.part import PartSlides
from guidepress.arrange_decks.titles import with_unique_titles
from guidepress.blocks import Deck, Decks
from guidepress.model import Guide, Part
from guidepress.problems import Problems

__all__ = ["arrange_decks"]


def arrange_decks(guide: Guide, arranged: Arranged, problems: Problems) -> Decks:
    """The decks in the order of the guide's parts. Key points that are too long are reported."""
    parts = [part for part in guide.parts if has_facilitation(part)]
    return tuple(_deck(part, number, arranged, problems) for number, part in enumerate(parts, 1))


def has_facilitation(part: Part) -> bool:
    """Whether a part gets a deck."""
    return part.facilitate is not None or any(section.facilitate for section in part.sections)


def without_notes(deck: Deck) -> Deck:
    """The copy of a deck that participants may have."""
    slides = tuple(replace(slide, notes=()) for slide in deck.slides)
    return replace(deck, slides=slides)


def _deck(part: Part, number: int, arranged: Arranged, problems: Problems) -> Deck:
    book = arranged.book
    division = next(each for each in book.divisions if each.anchor == part.id)
    slides = with_unique_titles(tuple(PartSlides(part, division, arranged, problems).slides()), book.words.slide_of)
    return Deck(
        name=f"{book.slug}-{number:02d}-{part.id}",
        title=arranged.reader.text(part.part),
        subtitle=book.title,
        language=book.language,
        edition=book.edition,
        publisher=book.publisher,
        accent=part.accent,
        slides=slides,
        words=book.words,
    )
