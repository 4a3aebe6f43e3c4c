"""A tagged PDF as a tree of nodes with their text: read with pikepdf alone, knowing nothing of the writer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

PAINT = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI", "Tj", "TJ", "'", '"'}
TEXT = {"Tj", "TJ", "'", '"'}


@dataclass(eq=False)
class Node:
    """A structure element. `kids` are nodes, marks (page, mcid) and annotations (page, object number)."""

    tag: str
    parent: Node | None
    obj: Any
    kids: list[Node | tuple[str, int, int]] = field(default_factory=list)

    def leaves(self) -> Iterator[tuple[str, int, int]]:
        """Marks and annotations of this node and all below it, in the order of reading."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.leaves()
            else:
                yield kid

    def get(self, key: str) -> Any:
        return self.obj.get(key)

    def text_of(self, key: str) -> str:
        return str(self.obj.get(key, ""))

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def attributes(self) -> dict[str, Any]:
        """All attribute objects as one mapping."""
        found: dict[str, Any] = {}
        held = self.obj.get("/A")
        for one in [] if held is None else held if isinstance(held, pikepdf.Array) else [held]:
            found.update(dict(one.items()))
        return found


@dataclass
class PageContent:
    """One page: the text of each mark, the artifacts' text, and what is wrong with its marked content."""

    marks: dict[int, str] = field(default_factory=dict)
    order: list[int] = field(default_factory=list)
    tags: dict[int, str] = field(default_factory=dict)
    artifacts: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    sizes: set[float] = field(default_factory=set)


class TaggedPdf:
    """A PDF with its structure."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(data))
        self.root = self.pdf.Root
        self.page_numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(self.pdf.pages)}
        self.contents = [read_page(page) for page in self.pdf.pages]
        self.document = self._node(self._first(self.root.StructTreeRoot.K), None, None)

    def _first(self, kids: Any) -> Any:
        return kids[0] if isinstance(kids, pikepdf.Array) else kids

    def _node(self, obj: Any, parent: Node | None, page: Any) -> Node:
        node = Node(str(obj.S)[1:], parent, obj)
        page = obj.get("/Pg", page)
        kids = obj.get("/K")
        for kid in [] if kids is None else kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                node.kids.append(("mark", self.page_numbers[page.objgen], int(kid)))
            elif kid.get("/Type") == "/MCR":
                node.kids.append(("mark", self.page_numbers[kid.Pg.objgen], int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                node.kids.append(("object", self.page_numbers[kid.Pg.objgen], kid.Obj.objgen[0]))
            else:
                node.kids.append(self._node(kid, node, page))
        return node

    def nodes(self, *tags: str) -> list[Node]:
        return [node for node in self.document.walk() if not tags or node.tag in tags]

    def text(self, node: Node) -> str:
        """The words of a node and all below it."""
        parts = []
        for kid in node.kids:
            if isinstance(kid, Node):
                parts.append(self.text(kid))
            elif kid[0] == "mark":
                parts.append(self.contents[kid[1]].marks.get(kid[2], ""))
        return "".join(parts)

    def annotations(self, subtype: str) -> Iterator[tuple[int, Any]]:
        for number, page in enumerate(self.pdf.pages):
            for note in page.get("/Annots", []):
                if note.Subtype == subtype:
                    yield number, note

    def parent_tree(self) -> dict[int, Any]:
        found: dict[int, Any] = {}

        def walk(node: Any) -> None:
            nums = node.get("/Nums", [])
            for index in range(0, len(nums), 2):
                found[int(nums[index])] = nums[index + 1]
            for kid in node.get("/Kids", []):
                walk(kid)

        walk(self.root.StructTreeRoot.ParentTree)
        return found


def field_name(widget: Any) -> str:
    parts: list[str] = []
    while widget is not None:
        if "/T" in widget:
            parts.insert(0, str(widget.T))
        widget = widget.get("/Parent")
    return ".".join(parts)


def read_page(page: Any) -> PageContent:
    """Walks a page's content: every painting operator must stand in marked content that is tagged or an artifact."""
    content = PageContent()
    fonts = {name: _decoder(font) for name, font in page.Resources.get("/Font", {}).items()}
    composite = {name for name, font in page.Resources.get("/Font", {}).items() if font.Subtype == "/Type0"}
    open_marks: list[int | None] = []
    decode, size, wide = {}, 0.0, False
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        name = str(instruction.operator)
        if name in ("BDC", "BMC"):
            open_marks.append(_open(content, operands))
            if len(open_marks) > 1:
                content.faults.append("nested marked content")
        elif name == "EMC":
            if not open_marks:
                content.faults.append("EMC without BDC")
            else:
                open_marks.pop()
        elif name == "Tf":
            font, size = str(operands[0]), float(operands[1])
            decode, wide = fonts[font], font in composite
        elif name in PAINT:
            if not open_marks:
                content.faults.append(f"{name} outside marked content")
            elif name in TEXT:
                content.sizes.add(size)
                words = "".join(decode.get(code, "\ufffd") for code in _codes(bytes(operands[0]), wide))
                mark = open_marks[-1]
                if mark is None:
                    content.artifacts.append(words)
                else:
                    content.marks[mark] += words
    if open_marks:
        content.faults.append("BDC without EMC")
    return content


def _open(content: PageContent, operands: Any) -> int | None:
    if str(operands[0]) == "/Artifact":
        said = operands[1] if len(operands) > 1 else {}
        if said.get("/Type") == "/Background" and "/BBox" not in said:
            content.faults.append("a background without its place")  # ISO 32000-1, table 330
        return None
    if len(operands) < 2 or "/MCID" not in operands[1]:
        content.faults.append(f"{operands[0]} without MCID")
        return None
    mark = int(operands[1].MCID)
    if mark in content.marks:
        content.faults.append(f"MCID {mark} twice")
    content.marks[mark] = ""
    content.order.append(mark)
    content.tags[mark] = str(operands[0])[1:]
    return mark


_PAIR = re.compile(rb"<([0-9A-Fa-f]{2}|[0-9A-Fa-f]{4})>\s*<((?:[0-9A-Fa-f]{4})+)>")


def _decoder(font: Any) -> dict[int, str]:
    cmap = font.ToUnicode.read_bytes()
    return {int(a, 16): bytes.fromhex(b.decode()).decode("utf-16-be") for a, b in _PAIR.findall(cmap)}


def _codes(data: bytes, wide: bool) -> Iterator[int]:
    """The codes of a string: those of a composite font have two bytes."""
    step = 2 if wide else 1
    return (int.from_bytes(data[at : at + step], "big") for at in range(0, len(data), step))
