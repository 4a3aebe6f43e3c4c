"""The structure tree (ISO 32000-1, 14.7).

It is declared while the story is made: the order of declaration is the reading order. Drawing only adds leaves to it:
marked content and annotations. Layout runs once, so nothing is added twice. Elements that were declared but never drawn
are left out of the file.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from guidepress.core.problems import NOWHERE, Where
from guidepress.formats.pdf.syntax.objects import (
    Document,
    name,
    number,
    reference,
    text,
)


class MarkedContent(NamedTuple):
    """Marked content with the identifier `mcid` on the page with index `page`."""

    page: int
    mcid: int


class AnnotationContent(NamedTuple):
    """An annotation on the page with index `page`: a link, or the widget of a field."""

    page: int
    object_number: int


class StructureElement(Struct, eq=False):
    """A structure element. An `inline` one gets its position among the leaves of its parent when it is first drawn."""

    tag: str
    parent: StructureElement | None = None
    inline: bool = False
    alt: str = ""
    lang: str = ""
    expansion: str = ""
    title: str = ""
    id: str = ""
    keep_empty: bool = False
    """Whether it is written although nothing is drawn in it, such as an empty table cell."""
    list_numbering: str = ""
    scope: str = ""
    headers: tuple[str, ...] = ()
    columns: int = 1
    rows: int = 1
    box: tuple[float, float, float, float] | None = None
    """The bounding box of a figure, in points."""
    kids: list[StructureElement | MarkedContent | AnnotationContent] = []
    attached: bool = False
    """Whether it is among the kids of its parent."""
    object_number: int = 0
    where: Where = NOWHERE
    """The place in the source of what it holds."""

    def add(self, tag: str, **properties: object) -> StructureElement:
        """A new element, as the last kid of this one."""
        kid = StructureElement(tag, self, **properties)  # type: ignore[arg-type]
        self.kids.append(kid)
        kid.attached = True
        return kid

    def new_inline(self, tag: str, **properties: object) -> StructureElement:
        """A new inline element. It is attached where it is first drawn."""
        return StructureElement(tag, self, inline=True, **properties)  # type: ignore[arg-type]

    def attach(self) -> None:
        """Adds the element to the kids of its parent, if it is not there yet."""
        if not self.attached and self.parent is not None:
            self.parent.attach()
            self.parent.kids.append(self)
            self.attached = True


ROLES = {"Aside": "Sect", "Strip": "Div", "Card": "Div"}
"""The tool's own structure types, and the standard types they stand for (ISO 32000-1, 14.8.4)."""


def prune(element: StructureElement) -> bool:
    """Removes elements below this one that were never drawn. Returns whether the element itself remains."""
    element.kids = [kid for kid in element.kids if not isinstance(kid, StructureElement) or prune(kid)]
    return bool(element.kids) or element.keep_empty


def number_elements(root: StructureElement, document: Document) -> None:
    """Reserves an object number for each element, in reading order."""
    root.object_number = document.reserve()
    for kid in root.kids:
        if isinstance(kid, StructureElement):
            number_elements(kid, document)


def write_tree(
    root: StructureElement,
    document: Document,
    pages: list[int],
    parents: dict[int, list[StructureElement] | StructureElement],
) -> int:
    """Writes the structure tree with its parent tree. Returns the object number of its root.

    `pages` are the object numbers of the pages; `parents` are the owners for each StructParent(s) key.
    """
    top = document.reserve()
    prune(root)
    number_elements(root, document)
    ids: list[tuple[str, int]] = []
    _write_element(root, top, document, pages, ids)
    entries = []
    for struct_parent in sorted(parents):
        owner = parents[struct_parent]
        if isinstance(owner, StructureElement):
            entries.append(f"{struct_parent} {reference(owner.object_number)}")
        else:
            array = document.add("[" + " ".join(reference(element.object_number) for element in owner) + "]")
            entries.append(f"{struct_parent} {reference(array)}")
    parent_tree = _number_tree(entries, document)
    roles = "".join(f"{name(ours)}{name(theirs)}" for ours, theirs in ROLES.items())
    id_tree = _name_tree(sorted(ids), document)
    document.set_body(
        top,
        f"<</Type/StructTreeRoot/K[{reference(root.object_number)}]/ParentTree {reference(parent_tree)}"
        f"/ParentTreeNextKey {len(entries)}/RoleMap<<{roles}>>{id_tree}>>",
    )
    return top


