"""Headings and openings of divisions, sections and exercises."""

from __future__ import annotations

from guidepress.document.blocks import Directory, DirectoryEntry
from guidepress.document.book import Division, Section
from guidepress.document.exercise import Exercise
from guidepress.formats.html.page import PageMaker, paragraph, title_id
from guidepress.formats.html.xml import Element, ElementContent, Node, el

CARD_LEVEL = 4
"""The level of the headings of cards and of groups inside an exercise: one below the exercise."""


def division_heading(maker: PageMaker, division: Division) -> Element:
    """The heading of a division: "Part 3" and its title."""
    words = maker.site.book.words
    number = el("span", words.part.format(number=division.number), class_="number") if division.number else None
    title = maker.runs(division.title, links=False)
    return el("h1", [number, " "] if number else None, title, id=title_id(division.anchor))


def part_contents(maker: PageMaker, division: Division) -> list[Node]:
    """The contents of a part, as on its opening page."""
    entries = tuple(DirectoryEntry(section.title, section.anchor) for section in division.sections)
    return maker.blocks((Directory("part-contents", entries),)) if entries else []


def render_section(maker: PageMaker, section: Section) -> Element:
    """A section with its heading and its blocks."""
    heading = el("h2", maker.runs(section.title, links=False), id=title_id(section.anchor))
    return el("section", heading, maker.blocks(section.blocks), id=section.anchor)


def exercise_opening(maker: PageMaker, exercise: Exercise, fact: str = "") -> list[ElementContent]:
    """The content of an exercise before its fields: heading, facts, privacy note, prompt, example.

    `fact` is an additional line for the list of facts.
    """
    words = maker.site.book.words
    id = title_id(exercise.anchor or exercise.id)
    number = el("span", words.exercise.format(number=exercise.number), class_="number") if exercise.number else None
    privacy = exercise.privacy_in.get(maker.site.medium, exercise.privacy)
    example: Node | None = None
    if exercise.example:
        example = el("div", paragraph(words.example, "label"), maker.blocks(exercise.example), class_="example")
    return [
        el(maker.heading(3, 1), [number, " "] if number else None, exercise.title, id=id),
        _facts(maker, exercise, fact),
        paragraph(privacy, "privacy") if privacy else None,
        el("div", maker.blocks(exercise.prompt), class_="prompt"),
        example,
    ]


def _facts(maker: PageMaker, exercise: Exercise, fact: str) -> Element:
    """The list of facts: minutes, audience, and `fact`."""
    words = maker.site.book.words
    minutes = words.minute if exercise.minutes == 1 else words.minutes.format(minutes=exercise.minutes)
    audience = el("li", maker.label(exercise.audience)) if exercise.audience.text else None
    return el(
        "ul",
        el("li", minutes) if exercise.minutes else None,
        audience,
        el("li", fact) if fact else None,
        class_="facts",
    )
