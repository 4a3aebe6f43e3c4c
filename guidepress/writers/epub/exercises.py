"""Exercises → XHTML: what is asked, an example, and space to think; the writing is done elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from guidepress.blocks import (
    Alternative,
    Choice,
    Exercise,
    ExercisePart,
    Field,
    FieldGrid,
    Group,
    ItemList,
    Paragraph,
    Sketch,
    Slot,
)
from guidepress.markup.sheet import Sheet, paragraph, title_id
from guidepress.markup.xml import Element, Node, el
from guidepress.writers.epub.answers import choice, question
from guidepress.writers.epub.grids import grid


def exercise(sheet: Sheet, each: Exercise) -> Element:
    """An exercise as an assessment with a name of its own."""
    words = sheet.site.book.words
    anchor = each.anchor or each.id
    number = el("span", words.exercise.format(number=each.number), class_="number") if each.number else None
    example: Node | None = None
    if each.example:
        example = el("div", paragraph(words.example, "label"), sheet.blocks(each.example), class_="example")
    return el(
        "section",
        el("h3", [number, " "] if number else None, each.title, id=title_id(anchor)),
        _facts(sheet, each),
        paragraph(each.privacy, "privacy") if each.privacy else None,
        el("div", sheet.blocks(each.prompt), class_="prompt"),
        example,
        parts(sheet, each.body),
        _where_to_write(sheet, each),
        id=anchor,
        class_="exercise",
        epub_type="assessment",
        role="region",
        aria_labelledby=title_id(anchor),
    )


def _facts(sheet: Sheet, each: Exercise) -> Element:
    words = sheet.site.book.words
    minutes = words.minute if each.minutes == 1 else words.minutes.format(minutes=each.minutes)
    audience = el("li", sheet.label(each.audience)) if each.audience.text else None
    return el("ul", el("li", minutes) if each.minutes else None, audience, class_="facts")


def _where_to_write(sheet: Sheet, each: Exercise) -> Node | None:
    page = sheet.site.page_of(each.anchor or each.id, each.key)
    if page is None:
        return None
    return paragraph(sheet.site.book.words.write_in_workbook.format(page=page), "write")


def parts(sheet: Sheet, body: Sequence[ExercisePart]) -> list[Node]:
    return [node for each in body for node in _part(sheet, each)]


def _part(sheet: Sheet, each: ExercisePart) -> list[Node]:
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


def _described(sheet: Sheet, each: Sketch) -> list[Node]:
    """A drawing to write into becomes its description and the questions that lie on it."""
    answers = tuple(shape.answer for shape in each.drawing.shapes if isinstance(shape, Slot))
    return [paragraph(each.alt), *parts(sheet, answers)]