_LEAF_SIZE = 60


def _number_tree(entries: list[str], document: Document) -> int:
    leaves = []
    for start in range(0, len(entries), _LEAF_SIZE):
        chunk = entries[start : start + _LEAF_SIZE]
        low, high = chunk[0].split(" ", 1)[0], chunk[-1].split(" ", 1)[0]
        leaves.append(document.add(f"<</Limits[{low} {high}]/Nums[{' '.join(chunk)}]>>"))
    return document.add(f"<</Kids[{' '.join(reference(leaf) for leaf in leaves)}]>>")


def _name_tree(ids: list[tuple[str, int]], document: Document) -> str:
    if not ids:
        return ""
    leaves = []
    for start in range(0, len(ids), _LEAF_SIZE):
        chunk = ids[start : start + _LEAF_SIZE]
        pairs = " ".join(f"{text(key)}{reference(value)}" for key, value in chunk)
        leaves.append(document.add(f"<</Limits[{text(chunk[0][0])}{text(chunk[-1][0])}]/Names[{pairs}]>>"))
    return f"/IDTree<</Kids[{' '.join(reference(leaf) for leaf in leaves)}]>>"


def _write_element(
    element: StructureElement, parent: int, document: Document, pages: list[int], ids: list[tuple[str, int]]
) -> int | None:
    """Writes an element and all elements below it. Returns the index of the page of its first content."""
    first: int | None = None
    for kid in element.kids:
        page = (
            _write_element(kid, element.object_number, document, pages, ids)
            if isinstance(kid, StructureElement)
            else kid.page
        )
        first = page if first is None else first
    entries = [f"<</Type/StructElem/S{name(element.tag)}/P {reference(parent)}"]
    if first is not None:
        entries.append(f"/Pg {reference(pages[first])}")
    kids = [_kid_entry(kid, first, pages) for kid in element.kids]
    if kids:
        entries.append("/K " + kids[0] if len(kids) == 1 else f"/K[{' '.join(kids)}]")
    for key, value in (("Alt", element.alt), ("Lang", element.lang), ("E", element.expansion), ("T", element.title)):
        if value:
            entries.append(f"/{key}{text(value)}")
    if element.id:
        entries.append(f"/ID{text(element.id)}")
        ids.append((element.id, element.object_number))
    entries.append(_attributes(element))
    document.set_body(element.object_number, "".join(entries) + ">>")
    return first


def _kid_entry(kid: StructureElement | MarkedContent | AnnotationContent, page: int | None, pages: list[int]) -> str:
    if isinstance(kid, StructureElement):
        return reference(kid.object_number)
    if isinstance(kid, AnnotationContent):
        return f"<</Type/OBJR/Pg {reference(pages[kid.page])}/Obj {reference(kid.object_number)}>>"
    if kid.page == page:
        return str(kid.mcid)
    return f"<</Type/MCR/Pg {reference(pages[kid.page])}/MCID {kid.mcid}>>"


def _attributes(element: StructureElement) -> str:
    """The attribute objects of an element (ISO 32000-1, 14.8.5)."""
    attributes = []
    if element.box is not None:
        box = " ".join(number(value) for value in element.box)
        attributes.append(f"<</O/Layout/Placement/Block/BBox[{box}]>>")
    if element.list_numbering:
        attributes.append(f"<</O/List/ListNumbering/{element.list_numbering}>>")
    if element.tag in ("TH", "TD"):
        table = f"/Scope/{element.scope}" if element.scope else ""
        table += f"/ColSpan {element.columns}" if element.columns > 1 else ""
        table += f"/RowSpan {element.rows}" if element.rows > 1 else ""
        table += f"/Headers[{' '.join(text(header) for header in element.headers)}]" if element.headers else ""
        attributes.append(f"<</O/Table{table}>>" if table else "")
    attributes = [entry for entry in attributes if entry]
    return "" if not attributes else "/A " + (attributes[0] if len(attributes) == 1 else f"[{' '.join(attributes)}]")
