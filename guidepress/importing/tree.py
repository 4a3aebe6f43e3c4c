"""The tree that every kind of file is read into: blocks with inlines, each block with its place in the original."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from msgspec import field
from msgspec.structs import replace

from guidepress.core.values import Value

Script = Literal["", "super", "sub"]
BlankKind = Literal["line", "text", "tick", "pick", "date", "number"]


class Place(Value):
    """A place in an original: the name of the file, and what an editor can look for: "line 12", "paragraph 4"."""

    document: str
    at: str = ""


class Span(Value):
    """Words with the same marks. `link` is an address, or `#` and the name of a place in the same original."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    key: bool = False
    """Whether the words are on a key of a keyboard."""
    struck: bool = False
    script: Script = ""
    link: str = ""
    lang: str = ""


class Break(Value):
    """The end of a line inside a paragraph."""


class Tab(Value):
    """A tab."""


class Note(Value):
    """The mark of a footnote, with its text."""

    blocks: tuple[Block, ...]


class Image(Value):
    """A picture inside a paragraph. `name` is its key in `Document.pictures`; "" for one that could not be had.

    `instead` is the key of the same picture in another format, for where this one cannot be used.
    """

    name: str
    alt: str = ""
    caption: str = ""
    decorative: bool = False
    instead: str = ""


class Blank(Value):
    """Something to fill in. `options` are those of a `pick`; `label` is the name that the original gives it."""

    kind: BlankKind
    label: str = ""
    options: tuple[str, ...] = ()
    lines: int = 1


class Anchor(Value):
    """A place that links of the same original lead to."""

    name: str


Inline = Span | Break | Tab | Note | Image | Blank | Anchor
Inlines = tuple[Inline, ...]


class Heading(Value):
    """A heading. `level` counts from 1; 0 is the title of the whole document."""

    level: int
    inlines: Inlines
    place: Place
    anchors: tuple[str, ...] = ()


class Paragraph(Value):
    """A paragraph. `size` is that of its letters in points, or 0; `style` the name of its style in the original."""

    inlines: Inlines
    place: Place
    style: str = ""
    size: float = 0


class Item(Value):
    """An item of a list. `ticked`: None for one without a box to tick."""

    blocks: tuple[Block, ...]
    place: Place
    ticked: bool | None = None


class ListBlock(Value):
    """A list."""

    items: tuple[Item, ...]
    place: Place
    ordered: bool = False
    start: int = 1
    marks: str = "1"
    """How the items of an ordered list are marked: 1, a, A, i or I."""


class Cell(Value):
    """A cell of a table, which covers so many columns and rows."""

    blocks: tuple[Block, ...]
    columns: int = 1
    rows: int = 1
    header: bool = False


class Table(Value):
    """A table. `header_rows` counts the rows that the original marks as headers."""

    rows: tuple[tuple[Cell, ...], ...]
    place: Place
    header_rows: int = 0
    caption: Inlines = ()


class Figure(Value):
    """A picture on its own, with a caption."""

    image: Image
    place: Place
    caption: Inlines = ()


class Quotation(Value):
    """Words of somebody else."""

    blocks: tuple[Block, ...]
    place: Place
    source: Inlines = ()


class CodeBlock(Value):
    """Lines of code."""

    text: str
    place: Place
    language: str = ""


class Box(Value):
    """Blocks set apart from the text around. `kind` is what the original calls it: a class, a style, a first word."""

    kind: str
    blocks: tuple[Block, ...]
    place: Place
    title: Inlines = ()


class Exercise(Value):
    """Something to do or to fill in, proposed as an exercise: what it says, and its answer if there is one.

    `invented`: the title is not that of the original.
    """

    title: Inlines
    blocks: tuple[Block, ...]
    place: Place
    answer: tuple[Block, ...] = ()
    invented: bool = False


class Definitions(Value):
    """Terms with what they mean."""

    entries: tuple[tuple[Inlines, tuple[Block, ...]], ...]
    place: Place


class Rule(Value):
    """A line across the page."""

    place: Place


