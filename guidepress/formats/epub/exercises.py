"""Exercises → XHTML: what is asked, an example, and space to think; the writing is done elsewhere."""

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
from guidepress.formats.html.xml import Element, Node, el


def exercise(sheet: PageMaker, each: Exercise) -> Element:
    """An exercise as an assessment with a name of its own."""
    anchor = each.anchor or each.id
    return el(
        "section",
        exercise_opening(sheet, each),
        parts(sheet, each.body),
        _where_to_write(sheet, each),
        id=anchor,
        class_="exercise",
        epub_type="assessment",
        role="region",
        aria_labelledby=title_id(anchor),
    )


def _where_to_write(sheet: PageMaker, each: Exercise) -> Node | None:
    page = sheet.site.page_of(each.anchor or each.id, each.key)
    if page is None:
        return None
    return paragraph(sheet.site.book.words.write_in_workbook.format(page=page), "write")


def parts(sheet: PageMaker, body: Sequence[ExercisePart]) -> list[Node]:
    return [node for each in body for node in _part(sheet, each)]


def _part(sheet: PageMaker, each: ExercisePart) -> list[Node]:
    """The elements of any part, with the marks of the pages that begin in it."""
    match each:
        case Field():
            return sheet.placed(each.key, [question(sheet, each)])
        case Choice():
            return sheet.placed(each.key, [choice(sheet, each)])
        case FieldGrid():
            return sheet.placed(each.key, grid(sheet, each))
        case Group():
            inner = el("div", el("h4", sheet.runs(each.title)), parts(sheet, each.body), class_="group")
            return sheet.placed(each.key, [inner])
        case Alternative():
            marks = sheet.marks_within(each.paper)
            return sheet.placed(each.key, [*marks, *parts(sheet, each.reflow)])
        case Sketch():
            return sheet.placed(each.key, _described(sheet, each))
        case Paragraph() | ItemList():
            return sheet.blocks((each,))
        case _:
            assert_never(each)


def _described(sheet: PageMaker, each: Sketch) -> list[Node]:
    """A drawing to write into becomes its description and the questions that lie on it."""
    answers = each.drawing.answers()
    return [paragraph(each.alt), *parts(sheet, answers)]
