"""Pictures that stand alone, and captions above or below tables and pictures."""

from __future__ import annotations

import re

from msgspec.structs import replace

from guidepress.importing.cues import cues
from guidepress.importing.log import Log
from guidepress.importing.tree import (
    Anchor,
    Blank,
    Block,
    Document,
    Figure,
    Image,
    Inlines,
    Paragraph,
    Table,
    map_blocks,
    plain,
    split_pictures,
)

MOST_WORDS = 40
"""Most words of a caption."""


def with_captions(document: Document, log: Log) -> Document:
    """The document with pictures as figures, and with captions where they belong."""
    blocks = map_blocks(document.blocks, lambda found: _captioned(split_pictures(found), log))
    return replace(document, blocks=blocks)


def _captioned(blocks: tuple[Block, ...], log: Log) -> tuple[Block, ...]:
    made: list[Block] = []
    waiting: list[Block] = [block for block in blocks if not _is_blank(block)]
    at = 0
    while at < len(waiting):
        block = waiting[at]
        following = waiting[at + 1] if at + 1 < len(waiting) else None
        last = made[-1] if made else None
        if _is_caption(block) and isinstance(following, Table) and not plain(following.caption):
            waiting[at + 1] = replace(following, caption=_words(block, log))
        elif _is_caption(block) and isinstance(last, Figure | Table) and not plain(last.caption):
            made[-1] = replace(last, caption=_words(block, log))
        elif _is_caption(block) and isinstance(following, Figure) and not plain(following.caption):
            waiting[at + 1] = replace(following, caption=_words(block, log))
        else:
            made.append(block)
        at += 1
    return tuple(made)


def _is_blank(block: Block) -> bool:
    """Whether a paragraph holds nothing: it only makes room."""
    return isinstance(block, Paragraph) and not block.inlines


def _is_caption(block: Block) -> bool:
    """Whether a paragraph has the style of a caption, or begins with "Figure 2", "Table 1:"."""
    if not isinstance(block, Paragraph) or any(isinstance(each, Image | Blank) for each in block.inlines):
        return False
    words = plain(block.inlines)
    if not words or len(words.split()) > MOST_WORDS:
        return False
    labels = "|".join(map(re.escape, cues().captions))
    return block.style.lower() == "caption" or re.match(rf"(?:{labels})\.? *\d+", words, re.IGNORECASE) is not None


def _words(block: Block, log: Log) -> Inlines:
    assert isinstance(block, Paragraph)
    log.note("caption", block.place, plain(block.inlines))
    return tuple(each for each in block.inlines if not isinstance(each, Anchor))
