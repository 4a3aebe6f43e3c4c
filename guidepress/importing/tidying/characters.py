"""Characters: soft hyphens, quotation marks of old character sets, no-break spaces that only make room."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec.structs import replace

from guidepress.core.characters import FORBIDDEN, code_point_name
from guidepress.importing.log import Log
from guidepress.importing.tree import (
    Blank,
    Block,
    Box,
    Break,
    CodeBlock,
    Definitions,
    Document,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    Note,
    Paragraph,
    Place,
    Quotation,
    Span,
    Table,
    map_blocks,
)
from guidepress.source.pasted_text import tidied

_LONG = re.compile(r"\S{40,}")
_MARK = re.compile(r"[,;](?=\S)")
_C1 = re.compile("[\x80-\x9f]")
_LINES = re.compile("[\u2028\u2029\x0b\x0c\x85]")
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ROOM = re.compile(
    " *[\u00a0\u2007\u2002\u2003]+(?: +[\u00a0\u2007\u2002\u2003]*)+|[\u00a0\u2007\u2002\u2003]{2,}|[\u2002\u2003]"
)
"""No-break and wide spaces that stand beside other spaces."""


def clean(text: str, place: Place, log: Log) -> str:
    """Words with characters that mean the same everywhere."""
    text = _with_room(text, place, log)
    if text.isascii() and not FORBIDDEN.search(text):
        return text
    made = text
    if _C1.search(made):
        made = _C1.sub(lambda match: match.group().encode("latin-1").decode("cp1252", "ignore"), made)
        log.note("windows-characters", place, text.strip(), removed=text, added=made)
    made = _LINES.sub(" ", made)
    hidden = tidied(_DIRECTIONS.sub("", made))
    if hidden != made:
        if hidden != _composed(made):
            log.note("hidden-characters", place, made.strip(), now=hidden.strip(), removed=made, added=hidden)
        made = hidden
    if bad := sorted({code_point_name(each) for each in FORBIDDEN.findall(made)}):
        seen = FORBIDDEN.sub("", made)
        log.note("control-characters", place, ", ".join(bad), removed=made, added=seen)
        made = seen
    if _ROOM.search(made):
        log.note("no-break-spaces", place, " ".join(made.split()))
        made = _ROOM.sub(" ", made)
    return made


def _with_room(text: str, place: Place, log: Log) -> str:
    """Words with a space behind commas and semicolons, where so many stand without one that no line can hold them."""
    if not _LONG.search(text):
        return text
    made = _LONG.sub(
        lambda match: match.group() if "//" in match.group() else _MARK.sub(r"\g<0> ", match.group()), text
    )
    if made != text:
        log.note("long-word", place, text[:200])
    return made


def _composed(text: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", text)


def with_right_characters(document: Document, log: Log) -> Document:
    """The document with clean characters in every text."""
    cleaner = _Cleaner(log)
    blocks = map_blocks(document.blocks, lambda found: tuple(cleaner.block(block) for block in found))

    def name(text: str) -> str:
        return clean(text, Place(document.name), Log()).strip()

    return replace(
        document,
        blocks=blocks,
        title=name(document.title),
        author=name(document.author),
        description=name(document.description),
    )


class _Cleaner:
    """Cleans the texts of blocks."""

    def __init__(self, log: Log) -> None:
        self.log = log

    def block(self, block: Block) -> Block:
        place = block.place
        match block:
            case Heading() | Paragraph():
                return replace(block, inlines=self.inlines(block.inlines, place))
            case Table() | Figure():
                changed = replace(block, caption=self.inlines(block.caption, place))
                if isinstance(changed, Figure):
                    return replace(changed, image=self.image(changed.image, place))
                return changed
            case Quotation():
                return replace(block, source=self.inlines(block.source, place))
            case Box():
                return replace(block, title=self.inlines(block.title, place))
            case CodeBlock():
                return replace(block, text="\n".join(clean(line, place, self.log) for line in block.text.split("\n")))
            case Definitions():
                return replace(block, entries=tuple((self.inlines(term, place), each) for term, each in block.entries))
            case _:
                return block

    def inlines(self, inlines: Inlines, place: Place) -> Inlines:
        made: list[Inline] = []
        for inline in inlines:
            match inline:
                case Span():
                    pieces = re.split(_LINES, inline.text)
                    for number, piece in enumerate(pieces):
                        if number:
                            made.append(Break())
                        made.append(replace(inline, text=clean(piece, place, self.log)))
                case Note():
                    made.append(
                        Note(map_blocks(inline.blocks, lambda found: tuple(self.block(each) for each in found)))
                    )
                case Image():
                    made.append(self.image(inline, place))
                case Blank():
                    made.append(replace(inline, label=clean(inline.label, place, Log())))
                case _:
                    made.append(inline)
        return _without_room(tuple(made))

    def image(self, image: Image, place: Place) -> Image:
        words = " ".join(clean(image.alt, place, self.log).split())
        return replace(image, alt=words, caption=" ".join(clean(image.caption, place, Log()).split()))


def _without_room(inlines: Inlines) -> Inlines:
    """Inlines without no-break spaces at both ends, where they only make room."""
    made = list(inlines)
    for indexes, strip in ((range(len(made)), str.lstrip), (range(len(made) - 1, -1, -1), str.rstrip)):
        for at in indexes:
            each = made[at]
            if isinstance(each, Span):
                made[at] = each = replace(each, text=_stripped(each.text, strip))
                if each.text:
                    break
            elif isinstance(each, Image | Note | Blank):
                break
    return tuple(made)


def _stripped(text: str, strip: Callable[[str, str], str]) -> str:
    return strip(text, " \u00a0\u2007\u2002\u2003\u202f")
