"""Boxes by what they are called, and paragraphs that begin with "Tip:" or "Note:"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from guidepress.importing.cues import cues
from guidepress.importing.log import Log
from guidepress.importing.tidying.paragraphs import without_letters
from guidepress.importing.tree import (
    Block,
    Box,
    Definitions,
    Exercise,
    Heading,
    Inlines,
    ListBlock,
    Paragraph,
    Quotation,
    Span,
    Table,
    map_blocks,
    plain,
    text_of,
)

CALLOUTS = frozenset(cues().kinds)
LAYOUT_WORDS = 250
"""From so many words on, a box without a name only arranges the page."""
MOST_WORDS = 2_000
"""Most words of a box: a text of a guide has a limit, and a box of several pages is none."""
EXERCISE, ANSWER, FACILITATORS, STORY = "exercise", "answer", "facilitators", "story"


def with_named_boxes(blocks: Sequence[Block], log: Log) -> list[Block]:
    """Blocks in which every box is a callout, a story, an exercise, an answer or words for facilitators; a box that
    only arranges the page is taken apart.
    """
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Box):
            made += _named(block, log)
        elif isinstance(block, Paragraph):
            made.append(_paragraph(block, log))
        elif isinstance(block, ListBlock):
            items = tuple(replace(item, blocks=tuple(_unboxed(item.blocks, log))) for item in block.items)
            made.append(replace(block, items=items))
        elif isinstance(block, Quotation) and (box := _box_in_quotation(block)):
            made += _named(box, log)
        elif isinstance(block, Quotation):
            made.append(replace(block, blocks=tuple(_unboxed(block.blocks, log))))
        elif isinstance(block, Table):
            rows = tuple(
                tuple(replace(cell, blocks=tuple(_unboxed(cell.blocks, log))) for cell in row) for row in block.rows
            )
            made.append(replace(block, rows=rows))
        elif isinstance(block, Definitions):
            entries = tuple((term, tuple(_unboxed(inner, log))) for term, inner in block.entries)
            made.append(replace(block, entries=entries))
        else:
            made.append(block)
    return made


def _box_in_quotation(block: Quotation) -> Box | None:
    """A box for a quotation that is none: Word's style for one also sets examples and advice apart."""
    first = block.blocks[0] if block.blocks else None
    words = plain(first.inlines) if isinstance(first, Paragraph) else ""
    sort, length = cues().lead(words)
    if not sort or words[length - 1 : length] != ":" or plain(block.source):
        return None
    return Box("", block.blocks, block.place)


