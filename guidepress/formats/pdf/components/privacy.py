"""Which privacy notes stand at the foot of a page, and which below the header of their exercise."""

from __future__ import annotations

from collections import Counter

from guidepress.document.book import Book, Division, Section
from guidepress.document.exercise import Exercise
from guidepress.formats.pdf.layout.foot_notes import note_lines, note_room
from guidepress.formats.pdf.layout.styles import Styles


def notes_at_foot(book: Book, styles: Styles) -> frozenset[str]:
    """The privacy notes that stand at the foot of a page. Notes of different exercises may share a page, so these all
    fit there together. Longer ones stand in the text, below the header of each exercise.
    """
    notes = dict.fromkeys(exercise.privacy for exercise in _exercises(book) if exercise.privacy)
    room, chosen = note_room(styles), set()
    for note in sorted(notes, key=lambda note: len(note_lines(styles, note))):
        room -= len(note_lines(styles, note))
        if room < 0:
            break
        chosen.add(note)
    return frozenset(chosen)


def usual_note(book: Book) -> str:
    """The privacy note that most exercises of a book have; "" if none has one."""
    counted = Counter(exercise.privacy for exercise in _exercises(book) if exercise.privacy)
    return max(counted, key=counted.__getitem__, default="")


def _exercises(book: Book) -> list[Exercise]:
    """The exercises of a book, in order. They stand in divisions and sections."""
    parts: list[Division | Section] = []
    for division in book.divisions:
        parts += [division, *division.sections]
    return [block for part in parts for block in part.blocks if isinstance(block, Exercise)]
