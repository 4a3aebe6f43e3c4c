"""Divides the blocks of documents into parts and sections, by their headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from guidepress.core.file_names import is_device, reserved_file
from guidepress.importing.cues import cues
from guidepress.importing.log import Log
from guidepress.importing.tree import (
    Anchor,
    Block,
    Document,
    Heading,
    Inlines,
    Paragraph,
    Place,
    Rule,
    Span,
    inlines_of,
    plain,
)

FEW_WORDS = 1_500
"""A document with fewer words is one part, unless its parts have sections."""
PART_WORDS = 200
"""Least words of a part on average: what is shorter is rather a section."""


class Section(Struct):
    """A section: its title and blocks."""

    title: Inlines
    place: Place
    anchors: tuple[str, ...] = ()
    blocks: list[Block] = []
    id: str = ""


class Part(Struct):
    """A part: blocks before its first section, and its sections."""

    title: Inlines
    place: Place
    anchors: tuple[str, ...] = ()
    blocks: list[Block] = []
    sections: list[Section] = []
    id: str = ""
    front: bool = False


class Outline(Struct):
    """A guide as parts, with the place in it of every anchor of the originals."""

    title: str
    subtitle: str
    parts: list[Part]
    anchors: dict[str, str] = {}
    """Name of an anchor → id of a part or section."""


def outline(documents: Sequence[Document], log: Log, *, folder: bool = False) -> Outline:
    """The outline of documents. `folder`: each document is a part of its own."""
    title, subtitle = "", ""
    documents = [replace(each, blocks=tuple(_worded(block, log) for block in each.blocks)) for each in documents]
    if folder:
        blocks = [block for document in documents for block in _as_part(document, log)]
    else:
        blocks = [block for document in documents for block in _below_heading(document.blocks)]
        title, subtitle, blocks = _title(documents[0], blocks, log)
    blocks = [block for block in blocks if not _is_rule(block, log)]
    level = 1 if folder else _part_level(blocks)
    if not title and not folder:
        title = _fallback_title(documents, folder)
        own = documents[0].title_is_text and title == documents[0].title
        log.note("title", Place(documents[0].name), title, added="" if own else title)
    parts = _parts(blocks, level, title, log)
    made = Outline(title, subtitle, parts)
    _give_ids(made)
    return made


def _worded(block: Block, log: Log) -> Block:
    """A heading that holds a picture and no words is a paragraph: nothing could be called by it."""
    if not isinstance(block, Heading) or plain(block.inlines):
        return block
    log.note("empty-heading", block.place)
    return Paragraph((*map(Anchor, block.anchors), *block.inlines), block.place)


def _is_rule(block: Block, log: Log) -> bool:
    if isinstance(block, Rule):
        log.note("rule", block.place)
        return True
    return False


def _fallback_title(documents: Sequence[Document], folder: bool) -> str:
    if documents[0].title and not folder:
        return documents[0].title
    name = PurePosixPath(documents[0].name.partition(", ")[0]).stem
    return " ".join(re.split(r"[-_\s]+", name)).strip().capitalize() or cues().words["untitled"]


def _as_part(document: Document, log: Log) -> list[Block]:
    """The blocks of one document of a folder below a heading of level 1, which is its title."""
    blocks = _below_heading(document.blocks)
    headings = [block for block in blocks if isinstance(block, Heading)]
    top = min((block.level for block in headings), default=1)
    tops = [block for block in headings if block.level == top]
    first_words = next((block for block in blocks if any(map(plain, inlines_of(block)))), None)
    own = tops[0] if len(tops) == 1 and tops[0] is first_words else None
    if document.title_is_text and document.title and own is not None:
        if plain(own.inlines) == document.title:
            log.note("title", own.place, document.title, removed=document.title)
        else:
            own = None
    if own is not None:
        shift = 1 - own.level
        return [
            replace(each, level=max(1, each.level + shift)) if isinstance(each, Heading) else each for each in blocks
        ]
    title = document.title or _fallback_title([document], True)
    if not (document.title and document.title_is_text):
        log.note("part-title", Place(document.name), title, added=title)
    lowered = [replace(each, level=each.level - top + 2) if isinstance(each, Heading) else each for each in blocks]
    return [Heading(1, (Span(title),), Place(document.name, "line 1")), *lowered]


def _below_heading(blocks: Sequence[Block]) -> list[Block]:
    """Blocks whose first places for links, such as that of the whole file, stand below the heading that follows. Before
    it, they would belong to the part of the file before.
    """
    count = next((at for at, block in enumerate(blocks) if _has_content([block])), 0)
    if count and isinstance(blocks[count], Heading):
        return [blocks[count], *blocks[:count], *blocks[count + 1 :]]
    return list(blocks)


def _title(document: Document, blocks: list[Block], log: Log) -> tuple[str, str, list[Block]]:
    """The title and subtitle of a document, and its blocks without them."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    top = min((block.level for block in headings), default=9)
    tops = [block for block in headings if block.level == top]
    deeper = any(block.level > top for block in headings)
    if not tops or tops[0] is not headings[0] or (top > 0 and (len(tops) > 1 or not deeper)):
        return "", "", blocks
    title = tops[0]
    if top > 0 and document.title_is_text and document.title not in ("", plain(title.inlines)):
        return "", "", blocks  # the file says how it is called, above its text
    at = next(index for index, block in enumerate(blocks) if block is title)
    before = [block for block in blocks[:at] if any(map(plain, inlines_of(block)))]
    if top > 0 and any(len(text.split()) > 30 for block in before for text in map(plain, inlines_of(block))):
        return "", "", blocks
    rest = [*blocks[:at], *blocks[at + 1 :]]
    others = [replace(each, level=max(each.level, 1)) if isinstance(each, Heading) else each for each in rest]
    words = plain(title.inlines)
    log.note("title", title.place, words, removed=words if document.title_is_text and document.title == words else "")
    subtitle = ""
    following = others[at] if at < len(others) else None
    if isinstance(following, Paragraph) and following.style.lower() in ("subtitle", "untertitel", "sous-titre"):
        subtitle = plain(following.inlines)
        others.pop(at)
    return words, subtitle, others


