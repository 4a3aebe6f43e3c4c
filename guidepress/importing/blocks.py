"""Blocks of the tree → blocks of a guide. This is the only place that says which block a construct becomes.

| in the original | in the guide | what does not fit |
|---|---|---|
| paragraphs, lists | `text`; below a line that ends in a colon, a `list` | other blocks in an item stand behind it |
| a heading below sections | `heading` | deeper ones are alike |
| a table | `table`, with a header | merged cells are repeated, a cell is one line, an empty one a dash |
| a picture | `figure` | without a caption `figure: true` |
| a quotation | `quotation` | other blocks stand behind it |
| code | `text`, line by line in the code typeface | indents |
| a list of terms | `definitions` | |
| a box | `callout` or `story` | other blocks stand behind it |
| an exercise | `exercise` | see `exercises` |
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from guidepress.importing.cues import cues
from guidepress.importing.log import Log
from guidepress.importing.prose import Context, Link, ProseWriter, is_accepted, line, plain_words
from guidepress.importing.tables import table_blocks
from guidepress.importing.tidying.paragraphs import without_start
from guidepress.importing.tree import (
    Blank,
    Block,
    Box,
    Break,
    CodeBlock,
    Definitions,
    Exercise,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    Item,
    ListBlock,
    Note,
    Paragraph,
    Place,
    Quotation,
    Rule,
    Span,
    Table,
    inlines_of,
    plain,
    text_of,
)
from guidepress.importing.yaml_text import Marked, Prose

PROPOSED = "proposed"
MAX_LISTS = 3
"""How deep lists of a text may be nested (`document.markdown`)."""
MAX_START = 99
"""The largest number with which a list begins (`document.markdown`)."""
MAX_LETTERS = 6_000
"""About the most letters of a text block; a longer text is divided between paragraphs."""
_SAID_BY = re.compile(r"[—–-]+\s*\S.{0,100}$")
"""The last line of a quotation that says whose words they are."""
_LEAD_WORDS = 25
"""Most words of a lead-in."""

PictureName = Callable[[Image, Place], str]
"""The name of the file in assets/images for a picture; "" for one that cannot be used."""


class Setting(Struct):
    """Where blocks are written: how links and pictures are found, the ids that are taken, and what was used."""

    link: Link
    picture: PictureName
    log: Log
    give_id: Callable[[str, str], str]
    """For words and a fallback, an id in the part that is written."""
    title: str = ""
    """The title of the part or section that is written."""
    kinds: set[str] = field(default_factory=set)
    scales: dict[str, tuple[str, ...]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    """Words for facilitators in the section that is written: they stand in its file as notes."""

    @property
    def context(self) -> Context:
        """What the writer of inlines needs."""
        return Context(self.link, self.log)

    def add(self, rule: str, place: Place, words: str, key: str, **values: str) -> str:
        """Words that the import writes itself, which are logged."""
        made = cues().words[key].format(**values)
        self.log.note(rule, place, words, now=made, added=made)
        return made


def write_blocks(blocks: Sequence[Block], setting: Setting) -> list[Marked]:
    """The blocks of a guide for blocks of the tree."""
    writer = _Writer(setting)
    for block in blocks:
        writer.add(block)
    writer.flush()
    return writer.found


class _Writer:
    """Gathers paragraphs and lists in one text, and writes other blocks."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.found: list[Marked] = []
        self.prose: list[Paragraph | ListBlock] = []

    def add(self, block: Block) -> None:
        """Adds one block."""
        match block:
            case Paragraph():
                self.paragraph(block)
            case ListBlock():
                self.list_(block)
            case Rule():
                self.setting.log.note("rule", block.place)
            case _:
                self.flush()
                self.found += self.other(block)

    def other(self, block: Block) -> list[Marked]:
        """What a block that is no prose becomes."""
        setting = self.setting
        match block:
            case Heading():
                return self.heading(block)
            case Table():
                return table_blocks(block, setting)
            case Figure():
                return figure(block, setting)
            case Quotation():
                return quotation(block, setting)
            case CodeBlock():
                return code(block, setting)
            case Definitions():
                return definitions(block, setting)
            case Box():
                return box(block, setting)
            case Exercise():
                from guidepress.importing.exercises.writing import write_exercise

                return write_exercise(block, setting)
            case _:
                raise ValueError(f"{type(block).__name__} is prose")

    def heading(self, block: Heading) -> list[Marked]:
        """A heading inside a section."""
        words = line(block.inlines, block.place, self.setting.context)
        if block.level > 1:
            self.setting.log.note("heading-level", block.place, plain(block.inlines))
        return [Marked({"heading": words})] if words else []

    def paragraph(self, block: Paragraph) -> None:
        """Adds a paragraph; pictures in it stand behind."""
        images = [each for each in block.inlines if isinstance(each, Image)]
        if any(isinstance(each, Blank) for each in block.inlines):
            self.setting.log.note("blank-alone", block.place, plain(block.inlines))
        if plain(block.inlines) or any(isinstance(each, Note) for each in block.inlines):
            if images:
                self.setting.log.note("picture-inside", block.place, plain(block.inlines))
            self.prose.append(block)
        for image in images:
            self.flush()
            self.found += figure(Figure(image, block.place), self.setting)

    def list_(self, block: ListBlock) -> None:
        """Adds a list. It is cut where an item holds what no list can hold."""
        items: list[Item] = []
        start = block.start
        for item in block.items:
            kept = tuple(each for each in item.blocks if isinstance(each, Paragraph | ListBlock))
            others = [each for each in item.blocks if not isinstance(each, Paragraph | ListBlock)]
            images = [
                Figure(image, item.place)
                for each in kept
                for inlines in inlines_of(each)
                for image in inlines
                if isinstance(image, Image)
            ]
            if any(map(plain, (inlines for each in kept for inlines in inlines_of(each)))):
                items.append(replace(item, blocks=kept))
            if others or images:
                self.setting.log.note(
                    "list-item", item.place, " ".join(map(plain, inlines_of(ListBlock((item,), item.place))))
                )
                self.finish_list(block, items, start)
                start += len(items)
                items = []
                for other in (*others, *images):
                    self.add(other)
        self.finish_list(block, items, start)

    def finish_list(self, block: ListBlock, items: list[Item], start: int) -> None:
        """Adds a list of these items: with its lead-in where the paragraph before it ends in a colon."""
        if not items:
            return
        made = replace(block, items=tuple(items), start=start if block.ordered else 1)
        lead = self.prose[-1] if self.prose else None
        simple = all(len(item.blocks) == 1 and _is_line(item.blocks[0]) for item in items)
        if (
            isinstance(lead, Paragraph)
            and _is_lead(lead)
            and simple
            and 1 <= made.start <= MAX_START
            and len(items) > 1
        ):
            self.prose.pop()
            self.flush()
            self.found.append(self.list_block(lead, made))
        else:
            self.prose.append(made)

    def list_block(self, lead: Paragraph, block: ListBlock) -> Marked:
        """A list with its lead-in."""
        context = self.setting.context
        values: dict[str, object] = {"list": line(lead.inlines, lead.place, context)}
        if block.ordered:
            values["ordered"] = True
        if block.start != 1:
            values["start"] = block.start
        values["items"] = [line(inlines, item.place, context) for item in block.items for inlines in _first(item)]
        return Marked(values)

    def flush(self) -> None:
        """Writes the paragraphs and lists that were gathered, as texts of a moderate length."""
        for text in prose_texts(self.prose, self.setting):
            self.found.append(Marked({"text": text}))
        self.prose = []


