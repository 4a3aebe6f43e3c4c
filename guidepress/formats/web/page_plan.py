"""Decides which pages the web workbook has: one for each division, and in a part one for each section and exercise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from guidepress.core.file_names import page_file
from guidepress.core.problems import Where
from guidepress.core.values import Value
from guidepress.document.blocks import NotesPage
from guidepress.document.book import Block, Book, Division, Section
from guidepress.document.exercise import Exercise
from guidepress.document.inline import plain
from guidepress.formats.html.anchors import anchors
from guidepress.formats.html.web_pages import is_split

INDEX = "index.html"

Task = Section | Exercise | NotesPage
"""What has a page of its own inside a part."""


class PlannedPage(Value):
    """A page of the guide before it is rendered."""

    slug: str
    """The id of what the page shows, which stays from edition to edition. Files and stored places are named by it."""
    file: str
    title: str
    """The title in links: "Part 3 · Title", "Exercise 3.1 · Title"."""
    division: Division
    task: Task | None = None
    """What the page shows of its division; None for the first or only page of the division."""
    section: Section | None = None
    """The section that holds the exercise of the page, or is the page."""
    anchors: tuple[str, ...] = ()
    """What references can point to on the page."""

    @property
    def top(self) -> str:
        """The anchor at which the page begins."""
        return self.slug if self.task is not None else self.division.anchor

    @property
    def name(self) -> str:
        """The title without the number of a part."""
        return self.title if self.task is not None else plain(self.division.title)

    @property
    def where(self) -> Where:
        """The place in the source."""
        return (self.task or self.division).where


def file_of(division: Division) -> str:
    """The file name of the first page of a division. The contents stand on the first page of all."""
    return INDEX if division.role == "contents" else page_file(division.slug)


def planned_pages(book: Book) -> Sequence[PlannedPage]:
    """Every page with words of the book, in reading order. The contents are none of them."""
    return [page for division in book.divisions if division.role != "contents" for page in _pages_of(division, book)]


def _pages_of(division: Division, book: Book) -> Iterator[PlannedPage]:
    number = book.words.part.format(number=division.number) if division.number else ""
    title = " · ".join(filter(None, (number, plain(division.title))))
    first = file_of(division)
    if not is_split(division):
        yield PlannedPage(division.slug, first, title, division, anchors=tuple(anchors(division)))
        return
    on_first = (division.anchor, *anchors(division.opening), *_prose_anchors(division.blocks))
    yield PlannedPage(division.slug, first, title, division, anchors=on_first)
    yield from _exercise_pages(division.blocks, division, None, book)
    for section in division.sections:
        name, found = plain(section.title), (section.anchor, *_prose_anchors(section.blocks))
        yield PlannedPage(section.anchor, page_file(section.anchor), name, division, section, section, found)
        yield from _exercise_pages(section.blocks, division, section, book)
    for notes in division.notes:
        name, found = plain(notes.heading), tuple(anchors(notes))
        yield PlannedPage(notes.anchor, page_file(notes.anchor), name, division, notes, anchors=found)


def _exercise_pages(
    blocks: Iterable[Block], division: Division, section: Section | None, book: Book
) -> Iterator[PlannedPage]:
    for exercise in exercises_in(blocks):
        found = tuple(anchors(exercise))
        yield PlannedPage(
            exercise.id, page_file(exercise.id), exercise_title(exercise, book), division, exercise, section, found
        )


def exercises_in(blocks: Iterable[Block]) -> list[Exercise]:
    """The exercises among blocks. They have pages of their own in a part."""
    return [block for block in blocks if isinstance(block, Exercise)]


def exercise_title(exercise: Exercise, book: Book) -> str:
    """The number and the title of an exercise: "Exercise 1.2 · Title"."""
    number = book.words.exercise.format(number=exercise.number) if exercise.number else ""
    return " · ".join(filter(None, (number, exercise.title)))


def _prose_anchors(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if not isinstance(block, Exercise):
            yield from anchors(block)
