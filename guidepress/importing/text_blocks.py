"""Paragraphs and lists of the tree → the texts of a guide."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from guidepress.importing.log import Log
from guidepress.importing.prose import Context, ProseWriter, is_accepted
from guidepress.importing.setting import Setting
from guidepress.importing.tree import (
    Block,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    ListBlock,
    Paragraph,
    Quotation,
    Rule,
    Span,
    inlines_of,
    plain,
)
from guidepress.importing.yaml_text import Prose

MAX_LISTS = 3
"""How deep lists of a text may be nested (`document.markdown`)."""
MAX_START = 99
"""The largest number with which a list begins (`document.markdown`)."""
MAX_LETTERS = 6_000
"""About the most letters of a text block; a longer text is divided between paragraphs."""


def prose_texts(blocks: Sequence[Block], setting: Setting) -> list[Prose]:
    """Paragraphs and lists as texts, each of a moderate length."""
    made: list[Prose] = []
    group: list[Block] = []
    length = 0
    for block in (piece for each in blocks for piece in _pieces(each)):
        size = _letters(block)
        after_list = isinstance(block, ListBlock) and bool(group) and isinstance(group[-1], ListBlock)
        if group and (length + size > MAX_LETTERS or after_list):
            made.append(prose(group, setting))
            group, length = [], 0
        group.append(block)
        length += size
    if group:
        made.append(prose(group, setting))
    return [text for text in made if text.strip()]


def _letters(block: Block) -> int:
    return sum(len(plain(inlines)) for inlines in inlines_of(block))


def _pieces(block: Block) -> list[Block]:
    """A long list as several lists, and a long paragraph as several paragraphs, each of a moderate length."""
    if _letters(block) <= MAX_LETTERS:
        return [block]
    if isinstance(block, ListBlock) and len(block.items) > 1:
        half = len(block.items) // 2
        start = block.start + half if block.ordered else 1
        parts = replace(block, items=block.items[:half]), replace(block, items=block.items[half:], start=start)
        return [piece for part in parts for piece in _pieces(part)]
    if isinstance(block, Paragraph):
        return [replace(block, inlines=part) for part in _cut_inlines(block.inlines)]
    return [block]


def _cut_inlines(inlines: Inlines) -> list[Inlines]:
    """Inlines in parts of a moderate length, cut at the ends of sentences."""
    parts: list[list[Inline]] = [[]]
    length = 0
    for inline in inlines:
        pieces = re.split(r"(?<=[.?!]) ", inline.text) if isinstance(inline, Span) else [""]
        for number, piece in enumerate(pieces):
            if length > MAX_LETTERS and number:
                parts.append([])
                length = 0
            text = piece + (" " if number + 1 < len(pieces) else "")
            parts[-1].append(replace(inline, text=text) if isinstance(inline, Span) else inline)
            length += len(piece)
    return [tuple(part) for part in parts]


def prose(blocks: Sequence[Block], setting: Setting) -> Prose:
    """Paragraphs and lists as one text."""
    writer = ProseWriter(setting.context)
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            texts.append(writer.paragraph(block.inlines, block.place))
        elif isinstance(block, ListBlock):
            texts.append(_list_text(block, writer, setting, 1))
    made = writer.finished(texts)
    if is_accepted(made):
        return Prose(made)
    bare = _bare(blocks, setting)
    if blocks:
        setting.log.note("marks-lost", blocks[0].place, " ".join(made.split())[:200])
    return bare


def _bare(blocks: Sequence[Block], setting: Setting) -> Prose:
    """The same text without marks and footnotes, which always is accepted."""
    texts = []
    for block in blocks:
        for inlines in inlines_of(block):
            words = plain(inlines)
            if words:
                writer = ProseWriter(Context(lambda link, place: "", Log()))
                texts.append(writer.paragraph((Span(words),), block.place))
    return Prose("\n\n".join(texts))


def _list_text(block: ListBlock, writer: ProseWriter, setting: Setting, depth: int) -> str:
    """A list as lines. What is deeper than a guide may have stands on the deepest level."""
    lines: list[str] = []
    number = block.start
    if block.ordered and not 1 <= number <= MAX_START:
        setting.log.note("list-start", block.place, str(number))
        number = 1
    for item in block.items:
        mark = f"{number}. " if block.ordered else "- "
        number += 1
        paragraphs = [each for each in item.blocks if isinstance(each, Paragraph)]
        lists = [each for each in item.blocks if isinstance(each, ListBlock)]
        texts = [text for each in paragraphs if (text := writer.paragraph(each.inlines, each.place))]
        if not texts and lists:
            lines += [each for inner in lists for each in _list_text(inner, writer, setting, depth).split("\n") if each]
            continue
        if not texts:
            continue
        indent = " " * len(mark)
        joined = f"\\\n{indent}".join(text.replace("\\\n", f"\\\n{indent}") for text in texts)
        lines.append(mark + joined)
        for inner in lists:
            text = _list_text(inner, writer, setting, depth + 1)
            if depth >= MAX_LISTS:
                setting.log.note("list-depth", inner.place, " ".join(text.split()))
                lines += [_remarked(each, block, number) for each in text.split("\n") if each]
            else:
                lines += [f"{indent}{each}" if each else each for each in text.split("\n")]
    return "\n".join(lines)


def _remarked(text: str, block: ListBlock, number: int) -> str:
    """A line of a deeper list as an item of this one."""
    if not block.ordered:
        return re.sub(r"^(\s*)\d+\. ", r"\1- ", text)
    return re.sub(r"^(\s*)- ", rf"\g<1>{number}. ", text)


def only_prose(blocks: Sequence[Block], setting: Setting) -> tuple[list[Block], list[Block]]:
    """The paragraphs and lists of blocks, and the blocks that cannot stand beside them; headings are made strong."""
    kept: list[Block] = []
    others: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph | ListBlock):
            pictures = [each for inlines in inlines_of(block) for each in inlines if isinstance(each, Image)]
            kept.append(block)
            others += [Figure(each, block.place) for each in pictures]
        elif isinstance(block, Heading):
            strong = tuple(replace(each, strong=True) if isinstance(each, Span) else each for each in block.inlines)
            kept.append(Paragraph(strong, block.place))
        elif isinstance(block, Quotation):
            kept_inside, others_inside = only_prose(block.blocks, setting)
            kept += kept_inside
            if plain(block.source):
                kept.append(Paragraph(block.source, block.place))
            others += others_inside
        elif not isinstance(block, Rule):
            others.append(block)
    if others:
        setting.log.note("box-in-box", others[0].place, "")
    return [without_images(block) for block in kept], others


def without_images(block: Block) -> Block:
    """A paragraph without its pictures; any other block as it is."""
    if isinstance(block, Paragraph):
        return replace(block, inlines=tuple(each for each in block.inlines if not isinstance(each, Image)))
    return block
