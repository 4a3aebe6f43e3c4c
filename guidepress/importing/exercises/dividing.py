"""Divides the blocks of an exercise into what is read and what is to fill in."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from guidepress.core.values import Value
from guidepress.importing.exercises.fill_in import (
    are_choices,
    begins_with_blank,
    has_blank,
    is_checklist,
    is_fill_in,
    is_line_to_write,
    is_options,
    is_questions,
    options_in,
    scale_of,
)
from guidepress.importing.tree import Block, ListBlock, Paragraph, Table, plain

_TABLE, _LINES, _OPTIONS, _TICKS = "table", "lines", "options", "ticks"


class Piece(Value):
    """What is to fill in, with the blocks before it that say so."""

    prompt: tuple[Block, ...] = ()
    fields: tuple[Block, ...] = ()


def divided(blocks: Sequence[Block]) -> tuple[list[Piece], tuple[Block, ...]]:
    """The pieces of an exercise, at least one, and the blocks behind the last of them.

    What is to fill in stays in its order. Every table and every list to tick is a piece of its own, and so are lines to
    write on, or questions with options, that stand together.
    """
    blocks, in_quiz = _parted(blocks)
    sorts = _sorts(blocks)
    for at in in_quiz:
        sorts[at] = _OPTIONS
    if not any(sorts):
        numbers = _questions(blocks)
        prompt = tuple(block for at, block in enumerate(blocks) if at not in numbers)
        return [Piece(prompt, tuple(blocks[at] for at in numbers))], ()
    if set(sorts) <= {"", _OPTIONS}:  # the words between questions with options belong to all of them
        prompt = tuple(block for block, sort in zip(blocks, sorts, strict=True) if not sort)
        return [Piece(prompt, tuple(block for block, sort in zip(blocks, sorts, strict=True) if sort))], ()
    return _clusters(blocks, sorts)


def count_questions(blocks: Sequence[Block]) -> int:
    """How many questions an exercise of these blocks asks that can have an answer of their own."""
    count = 0
    for piece in divided(blocks)[0]:
        if are_choices(piece.fields):
            count += sum(isinstance(block, Paragraph) for block in piece.fields)
        else:
            count += sum(len(block.items) if isinstance(block, ListBlock) else 1 for block in piece.fields)
    return max(count, 1)


def _parted(blocks: Sequence[Block]) -> tuple[list[Block], list[int]]:
    """Blocks in which a list of questions with options is taken apart: each question is followed by its options. Also
    the numbers of these blocks.
    """
    made: list[Block] = []
    in_quiz: list[int] = []
    for block in _with_options_inside(blocks):
        if not isinstance(block, ListBlock) or not any(map(options_in, block.items)) or not _is_quiz(block):
            made.append(block)
            continue
        for item in block.items:
            in_quiz += range(len(made), len(made) + len(item.blocks))
            made += item.blocks
    return made, in_quiz


def _is_quiz(block: ListBlock) -> bool:
    """Whether each item is a question, with options or without."""
    return all(
        options_in(item) or (len(item.blocks) == 1 and isinstance(item.blocks[0], Paragraph) and not has_blank(block))
        for item in block.items
    )


def _with_options_inside(blocks: Sequence[Block]) -> list[Block]:
    """Blocks in which options behind a numbered question stand inside its item, and the numbers go on behind them."""
    made: list[Block] = []
    for block in blocks:
        last = made[-1] if made else None
        if isinstance(block, ListBlock) and isinstance(last, ListBlock) and last.ordered and last.marks == "1":
            item = last.items[-1]
            if len(item.blocks) == 1 and is_options(block, item.blocks[0]):
                made[-1] = replace(last, items=(*last.items[:-1], replace(item, blocks=(*item.blocks, block))))
                continue
            if block.ordered and block.marks == "1" and block.start == last.start + len(last.items):
                made[-1] = replace(last, items=(*last.items, *block.items))
                continue
        made.append(block)
    return made


def _sorts(blocks: Sequence[Block]) -> list[str]:
    """For each block what there is to fill in, or ""."""
    sorts = ["" for _ in blocks]
    for at in _options(blocks):
        sorts[at] = _OPTIONS
    for at, block in enumerate(blocks):
        if _is_form_table(block):
            sorts[at] = _TABLE
        elif _is_blank(blocks, at):
            sorts[at] = _LINES
        elif is_checklist(block):
            sorts[at] = _TICKS
    return sorts


def _clusters(blocks: Sequence[Block], sorts: Sequence[str]) -> tuple[list[Piece], tuple[Block, ...]]:
    pieces: list[Piece] = []
    prompt: list[Block] = []
    found: list[Block] = []
    before = ""
    for block, sort in zip(blocks, sorts, strict=True):
        if found and (sort != before or sort in (_TABLE, _TICKS)):
            pieces.append(Piece(tuple(prompt), tuple(found)))
            prompt, found = [], []
        (found if sort else prompt).append(block)
        before = sort
    if found:
        pieces.append(Piece(tuple(prompt), tuple(found)))
        prompt = []
    return pieces, tuple(prompt)


def _is_form_table(block: Block) -> bool:
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


def _questions(blocks: Sequence[Block]) -> list[int]:
    return [at for at, block in enumerate(blocks) if is_questions(block)]
