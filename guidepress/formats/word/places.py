"""Where the answers of a Word file stand: each has one control, to which its other places lead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guidepress.core.values import Value, inner_values
from guidepress.document.blocks import NotesPage
from guidepress.document.book import Book
from guidepress.document.exercise import Exercise
from guidepress.document.exercise_parts import Answer, answers_of
from guidepress.document.fields import Field
from guidepress.document.inline import plain


class Place(Value):
    """Where an answer belongs."""

    title: str
    """The exercise or the notes page, as a link names it."""
    anchor: str
    shares: bool
    """Whether every place of the answer is a further one, so that the first of them has the control."""


def places_of(book: Book) -> dict[str, Place]:
    """The place of each answer by its id: where it belongs, or else where it stands first."""
    found: dict[str, Place] = {}
    for home in _homes(book.divisions):
        answers: Iterator[Answer] = iter((home.answer,)) if isinstance(home, NotesPage) else _all(home)
        for answer in answers:
            shares = isinstance(answer, Field) and answer.shares
            if answer.id not in found or (found[answer.id].shares and not shares):
                found[answer.id] = _place(book, home, shares)
    return found


def _all(exercise: Exercise) -> Iterator[Answer]:
    return answers_of(exercise.body, "reflow")


def _homes(value: Any) -> Iterator[Exercise | NotesPage]:
    """The exercises and notes pages inside a value, in reading order."""
    for inner in inner_values(value):
        if isinstance(inner, Exercise | NotesPage):
            yield inner
        else:
            yield from _homes(inner)


def _place(book: Book, home: Exercise | NotesPage, shares: bool) -> Place:
    if isinstance(home, NotesPage):
        return Place(plain(home.heading), home.anchor, shares)
    label = book.words.exercise.format(number=home.number) if home.number else ""
    title = book.words.labelled.format(label=label, text=home.title) if label else home.title
    return Place(title, home.anchor or home.id, shares)