def _first(item: Item) -> list[Inlines]:
    return [block.inlines for block in item.blocks[:1] if isinstance(block, Paragraph)]


def _is_line(block: Block) -> bool:
    """Whether a block is a paragraph that can be one line."""
    return isinstance(block, Paragraph) and not any(isinstance(each, Break | Note) for each in block.inlines)


def _is_lead(block: Paragraph) -> bool:
    words = plain(block.inlines)
    return words.endswith(":") and len(words.split()) <= _LEAD_WORDS and _is_line(block) and _has_no_picture(block)


def _has_no_picture(block: Paragraph) -> bool:
    return not any(isinstance(each, Image | Blank) for each in block.inlines)


# ------------------------------------------------------------------------------------------------- prose


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


# ------------------------------------------------------------------------------------------------- other blocks


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


def box(block: Box, setting: Setting) -> list[Marked]:
    """A callout or a story; what is no prose stands behind it."""
    sort = block.kind
    if sort == "facilitators":
        words = text_of((block,))
        setting.notes.append(words)
        setting.log.note("facilitators", block.place, words, removed=words)
        return []
    kept, others = only_prose(block.blocks, setting)
    text = prose(kept, setting)
    title = line(block.title, block.place, setting.context) if plain(block.title) else ""
    made: list[Marked] = []
    if sort == "story" and text.strip():
        name = title or setting.add("story", block.place, "", "untitled")
        made.append(Marked({"story": name, "text": text}, PROPOSED))
    elif text.strip():
        setting.kinds.add(sort)
        values: dict[str, object] = {"callout": sort}
        if title:
            values["title"] = title
        made.append(Marked({**values, "text": text}, PROPOSED))
    elif title:
        made.append(Marked({"heading": title}))
    return [*made, *write_blocks(others, setting)]


