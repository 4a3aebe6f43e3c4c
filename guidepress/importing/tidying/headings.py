"""Headings made of bold or large letters, and numbers typed before headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from guidepress.importing.log import Log
from guidepress.importing.tidying.paragraphs import without_start
from guidepress.importing.tree import (
    Anchor,
    Blank,
    Block,
    Document,
    Heading,
    Image,
    Inlines,
    Note,
    Paragraph,
    Span,
    Tab,
    inlines_of,
    plain,
)

MOST_WORDS = 12
"""Most words of a heading that is found."""
FEW_WORDS = 8
"""Most words of a heading that is known by its capital letters alone."""
TITLE, SUBTITLE = "Title", "Subtitle"
"""How Word calls the styles of both."""
_LARGER = 1.12
"""How many times larger than the text a heading in large letters is at least."""
_TYPED_NUMBER = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2}){0,4}[.)]?\s+(?=\S)")
_END = re.compile(r"[.,;]$")


def with_found_headings(document: Document, log: Log) -> Document:
    """The document with headings where a short paragraph is set like one, and without numbers typed before headings."""
    blocks = _without_numbers(document.blocks, log)
    sizes = Counter[float]()
    for block in blocks:
        if isinstance(block, Paragraph) and block.size:
            sizes[block.size] += len(plain(block.inlines))
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    found = [at for at, block in enumerate(blocks) if _looks_like_one(block, blocks[at + 1 :], usual)]
    real = [block.level for block in blocks if isinstance(block, Heading)]
    if not real and not found:
        found = [at for at, block in enumerate(blocks) if _is_titled(block, blocks[at + 1 :])]
    made = list(blocks)
    for at, style in _cover(blocks, found, real, usual):
        block = blocks[at]
        assert isinstance(block, Paragraph)
        log.note("bold-heading", block.place, plain(block.inlines), now=f"the {style.lower()}")
        made[at] = Heading(0, block.inlines, block.place) if style == TITLE else replace(block, style=style)
        found.remove(at)
    levels = _levels([blocks[at] for at in found], max(real, default=0), usual)
    for at, level in zip(found, levels, strict=True):
        block = blocks[at]
        assert isinstance(block, Paragraph)
        anchors = tuple(each.name for each in block.inlines if isinstance(each, Anchor))
        inlines = tuple(replace(each, strong=False) if isinstance(each, Span) else each for each in block.inlines)
        log.note("bold-heading", block.place, plain(block.inlines), now=f"a heading of level {level}")
        made[at] = Heading(level, inlines, block.place, anchors)
    return replace(document, blocks=tuple(made))


def _cover(blocks: Sequence[Block], found: Sequence[int], real: Sequence[int], usual: float) -> list[tuple[int, str]]:
    """The numbers of the blocks that are the title and the subtitle: large lines before all else, in a document with
    headings of which none is a title.
    """
    if not real or min(real) < 1:
        return []
    first = [at for at, block in enumerate(blocks) if any(map(plain, inlines_of(block)))][:2]
    large = [at for at in first if at in found and _rank(blocks[at], usual)]
    if not large or large[0] != first[0]:
        return []
    return list(zip(large, (TITLE, SUBTITLE), strict=False))


def _looks_like_one(block: Block, rest: Sequence[Block], usual: float) -> bool:
    """Whether a paragraph is short, all bold or large, and followed by text."""
    if not isinstance(block, Paragraph):
        return False
    words = plain(block.inlines)
    spans = [each for each in block.inlines if isinstance(each, Span) and each.text.strip()]
    if not words or len(words.split()) > MOST_WORDS or not any(each.isalpha() for each in words):
        return False
    if any(isinstance(each, Image | Blank | Note) for each in block.inlines) or _END.search(words):
        return False
    following = next((each for each in rest if not isinstance(each, Paragraph) or plain(each.inlines)), None)
    if following is None or isinstance(following, Heading):
        return False
    large = bool(usual and block.size > usual * _LARGER)
    bold = all(each.strong and not each.link for each in spans)
    return large or (bold and not words.endswith(":"))


def _is_titled(block: Block, rest: Sequence[Block]) -> bool:
    """Whether a plain paragraph is short, begins its words with capital letters, and has text below it. This is looked
    for in a document without any other heading only.
    """
    following = next((each for each in rest if not isinstance(each, Paragraph) or each.inlines), None)
    return _is_capitalised(block) and following is not None and not _is_capitalised(following)


def _is_capitalised(block: Block) -> bool:
    """Whether a block is a short line of words, most of which begin with capital letters."""
    if not isinstance(block, Paragraph) or any(isinstance(each, Image | Blank | Note) for each in block.inlines):
        return False
    words = plain(block.inlines)
    longer = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    if not longer or len(words.split()) > FEW_WORDS or words[-1] in ".,;:" or ". " in words or not words[0].isalpha():
        return False
    return sum(word[0].isupper() for word in longer) * 4 >= len(longer) * 3


def _levels(found: Sequence[Block], deepest: int, usual: float) -> list[int]:
    """The level of each heading that was found: larger letters stand higher, below the headings that are there."""
    ranks = sorted({_rank(block, usual) for block in found}, reverse=True)
    return [min(deepest + 1 + ranks.index(_rank(block, usual)), 6) for block in found]


def _rank(block: Block, usual: float) -> float:
    assert isinstance(block, Paragraph)
    return block.size if block.size and block.size > usual * _LARGER else 0.0


def _without_numbers(blocks: Sequence[Block], log: Log) -> list[Block]:
    """Blocks whose headings have no typed numbers, where most headings of a level have them: the tool numbers parts."""
    numbered = {
        level
        for level in {block.level for block in blocks if isinstance(block, Heading)}
        if _are_numbered([block for block in blocks if isinstance(block, Heading) and block.level == level])
    }
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level in numbered:
            match = _TYPED_NUMBER.match(plain(block.inlines))
            if match is not None:
                log.note("typed-number", block.place, plain(block.inlines), removed=match.group())
                block = replace(block, inlines=_cut(block.inlines, match.group()))
        made.append(block)
    return made


def _are_numbered(headings: Sequence[Heading]) -> bool:
    count = sum(_TYPED_NUMBER.match(plain(each.inlines)) is not None for each in headings)
    return count >= 2 and count * 2 > len(headings)


def _cut(inlines: Inlines, start: str) -> Inlines:
    """Inlines without the typed number that they begin with."""
    length = len(start.strip())
    text = "".join(each.text for each in inlines if isinstance(each, Span))
    blank = len(text) - len(text.lstrip())
    rest = without_start(inlines, blank + length)
    first = next((at for at, each in enumerate(rest) if isinstance(each, Span | Tab)), None)
    if first is None:
        return rest
    span = rest[first]
    cut = (replace(span, text=span.text.lstrip()),) if isinstance(span, Span) else ()
    return (*rest[:first], *cut, *rest[first + 1 :])
