"""Divides the blocks of an exercise into what is read and what is to fill in."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.core.values import Value
from guidepress.importing.exercises.fill_in import (
    begins_with_blank,
    has_blank,
    is_checklist,
    is_fill_in,
    is_line_to_write,
    is_options,
    is_questions,
    scale_of,
)
from guidepress.importing.tree import Block, Paragraph, Table, plain


class Piece(Value):
    """What is to fill in, with the blocks before it that say so."""

    prompt: tuple[Block, ...] = ()
    fields: tuple[Block, ...] = ()


def divided(blocks: Sequence[Block]) -> tuple[list[Piece], tuple[Block, ...]]:
    """The pieces of an exercise, at least one, and the blocks behind the last of them.

    Tables to fill in, and fields that stand apart, are a piece each; options and questions are one together.
    """
    for is_field in (_is_form_table, _is_blank):
        numbers = [at for at in range(len(blocks)) if is_field(blocks, at)]
        if numbers:
            return _clusters(blocks, numbers)
    for find in (_options, _checklist, _questions):
        numbers = find(blocks)
        if numbers:
            prompt = tuple(block for at, block in enumerate(blocks) if at not in numbers)
            return [Piece(prompt, tuple(blocks[at] for at in numbers))], ()
    return [Piece(tuple(blocks))], ()


def _clusters(blocks: Sequence[Block], fields: Sequence[int]) -> tuple[list[Piece], tuple[Block, ...]]:
    pieces: list[Piece] = []
    prompt: list[Block] = []
    found: list[Block] = []
    for at, block in enumerate(blocks):
        is_field = at in fields
        if found and (not is_field or isinstance(block, Table)):
            pieces.append(Piece(tuple(prompt), tuple(found)))
            prompt, found = [], []
        (found if is_field else prompt).append(block)
    if found:
        pieces.append(Piece(tuple(prompt), tuple(found)))
        prompt = []
    return pieces, tuple(prompt)


def _is_form_table(blocks: Sequence[Block], at: int) -> bool:
    block = blocks[at]
    return isinstance(block, Table) and (is_fill_in(block) or scale_of(block) is not None)


def _is_blank(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block has something to fill in, or is the question right before a line to write on."""
    block, following = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
    if has_blank(block):
        return True
    if not isinstance(block, Paragraph) or following is None:
        return False
    return is_line_to_write(following) or (plain(block.inlines)[-1:] == ":" and begins_with_blank(following))


def _options(blocks: Sequence[Block]) -> list[int]:
    """The questions with options, each followed by them."""
    return [
        number
        for at, block in enumerate(blocks)
        if is_options(block, blocks[at - 1] if at else None)
        for number in (at - 1, at)
    ]


def _checklist(blocks: Sequence[Block]) -> list[int]:
    return [at for at, block in enumerate(blocks) if is_checklist(block)][:1]


def _questions(blocks: Sequence[Block]) -> list[int]:
    return [at for at, block in enumerate(blocks) if is_questions(block)]
