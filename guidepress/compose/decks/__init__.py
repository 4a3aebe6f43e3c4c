"""Guide → Decks: a deck for each part that has something for slides, and a deck for each timetable.

The content of slides and notes is determined here, once for all formats. Content of the book (lists, tables, figures,
exercises) comes from the arranged Book, so slides and workbook are always equal; words for facilitators come from the
Guide.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from guidepress.compose.book import Arranged
from guidepress.compose.decks.here import without_words
from guidepress.compose.decks.names import parts_with_deck, workshop_name
from guidepress.compose.decks.notes_once import with_notes_once
from guidepress.compose.decks.part_slides import PartSlides
from guidepress.compose.decks.slide_splitting import SlideRoom
from guidepress.compose.decks.speaker_notes import NoteMaker
from guidepress.compose.decks.unique_titles import with_unique_titles
from guidepress.compose.decks.workshop_slides import WorkshopSlides
from guidepress.core.problems import Problems
from guidepress.document.back_matter import in_place
from guidepress.document.book import Division
from guidepress.document.deck import Deck, Decks, Slide
from guidepress.document.footnotes import without_footnotes
from guidepress.source.model.guide import Guide
from guidepress.source.model.part import PartSource
from guidepress.source.model.workshop import Timetable

__all__ = ["arrange_decks", "without_notes"]


def arrange_decks(guide: Guide, arranged: Arranged, room: SlideRoom, problems: Problems) -> Decks:
    """The decks of the parts in order, then those of the timetables. Key points that are too long are reported.

    `room` says what has room on a slide.
    """
    arranged = replace(arranged, book=in_place(arranged.book))  # its notes describe a slide’s figure
    if arranged.book.has_footnotes:
        arranged = _without_footnotes(arranged)
    parts = parts_with_deck(guide, arranged)
    notes = NoteMaker(arranged, guide)
    of_parts = (_part_deck(name, *part, arranged, room, problems, notes) for name, part in parts.items())
    of_timetables = (_workshop_deck(guide, each, arranged, room, problems, notes) for each in guide.timetables)
    return tuple(replace(deck, countdown=guide.about.decks.countdown) for deck in (*of_parts, *of_timetables))


def _without_footnotes(arranged: Arranged) -> Arranged:
    """What slides are made of, without footnotes: they stand in the workbook only (`SlideRule.FOOTNOTES`)."""
    callouts = {id: without_footnotes(callout) for id, callout in arranged.callouts.items()}
    return replace(arranged, book=without_footnotes(arranged.book), callouts=callouts)


def without_notes(deck: Deck) -> Deck:
    """The copy of a deck for participants, without notes."""
    slides = tuple(replace(slide, notes=()) for slide in deck.slides)
    return replace(deck, slides=slides)


def _part_deck(
    name: str,
    part: PartSource,
    division: Division,
    arranged: Arranged,
    room: SlideRoom,
    problems: Problems,
    notes: NoteMaker,
) -> Deck:
    slides = PartSlides(part, division, arranged, room, problems, notes).slides()
    return _deck(name, arranged.reader.text(part.part), part.accent, slides, arranged)


def _workshop_deck(
    guide: Guide,
    timetable: Timetable,
    arranged: Arranged,
    room: SlideRoom,
    problems: Problems,
    notes: NoteMaker,
) -> Deck:
    slides = WorkshopSlides(guide, timetable, arranged, room, problems, notes).slides()
    name = workshop_name(arranged.book.slug, timetable)
    return _deck(name, arranged.reader.text(timetable.title), 0, slides, arranged)


def _deck(name: str, title: str, accent: int, slides: Sequence[Slide], arranged: Arranged) -> Deck:
    book = arranged.book
    return Deck(
        name=name,
        title=title,
        subtitle=book.title,
        language=book.language,
        edition=book.edition,
        publisher=book.publisher,
        accent=accent,
        slides=with_notes_once(with_unique_titles(tuple(slides), book.words.slide_of), book.words),
        words=book.words,
        drawing=without_words(book.cover),
    )
