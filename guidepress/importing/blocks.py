"""Blocks of the tree → blocks of a guide. This is the only place that says which block a construct becomes.

| in the original | in the guide | what does not fit |
|---|---|---|
| paragraphs, lists | `text`; below a line that ends in a colon, a `list` | other blocks in an item stand behind it |
| a heading below sections | `heading`, of two levels | deeper ones are alike |
| a table | `table`, with a header | a cell is one line |
| a picture | `figure` | without a caption `figure: true` |
| a quotation | `quotation` | other blocks stand behind it |
| code | `code` | |
| a list of terms | `definitions` | |
| a box | `callout`, with what else it holds in its `body`, or `story` | other blocks stand behind it |
| an exercise | `exercise` | see `exercises` |
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from guidepress.importing.prose import line, plain_words
from guidepress.importing.setting import Setting
from guidepress.importing.tables import table_blocks
from guidepress.importing.text_blocks import MAX_START, only_prose, prose, prose_texts
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
    Inlines,
    Item,
    ListBlock,
    Note,
    Paragraph,
    Quotation,
    Rule,
    Span,
    Table,
    inlines_of,
    plain,
    text_of,
)
from guidepress.importing.yaml_text import PROPOSED, Code, Marked

_SAID_BY = re.compile(r"[—–-]+\s*\S.{0,100}$")
"""The last line of a quotation that says whose words they are."""
_LEAD_WORDS = 25
"""Most words of a lead-in."""
_DEEPEST = 2
"""The deepest level of a heading in a section."""
_IN_CALLOUTS = frozenset({"text", "list", "table", "figure", "code"})
"""The blocks that the body of a callout may hold."""


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
        if not words:
            return []
        if block.level > 1 and _is_below_heading(self.found):
            if block.level > _DEEPEST:
                self.setting.log.note("heading-level", block.place, plain(block.inlines))
            return [Marked({"heading": words, "level": 2})]
        if block.level > 1:
            self.setting.log.note("heading-level", block.place, plain(block.inlines))
        return [Marked({"heading": words})]

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


def _is_below_heading(found: Sequence[Marked]) -> bool:
    """Whether a heading of level 2 may follow: the last heading is one of the guide's own, and not an exercise."""
    heads = (block for block in reversed(found) if "heading" in block or "exercise" in block)
    return "heading" in next(heads, {})


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


def box(block: Box, setting: Setting) -> list[Marked]:
    """A callout or a story; what is no prose stands behind it."""
    sort = block.kind
    if sort == "facilitators":
        words = text_of((block,))
        setting.notes.append(words)
        setting.log.note("facilitators", block.place, words, removed=words)
        return []
    if sort != "story" and any(isinstance(each, Table | Figure | CodeBlock) for each in block.blocks):
        return _callout_with_body(block, setting)
    kept, others = only_prose(block.blocks, setting)
    text = prose(kept, setting)
    title = line(block.title, block.place, setting.context) if plain(block.title) else ""
    made: list[Marked] = []
    if sort == "story" and text.strip():
        name = title or setting.add("story", block.place, "", "story")
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


def _callout_with_body(block: Box, setting: Setting) -> list[Marked]:
    """A callout with blocks in it, in their order; what no callout can hold stands behind it."""
    values: dict[str, object] = {"callout": block.kind}
    if plain(block.title):
        values["title"] = line(block.title, block.place, setting.context)
    blocks = [_as_strong(each) if isinstance(each, Heading) else each for each in block.blocks]
    made = write_blocks(blocks, setting)
    inner = [each for each in made if _IN_CALLOUTS & each.keys()]
    behind = [each for each in made if not _IN_CALLOUTS & each.keys()]
    if behind:
        setting.log.note("box-in-box", block.place, "")
    if inner and "text" in inner[0]:
        values["text"] = inner.pop(0)["text"]
    if inner:
        values["body"] = inner
    if not {"text", "body"} & values.keys():
        return [*([Marked({"heading": values["title"]})] if "title" in values else []), *behind]
    setting.kinds.add(block.kind)
    return [Marked(values, PROPOSED), *behind]


def _as_strong(block: Heading) -> Paragraph:
    """A heading as a strong paragraph: a callout has none."""
    inlines = tuple(replace(each, strong=True) if isinstance(each, Span) else each for each in block.inlines)
    return Paragraph(inlines, block.place)


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
    """Lines of code, as they are. A sign that no text of a guide may hold is a space."""
    text = "".join(each if each == "\n" or each.isprintable() else " " for each in block.text.expandtabs(4))
    lines = [each.rstrip() for each in text.split("\n")]
    while lines and not lines[0]:
        del lines[0]
    while lines and not lines[-1]:
        del lines[-1]
    if not lines:
        return []
    return [Marked({"code": Code("\n".join(lines))})]


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
