"""Renders exercises for the EPUB: the questions, an example, and where to write. A book has no boxes to write in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from guidepress.document.blocks import ItemList, Paragraph
from guidepress.document.exercise import (
    Alternative,
    Exercise,
    ExercisePart,
    FieldGrid,
    Group,
    Sketch,
)
from guidepress.document.fields import Choice, Field
from guidepress.formats.epub.answers import choice, question
from guidepress.formats.epub.grids import grid
from guidepress.formats.html.headings import exercise_opening
from guidepress.formats.html.page import PageMaker, paragraph, title_id
from guidepress.formats.html.web_pages import exercise_address
from guidepress.formats.html.xml import Element, Node, el


def render_exercise(maker: PageMaker, exercise: Exercise) -> Element:
    """An exercise as an assessment with a heading."""
    anchor = exercise.anchor or exercise.id
    return el(
        "section",
        exercise_opening(maker, exercise),
        parts(maker, exercise.body),
        _where_to_write(maker, exercise),
        paragraph(maker.runs(exercise.leads_to_key), "small") if exercise.leads_to_key else None,
        id=anchor,
        class_="exercise",
        epub_type="assessment",
        role="region",
        aria_labelledby=title_id(anchor),
    )


def _where_to_write(maker: PageMaker, exercise: Exercise) -> Node | None:
    """The line that names the page of the printed workbook, with a link to the web workbook where it has an address."""
    book = maker.site.book
    page = maker.site.page_words(exercise.anchor or exercise.id, exercise.key)
    words: list[Node] = [book.words.write_in_workbook.format(page=page)] if page else []
    division = next((one for one in book.divisions if one.slug == maker.file.partition(".")[0]), None)
    if book.web_workbook and division is not None:
        address = f"{book.web_workbook}{exercise_address(division, exercise)}"
        words += [" " if words else "", el("a", book.words.write_on_web, href=address)]
    return paragraph(words, "write") if words else None


def parts(maker: PageMaker, body: Sequence[ExercisePart]) -> list[Node]:
    """The nodes of the parts of an exercise."""
    return [node for part in body for node in _part(maker, part)]


def _part(maker: PageMaker, part: ExercisePart) -> list[Node]:
    """The nodes of one part, with the marks of the pages that begin in it."""
    match part:
        case Field():
            asked = question(maker, part)
            return maker.with_page_marks(part.key, [asked] if asked else [])
        case Choice():
            return maker.with_page_marks(part.key, [choice(maker, part)])
        case FieldGrid():
            return maker.with_page_marks(part.key, grid(maker, part))
        case Group():
            inner = el("div", el("h4", maker.runs(part.title)), parts(maker, part.body), class_="group")
            return maker.with_page_marks(part.key, [inner])
        case Alternative():
            marks = maker.marks_within(part.paper)
            return maker.with_page_marks(part.key, [*marks, *parts(maker, part.reflow)])
        case Sketch():
            return maker.with_page_marks(part.key, _described(maker, part))
        case Paragraph() | ItemList():
            return maker.blocks((part,))
        case _:
            assert_never(part)


def _described(maker: PageMaker, sketch: Sketch) -> list[Node]:
    """A drawing with fields becomes its description and its questions."""
    answers = sketch.drawing.answers()
    return [paragraph(sketch.alt), *parts(maker, answers)]
