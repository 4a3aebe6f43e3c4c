"""The structure tree: declared while the story is built, so that the order of declaration is the order of reading.

Drawing only hangs leaves on it: a stretch of marked content, or an annotation. Layout runs once, so nothing is hung
twice. What was declared and never drawn is left out of the file.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from guidepress.formats.pdf.syntax.objects import (
    Document,
    name,
    number,
    reference,
    text,
)


class Mark(NamedTuple):
    """Marked content `mcid` on page `page`, counted from 0."""

    page: int
    mcid: int


class Leaf(NamedTuple):
    """An annotation: a link or the widget of a field."""

    page: int
    key: int


class StructureElement(Struct, eq=False):
    """A structure element. `inline` ones take their place among the leaves of their parent when first drawn."""

    tag: str
    parent: StructureElement | None = None
    inline: bool = False
    alt: str = ""
    lang: str = ""
    expansion: str = ""
    title: str = ""
    id: str = ""
    keep: bool = False
    """Whether it stands even where nothing is drawn in it: an empty cell of a table."""
    list_numbering: str = ""
    scope: str = ""
    headers: tuple[str, ...] = ()
    columns: int = 1
    rows: int = 1
    box: tuple[float, float, float, float] | None = None
    """What a figure covers, in points."""
    kids: list[StructureElement | Mark | Leaf] = []
    placed: bool = False
    key: int = 0

    def add(self, tag: str, **properties: object) -> StructureElement:
        """A new element within this one, after all that it has."""
        kid = StructureElement(tag, self, **properties)  # type: ignore[arg-type]
        self.kids.append(kid)
        kid.placed = True
        return kid

    def within(self, tag: str, **properties: object) -> StructureElement:
        """A new inline element, which stands where it is drawn."""
        return StructureElement(tag, self, inline=True, **properties)  # type: ignore[arg-type]

    def place(self) -> None:
        """Takes its place in its parent, at its first drawing."""
        if not self.placed and self.parent is not None:
            self.parent.place()
            self.parent.kids.append(self)
            self.placed = True


ROLES = {"Aside": "Sect", "Strip": "Div", "Card": "Div"}
"""Names of our own, and the standard structure types they stand for (ISO 32000-1, 14.8.4)."""


def prune(element: StructureElement) -> bool:
    """Leaves out what was never drawn; whether the element itself stays."""
    element.kids = [kid for kid in element.kids if not isinstance(kid, StructureElement) or prune(kid)]
    return bool(element.kids) or element.keep


def number_elements(root: StructureElement, document: Document) -> None:
    """Gives every element its object, in reading order."""
    root.key = document.reserve()
    for kid in root.kids:
        if isinstance(kid, StructureElement):
            number_elements(kid, document)


def write_tree(
    root: StructureElement,
    document: Document,
    pages: list[int],
    parents: dict[int, list[StructureElement] | StructureElement],
) -> int:
    """The whole tree with its parent tree; the number of its root object.

    `pages` are the objects of the pages; `parents` says whose each StructParent(s) key is.
    """
    top = document.reserve()
    prune(root)
    number_elements(root, document)
    named: list[tuple[str, int]] = []
    _write(root, top, document, pages, named)
    nums = []
    for key in sorted(parents):
        owner = parents[key]
        if isinstance(owner, StructureElement):
            nums.append(f"{key} {reference(owner.key)}")
        else:
            array = document.add("[" + " ".join(reference(element.key) for element in owner) + "]")
            nums.append(f"{key} {reference(array)}")
    parent_tree = _number_tree(nums, document)
    roles = "".join(f"{name(ours)}{name(theirs)}" for ours, theirs in ROLES.items())
    ids = _name_tree(sorted(named), document)
    document.put(
        top,
        f"<</Type/StructTreeRoot/K[{reference(root.key)}]/ParentTree {reference(parent_tree)}"
        f"/ParentTreeNextKey {len(nums)}/RoleMap<<{roles}>>{ids}>>",
    )
    return top


_CHUNK = 60


def _number_tree(entries: list[str], document: Document) -> int:
    leaves = []
    for start in range(0, len(entries), _CHUNK):
        chunk = entries[start : start + _CHUNK]
        low, high = chunk[0].split(" ", 1)[0], chunk[-1].split(" ", 1)[0]
        leaves.append(document.add(f"<</Limits[{low} {high}]/Nums[{' '.join(chunk)}]>>"))
    return document.add(f"<</Kids[{' '.join(reference(leaf) for leaf in leaves)}]>>")


def _name_tree(named: list[tuple[str, int]], document: Document) -> str:
    if not named:
        return ""
    leaves = []
    for start in range(0, len(named), _CHUNK):
        chunk = named[start : start + _CHUNK]
        pairs = " ".join(f"{text(key)}{reference(value)}" for key, value in chunk)
        leaves.append(document.add(f"<</Limits[{text(chunk[0][0])}{text(chunk[-1][0])}]/Names[{pairs}]>>"))
    return f"/IDTree<</Kids[{' '.join(reference(leaf) for leaf in leaves)}]>>"


def _write(
    element: StructureElement, parent: int, document: Document, pages: list[int], named: list[tuple[str, int]]
) -> int | None:
    """Writes an element and all below it; the page of its first content."""
    first: int | None = None
    for kid in element.kids:
        page = _write(kid, element.key, document, pages, named) if isinstance(kid, StructureElement) else kid.page
        first = page if first is None else first
    parts = [f"<</Type/StructElem/S{name(element.tag)}/P {reference(parent)}"]
    if first is not None:
        parts.append(f"/Pg {reference(pages[first])}")
    kids = [_kid(kid, first, pages) for kid in element.kids]
    if kids:
        parts.append("/K " + kids[0] if len(kids) == 1 else f"/K[{' '.join(kids)}]")
    for key, value in (("Alt", element.alt), ("Lang", element.lang), ("E", element.expansion), ("T", element.title)):
        if value:
            parts.append(f"/{key}{text(value)}")
    if element.id:
        parts.append(f"/ID{text(element.id)}")
        named.append((element.id, element.key))
    parts.append(_attributes(element))
    document.put(element.key, "".join(parts) + ">>")
    return first


def _kid(kid: StructureElement | Mark | Leaf, page: int | None, pages: list[int]) -> str:
    if isinstance(kid, StructureElement):
        return reference(kid.key)
    if isinstance(kid, Leaf):
        return f"<</Type/OBJR/Pg {reference(pages[kid.page])}/Obj {reference(kid.key)}>>"
    if kid.page == page:
        return str(kid.mcid)
    return f"<</Type/MCR/Pg {reference(pages[kid.page])}/MCID {kid.mcid}>>"


def _attributes(element: StructureElement) -> str:
    """The attribute objects of an element (ISO 32000-1, 14.8.5)."""
    found = []
    if element.box is not None:
        box = " ".join(number(value) for value in element.box)
        found.append(f"<</O/Layout/Placement/Block/BBox[{box}]>>")
    if element.list_numbering:
        found.append(f"<</O/List/ListNumbering/{element.list_numbering}>>")
    if element.tag in ("TH", "TD"):
        table = f"/Scope/{element.scope}" if element.scope else ""
        table += f"/ColSpan {element.columns}" if element.columns > 1 else ""
        table += f"/RowSpan {element.rows}" if element.rows > 1 else ""
        table += f"/Headers[{' '.join(text(header) for header in element.headers)}]" if element.headers else ""
        found.append(f"<</O/Table{table}>>" if table else "")
    found = [entry for entry in found if entry]
    return "" if not found else "/A " + (found[0] if len(found) == 1 else f"[{' '.join(found)}]")
