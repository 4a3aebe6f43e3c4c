"""Reads the blocks of an HTML element."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree
from msgspec.structs import replace

from guidepress.importing.html.inlines import InlineReader, Scope, trimmed
from guidepress.importing.html.kinds import BLOCKS, RUN, is_heading, is_hidden, is_note, is_page_matter
from guidepress.importing.html.parsing import classes, name_of, place_of
from guidepress.importing.html.tables import read_table
from guidepress.importing.html.texts import words_below
from guidepress.importing.tree import (
    Anchor,
    Block,
    Box,
    Break,
    CodeBlock,
    Definitions,
    Figure,
    Heading,
    Inline,
    Inlines,
    Item,
    ListBlock,
    Paragraph,
    Place,
    Quotation,
    Rule,
    Span,
    plain,
    split_pictures,
)

BOX = "data-import-box"
"""The attribute by which the Markdown reader marks a box, with what the original calls it."""
_TRANSPARENT = frozenset(
    "address article body center dialog div fieldset footer form header hgroup html main search section"
)
_LANGUAGE = re.compile(r"(?:language|lang|highlight-source|brush)[-:](\S+)")
_MARKS = {"a": "a", "A": "A", "i": "i", "I": "I"}


class BlockReader:
    """Reads elements into blocks. `is_box` says whether a class or name is that of a box."""

    def __init__(self, scope: Scope, is_box: frozenset[str]) -> None:
        self.scope, self.is_box = scope, is_box
        self.taken: set[str] = set()
        """The ids of footnotes, whose texts stand at their marks."""

    def blocks(self, element: etree._Element) -> tuple[Block, ...]:
        """The blocks inside an element."""
        found: list[Block] = []
        self.read(element, found)
        return tuple(found)

    def read(self, element: etree._Element, found: list[Block]) -> None:
        """Adds the blocks inside an element. Words between blocks become paragraphs."""
        reader = InlineReader(self.scope, place_of(element, self.scope.document))

        def flush() -> None:
            nonlocal reader
            inlines = trimmed(reader.found)
            if inlines:
                found.append(Paragraph(inlines, reader.place))
            reader = InlineReader(self.scope, place_of(element, self.scope.document))

        if element.get("id"):
            reader.found.append(Anchor(str(element.get("id"))))
        reader.text(element.text, Span(""))
        for child in element:
            if not name_of(child):
                self.comment(child)
            elif self.is_apart(child):
                flush()
                self.block(child, found)
                reader.place = place_of(child, self.scope.document)
            else:
                if not any(isinstance(each, Span) for each in reader.found):
                    reader.place = place_of(child, self.scope.document)
                reader.element(child, Span(""))
            reader.text(child.tail, Span(""))
        flush()

    def is_apart(self, element: etree._Element) -> bool:
        """Whether an element is a block, or holds one: a link or a mark around blocks is left out."""
        name = name_of(element)
        if name in BLOCKS or name == "hr":
            return name not in ("textarea", "select")
        return name not in RUN and any(
            name_of(each) in BLOCKS - {"option", "optgroup", "select", "textarea"} for each in element
        )

    def comment(self, element: etree._Element) -> None:
        """Reports a comment that has words and is no condition of Word."""
        words = " ".join((element.text or "").split())
        if words and not words.startswith("[if"):
            self.scope.log.note("comment", self.place(element), words, removed=" ")

    def place(self, element: etree._Element) -> Place:
        """Where an element stands."""
        return place_of(element, self.scope.document)

    def block(self, element: etree._Element, found: list[Block]) -> None:
        """Adds one block element."""
        name = name_of(element)
        if name in RUN or is_hidden(element) or is_page_matter(element):
            words = words_below(element)
            if words:
                rule = "script" if name in RUN else "hidden-text" if is_hidden(element) else "page-matter"
                self.scope.log.note(rule, self.place(element), words)
        elif is_note(element) and str(element.get("id")) in self.taken:
            return
        elif is_heading(element):
            self.heading(element, found)
        elif name in ("ul", "ol", "menu"):
            self.list_(element, found)
        elif name == "dl":
            self.definitions(element, found)
        elif name == "table":
            found += read_table(element, self)
        elif name == "blockquote":
            self.quotation(element, found)
        elif name == "pre":
            found.append(self.code(element))
        elif name == "figure":
            self.figure(element, found)
        elif name == "hr":
            found.append(Rule(self.place(element)))
        elif name == "details" or element.get(BOX) is not None or self.box_kind(element):
            self.box(element, found)
        else:
            self.read(element, found)

    def heading(self, element: etree._Element, found: list[Block]) -> None:
        """A heading. Places inside it, and that of the element around it, are its own."""
        inlines = self.inlines(element)
        anchors = [each.name for each in inlines if isinstance(each, Anchor)]
        above = element.getparent()
        while above is not None and element.get("id") is None and name_of(above) in _TRANSPARENT:
            if above.get("id"):
                anchors.append(str(above.get("id")))
            above = above.getparent()
        own = [str(element.get("id"))] if element.get("id") else []
        level = int(name_of(element)[1])
        found.append(Heading(level, _unmarked(inlines), self.place(element), (*own, *anchors)))

    def inlines(self, element: etree._Element) -> Inlines:
        """The inline content of an element."""
        reader = InlineReader(self.scope, self.place(element))
        reader.inside(element, Span(""))
        return trimmed(reader.found)

    def list_(self, element: etree._Element, found: list[Block]) -> None:
        """A list. What stands in it outside of its items becomes an item."""
        items: list[Item] = []
        for child in element:
            name = name_of(child)
            if name == "li":
                if is_note(child) and str(child.get("id")) in self.taken:
                    continue
                items.append(self.item(child))
            elif name in ("ul", "ol") and items:
                inner: list[Block] = []
                self.list_(child, inner)
                items[-1] = replace(items[-1], blocks=(*items[-1].blocks, *inner))
            elif name:
                items.append(Item(self.blocks(child), self.place(child)))
        start = str(element.get("start") or "1")
        ordered = name_of(element) == "ol"
        first = next((str(child.get("value")) for child in element if child.get("value")), start)
        number = int(first) if re.fullmatch(r"\d{1,6}", first) else 1
        marks = _MARKS.get(str(element.get("type") or ""), "1")
        if items:
            found.append(ListBlock(tuple(items), self.place(element), ordered, number if ordered else 1, marks))

    def item(self, element: etree._Element) -> Item:
        """An item, with its box to tick if it has one."""
        ticked = None
        box = next((each for each in element.iterdescendants("input") if each.get("type") == "checkbox"), None)
        if box is not None and not words_before(element, box):
            ticked = box.get("checked") is not None
            parent = box.getparent()
            if parent is not None:
                box.drop_tag() if hasattr(box, "drop_tag") else parent.remove(box)
        return Item(self.blocks(element), self.place(element), ticked)

    def definitions(self, element: etree._Element, found: list[Block]) -> None:
        """A list of terms; `div` may stand around a term and its meaning."""
        entries: list[tuple[Inlines, tuple[Block, ...]]] = []
        for child in _flat(element):
            if name_of(child) == "dt":
                entries.append((self.inlines(child), ()))
            elif name_of(child) == "dd":
                term, blocks = entries.pop() if entries else ((), ())
                entries.append((term, (*blocks, *self.blocks(child))))
        if entries:
            found.append(Definitions(tuple(entries), self.place(element)))

    def quotation(self, element: etree._Element, found: list[Block]) -> None:
        """A quotation; a footer or cite at its end is its source. `[!NOTE]` at its start makes it a box."""
        source: Inlines = ()
        last = next((each for each in reversed(list(element)) if name_of(each)), None)
        if last is not None and name_of(last) in ("footer", "cite"):
            source = self.inlines(last)
            element.remove(last)
        blocks = self.blocks(element)
        first = blocks[0] if blocks else None
        if isinstance(first, Paragraph) and (match := re.match(r"\[!(\w+)\]", plain(first.inlines))):
            rest = _without_start(first.inlines, match.group())
            self.scope.log.note("attributes", first.place, match.group(), now=f"a box {match.group(1)}")
            kept = (replace(first, inlines=rest),) if plain(rest) else ()
            found.append(Box(match.group(1).lower(), (*kept, *blocks[1:]), self.place(element)))
        elif blocks:
            found.append(Quotation(blocks, self.place(element), source))

    def code(self, element: etree._Element) -> CodeBlock:
        """Lines of code, as they are."""
        text = "".join(str(each) for each in element.itertext())
        inner = next((each for each in element if name_of(each) == "code"), element)
        said = _LANGUAGE.search(" ".join([*classes(inner), *classes(element)]))
        return CodeBlock(text.strip("\n"), self.place(element), said.group(1) if said else "")

    def figure(self, element: etree._Element, found: list[Block]) -> None:
        """A figure: its pictures, of which the first has the caption, and what else stands in it."""
        caption: Inlines = ()
        for each in list(element.iter()):
            if name_of(each) == "figcaption":
                caption = self.inlines(each)
                parent = each.getparent()
                if parent is not None:
                    parent.remove(each)
                break
        inner = split_pictures(self.blocks(element))
        at = next((index for index, block in enumerate(inner) if isinstance(block, Figure)), None)
        if at is not None:
            picture = inner[at]
            assert isinstance(picture, Figure)
            inner = (*inner[:at], replace(picture, caption=caption), *inner[at + 1 :])
        elif caption:
            inner = (*inner, Paragraph(caption, self.place(element)))
        found += inner

    def box_kind(self, element: etree._Element) -> str:
        """What the original calls a box; "" where an element is none."""
        if name_of(element) not in ("aside", "div", "section", "article", "fieldset", "p"):
            return ""
        for word in (*classes(element), str(element.get("role") or "")):
            if any(part in self.is_box for part in (word, *re.split(r"[-_]", word))):
                return word
        return "aside" if name_of(element) == "aside" else ""

    def box(self, element: etree._Element, found: list[Block]) -> None:
        """A box. Its title is a summary, an element of class title, or a heading at its start."""
        kind = str(element.get(BOX) or self.box_kind(element) or name_of(element))
        title: Inlines = ()
        first = next((each for each in element if name_of(each)), None)
        if first is not None and not (element.text or "").strip():
            is_title = name_of(first) in ("summary", "legend") or any("title" in each for each in classes(first))
            if is_title or is_heading(first):
                title = self.inlines(first)
                tail = first.tail
                element.remove(first)
                element.text = tail
        found.append(Box(kind, self.blocks(element), self.place(element), title))


def words_before(element: etree._Element, end: etree._Element) -> str:
    """The words of an element before one inside it."""
    parts = [element.text or ""]
    for each in element.iterdescendants():
        if each is end:
            break
        parts += [each.text or "", each.tail or ""]
    return "".join(parts).strip()


def _flat(element: etree._Element) -> Iterable[etree._Element]:
    for child in element:
        if name_of(child) == "div":
            yield from _flat(child)
        else:
            yield child


def _unmarked(inlines: Inlines) -> Inlines:
    """The inlines of a heading, without bold letters."""
    return tuple(replace(each, strong=False) if isinstance(each, Span) else each for each in inlines)


def _without_start(inlines: Inlines, start: str) -> Inlines:
    """Inlines without the words that they begin with."""
    rest = start
    made: list[Inline] = []
    for inline in inlines:
        if rest and isinstance(inline, Span):
            taken = min(len(inline.text), len(rest))
            rest, inline = rest[taken:], replace(inline, text=inline.text[taken:])
        if isinstance(inline, Break) and not any(isinstance(each, Span) and each.text for each in made):
            continue
        made.append(inline)
    return trimmed(made)
