"""Answers by the numbers of their questions: in a list, a table, or paragraphs with numbers that were typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guidepress.importing.exercises.fill_in import first_words, words_of
from guidepress.importing.log import Log
from guidepress.importing.tidying.paragraphs import without_letters
from guidepress.importing.tree import Block, ListBlock, Paragraph, Span, Table, plain, text_of

Entries = list[tuple[int, tuple[Block, ...]]]
"""The number of a question, and its answer."""
_SAID = re.compile(r"\s*(?:(?:question|q|no|number)\.?\s*)?(\d{1,2})\s*[.):=–—-]?\s+(?=\S)", re.IGNORECASE)
_LETTERS = re.compile(r"\s*(\d{1,2})\s*[.):=–—-]?\s*\(?([a-jA-J])\)?\s*(?:[,;.|]\s*|\s+|$)")
"""One of several answers on a line: "1. b, 2. a"."""
_CELL = re.compile(r"\s*(?:(?:question|q|no|number)\.?\s*)?(\d{1,2})\s*[.):]?\s*", re.IGNORECASE)


def numbered(blocks: Sequence[Block], most: int, log: Log) -> tuple[Entries, tuple[Block, ...]]:
    """The answers to so many questions by their numbers, and the blocks that are none; no answers, where a number
    stands twice or belongs to no question.
    """
    for find in (_in_list, _in_table, _in_line, _in_paragraphs):
        entries, others, said = find(blocks, most)
        numbers = [number for number, _ in entries]
        if entries and len({*numbers}) == len(numbers) and all(1 <= each <= most for each in numbers):
            if said:
                log.note("answer-number", blocks[0].place, said, removed=said)
            return entries, others
    return [], ()


def _in_list(blocks: Sequence[Block], most: int) -> tuple[Entries, tuple[Block, ...], str]:
    """Items of one list. Bullets count from 1, where there are as many as questions."""
    lists = [block for block in blocks if isinstance(block, ListBlock)]
    if len(lists) != 1 or not (lists[0].ordered or len(lists[0].items) == most):
        return [], (), ""
    (found,) = lists
    if any(not text_of(item.blocks) for item in found.items) or found.marks != "1":
        return [], (), ""
    start = found.start if found.ordered else 1
    others = tuple(block for block in blocks if block is not found)
    return [(start + at, item.blocks) for at, item in enumerate(found.items)], others, ""


def _in_table(blocks: Sequence[Block], most: int) -> tuple[Entries, tuple[Block, ...], str]:
    """Rows of a table: a number, the answer, and perhaps why."""
    tables = [block for block in blocks if isinstance(block, Table)]
    if len(tables) != 1 or any(len(row) not in (2, 3) for row in tables[0].rows):
        return [], (), ""
    (table,) = tables
    numbers = [_CELL.fullmatch(words_of(row[0])) for row in table.rows]
    head = 0 if numbers[0] else 1
    if not all(numbers[head:]) or not numbers[head:]:
        return [], (), ""
    entries: Entries = []
    for row, number in zip(table.rows[head:], numbers[head:], strict=True):
        assert number is not None
        inside = tuple(block for cell in row[1:] for block in cell.blocks if text_of((block,)))
        entries.append((int(number.group(1)), inside or (Paragraph((), table.place),)))
    said = [words_of(cell) for row in table.rows[:head] for cell in row]
    said += [words_of(row[0]) for row in table.rows[head:]]
    others = tuple(block for block in blocks if block is not table)
    caption = (Paragraph(table.caption, table.place),) if plain(table.caption) else ()
    return entries, (*caption, *others), " ".join(said)


def _in_line(blocks: Sequence[Block], most: int) -> tuple[Entries, tuple[Block, ...], str]:
    """One line of numbers and letters."""
    if len(blocks) != 1 or not isinstance(blocks[0], Paragraph):
        return [], (), ""
    words = plain(blocks[0].inlines)
    found = list(_LETTERS.finditer(words))
    if len(found) < 2 or "".join(each.group() for each in found) != words:
        return [], (), ""
    place = blocks[0].place
    entries: Entries = [(int(each.group(1)), (Paragraph((Span(each.group(2)),), place),)) for each in found]
    return entries, (), " ".join(each.group(1) for each in found)


def _in_paragraphs(blocks: Sequence[Block], most: int) -> tuple[Entries, tuple[Block, ...], str]:
    """Paragraphs that begin with a number; what follows without one belongs to the answer before it."""
    entries: Entries = []
    before: list[Block] = []
    said: list[str] = []
    for block in blocks:
        words = first_words((block,))
        match = _SAID.match(words[0]) if words else None
        if isinstance(block, Paragraph) and match is not None:
            said.append(match.group())
            inlines = without_letters(block.inlines, match.end())
            entries.append((int(match.group(1)), (Paragraph(inlines, block.place),)))
        elif entries:
            number, found = entries[-1]
            entries[-1] = number, (*found, block)
        else:
            before.append(block)
    return entries, tuple(before), " ".join(said)
