"""By which rule something that an author wrote is not on slides. docs/source/slides.md has these rules as a table.

The makers of slides ask here, and so can a report of the build: both get the same answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from enum import Enum
from typing import assert_never

from guidepress.compose.decks.slide_splitting import table_fits
from guidepress.document.blocks import (
    Aside,
    ByMedium,
    CardSheet,
    Directory,
    EntryList,
    Figure,
    Heading,
    ItemList,
    LogoSlot,
    NotesPage,
    PageBreak,
    Paragraph,
    Quotation,
    Table,
)
from guidepress.document.book import Block, Division
from guidepress.document.exercise import Exercise
from guidepress.document.texts import Rule
from guidepress.source import model


def _rule(name: str, why: str) -> Rule:
    """A rule for slides. It leaves out what is not there: the first words of a text often are."""
    return Rule(name, why, "if-missing")


class SlideRule(Enum):
    """The rules, each with its reason. Their names stay the same, since the report of a build prints them."""

    RUNNING_TEXT = _rule(
        "running-text",
        "prose, quotations, stories and status notes are read in the workbook",
    )
    CODE = _rule("code", "lines of code are read in the workbook, where they have room")
    INSIDE_CALLOUT = _rule("inside-callout", "tables and figures inside a callout are read in the workbook")
    OF_PAPER = _rule("of-paper", "a page break is for paper")
    SMALLER_HEADING = _rule(
        "smaller-heading",
        "a heading inside a section stands in the notes, or as the title of a list",
    )
    FOOTNOTES = _rule("notes-at-foot", "footnotes are read in the workbook, at the foot of its pages")
    LOOKED_UP = _rule("looked-up", "definitions, dates, resources and people are looked up in the workbook")
    RECORDING = _rule("played-elsewhere", "a recording is played from the workbook, where its words stand too")
    LARGE_TABLE = _rule("large-table", "a table that is too large for one slide is read in the workbook")
    CALLOUT_NOT_NAMED = _rule("callout-not-named", "a callout is on slides only where signposts name it")
    ANSWERED_IN_WORKBOOK = _rule(
        "answered-in-workbook",
        "what is asked and answered stands in the workbook, whose page the slide names",
    )
    MADE_BY_TOOL = _rule("made-by-tool", "contents, indexes, glossary, logo and imprint belong to the book")
    FOR_FACILITATORS = _rule(
        "for-facilitators",
        "what only facilitators say or print stands in the notes or in the pack",
    )
    FRONT_AND_BACK = _rule("front-and-back-matter", "front and back matter without exercise or facilitate has no deck")
    NOTHING_FOR_SLIDES = _rule(
        "nothing-for-slides",
        "the part has no section, list, table, figure or exercise",
    )


def why_not_on_slides(block: Block, signposts: Collection[str] = ()) -> SlideRule | None:
    """The rule by which a block of a part with a deck is not on slides, or None if it is.

    `signposts` are the ids of the callouts that words for facilitators name.
    """
    match block:
        case ItemList() | Figure() | Exercise():
            return None
        case Table():
            return None if table_fits(block) else SlideRule.LARGE_TABLE
        case Aside(role="callout"):
            return None if block.anchor in signposts else SlideRule.CALLOUT_NOT_NAMED
        case Paragraph(role="code"):
            return SlideRule.CODE
        case Aside(role="recording"):
            return SlideRule.RECORDING
        case Paragraph() | ByMedium() | Quotation() | Aside():
            return SlideRule.RUNNING_TEXT
        case Heading():
            return SlideRule.SMALLER_HEADING
        case EntryList():
            return SlideRule.LOOKED_UP
        case PageBreak():
            return SlideRule.OF_PAPER
        case NotesPage():
            return SlideRule.ANSWERED_IN_WORKBOOK
        case Directory() | LogoSlot():
            return SlideRule.MADE_BY_TOOL
        case CardSheet():
            return SlideRule.FOR_FACILITATORS
        case _:
            assert_never(block)


def why_no_deck(part: model.PartSource, division: Division) -> SlideRule | None:
    """The rule by which a part has no deck of its own, or None if it has one."""
    facilitations = facilitations_of(part)
    has_words = any(facilitation != model.Facilitation() for facilitation in facilitations)
    before_sections = [block for block in printed(division.blocks) if is_content(block)]
    if not (division.sections or has_words or before_sections):
        return SlideRule.NOTHING_FOR_SLIDES
    if part.role != "part" and not facilitations and not has_exercise(division):
        return SlideRule.FRONT_AND_BACK
    return None


def signposts_of(part: model.PartSource) -> frozenset[str]:
    """The ids of the callouts that the words for facilitators of a part and its sections name."""
    return frozenset(id for facilitation in facilitations_of(part) for id in facilitation.signposts)


def facilitations_of(part: model.PartSource) -> list[model.Facilitation]:
    """The words for facilitators of a part and of its sections."""
    return [one for one in (part.facilitate, *(section.facilitate for section in part.sections)) if one is not None]


def is_content(block: Block) -> bool:
    """Whether a block has slides wherever it stands."""
    return isinstance(block, ItemList | Table | Figure | Exercise) and why_not_on_slides(block) is None


def has_exercise(division: Division) -> bool:
    """Whether an exercise stands in a part."""
    groups = (division.blocks, *(section.blocks for section in division.sections))
    return any(isinstance(block, Exercise) for group in groups for block in group)


def printed(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks as the printed workbook has them: of prose that differs by medium, the printed one."""
    for block in blocks:
        if isinstance(block, ByMedium):
            yield from block.printed
        else:
            yield block