def _part_level(blocks: Sequence[Block]) -> int:
    """The level of headings that begin parts; 0 where all is one part."""
    levels = sorted({block.level for block in blocks if isinstance(block, Heading)})
    if not levels:
        return 0
    count = sum(isinstance(block, Heading) and block.level == levels[0] for block in blocks)
    words = sum(len(text.split()) for block in blocks for text in map(plain, inlines_of(block)))
    has_sections = (
        len(levels) > 1 and sum(isinstance(block, Heading) and block.level == levels[1] for block in blocks) >= count
    )
    if count > 1 and (has_sections or words >= FEW_WORDS) and words / count >= PART_WORDS:
        return levels[0]
    return levels[0] if count > 1 and has_sections and words >= FEW_WORDS else 0


def _parts(blocks: Sequence[Block], level: int, title: str, log: Log) -> list[Part]:
    """The parts of blocks. Deeper headings than those of sections stay blocks, with levels from 1."""
    levels = sorted({block.level for block in blocks if isinstance(block, Heading)})
    deeper = [each for each in levels if each > level]
    section_level = deeper[0] if deeper else 99
    place = blocks[0].place if blocks else Place("")
    parts: list[Part] = []
    if level == 0:
        log.note("one-part", place, title, added=title)
        parts.append(Part((Span(title),), place, blocks=[], sections=[]))
    for block in blocks:
        if isinstance(block, Heading) and block.level == level:
            parts.append(Part(block.inlines, block.place, block.anchors, [], []))
            continue
        if not parts:
            parts.append(Part((Span(cues().words["introduction"]),), block.place, (), [], [], front=True))
        part = parts[-1]
        if isinstance(block, Heading) and block.level == section_level and not part.front:
            part.sections.append(Section(block.inlines, block.place, block.anchors, []))
            continue
        if isinstance(block, Heading):
            depth = sum(each <= block.level for each in deeper if each > section_level) or 1
            block = replace(block, level=depth)
        (part.sections[-1].blocks if part.sections else part.blocks).append(block)
    return list(_kept(parts, log))


def _kept(parts: Iterable[Part], log: Log) -> Iterable[Part]:
    """The parts, without an introduction that has no words. Sections without a block become headings; a part without
    one becomes a heading of the part before it, or of that behind it.
    """
    last: Part | None = None
    waiting: list[Block] = []
    for part in parts:
        if not part.front and not _has_content(part.blocks) and not part.sections:
            heading = Heading(1, part.title, part.place, part.anchors)
            (last.sections[-1].blocks if last and last.sections else last.blocks if last else waiting).append(heading)
            continue
        part.blocks[:0], waiting = waiting, []
        if part.front:
            if not _has_content(part.blocks):
                continue
            log.note("part-title", part.place, plain(part.title), added=plain(part.title))
        sections, part.sections = part.sections, []
        for section in sections:
            if _has_content(section.blocks):
                part.sections.append(section)
                continue
            above = part.sections[-1].blocks if part.sections else part.blocks
            above.append(Heading(1, section.title, section.place, section.anchors))
            above += section.blocks
        last = part
        yield part
    if waiting and last is None:
        place = waiting[0].place
        yield Part((Span(cues().words["introduction"]),), place, (), waiting, [], front=True)


def _has_content(blocks: Sequence[Block]) -> bool:
    return any(
        not isinstance(block, Paragraph) or any(not isinstance(each, Anchor) for each in block.inlines)
        for block in blocks
    )


# ------------------------------------------------------------------------------------------------- ids


def slug(words: str, most: int = 28) -> str:
    """Words as an id: small letters of a to z and hyphens, cut between words."""
    text = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii").lower()
    parts = re.findall(r"[a-z0-9]+", text)
    made = ""
    for part in parts:
        if made and len(made) + 1 + len(part) > most:
            break
        made = f"{made}-{part}" if made else part[:most]
    return made


class Ids:
    """Gives ids of which none is there twice."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = {*taken}

    def give(self, words: str, otherwise: str, prefix: str = "") -> str:
        """An id for these words: with a number behind it where it is taken."""
        base = slug(words) or otherwise
        if not prefix and (reserved_file(base) or is_device(base)):
            base = f"{otherwise}-{base}"
        made, number = prefix + base, 2
        while made in self.taken:
            made, number = f"{prefix}{base}-{number}", number + 1
        self.taken.add(made)
        return made


def _give_ids(made: Outline) -> None:
    """Gives every part and section an id, and notes where anchors are."""
    ids = Ids(("contents", "about"))
    for part in made.parts:
        part.id = ids.give(plain(part.title), "part")
        made.anchors |= dict.fromkeys((*part.anchors, *_anchors(part.blocks)), part.id)
        for section in part.sections:
            section.id = ids.give(plain(section.title), "section", f"{part.id}.")
            made.anchors |= dict.fromkeys((*section.anchors, *_anchors(section.blocks)), section.id)


def _anchors(blocks: Sequence[Block]) -> Iterable[str]:
    for block in blocks:
        for inlines in inlines_of(block):
            yield from (each.name for each in inlines if isinstance(each, Anchor))
        if isinstance(block, Heading):
            yield from block.anchors
