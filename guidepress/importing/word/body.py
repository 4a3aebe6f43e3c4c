"""Reads the blocks of a Word file: paragraphs, lists, tables, boxes."""

from __future__ import annotations

from typing import Any

from lxml import etree
from msgspec.structs import replace

from guidepress.core.values import Value
from guidepress.importing.limits import MAX_BLOCKS, MAX_CELLS, refuse
from guidepress.importing.log import Log
from guidepress.importing.tree import (
    Anchor,
    Block,
    Box,
    Break,
    Cell,
    CodeBlock,
    Heading,
    Inlines,
    Item,
    ListBlock,
    Paragraph,
    Place,
    Quotation,
    Span,
    Table,
    plain,
    text_of,
)
from guidepress.importing.word.names import W, child_value, chosen, toggle, value
from guidepress.importing.word.package import Package
from guidepress.importing.word.runs import RunReader, Story
from guidepress.importing.word.styles import Numbering, Style, Styles, is_boxed, whole
from guidepress.importing.word.texts import is_contents_style, numbered_as_contents

_ORDERED = {"decimal": "1", "decimalZero": "1", "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i"}
_ORDERED |= {"upperRoman": "I", "ordinal": "1", "cardinalText": "1", "ordinalText": "1"}
"""Formats of numbers → the mark of the first item."""


class _InList(Value):
    """A paragraph as an item of a list, before lists are put together."""

    paragraph: Paragraph
    level: int
    list_id: str
    marks: str
    """ "" for a list with bullets."""
    start: int


class _InBox(Value):
    """A block with a frame or a ground of its own, before boxes are put together."""

    block: Block
    style: str


