"""Headings and lines that begin with "Exercise", "Activity" or "Solution", with what stands below them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from guidepress.importing.cues import cues
from guidepress.importing.log import Log
from guidepress.importing.proposals.boxes import ANSWER, EXERCISE, FACILITATORS, STORY
from guidepress.importing.tree import (
    Block,
    Box,
    Exercise,
    Heading,
    Inlines,
    Paragraph,
    Place,
    Span,
    plain,
    text_of,
)

MOST_WORDS = 400
"""Most words below a title that are one exercise; more is rather a chapter about exercises."""


def with_exercises(blocks: Sequence[Block], title: Inlines, place: Place, log: Log) -> list[Block]:
    """Blocks in which a heading of an exercise, with what stands below it, is one; and so is a whole section. An
    answer belongs to the exercise before it.
    """
    sort = _sort(plain(title))
    made = _grouped(blocks, log)
    if sort == EXERCISE and not any(isinstance(block, Exercise) for block in made):
        made = _whole(made, title, place)
    return _answered(made, log)


def _sort(words: str) -> str:
    """What a title says: that it is an exercise, an answer, a story, or for facilitators."""
    found = cues().lead(words)[0]
    return found if found in (EXERCISE, ANSWER, STORY, FACILITATORS) else ""


def _title_of(block: Block) -> str:
    """The words of a block that may be the title of what follows: a heading, or a short line in bold."""
    if isinstance(block, Heading):
        return plain(block.inlines)
    if isinstance(block, Paragraph):
        words = plain(block.inlines)
        spans = [each for each in block.inlines if isinstance(each, Span) and each.text.strip()]
        if spans and all(each.strong for each in spans) and len(words.split()) <= 14:
            return words
    return ""


def _grouped(blocks: Sequence[Block], log: Log) -> list[Block]:
    made: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        sort = _sort(_title_of(block)) if _title_of(block) else ""
        end = at + 1
        while sort and end < len(blocks) and not _ends(blocks[end], block):
            end += 1
        inside = tuple(blocks[at + 1 : end])
        if sort and inside and len(text_of(inside).split()) <= MOST_WORDS and isinstance(block, Heading | Paragraph):
            made += _made(sort, block, inside)
            at = end
        else:
            made.append(block)
            at += 1
    return made


def _ends(block: Block, title: Block) -> bool:
    """Whether a block ends what stands below a title."""
    if isinstance(block, Exercise):
        return True
    if isinstance(block, Box):
        return block.kind not in ("note", FACILITATORS)
    if isinstance(block, Heading):
        return not isinstance(title, Heading) or block.level <= title.level
    return bool(_title_of(block) and _sort(_title_of(block)))


def _made(sort: str, title: Heading | Paragraph, inside: tuple[Block, ...]) -> list[Block]:
    inlines = tuple(replace(each, strong=False) if isinstance(each, Span) else each for each in title.inlines)
    if sort == EXERCISE:
        return [Exercise(inlines, inside, title.place)]
    return [Box(sort, inside, title.place, inlines)]


def _whole(blocks: list[Block], title: Inlines, place: Place) -> list[Block]:
    """The blocks of a section whose title is that of an exercise: boxes stand around it."""
    own = [block for block in blocks if not isinstance(block, Box)]
    if not own or len(text_of(tuple(own)).split()) > MOST_WORDS:
        return blocks
    if any(isinstance(block, Heading) for block in own):
        return blocks
    boxes = [block for block in blocks if isinstance(block, Box)]
    answers = [box for box in boxes if box.kind == ANSWER]
    others = [box for box in boxes if box not in answers]
    return [*others, Exercise(title, tuple(own), place, invented=True), *answers]


def _answered(blocks: Sequence[Block], log: Log) -> list[Block]:
    """Blocks in which an answer belongs to the exercise right before it."""
    made: list[Block] = []
    for block in blocks:
        last = made[-1] if made else None
        if isinstance(block, Box) and block.kind == ANSWER and isinstance(last, Exercise) and not last.answer:
            words = plain(block.title)
            log.note("cue", block.place, words, removed=words)
            made[-1] = replace(last, answer=block.blocks)
        else:
            made.append(block)
    return made