def _unboxed(blocks: Sequence[Block], log: Log) -> list[Block]:
    """Blocks inside a table, a list or a quotation, without boxes at any depth: none can stand there."""

    def flat(found: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(each for block in found for each in (_opened(block, log) if isinstance(block, Box) else (block,)))

    return list(map_blocks(tuple(blocks), flat))


def _opened(box: Box, log: Log) -> tuple[Block, ...]:
    """What a box holds, below its title."""
    log.note("box-in-box", box.place, text_of((box,))[:200])
    title = (Paragraph(box.title, box.place),) if plain(box.title) else ()
    return (*title, *box.blocks)


def sort_of_box(box: Box) -> str:
    """What a box is: by its name, its title, or its first words; "" for none that is known."""
    known = cues()
    by_title = known.lead(plain(box.title))[0] if plain(box.title) else ""
    by_name = known.sort_of(box.kind) if box.kind else ""
    if by_title in (EXERCISE, ANSWER, STORY, FACILITATORS):
        return by_title
    if by_name:
        return by_name
    if by_title:
        return by_title
    first = box.blocks[0] if box.blocks else None
    words = plain(first.inlines) if isinstance(first, Paragraph | Heading) else ""
    return known.lead(words)[0]


def _named(box: Box, log: Log) -> list[Block]:
    """A box as what it is."""
    sort = sort_of_box(box)
    if not sort or len(text_of((box,)).split()) > MOST_WORDS:
        if _is_layout(box):
            log.note("table-layout", box.place, text_of((box,))[:80])
            above = [Paragraph(box.title, box.place)] if plain(box.title) else []
            return [*above, *with_named_boxes(box.blocks, log)]
        sort = "note"
        log.note("box", box.place, text_of((box,))[:200], now=sort)
    title, inside = box.title, box.blocks
    if not plain(title):
        title, inside = _own_title(box, sort, log)
    inner = with_named_boxes(inside, log)
    if sort == EXERCISE:
        return _exercise(replace(box, title=title), inner, log)
    kept = [block for block in inner if not _is_set_apart(block)]
    apart = [block for block in inner if _is_set_apart(block)]
    if apart:
        log.note("box-in-box", box.place, text_of(tuple(apart))[:200])
    if sort not in (ANSWER, FACILITATORS):
        rule = "story" if sort == STORY else "callout"
        log.note(rule, box.place, plain(title) or text_of((box,))[:200], now=sort)
    return [replace(box, kind=sort, title=title, blocks=tuple(kept)), *apart]


def _is_set_apart(block: Block) -> bool:
    return isinstance(block, Box | Exercise)


def _is_layout(box: Box) -> bool:
    words = text_of((box,))
    return len(words.split()) > LAYOUT_WORDS or any(isinstance(block, Heading | Table) for block in box.blocks[1:])


def _own_title(box: Box, sort: str, log: Log) -> tuple[Inlines, tuple[Block, ...]]:
    """The title of a box from its first paragraph: a heading, a bold line, or words before a colon."""
    first = box.blocks[0] if box.blocks else None
    if isinstance(first, Heading):
        return _without_cue(first.inlines, first, log), box.blocks[1:]
    if not isinstance(first, Paragraph):
        return (), box.blocks
    words = plain(first.inlines)
    found, length = cues().lead(words)
    spans = [each for each in first.inlines if isinstance(each, Span) and each.text.strip()]
    bold = bool(spans) and all(each.strong for each in spans)
    if len(box.blocks) > 1 and len(words.split()) <= 12 and (bold or (found and length == len(words))):
        title = tuple(replace(each, strong=False) if isinstance(each, Span) else each for each in first.inlines)
        return _without_cue(title, first, log), box.blocks[1:]
    if found and found == sort and words[length - 1 : length] == ":":
        rest = replace(first, inlines=without_letters(first.inlines, length))
        if sort == STORY:  # which prints no word of its own: "Example" is its title
            return (Span(words[: length - 1].strip()),), (rest, *box.blocks[1:])
        log.note("cue", first.place, words[:length], removed=words[:length])
        return (), (rest, *box.blocks[1:])
    return (), box.blocks


def _without_cue(title: Inlines, block: Block, log: Log) -> Inlines:
    """A title without the word that the callout prints by itself: "Tip", "Note"."""
    words = plain(title)
    found, length = cues().lead(words)
    if found in CALLOUTS and length == len(words) and len(words.split()) <= 2:
        log.note("cue", block.place, words, removed=words)
        return ()
    return title


def _exercise(box: Box, inner: Sequence[Block], log: Log) -> list[Block]:
    """A box as an exercise, with the answers that stand in it. Callouts in it stand before it."""
    answers = [block for block in inner if isinstance(block, Box) and block.kind == ANSWER]
    apart = [block for block in inner if _is_set_apart(block) and block not in answers]
    kept = tuple(block for block in inner if not _is_set_apart(block))
    answer = tuple(inside for each in answers for inside in _with_title(each, log))
    return [*apart, Exercise(box.title, kept, box.place, answer, invented=False)]


def _with_title(box: Box, log: Log) -> tuple[Block, ...]:
    """The blocks of an answer. Its title is kept where it says more than that it is one."""
    words = plain(box.title)
    found, length = cues().lead(words) if words else ("", 0)
    if not words or (found and length == len(words)):
        if words:
            log.note("cue", box.place, words, removed=words)
        return box.blocks
    return (Paragraph(box.title, box.place), *box.blocks)


def _paragraph(block: Paragraph, log: Log) -> Block:
    """A paragraph that begins with "Tip:" in bold, or is set in a style of that name, as a callout."""
    words = plain(block.inlines)
    by_style = cues().sort_of(block.style) if block.style and len(block.style) < 30 else ""
    found, length = cues().lead(words)
    first = next((each for each in block.inlines if isinstance(each, Span) and each.text.strip()), None)
    marked = words[length - 1 : length] == ":" or re.match(r"[^\w]{1,3}\s*\w+:", words) is not None
    if found == FACILITATORS and words[length - 1 : length] == ":" and length < len(words):
        rest = replace(block, inlines=without_letters(block.inlines, length))
        log.note("cue", block.place, words[:length], removed=words[:length])
        return Box(FACILITATORS, (rest,), block.place)
    if found in CALLOUTS and found != "discuss" and marked and length < len(words) and len(words.split()) > 4:
        strong = first is not None and first.strong
        if strong or by_style or found in ("tip", "caution") or words[:length].lower().startswith(("note", "remember")):
            rest = replace(block, inlines=without_letters(block.inlines, length))
            log.note("cue", block.place, words[:length], removed=words[:length])
            log.note("callout", block.place, words[:200], now=found)
            return Box(found, (rest,), block.place)
    if by_style in CALLOUTS and words:
        log.note("callout", block.place, words[:200], now=by_style)
        return Box(by_style, (block,), block.place)
    return block
