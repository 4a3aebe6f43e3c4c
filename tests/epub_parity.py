"""The text of the workbook and of the book as blocks in reading order, each read from the finished file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from tests.pdf_tree import Node, TaggedPdf

OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}svg"
WITHIN_A_LINE = {"a", "abbr", "cite", "dfn", "em", "span", "strong"}
APART = {"label", "hint"}
"""Spans that the workbook sets as lines of their own."""
HEADINGS = ("H1", "H2", "H3", "H4")
UNMARKED = {"facts", "cards", "directory"}
"""Lists whose items have no bullet."""


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, item, cell or text alternative. Expansions of abbreviations stand in braces."""

    text: str
    role: str = ""
    """H1 to H4, TH, Figure, mark (of a list), or nothing."""
    page: int = 0
    """In the workbook, from 1."""
    classes: frozenset[str] = frozenset()
    """In the book: the classes of its element and all around it. In the workbook: the tags around it."""

    @property
    def token(self) -> str:
        """What is compared, with the rank of a heading."""
        return f"{self.role if self.role in HEADINGS else ''} {self.text}".strip()

    @property
    def letters(self) -> str:
        """The same without white space: the workbook breaks a word that is wider than its column."""
        return "".join(self.token.split())


def squeezed(text: str) -> str:
    return " ".join(text.split())


# ------------------------------------------------------------------------------------------------- the workbook


def workbook_blocks(pdf: TaggedPdf) -> list[Block]:
    """All text of the structure tree, in its order. Artifacts (running heads, page numbers) are not in the tree."""
    return [block for block in _workbook(pdf, pdf.document, frozenset()) if block.text]


def _workbook(pdf: TaggedPdf, node: Node, around: frozenset[str]) -> Iterator[Block]:
    around = around | {node.tag}
    if node.tag == "Figure":
        yield Block(squeezed(node.text_of("/Alt")), "Figure", _page(node), around)
        return
    if node.tag == "Form":
        return  # fields are not printed in a book
    text: list[str] = []
    for kid in node.kids:
        if isinstance(kid, Node) and kid.tag not in ("Link", "Span", "Reference"):
            yield _line(text, node, around)
            text = []
            yield from _workbook(pdf, kid, around)
        else:
            text.append(_words(pdf, kid))
    yield _line(text, node, around)


def _line(text: list[str], node: Node, around: frozenset[str]) -> Block:
    words = squeezed("".join(text))
    role = node.tag if node.tag in (*HEADINGS, "TH") else ""
    if node.tag == "Lbl" and re.fullmatch(r"•|\d+\.", words):
        role = "mark"
    return Block(words, role, _page(node), around)


def _page(node: Node) -> int:
    return 1 + next((page for _, page, _ in node.leaves()), -1)


def _words(pdf: TaggedPdf, kid: Node | tuple[str, int, int]) -> str:
    if not isinstance(kid, Node):
        return pdf.contents[kid[1]].marks.get(kid[2], "") if kid[0] == "mark" else ""
    inner = "".join(_words(pdf, each) for each in kid.kids)
    full = kid.text_of("/E")
    if not full:
        return inner
    return f"{inner.rstrip()}{{{full}}}" + (" " if inner.endswith(" ") else "")


# ------------------------------------------------------------------------------------------------- the book


def book_blocks(data: bytes) -> list[Block]:
    """All text of the book: files in the order of the spine, elements in the order of their file."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        opf = etree.fromstring(book.read("EPUB/content.opf"))
        names = {item.get("id"): item.get("href") for item in opf.iter(f"{OPF}item")}
        blocks: list[Block] = []
        for item in opf.iter(f"{OPF}itemref"):
            page = etree.fromstring(book.read(f"EPUB/{names[item.get('idref')]}"))
            for body in page.iter(f"{XHTML}body"):
                blocks += _Reader().read(body)
        return blocks


class _Reader:
    """Gathers the text of one file."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.text: list[str] = []

    def read(self, body: etree._Element) -> list[Block]:
        self._element(body, frozenset())
        return [block for block in self.blocks if block.text]

    def _element(self, element: etree._Element, around: frozenset[str]) -> None:
        if element.get("aria-hidden") == "true":
            return
        name = str(element.tag).removeprefix(XHTML)
        around = around | set(element.get("class", "").split())
        if element.tag == SVG or name == "img":
            self._end("", around)
            self.blocks.append(Block(squeezed(element.get("aria-label") or element.get("alt") or ""), "Figure"))
            return
        apart = name not in WITHIN_A_LINE or bool(APART & set(element.get("class", "").split()))
        role = name.upper() if name.upper() in (*HEADINGS, "TH") else ""
        if apart:
            self._end("", around)
            self._mark(element, around)
        self.text.append(element.text or "")
        for child in element:
            self._element(child, around)
            self.text.append(child.tail or "")
        if name == "abbr":
            self.text.append(f"{{{element.get('title')}}}")
        if apart:
            self._end(role, around)

    def _mark(self, element: etree._Element, around: frozenset[str]) -> None:
        """The bullet or number that a reading system sets before an item."""
        parent = element.getparent()
        if parent is None or element.tag != f"{XHTML}li" or around & UNMARKED:
            return
        number = f"{parent.index(element) + 1}." if parent.tag == f"{XHTML}ol" else "•"
        self.blocks.append(Block(number, "mark", classes=around))

    def _end(self, role: str, around: frozenset[str]) -> None:
        self.blocks.append(Block(squeezed("".join(self.text)), role, classes=around))
        self.text = []
