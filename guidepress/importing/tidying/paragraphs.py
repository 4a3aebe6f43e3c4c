"""Paragraphs that only look like lists and tables: typed bullets, columns made with tabs, lines to write on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from guidepress.core.values import Value
from guidepress.importing.log import Log
from guidepress.importing.tree import (
    Anchor,
    Blank,
    Block,
    Break,
    Cell,
    Document,
    Image,
    Inline,
    Inlines,
    Item,
    ListBlock,
    Note,
    Paragraph,
    Span,
    Tab,
    Table,
    map_blocks,
    plain,
)

_SURE = "•·▪▫‣◦●○■□◆◇➢➤➔►▶✓✔✗✘❖∙⁃¬§Ø»"
"""Signs that begin an item wherever they begin a line."""
_BULLET = re.compile(rf"^\s*(?:[{_SURE}]\s*|[-–—*o]\s+)(?=\S)")
_SURE_BULLET = re.compile(rf"^\s*[{_SURE}]\s*(?=\S)")
_NUMBER = re.compile(r"^\s*\(?(?:(\d{1,3})|([a-zA-Z])|([ivxIVX]{1,5}))[.)]\s+(?=\S)")
_BOX_TO_TICK = re.compile(r"^\s*(?:([☐□❏❑◻])|([☑☒✅])|\[([ xX✓])\])\s*(?=\S)")
_LINE_TO_WRITE = re.compile(r"_{3,}|\.{6,}|…{3,}|(?:_ ){3,}_?")
_CONTENTS_LINE = re.compile(r"^.{2,150}(?:\t|\.{3,}|…)\s*\d{1,4}$")
_LETTERS = 60
"""How many letters of a line to write on are one line: a row of underscores across a page has about 80."""


class _Mark(Value):
    """How a line begins: the letters of its mark, and which kind of list that is."""

    length: int
    kind: str
    """bullet, tick, ticked, 1, a, A, i or I."""
    number: int = 1
    sure: bool = False


def with_lists_and_tables(document: Document, log: Log) -> Document:
    """The document with lists and tables in place of paragraphs that look like them."""
    blocks = map_blocks(document.blocks, lambda found: _changed(found, log))
    return replace(document, blocks=blocks)


def _changed(blocks: tuple[Block, ...], log: Log) -> tuple[Block, ...]:
    parted: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            parted += _parted(_with_blanks(block, log))
        elif isinstance(block, ListBlock):
            parted.append(_with_ticks(block, log))
        else:
            parted.append(block)
    return _with_tables(_with_lists(_without_contents(parted, log), log), log)


# ------------------------------------------------------------------------------------------------- lines to write on


def _with_blanks(paragraph: Paragraph, log: Log) -> Paragraph:
    """The paragraph with something to fill in where a line of underscores or dots stands."""
    made: list[Inline] = []
    for inline in paragraph.inlines:
        if not isinstance(inline, Span) or inline.code or not _LINE_TO_WRITE.search(inline.text):
            made.append(inline)
            continue
        at = 0
        for match in _LINE_TO_WRITE.finditer(inline.text):
            made.append(replace(inline, text=inline.text[at : match.start()]))
            made.append(Blank("line", lines=max(1, round(len(match.group()) / _LETTERS))))
            at = match.end()
        made.append(replace(inline, text=inline.text[at:]))
    return replace(paragraph, inlines=tuple(each for each in made if not isinstance(each, Span) or each.text))


# ------------------------------------------------------------------------------------------------- lists


def _mark(inlines: Inlines) -> _Mark | None:
    """How a paragraph begins, if that is a bullet, a number or a box to tick."""
    words = _start_of(inlines)
    if match := _BOX_TO_TICK.match(words):
        ticked = match.group(2) or (match.group(3) or " ").strip()
        return _Mark(match.end(), "ticked" if ticked else "tick", sure=True)
    if match := _BULLET.match(words):
        return _Mark(match.end(), "bullet", sure=_SURE_BULLET.match(words) is not None)
    if match := _NUMBER.match(words):
        number, letter, roman = match.groups()
        if number:
            return _Mark(match.end(), "1", int(number))
        if letter:
            return _Mark(match.end(), "A" if letter.isupper() else "a", ord(letter.lower()) - 96)
        return _Mark(match.end(), "I" if roman.isupper() else "i", _roman(roman.lower()))
    return None


def _roman(text: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[each] for each in text]
    return sum(-each if any(each < later for later in values[at:]) else each for at, each in enumerate(values))


def _start_of(inlines: Inlines) -> str:
    """The first words of inlines, a tab as a tab."""
    parts = []
    for inline in inlines:
        if isinstance(inline, Span):
            parts.append(inline.text)
        elif isinstance(inline, Tab):
            parts.append("\t")
        elif not isinstance(inline, Anchor):
            break
        if len("".join(parts)) > 12 or (isinstance(inline, Span) and inline.code):
            break
    return "".join(parts)


def without_start(inlines: Inlines, length: int) -> Inlines:
    """Inlines without their first letters, of which a tab is one."""
    made: list[Inline] = []
    for inline in inlines:
        if length > 0 and isinstance(inline, Span):
            taken = min(length, len(inline.text))
            length -= taken
            if inline.text[taken:]:
                made.append(replace(inline, text=inline.text[taken:]))
        elif length > 0 and isinstance(inline, Tab):
            length -= 1
        else:
            made.append(inline)
    return tuple(made)


def without_letters(inlines: Inlines, length: int) -> Inlines:
    """Inlines without their first `length` letters, as `plain` counts them, and without the space behind them."""
    text = "".join(each.text if isinstance(each, Span) else " " for each in inlines if isinstance(each, Span))
    at = counted = 0
    last_space = True
    while at < len(text) and counted < length:
        space = text[at].isspace()
        if not (space and last_space):
            counted += 1
        last_space = space
        at += 1
    while at < len(text) and text[at] == " ":
        at += 1
    return without_start(inlines, at)


def _parted(paragraph: Paragraph) -> list[Block]:
    """A paragraph whose lines are items, as a paragraph for each line; otherwise as it is."""
    lines: list[list[Inline]] = [[]]
    for inline in paragraph.inlines:
        if isinstance(inline, Break):
            lines.append([])
        else:
            lines[-1].append(inline)
    marks = [_mark(tuple(line)) for line in lines]
    if len(lines) < 2 or sum(mark is not None for mark in marks) < 2:
        return [paragraph]
    made: list[Block] = []
    for line, mark in zip(lines, marks, strict=True):
        last = made[-1] if made else None
        if mark is None and isinstance(last, Paragraph):
            made[-1] = replace(last, inlines=(*last.inlines, Break(), *line))
        else:
            made.append(replace(paragraph, inlines=tuple(line)))
    return made


def _with_ticks(block: ListBlock, log: Log) -> ListBlock:
    """A list whose items begin with a typed box, with boxes to tick."""
    items: list[Item] = []
    for item in block.items:
        first = item.blocks[0] if item.blocks else None
        mark = _mark(first.inlines) if isinstance(first, Paragraph) else None
        if isinstance(first, Paragraph) and mark is not None and mark.kind in ("tick", "ticked"):
            rest = replace(first, inlines=without_start(first.inlines, mark.length))
            log.note("typed-list", first.place, plain(first.inlines), removed=_start_of(first.inlines)[: mark.length])
            items.append(replace(item, blocks=(rest, *item.blocks[1:]), ticked=mark.kind == "ticked"))
        elif isinstance(first, Paragraph) and (ticks := _first_tick(first.inlines)) is not None:
            items.append(replace(item, blocks=(replace(first, inlines=ticks), *item.blocks[1:]), ticked=False))
        else:
            items.append(item)
    return replace(block, items=tuple(items))


def _first_tick(inlines: Inlines) -> Inlines | None:
    """Inlines without the box to tick that they begin with; None where they begin with none."""
    for at, inline in enumerate(inlines):
        if isinstance(inline, Blank) and inline.kind == "tick":
            return (*inlines[:at], *inlines[at + 1 :])
        if not isinstance(inline, Anchor) and not (isinstance(inline, Span) and not inline.text.strip()):
            return None
    return None


def _with_lists(blocks: Sequence[Block], log: Log) -> list[Block]:
    """Blocks in which paragraphs that begin like items of one list are one."""
    made: list[Block] = []
    at = 0
    while at < len(blocks):
        run = _run(blocks[at:])
        if run:
            made.append(_list(run, log))
            at += len(run)
        else:
            made.append(blocks[at])
            at += 1
    return made


def _run(blocks: Sequence[Block]) -> list[tuple[Paragraph, _Mark]]:
    """The paragraphs at the start of blocks that are items of one list; none if one alone could be chance."""
    run: list[tuple[Paragraph, _Mark]] = []
    for block in blocks:
        if not isinstance(block, Paragraph) or not plain(block.inlines):
            break
        mark = _mark(block.inlines)
        tick = _first_tick(block.inlines)
        if mark is None and tick is not None and plain(tick):
            mark, block = _Mark(0, "tick", sure=True), replace(block, inlines=tick)
        if mark is None or (run and not _goes_on(run[-1][1], mark)):
            break
        run.append((block, mark))
    if not run:
        return []
    alone = len(run) == 1 and not run[0][1].sure
    out_of_order = run[0][1].kind in "1aAiI" and run[0][1].number > 1 and len(run) == 1
    return [] if alone or out_of_order else run


def _goes_on(last: _Mark, mark: _Mark) -> bool:
    if {last.kind, mark.kind} <= {"tick", "ticked"}:
        return True
    if last.kind in ("i", "I", "a", "A") and mark.kind in ("i", "I", "a", "A"):
        return mark.number == last.number + 1 or last.kind.lower() != mark.kind.lower()
    return last.kind == mark.kind and (mark.kind == "bullet" or mark.number in (last.number + 1, last.number))


def _list(run: list[tuple[Paragraph, _Mark]], log: Log) -> ListBlock:
    items = []
    for paragraph, mark in run:
        start = _start_of(paragraph.inlines)[: mark.length]
        rest = replace(paragraph, inlines=without_start(paragraph.inlines, mark.length))
        if mark.length:
            log.note("typed-list", paragraph.place, plain(paragraph.inlines), removed=start)
        ticked = {"tick": False, "ticked": True}.get(mark.kind)
        items.append(Item((rest,), paragraph.place, ticked))
    first = run[0][1]
    ordered = first.kind in ("1", "a", "A", "i", "I")
    return ListBlock(tuple(items), run[0][0].place, ordered, first.number, first.kind if ordered else "1")


# ------------------------------------------------------------------------------------------------- tabs


def _without_contents(blocks: Sequence[Block], log: Log) -> list[Block]:
    """Blocks without a typed table of contents: three lines or more that end in dots or a tab and a page number."""
    made: list[Block] = []
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and _is_contents_line(blocks[end]):
            end += 1
        if end - at >= 3:
            for block in blocks[at:end]:
                assert isinstance(block, Paragraph)
                log.note("contents", block.place, plain(block.inlines))
            at = end
        else:
            made += blocks[at : end + 1] if end > at else [blocks[at]]
            at = max(end + 1, at + 1) if end > at else at + 1
    return made


def _is_contents_line(block: Block) -> bool:
    return isinstance(block, Paragraph) and _CONTENTS_LINE.match(_with_tabs(block.inlines)) is not None


def _with_tabs(inlines: Inlines) -> str:
    parts = [each.text if isinstance(each, Span) else "\t" if isinstance(each, Tab) else "" for each in inlines]
    return "".join(parts).strip()


def _columns(block: Block) -> list[Inlines]:
    """The columns of a paragraph: its inlines between tabs, of which several in a row count as one."""
    if not isinstance(block, Paragraph) or any(isinstance(each, Break | Image) for each in block.inlines):
        return []
    columns: list[list[Inline]] = [[]]
    for inline in block.inlines:
        if isinstance(inline, Tab):
            if plain(tuple(columns[-1])) or _has_blank(columns[-1]):
                columns.append([])
        else:
            columns[-1].append(inline)
    if len(columns) > 1 and not plain(tuple(columns[-1])) and not _has_blank(columns[-1]):
        columns.pop()
    return [tuple(column) for column in columns]


def _has_blank(inlines: Sequence[Inline]) -> bool:
    return any(isinstance(each, Blank | Note) for each in inlines)


def _with_tables(blocks: Sequence[Block], log: Log) -> tuple[Block, ...]:
    """Blocks in which two or more paragraphs with the same number of columns are a table. Other tabs become spaces."""
    made: list[Block] = []
    at = 0
    while at < len(blocks):
        width = len(_columns(blocks[at]))
        end = at + 1
        while width > 1 and end < len(blocks) and len(_columns(blocks[end])) == width:
            end += 1
        if width > 1 and end - at > 1:
            made.append(_table(blocks[at:end], log))
            at = end
        else:
            made.append(_without_tabs(blocks[at], log))
            at += 1
    return tuple(made)


def _table(blocks: Sequence[Block], log: Log) -> Table:
    rows = []
    for block in blocks:
        cells = [Cell((Paragraph(column, block.place),)) for column in _columns(block)]
        rows.append(tuple(cells))
    words = " | ".join(plain(column) for column in _columns(blocks[0]))
    log.note("tab-table", blocks[0].place, words, now=f"a table of {len(rows)} rows")
    bold = all(
        isinstance(each, Span) and each.strong for column in _columns(blocks[0]) for each in column if plain((each,))
    )
    return Table(tuple(rows), blocks[0].place, header_rows=1 if bold else 0)


def _without_tabs(block: Block, log: Log) -> Block:
    if not isinstance(block, Paragraph) or not any(isinstance(each, Tab) for each in block.inlines):
        return block
    if any(isinstance(each, Tab) for each in _inside(block.inlines)):
        log.note("tabs", block.place, plain(block.inlines))
    return replace(block, inlines=tuple(Span(" ") if isinstance(each, Tab) else each for each in block.inlines))


def _inside(inlines: Inlines) -> list[Inline]:
    """Inlines without tabs at both ends."""
    found = list(inlines)
    while found and (isinstance(found[0], Tab) or not plain((found[0],))):
        found.pop(0)
    while found and (isinstance(found[-1], Tab) or not plain((found[-1],))):
        found.pop()
    return found
