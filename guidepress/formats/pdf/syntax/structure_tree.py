"""The structure tree (ISO 32000-1, 14.7), before it is written.

It is declared while the story is made: the order of declaration is the reading order. Drawing only adds leaves to it:
marked content and annotations. Layout runs once, so nothing is added twice. Elements that were declared but never drawn
are left out of the file.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from guidepress.core.problems import NOWHERE, Where


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
    """The structure type, in the names of the tool: `Standard.type` has the one that is written."""
    parent: StructureElement | None = None
    inline: bool = False
    alt: str = ""
    actual_text: str = ""
    """What is read in place of what is drawn (ISO 32000-1, 14.9.4): "Point 3" where "3" is drawn."""
    lang: str = ""
    expansion: str = ""
    title: str = ""
    id: str = ""
    keep_empty: bool = False
    """Whether it is written although nothing is drawn in it, such as an empty table cell."""
    list_numbering: str = ""
    refers_to: str = ""
    """For an entry of the contents: the anchor that it leads to."""
    scope: str = ""
    headers: tuple[str, ...] = ()
    columns: int = 1
    rows: int = 1
    shift: float = 0.0
    """How far its letters are raised, in points; negative: lowered (BaselineShift, ISO 32000-1, 14.8.5.4.4)."""
    box: tuple[float, float, float, float] | None = None
    """The bounding box of a figure, in points."""
    kids: list[StructureElement | MarkedContent | AnnotationContent] = []
    attached: bool = False
    """Whether it is among the kids of its parent."""
    object_number: int = 0
    target: str = ""
    """Of a link within the document: the anchor that it leads to."""
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


AS_TEXT = "Span"
"""The tag of a link in a file without its target."""


def lift(element: StructureElement, types: frozenset[str], start: int = 0) -> None:
    """Moves each first kid that has one of these types to the place before its parent, everywhere below an element.
    Kids of the element before the index `start` were lifted already.
    """
    kids = element.kids[:start]
    for kid in element.kids[start:]:
        if isinstance(kid, StructureElement) and kid.kids:
            first = kid.kids[0]
            if isinstance(first, StructureElement) and first.tag in types:
                kids.append(first)
                first.parent = element
                del kid.kids[0]
            lift(kid, types)
        kids.append(kid)
    element.kids = kids


def prune(element: StructureElement) -> bool:
    """Removes elements below this one that were never drawn. Returns whether the element itself remains."""
    element.kids = [kid for kid in element.kids if not isinstance(kid, StructureElement) or prune(kid)]
    return bool(element.kids) or element.keep_empty