class BodyReader:
    """Reads the blocks of one part after another."""

    def __init__(self, package: Package, log: Log, numbering: Numbering, styles: Styles) -> None:
        self.name, self.log, self.numbering, self.styles = package.name, log, numbering, styles
        self.pictures: dict[str, bytes] = {}
        self.notes: dict[str, tuple[Block, ...]] = {}
        self.comments: dict[str, str] = {}
        self.count = self.tables = 0
        self.counters: dict[tuple[str, int], int] = {}
        self.contents_logged = False

    def blocks(self, element: etree._Element, part: Any, place: Place | None = None) -> tuple[Block, ...]:
        """The blocks below an element. `place` is where they stand, if they have no place of their own."""
        story = Story(
            part, self.styles, self.log, self.pictures, self.blocks, self.notes, self.comments, fields=[], boxes=[]
        )
        found: list[Block | _InList | _InBox] = []
        self.read(element, story, found, place)
        return _boxed(_listed(found))

    def read(
        self, element: etree._Element, story: Story, found: list[Block | _InList | _InBox], place: Place | None
    ) -> None:
        """Adds the blocks below an element to `found`."""
        for child in chosen(element):
            tag = child.tag
            if tag == W + "p":
                self.paragraph(child, story, found, place)
            elif tag == W + "tbl":
                table = self.table(child, story, place)
                if table is not None:
                    found.append(table)
            elif tag == W + "sdt":
                if numbered_as_contents(child.find(W + "sdtPr")):
                    self.contents(child, place)
                elif (content := child.find(W + "sdtContent")) is not None:
                    self.read(content, story, found, place)
            elif tag in (W + "del", W + "moveFrom"):
                self.log.note("deletion", place or self.here(), text_of(self.blocks(child, story.part, place)))
            elif tag in (W + "ins", W + "moveTo", W + "customXml", W + "smartTag"):
                self.read(child, story, found, place)
            elif tag == W + "altChunk":
                self.log.note("embedded", place or self.here(), "a document inside the document")

    def here(self) -> Place:
        """The place of the paragraph that was read last."""
        return Place(self.name, f"paragraph {self.count}")

    def contents(self, element: etree._Element, place: Place | None) -> None:
        """Leaves out a table of contents."""
        from guidepress.importing.word.texts import words_below

        words = words_below(element)
        self.count += sum(1 for _ in element.iter(W + "p"))
        self.log.note("contents", place or self.here(), words)

    def paragraph(
        self, element: etree._Element, story: Story, found: list[Block | _InList | _InBox], place: Place | None
    ) -> None:
        """Adds a paragraph, a heading, an item or a line of code, and the text boxes that are fixed to it."""
        if place is None:
            self.count += 1
            if self.count > MAX_BLOCKS:
                refuse(self.name, f"has more than {MAX_BLOCKS:,} paragraphs", "split it")
        where = place or self.here()
        properties = element.find(W + "pPr")
        style = self.styles.get(child_value(properties, "pStyle") or self.styles.default_paragraph)
        reader = RunReader(story, style, where)
        in_contents = story.in_contents
        inlines = reader.read(element)
        boxes, story.boxes = story.boxes, []
        if in_contents or story.in_contents or is_contents_style(style.name):
            if words := plain(inlines):
                self.log.note("contents", where, words)
        elif toggle(None if properties is None else properties.find(W + "rPr"), "del") and not plain(inlines):
            pass
        else:
            self.add(element, Paragraph(inlines, where, style.name, reader.largest), style, found)
        found += [Box("", (box,), where) if not isinstance(box, Box) else box for box in _one_box(boxes, where)]

    def add(
        self,
        element: etree._Element,
        paragraph: Paragraph,
        style: Style,
        found: list[Block | _InList | _InBox],
    ) -> None:
        """Adds a paragraph as what it is."""
        properties = element.find(W + "pPr")
        outline = child_value(properties, "outlineLvl")
        heading = whole(outline) + 1 if outline.isdigit() and int(outline) < 9 else style.heading
        anchors = tuple(each.name for each in paragraph.inlines if isinstance(each, Anchor))
        words = plain(paragraph.inlines)
        if heading is not None:
            if words:
                found.append(Heading(heading, _unmarked(paragraph.inlines), paragraph.place, anchors))
            elif len(paragraph.inlines) > len(anchors):
                found.append(paragraph)
            return
        item = self.item(properties, style, paragraph)
        if item is not None and (words or len(paragraph.inlines) > len(anchors)):
            found.append(item)
        elif style.code and words:
            found.append(CodeBlock(_code(paragraph.inlines), paragraph.place))
        elif style.quote and words:
            found.append(Quotation((paragraph,), paragraph.place))
        elif is_boxed(properties) or style.boxed:
            found.append(_InBox(paragraph, style.name))
        else:
            found.append(paragraph)

    def item(self, properties: etree._Element | None, style: Style, paragraph: Paragraph) -> _InList | None:
        """The paragraph as an item of a list; None if it is in no list."""
        own = None if properties is None else properties.find(W + "numPr")
        list_id = child_value(own, "numId") if own is not None else style.list_id
        depth = whole(child_value(own, "ilvl", str(style.list_level)))
        level = self.numbering.level(list_id or style.list_id, depth)
        if level is None:
            return None
        marks = "" if level.format in ("bullet", "none") else _ORDERED.get(level.format, "1")
        counter = self.counters.get((list_id, depth), level.start - 1) + 1
        self.counters[(list_id, depth)] = counter
        for deeper in [key for key in self.counters if key[0] == list_id and key[1] > depth]:
            del self.counters[deeper]
        return _InList(paragraph, depth, list_id, marks, counter)

    def table(self, element: etree._Element, story: Story, place: Place | None) -> Block | None:
        """A table, or a box for one with a single cell."""
        where = place
        if where is None:
            self.tables += 1
            where = Place(self.name, f"table {self.tables}, after paragraph {self.count}")
        rows: list[tuple[Cell, ...]] = []
        header_rows = cells = 0
        open_cells: dict[int, tuple[int, int]] = {}
        for row in _rows(element):
            properties = row.find(W + "trPr")
            if properties is not None and properties.find(W + "del") is not None:
                self.log.note("deletion", where, text_of(self.blocks_of_row(row, story)))
                continue
            if toggle(properties, "tblHeader") and header_rows == len(rows):
                header_rows += 1
            made, column = [], whole(child_value(properties, "gridBefore"))
            made += [Cell((), column)] if column else []
            for cell in _cells(row):
                width = max(whole(child_value(cell.find(W + "tcPr"), "gridSpan", "1"), 1), 1)
                merge = None if cell.find(W + "tcPr") is None else cell.find(W + "tcPr").find(W + "vMerge")  # type: ignore[union-attr]
                goes_on = merge is not None and value(merge, otherwise="continue") == "continue"
                cells += min(width, 63)
                if cells > MAX_CELLS:
                    refuse(self.name, f"has a table of more than {MAX_CELLS:,} cells", "split it")
                if goes_on and column in open_cells:
                    at, index = open_cells[column]
                    first = rows[at][index]
                    rows[at] = (*rows[at][:index], replace(first, rows=first.rows + 1), *rows[at][index + 1 :])
                else:
                    open_cells.pop(column, None)
                    if merge is not None:
                        open_cells[column] = (len(rows), len(made))
                    made.append(
                        Cell(self.blocks(cell, story.part, self.inside(where, len(rows), place)), min(width, 63))
                    )
                column += width
            rows.append(tuple(made))
        if len(rows) == 1 and len(rows[0]) == 1:
            return Box("", rows[0][0].blocks, where)
        return Table(tuple(rows), where, header_rows) if rows else None

    def inside(self, where: Place, row: int, place: Place | None) -> Place | None:
        """The place of a cell. Paragraphs of a table in the body are counted like others."""
        return Place(self.name, f"{where.at.partition(',')[0]}, row {row + 1}") if place is None else place

    def blocks_of_row(self, row: etree._Element, story: Story) -> tuple[Block, ...]:
        """All blocks of a row."""
        return tuple(block for cell in _cells(row) for block in self.blocks(cell, story.part, self.here()))