def quotation(block: Quotation, setting: Setting) -> list[Marked]:
    """A quotation; what is no prose stands behind it."""
    kept, others = only_prose(block.blocks, setting)
    source, last = block.source, kept[-1] if len(kept) > 1 else None
    if not plain(source) and isinstance(last, Paragraph) and _SAID_BY.match(plain(last.inlines)):
        source = without_start(last.inlines, len(plain(last.inlines)) - len(plain(last.inlines).lstrip("—–- ")))
        kept = kept[:-1]
    text = prose(kept, setting)
    values: dict[str, object] = {"quotation": text}
    if plain(source):
        values["source"] = line(source, block.place, setting.context)
    made = [Marked(values)] if text.strip() else []
    return [*made, *write_blocks(others, setting)]


def figure(block: Figure, setting: Setting) -> list[Marked]:
    """A picture, with its caption and what it shows in words."""
    image = block.image
    name = setting.picture(image, block.place)
    caption = block.caption
    if image.caption and not plain(caption):
        caption = (Span(image.caption),)
        setting.log.note("picture-caption", block.place, image.caption, added=image.caption)
    if not name:
        words = image.alt if image.name else ""
        if words:
            setting.log.note("picture-unusable", block.place, words)
        return write_blocks([Paragraph(caption, block.place)], setting) if plain(caption) else []
    alt = plain_words(image.alt) or setting.add("picture-alt", block.place, image.name, "picture", file=name)
    text = line(caption, block.place, setting.context) if plain(caption) else ""
    note = "" if image.alt else PROPOSED
    return [Marked({"figure": text or True, "alt": alt, "image": name}, note)]


def code(block: CodeBlock, setting: Setting) -> list[Marked]:
    """Lines of code, each in the code typeface."""
    lines = [each.strip() for each in block.text.expandtabs(4).split("\n")]
    inlines: list[Span | Break] = []
    for each in filter(None, lines):
        if inlines:
            inlines.append(Break())
        inlines.append(Span(" ".join(each.split()), code=True))
    setting.log.note("code", block.place, block.text[:200])
    return [Marked({"text": text}) for text in prose_texts([Paragraph(tuple(inlines), block.place)], setting)]


def definitions(block: Definitions, setting: Setting) -> list[Marked]:
    """Terms with what they mean."""
    entries: list[Marked] = []
    others: list[Block] = []
    for term, blocks in block.entries:
        kept, more = only_prose(blocks, setting)
        others += more
        text = prose(kept, setting)
        words = line(term, block.place, setting.context)
        if words and text.strip():
            entries.append(Marked({"term": words, "means": text}))
        elif words or text.strip():
            others.insert(0, Paragraph(term, block.place))
            others[1:1] = kept
    made: list[Marked] = []
    if entries:
        made.append(Marked({"definitions": setting.add("definitions", block.place, "", "terms"), "entries": entries}))
    return [*made, *write_blocks(others, setting)]
