"""Renders exercises for the web workbook: the question, an example, and the controls for the answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from guidepress.document.blocks import ItemList, NotesPage, Paragraph
from guidepress.document.exercise import (
    Alternative,
    Exercise,
    ExercisePart,
    FieldGrid,
    Group,
    Sketch,
)
from guidepress.document.fields import Choice, Field
from guidepress.formats.html.headings import CARD_LEVEL, exercise_opening
from guidepress.formats.html.page import PageMaker, paragraph, title_id
from guidepress.formats.html.xml import Element, Node, el
from guidepress.formats.web.answers import choice, question
from guidepress.formats.web.calendar import exercise_calendar
from guidepress.formats.web.drawings import drawing_place
from guidepress.formats.web.grids import grid


def render_exercise(maker: PageMaker, exercise: Exercise) -> Element:
    """An exercise as a region with a heading."""
    anchor = exercise.anchor or exercise.id
    return el(
        "section",
        exercise_opening(maker, exercise, _workbook_page(maker, exercise)),
        parts(maker, exercise.body),
        drawing_place(maker, exercise),
        exercise_calendar(maker, exercise),
        _answer_key(maker, exercise),
        id=anchor,
        class_="exercise",
        aria_labelledby=title_id(anchor),
    )


def _workbook_page(maker: PageMaker, exercise: Exercise) -> str:
    """The line that names the page of the printed workbook; "" if it has none."""
    page = maker.site.page_words(exercise.anchor or exercise.id, exercise.key)
    return maker.site.book.words.workbook_page_short.format(page=page) if page else ""


def _answer_key(maker: PageMaker, exercise: Exercise) -> Element | None:
    """The answers in a template, which no browser shows or reads aloud. The scripts take them out of it for a learner
    who has answered and asks for them.
    """
    if exercise.answer_key is None:
        return None
    blocks = maker.without_glossary(exercise.answer_key.blocks)
    return el("div", el("template", blocks), class_="key", data_key=exercise.id, data_live="")


def parts(maker: PageMaker, body: Sequence[ExercisePart]) -> list[Node]:
    """The nodes of the parts of an exercise."""
    return [node for part in body for node in _part(maker, part)]


def _part(maker: PageMaker, part: ExercisePart) -> list[Node]:
    match part:
        case Field():
            return [question(maker, part)]
        case Choice():
            return [choice(maker, part)]
        case FieldGrid():
            return grid(maker, part)
        case Group():
            title = el(maker.heading(CARD_LEVEL), maker.runs(part.title))
            return [el("div", title, parts(maker, part.body), class_="group")]
        case Alternative():
            return parts(maker, part.reflow)
        case Sketch():
            answers = part.drawing.answers()
            return [paragraph(part.alt), *parts(maker, answers)]
        case Paragraph() | ItemList():
            return maker.blocks((part,))
        case _:
            assert_never(part)


def notes(maker: PageMaker, page: NotesPage) -> Element:
    """A box for notes. Its label is the heading of the notes page."""
    prompt = [*maker.runs(page.heading, links=False)]
    if page.prompt:
        prompt += [" ", el("span", maker.runs(page.prompt, links=False), class_="hint")]
    return el("div", question(maker, page.answer, prompt), id=page.anchor or None, class_="notes")
