"""Exercises → sections with forms: what is asked, an example, and the controls for the answers."""

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
from guidepress.formats.html.headings import exercise_opening
from guidepress.formats.html.page import PageMaker, paragraph, title_id
from guidepress.formats.html.xml import Element, Node, el
from guidepress.formats.web.answers import choice, question
from guidepress.formats.web.grids import grid


def exercise(sheet: PageMaker, each: Exercise) -> Element:
    """An exercise as a region with a name of its own."""
    anchor = each.anchor or each.id
    return el(
        "section",
        exercise_opening(sheet, each, _workbook_page(sheet, each)),
        parts(sheet, each.body),
        id=anchor,
        class_="exercise",
        aria_labelledby=title_id(anchor),
    )


def _workbook_page(sheet: PageMaker, each: Exercise) -> str:
    """Where it stands in the printed workbook."""
    page = sheet.site.page_of(each.anchor or each.id, each.key)
    return "" if page is None else sheet.site.book.words.workbook_page_short.format(page=page)


def parts(sheet: PageMaker, body: Sequence[ExercisePart]) -> list[Node]:
    return [node for each in body for node in _part(sheet, each)]


def _part(sheet: PageMaker, each: ExercisePart) -> list[Node]:
    match each:
        case Field():
            return [question(sheet, each)]
        case Choice():
            return [choice(sheet, each)]
        case FieldGrid():
            return grid(sheet, each)
        case Group():
            return [el("div", el("h4", sheet.runs(each.title)), parts(sheet, each.body), class_="group")]
        case Alternative():
            return parts(sheet, each.reflow)
        case Sketch():
            answers = each.drawing.answers()
            return [paragraph(each.alt), *parts(sheet, answers)]
        case Paragraph() | ItemList():
            return sheet.blocks((each,))
        case _:
            assert_never(each)


def notes(sheet: PageMaker, each: NotesPage) -> Element:
    """A box for notes, named by its heading."""
    asked = [*sheet.runs(each.heading, links=False)]
    if each.prompt:
        asked += [" ", el("span", sheet.runs(each.prompt, links=False), class_="hint")]
    return el("div", question(sheet, each.answer, asked), id=each.anchor or None, class_="notes")