Block = Heading | Paragraph | ListBlock | Table | Figure | Quotation | CodeBlock | Box | Exercise | Definitions | Rule


class SourceText(Value):
    """A text of the original as it stands there, for the account."""

    words: str
    place: Place


class Document(Value):
    """One file, as it was read."""

    name: str
    blocks: tuple[Block, ...]
    title: str = ""
    title_is_text: bool = False
    """Whether the title is one of `texts`, and not only among the properties of the file."""
    author: str = ""
    language: str = ""
    description: str = ""
    pictures: dict[str, bytes] = field(default_factory=dict)
    texts: tuple[SourceText, ...] = ()
    """Every text of the file, gathered apart from the tree."""


def plain(inlines: Inlines) -> str:
    """The words of inlines, without those of footnotes."""
    parts = []
    for inline in inlines:
        if isinstance(inline, Span):
            parts.append(inline.text)
        elif isinstance(inline, Break | Tab):
            parts.append(" ")
    return " ".join("".join(parts).split())


def text_of(blocks: tuple[Block, ...]) -> str:
    """All words of blocks, one block a line."""
    return "\n".join(filter(None, (plain(inlines) for block in blocks for inlines in inlines_of(block))))


def inlines_of(block: Block, *, notes: bool = True) -> Iterator[Inlines]:
    """The inlines of a block and of all blocks inside it; with `notes`, those of footnotes behind the paragraph that
    has them.
    """
    own: tuple[Inlines, ...] = ()
    match block:
        case Heading() | Paragraph():
            own = (block.inlines,)
        case Table() | Figure():
            own = (block.caption,)
        case Quotation():
            own = ()
        case CodeBlock():
            own = ((Span(block.text, code=True),),)
        case Box() | Exercise():
            own = (block.title,)
        case Definitions():
            own = tuple(term for term, _ in block.entries)
    for inlines in own:
        yield inlines
        for inline in inlines if notes else ():
            if isinstance(inline, Note):
                for inner in inline.blocks:
                    yield from inlines_of(inner)
    for inner in inner_blocks(block):
        yield from inlines_of(inner, notes=notes)
    if isinstance(block, Quotation):
        yield block.source


def inner_blocks(block: Block) -> Iterator[Block]:
    """The blocks directly inside a block, without those of footnotes."""
    match block:
        case ListBlock():
            yield from (inner for item in block.items for inner in item.blocks)
        case Table():
            yield from (inner for row in block.rows for cell in row for inner in cell.blocks)
        case Quotation() | Box():
            yield from block.blocks
        case Exercise():
            yield from (*block.blocks, *block.answer)
        case Definitions():
            yield from (inner for _, blocks in block.entries for inner in blocks)


def map_blocks(
    blocks: tuple[Block, ...], change: Callable[[tuple[Block, ...]], tuple[Block, ...]]
) -> tuple[Block, ...]:
    """Blocks in which `change` has been applied to every sequence of blocks, the innermost first."""
    return change(tuple(_mapped(block, change) for block in blocks))


def _mapped(block: Block, change: Callable[[tuple[Block, ...]], tuple[Block, ...]]) -> Block:
    match block:
        case ListBlock():
            items = tuple(replace(item, blocks=map_blocks(item.blocks, change)) for item in block.items)
            return replace(block, items=items)
        case Table():
            rows = tuple(
                tuple(replace(cell, blocks=map_blocks(cell.blocks, change)) for cell in row) for row in block.rows
            )
            return replace(block, rows=rows)
        case Quotation() | Box():
            return replace(block, blocks=map_blocks(block.blocks, change))
        case Definitions():
            entries = tuple((term, map_blocks(inner, change)) for term, inner in block.entries)
            return replace(block, entries=entries)
        case _:
            return block


def split_pictures(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks in which a paragraph with nothing but pictures is figures."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and not plain(block.inlines):
            images = [each for each in block.inlines if isinstance(each, Image)]
            others = [each for each in block.inlines if not isinstance(each, Image | Break | Anchor | Span)]
            if images and not others:
                made += [Figure(image, block.place) for image in images]
                continue
        made.append(block)
    return tuple(made)
