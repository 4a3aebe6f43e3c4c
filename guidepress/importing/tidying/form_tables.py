"""Tables that are forms: a name in the first column, and room to write or boxes to tick in the second."""

from __future__ import annotations

import re

from msgspec.structs import replace

from guidepress.importing.log import Log
from guidepress.importing.tree import (
    Blank,
    Block,
    Cell,
    Document,
    Image,
    Inline,
    Paragraph,
    Place,
    Span,
    Table,
    inlines_of,
    map_blocks,
    plain,
)

_BOXES = "☐□❏❑◻"
_OPTION = re.compile(rf"([^{_BOXES}]*?)\s*[{_BOXES}]\s*")
MOST_WORDS = 20
"""Most words of a name in a form."""


def with_form_tables(document: Document, log: Log) -> Document:
    """The document with paragraphs to fill in, in place of tables that are forms."""

    def changed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(each for block in blocks for each in _changed(block, log))

    return replace(document, blocks=map_blocks(document.blocks, changed))


def _changed(block: Block, log: Log) -> list[Block]:
    if not isinstance(block, Table) or block.header_rows or any(len(row) != 2 for row in block.rows):
        return [block]
    answers = [_answer(row[1]) for row in block.rows]
    names = [_words(row[0]) for row in block.rows]
    if any(answer is None for answer in answers) or not all(0 < len(name.split()) <= MOST_WORDS for name in names):
        return [block]
    is_form = len(names) == 1 or any(answer and answer.options for answer in answers) or names[0][-1] in ":?"
    if not is_form:
        return [block]
    log.note("form-table", block.place, ", ".join(names))
    return [
        _paragraph(row[0], answer, _words(row[1]), block.place, log)
        for row, answer in zip(block.rows, answers, strict=True)
        if answer is not None
    ]


def _paragraph(name: Cell, answer: Blank, words: str, place: Place, log: Log) -> Paragraph:
    inlines: list[Inline] = []
    for block in name.blocks:
        for found in inlines_of(block, notes=False):
            inlines += [Span(" "), *found] if inlines else found
    if words:
        log.note("exercise-options", place, words, removed=words)
    return Paragraph((*inlines, Span(" "), answer), place)


def _words(cell: Cell) -> str:
    return " ".join(filter(None, (plain(inlines) for block in cell.blocks for inlines in inlines_of(block))))


def _answer(cell: Cell) -> Blank | None:
    """What a cell asks for: words if it is empty, one of several options if it has boxes to tick; else None."""
    inlines = [each for block in cell.blocks for found in inlines_of(block) for each in found]
    if any(isinstance(each, Image) for each in inlines):
        return None
    words = _words(cell)
    if not words:
        blanks = [each for each in inlines if isinstance(each, Blank)]
        return blanks[0] if len(blanks) == 1 else Blank("line", lines=2) if not blanks else None
    options = _OPTION.findall(words)
    if len(options) < 2 or not all(options) or _OPTION.sub("", words).strip():
        return _after(words)
    return Blank("pick", options=tuple(each.strip() for each in options))


def _after(words: str) -> Blank | None:
    """Options that stand behind their boxes: "☐ yes ☐ no"."""
    parts = [each.strip() for each in re.split(f"[{_BOXES}]", words)]
    if len(parts) < 3 or parts[0] or not all(parts[1:]):
        return None
    return Blank("pick", options=tuple(parts[1:]))
