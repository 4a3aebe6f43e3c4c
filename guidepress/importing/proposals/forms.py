"""What is to fill in and has no title of an exercise: tables with empty cells, boxes to tick, lines to write on."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.importing.exercises.fill_in import (
    begins_with_blank,
    has_blank,
    is_checklist,
    is_fill_in,
    is_line_to_write,
    scale_of,
)
from guidepress.importing.log import Log
from guidepress.importing.tree import Block, Exercise, Heading, Inlines, ListBlock, Paragraph, Span, Table, plain

MOST_WORDS = 25
"""Most words of a question inside a form."""


def with_forms(blocks: Sequence[Block], title: Inlines, log: Log) -> list[Block]:
    """Blocks in which what is to fill in is an exercise, called as the heading above it."""
    made: list[Block] = []
    above = title
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if isinstance(block, Heading):
            above = block.inlines
        end = at
        while end < len(blocks) and _is_part_of_form(blocks, end, at):
            end += 1
        if end > at:
            inside = tuple(blocks[at:end])
            made.append(Exercise(_name(above), _with_lead(made, inside), inside[0].place, invented=True))
            at = end
        else:
            made.append(block)
            at += 1
    return made


def _name(above: Inlines) -> Inlines:
    return tuple(each for each in above if isinstance(each, Span))


def _with_lead(made: list[Block], inside: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a form, with the paragraph before it that leads to it."""
    last = made[-1] if made else None
    if isinstance(last, Paragraph) and plain(last.inlines) and plain(last.inlines)[-1] in ":?.":
        made.pop()
        return (last, *inside)
    return inside


def _is_part_of_form(blocks: Sequence[Block], at: int, start: int) -> bool:
    """Whether the block belongs to the form that begins at `start`. A table or a list is one of its own."""
    block = blocks[at]
    if isinstance(block, Table):
        return at == start and (is_fill_in(block) or scale_of(block) is not None)
    if isinstance(block, ListBlock) and is_checklist(block) and not has_blank(block):
        return at == start
    if at > start and (isinstance(blocks[start], Table) or _is_ticks(blocks[start])):
        return False
    if has_blank(block):
        return True
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if not isinstance(block, Paragraph) or following is None or len(plain(block.inlines).split()) > MOST_WORDS:
        return False
    if is_line_to_write(following):
        return plain(block.inlines)[-1:] in ("?", ":") or at > start
    return plain(block.inlines)[-1:] == ":" and begins_with_blank(following)


def _is_ticks(block: Block) -> bool:
    return isinstance(block, ListBlock) and is_checklist(block) and not has_blank(block)
