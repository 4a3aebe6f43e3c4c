"""Reports blocks that stand where they cannot: smaller headings without a heading above them, since a list of headings
would skip a level (WCAG 2.2, 1.3.1), and page breaks that part a title from what it heads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from guidepress.core.problems import Code, Problems
from guidepress.source.model.blocks import (
    ExerciseBlock,
    HeadingBlock,
    NotesBlock,
    PageBreakBlock,
    PeopleBlock,
    ResourcesBlock,
    SourceBlock,
)
from guidepress.source.model.guide import Guide

OWN_HEADING = (ExerciseBlock, NotesBlock, PeopleBlock, ResourcesBlock)
"""Blocks with a heading of their own, of the level of a heading of level 1."""


def check_order(guide: Guide, problems: Problems) -> None:
    """Reports each heading of level 2 that does not stand below one of level 1, and each page break below a title."""
    for body in _bodies(guide):
        _check_breaks(body, problems)
        is_below = False
        for block in body:
            if isinstance(block, OWN_HEADING):
                is_below = False
            elif isinstance(block, HeadingBlock) and block.level == 1:
                is_below = True
            elif isinstance(block, HeadingBlock) and not is_below:
                message = "a heading of level 2 stands below one of level 1, and there is none before it"
                hint = "take level: 2 out, or write a heading without it first; exercises end what stands below one"
                problems.error(Code.WRONG_VALUE, block.where, message, hint)


def _check_breaks(body: Sequence[SourceBlock], problems: Problems) -> None:
    for before, block in pairwise((None, *body)):
        if isinstance(block, PageBreakBlock) and (before is None or isinstance(before, HeadingBlock)):
            message = "a page break here would leave a title or a heading alone on its page"
            problems.error(Code.WRONG_VALUE, block.where, message, "write it before the heading, or take it out")


def _bodies(guide: Guide) -> Iterator[Sequence[SourceBlock]]:
    for part in guide.parts:
        yield part.body
        yield from (section.body for section in part.sections)
    if guide.pack is not None:
        yield from (sheet.body for sheet in guide.pack.sheets)