def _rows(table: etree._Element) -> list[etree._Element]:
    return _within(table, "tr")


def _cells(row: etree._Element) -> list[etree._Element]:
    return _within(row, "tc")


def _within(element: etree._Element, name: str) -> list[etree._Element]:
    """The rows or cells below an element, also those in content controls and insertions."""
    found: list[etree._Element] = []
    for child in chosen(element):
        if child.tag == W + name:
            found.append(child)
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml"):
            found += _within(child, name)
    return found


def _unmarked(inlines: Inlines) -> Inlines:
    """The inlines of a heading: its style makes them bold."""
    return tuple(replace(each, strong=False) if isinstance(each, Span) else each for each in inlines)


def _code(inlines: Inlines) -> str:
    parts = [each.text if isinstance(each, Span) else "\n" if isinstance(each, Break) else "\t" for each in inlines]
    return "".join(part for part, each in zip(parts, inlines, strict=True) if not isinstance(each, Anchor))


def _one_box(blocks: list[Block], place: Place) -> list[Block]:
    """The blocks of a text box as one box."""
    words = text_of(tuple(blocks)) or any(not isinstance(block, Paragraph) for block in blocks)
    return [Box("", tuple(blocks), place)] if blocks and words else []


def _listed(found: list[Block | _InList | _InBox]) -> list[Block | _InBox]:
    """Blocks in which items that follow one another are lists."""
    made: list[Block | _InBox] = []
    run: list[_InList] = []
    for each in [*found, None]:
        if isinstance(each, _InList):
            run.append(each)
            continue
        if run:
            made += _lists(run)
            run = []
        if each is not None:
            made.append(each)
    return made


def _lists(run: list[_InList]) -> list[ListBlock]:
    """Items as lists: a new one begins where the level is that of the first and the kind differs."""
    made: list[ListBlock] = []
    at = 0
    while at < len(run):
        first = run[at]
        items: list[Item] = []
        while at < len(run):
            here = run[at]
            if here.level > first.level and items:
                end = at
                while end < len(run) and run[end].level > first.level:
                    end += 1
                items[-1] = replace(items[-1], blocks=(*items[-1].blocks, *_lists(run[at:end])))
                at = end
            elif here.level < first.level or ((here.marks, here.list_id) != (first.marks, first.list_id) and items):
                break
            else:
                items.append(Item((here.paragraph,), here.paragraph.place))
                at += 1
        start = first.start if first.marks else 1
        made.append(ListBlock(tuple(items), items[0].place, bool(first.marks), max(start, 1), first.marks or "1"))
    return made


def _boxed(found: list[Block | _InBox]) -> tuple[Block, ...]:
    """Blocks in which framed paragraphs that follow one another are one box, and lines of code one block."""
    made: list[Block] = []
    last = ""
    for each in found:
        if isinstance(each, _InBox):
            before = made[-1] if made else None
            if isinstance(before, Box) and last == each.style:
                made[-1] = replace(before, blocks=(*before.blocks, each.block))
            else:
                made.append(Box(each.style if last != each.style else "", (each.block,), _place_of(each.block)))
            last = each.style
            continue
        last = "\0"
        before = made[-1] if made else None
        if isinstance(each, Quotation) and isinstance(before, Quotation):
            made[-1] = replace(before, blocks=(*before.blocks, *each.blocks))
        elif isinstance(each, CodeBlock) and isinstance(before, CodeBlock):
            made[-1] = replace(before, text=f"{before.text}\n{each.text}")
        else:
            made.append(each)
    return tuple(made)


def _place_of(block: Block) -> Place:
    return block.place
