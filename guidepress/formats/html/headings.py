"""What begins a division, a section and an exercise, in the book and on the web alike."""

from __future__ import annotations

from guidepress.document.blocks import Directory, DirectoryEntry
from guidepress.document.book import Division, Section
from guidepress.document.exercise import Exercise
from guidepress.formats.html.page import PageMaker, paragraph, title_id
from guidepress.formats.html.xml import Element, ElementContent, Node, el


def division_heading(sheet: PageMaker, division: Division) -> Element:
    words = sheet.site.book.words
    number = el("span", words.part.format(number=division.number), class_="number") if division.number else None
    title = sheet.runs(division.title, links=False)
    return el("h1", [number, " "] if number else None, title, id=title_id(division.anchor))


def part_contents(sheet: PageMaker, division: Division) -> list[Node]:
    """What stands in a part, as its opening page lists it."""
    entries = tuple(DirectoryEntry(section.title, section.anchor) for section in division.sections)
    return sheet.blocks((Directory("part-contents", entries),)) if entries else []


def section(sheet: PageMaker, each: Section) -> Element:
    heading = el("h2", sheet.runs(each.title, links=False), id=title_id(each.anchor))
    return el("section", heading, sheet.blocks(each.blocks), id=each.anchor)


def exercise_opening(sheet: PageMaker, each: Exercise, fact: str = "") -> list[ElementContent]:
    """Everything of an exercise before its answers: heading, facts, privacy, prompt, example. `fact` is one more."""
    words = sheet.site.book.words
    number = el("span", words.exercise.format(number=each.number), class_="number") if each.number else None
    privacy = each.privacy_in.get(sheet.site.medium, each.privacy)
    example: Node | None = None
    if each.example:
        example = el("div", paragraph(words.example, "label"), sheet.blocks(each.example), class_="example")
    return [
        el("h3", [number, " "] if number else None, each.title, id=title_id(each.anchor or each.id)),
        _facts(sheet, each, fact),
        paragraph(privacy, "privacy") if privacy else None,
        el("div", sheet.blocks(each.prompt), class_="prompt"),
        example,
    ]


def _facts(sheet: PageMaker, each: Exercise, fact: str) -> Element:
    words = sheet.site.book.words
    minutes = words.minute if each.minutes == 1 else words.minutes.format(minutes=each.minutes)
    audience = el("li", sheet.label(each.audience)) if each.audience.text else None
    return el(
        "ul", el("li", minutes) if each.minutes else None, audience, el("li", fact) if fact else None, class_="facts"
    )
