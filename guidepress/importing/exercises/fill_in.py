"""Finds what is to fill in: tables with empty cells, boxes to tick, lines to write on, questions, options."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from guidepress.importing.cues import cues
from guidepress.importing.tree import (
    Blank,
    Block,
    Cell,
    Image,
    Inlines,
    Item,
    ListBlock,
    Paragraph,
    Span,
    Table,
    inlines_of,
    plain,
)

MOST_OPTIONS = 10
"""Most options of a question."""
_OPTION_WORDS = 25
"""Most words of an option."""
_BULLET_WORDS = 8
"""Most words of an option that has a bullet and no letter."""


def is_empty(cell: Cell) -> bool:
    """Whether a cell has no words and no picture: it is there to be written in."""
    inlines = [each for block in cell.blocks for each in inlines_of(block)]
    words = " ".join(map(plain, inlines)).strip(" _.…☐□")
    return not words and not any(isinstance(each, Image) for found in inlines for each in found)


def words_of(cell: Cell) -> str:
    """The words of a cell."""
    return " ".join(filter(None, (plain(each) for block in cell.blocks for each in inlines_of(block, notes=False))))


def is_fill_in(table: Table) -> bool:
    """Whether a table is there to be filled in: more than half of its cells below the header are empty, and some column
    is empty in all rows.
    """
    header, rows = parts_of(table)
    if not rows or len(header) < 2 or all(is_empty(cell) for cell in header):
        return False
    if any(cell.columns > 1 or cell.rows > 1 for row in (header, *rows) for cell in row):
        return False
    if any(len(row) != len(header) for row in rows):
        return False
    cells = [cell for row in rows for cell in row]
    columns = [[row[at] for row in rows] for at in range(len(header))]
    blank = [all(is_empty(cell) for cell in column) for column in columns]
    return (
        sum(map(is_empty, cells)) * 2 >= len(cells)
        and any(blank)
        and all(
            empty or not any(is_empty(cell) for cell in column) for empty, column in zip(blank, columns, strict=True)
        )
    )


def parts_of(table: Table) -> tuple[tuple[Cell, ...], tuple[tuple[Cell, ...], ...]]:
    """The header of a table, and its other rows."""
    count = max(table.header_rows, 1)
    return (table.rows[count - 1], table.rows[count:]) if len(table.rows) > count else ((), ())


def scale_of(table: Table) -> tuple[str, ...] | None:
    """The points of the scale above the empty columns of a table; None where there is none."""
    header, rows = parts_of(table)
    if not rows or len(header) < 3:
        return None
    points = tuple(words_of(cell) for cell in header[1:])
    if any(not is_empty(cell) for row in rows for cell in row[1:]) or any(is_empty(row[0]) for row in rows):
        return None
    known = {tuple(scale) for scale in cues().scales}
    small = tuple(point.lower() for point in points)
    is_numbers = [point for point in points if point.isdigit()] == [str(at) for at in range(1, len(points) + 1)]
    return points if small in known or (is_numbers and len(points) >= 3) else None


def is_checklist(block: Block) -> bool:
    """Whether a list has boxes to tick."""
    return isinstance(block, ListBlock) and any(item.ticked is not None for item in block.items)


def has_blank(block: Block) -> bool:
    """Whether a paragraph or list has something to fill in that is no box to tick alone."""
    if not isinstance(block, Paragraph | ListBlock):
        return False
    return any(isinstance(each, Blank) for inlines in inlines_of(block) for each in inlines)


def is_line_to_write(block: Block) -> bool:
    """Whether a paragraph is nothing but something to fill in."""
    return isinstance(block, Paragraph) and has_blank(block) and not plain(block.inlines)


def begins_with_blank(block: Block) -> bool:
    """Whether a paragraph begins with something to fill in, which the paragraph before it asks for."""
    if not isinstance(block, Paragraph):
        return False
    kept = (each for each in block.inlines if not isinstance(each, Span) or re.search(r"\w", each.text))
    return isinstance(next(kept, None), Blank)


def is_options(block: Block, before: Block | None) -> bool:
    """Whether a list holds the options of the question before it: marked a, b, c, and short."""
    if not isinstance(block, ListBlock) or block.marks not in ("a", "A") or not 2 <= len(block.items) <= MOST_OPTIONS:
        return False
    return isinstance(before, Paragraph) and bool(plain(before.inlines)) and is_short(block)


def is_short(block: ListBlock, most: int = _OPTION_WORDS) -> bool:
    """Whether every item of a list is one short line."""
    return all(
        len(item.blocks) == 1
        and isinstance(item.blocks[0], Paragraph)
        and len(plain(item.blocks[0].inlines).split()) <= most
        for item in block.items
    )


def options_in(item: Item) -> tuple[Paragraph, ListBlock] | None:
    """The question of an item and its options, where the item is nothing else; None where it is none."""
    if len(item.blocks) != 2:
        return None
    question, options = item.blocks
    if not isinstance(question, Paragraph) or not isinstance(options, ListBlock):
        return None
    if is_options(options, question):
        return question, options
    is_bulleted = not options.ordered and 2 <= len(options.items) <= MOST_OPTIONS and is_short(options, _BULLET_WORDS)
    is_asked = plain(question.inlines).endswith("?") and not is_questions(options) and not is_checklist(options)
    return (question, options) if is_bulleted and is_asked and not has_blank(options) else None


def is_questions(block: Block) -> bool:
    """Whether at least half of the items of a list are questions."""
    if not isinstance(block, ListBlock):
        return False
    asked = [words for item in block.items for words in first_words(item.blocks)]
    return bool(asked) and sum(words.endswith("?") for words in asked) * 2 >= len(asked)


def are_choices(blocks: Sequence[Block]) -> bool:
    """Whether blocks that are to fill in are questions of which some have options behind them."""
    return any(
        isinstance(block, ListBlock)
        and isinstance(before, Paragraph)
        and not has_blank(before)
        and not has_blank(block)
        for before, block in pairwise(blocks)
    )


def first_words(blocks: Sequence[Block]) -> list[str]:
    """The words of the first paragraph."""
    return [plain(block.inlines) for block in blocks[:1] if isinstance(block, Paragraph)]


def without_blanks(inlines: Inlines) -> Inlines:
    """Inlines without what is to fill in."""
    return tuple(each for each in inlines if not isinstance(each, Blank))
