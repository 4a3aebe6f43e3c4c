"""Pages that cannot be left untagged: whoever draws says for which structure element, or which artifact.

Coordinates are points from the bottom left of the page. Marked content is opened and closed as the owner changes; it is
never nested. What is only known after layout (a page number) is a `Late` part of the page, asked for when it is closed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from functools import lru_cache

from guidepress.formats.pdf.syntax.fonts import Face
from guidepress.formats.pdf.syntax.objects import (
    Document,
    number,
    numbers,
    operands,
    reference,
    stream,
    text,
)
from guidepress.formats.pdf.syntax.structure_tree import Leaf, Mark, StructureElement


class Artifact(Enum):
    """What is no part of the text (ISO 32000-1, 14.8.2.2). The value is the property list."""

    LAYOUT = "/Type/Layout"
    BACKGROUND = "/Type/Background"
    HEADER = "/Type/Pagination/Subtype/Header"
    FOOTER = "/Type/Pagination/Subtype/Footer"
    REPEATED = "/Type/Pagination"


Owner = StructureElement | Artifact
Late = Callable[[], str]
"""Page content that is known once the whole layout is."""

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top."""


class Annotation:
    """An annotation whose rectangle may still move, when a page number before it turns out shorter."""

    def __init__(self, key: int, entries: str, rectangle: Callable[[], Rectangle]) -> None:
        self.key = key
        self.entries = entries
        self.rectangle = rectangle


class CanvasPage:
    """One page: its content, its annotations, the owners of its marks."""

    def __init__(self, key: int, parents: int) -> None:
        self.key = key
        self.parents = parents
        self.code: list[str | Late] = []
        self.annotations: list[Annotation] = []
        self.owners: list[StructureElement] = []
        self.images: dict[str, int] = {}

        self.content = b""
        """The content as a stream object, once it is packed."""

    def pack(self, late: bool) -> None:
        """Packs the content to save room; where it has parts that are known after layout, only if `late`."""
        if not self.content and (late or all(isinstance(part, str) for part in self.code)):
            code = "\n".join(part if isinstance(part, str) else part() for part in self.code)
            self.content = stream("", code.encode("latin-1"))
            self.code = []


class TaggedCanvas:
    """All pages of a workbook."""

    def __init__(self, document: Document, width: float, height: float) -> None:
        self.document = document
        self.width = width
        self.height = height
        self.pages: list[CanvasPage] = []
        self.places: dict[str, tuple[int, float]] = {}
        """Anchor to page (from 0) and height on it."""
        self._keys = 0
        self._owner: Owner | None = None
        self._repeating: Artifact | None = None
        self._fill = self._stroke = ""
        self._line = 0.0
        self._annotation_owners: dict[int, StructureElement] = {}

    # ------------------------------------------------------------------------------------------------- pages

    @property
    def page(self) -> int:
        """The number of the page that is being drawn, from 1."""
        return len(self.pages)

    def start_page(self) -> None:
        self.end_page()
        self.pages.append(CanvasPage(self.document.reserve(), self._key()))
        self._fill = self._stroke = ""
        self._line = 0.0

    def end_page(self) -> None:
        """Closes what is open on the page."""
        if self.pages:
            self._close()
            self.pages[-1].pack(late=False)

    def mark_place(self, anchor: str, top: float) -> None:
        """Notes where an anchor stands; the first place counts."""
        self.places.setdefault(anchor, (len(self.pages) - 1, top))

    def _key(self) -> int:
        self._keys += 1
        return self._keys - 1

    # ------------------------------------------------------------------------------------------------- owners

    def own(self, owner: Owner) -> None:
        """What is drawn next belongs to `owner`."""
        if self._repeating is not None:
            owner = self._repeating
        if owner is self._owner:
            return
        self._close()
        self._owner = owner
        page = self.pages[-1]
        if isinstance(owner, Artifact):
            page.code.append(f"/Artifact<<{owner.value}>>BDC")
            return
        owner.place()
        owner.kids.append(Mark(len(self.pages) - 1, len(page.owners)))
        page.code.append(f"/{owner.tag}<</MCID {len(page.owners)}>>BDC")
        page.owners.append(owner)

    def _close(self) -> None:
        if self._owner is not None:
            self.pages[-1].code.append("EMC")
            self._owner = None

    @contextmanager
    def repeating(self, artifact: Artifact) -> Iterator[None]:
        """Everything within is drawn again for the eye alone: a table's head on its next page."""
        before, self._repeating = self._repeating, artifact
        yield
        self._repeating = before

    @property
    def is_repeating(self) -> bool:
        return self._repeating is not None

    # ------------------------------------------------------------------------------------------------- painting

    def put(self, owner: Owner, code: str | Late) -> None:
        """Content as it stands. The caller restores what it changes."""
        self.own(owner)
        self.pages[-1].code.append(code)

    def fill(self, colour: str) -> None:
        if colour != self._fill:
            self._fill = colour
            self.pages[-1].code.append(rgb(colour) + " rg")

    def _pen(self, colour: str, width: float) -> None:
        code = self.pages[-1].code
        if colour != self._stroke:
            self._stroke = colour
            code.append(rgb(colour) + " RG")
        if width != self._line:
            self._line = width
            code.append(number(width) + " w")

    def text(self, owner: Owner, face: Face, size: float, colour: str, x: float, y: float, words: str) -> None:
        """Words on a base line."""
        self.own(owner)
        self.fill(colour)
        self.pages[-1].code.append(text_code(face, size, x, y, words))

    def late_text(
        self, owner: Owner, face: Face, size: float, colour: str, y: float, late: Callable[[], tuple[float, str]]
    ) -> None:
        """Words whose place and wording are known after layout."""
        self.own(owner)
        self.fill(colour)
        self.pages[-1].code.append(lambda: text_code(face, size, late()[0], y, late()[1]))

    def turned_text(
        self, owner: Owner, face: Face, size: float, colour: str, x: float, y: float, words: str, up: bool = True
    ) -> None:
        """Words that run upwards, or downwards."""
        self.own(owner)
        self.fill(colour)
        matrix = "0 1 -1 0" if up else "0 -1 1 0"
        self.pages[-1].code.append(_show(face, size, f"{matrix} {number(x)} {number(y)} Tm", words))

    def rect(
        self,
        owner: Owner,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str = "",
        stroke: str = "",
        line: float = 1.0,
        radius: float = 0.0,
    ) -> None:
        """A rectangle, filled, outlined or both; colours are #rrggbb."""
        shape = rounded(x, y, width, height, radius) if radius else f"{operands(x, y, width, height)} re"
        self.shape(owner, shape, fill, stroke, line)

    def circle(
        self, owner: Owner, x: float, y: float, radius: float, fill: str = "", stroke: str = "", line: float = 1.0
    ) -> None:
        self.shape(owner, round_shape(x, y, radius), fill, stroke, line)

    def shape(self, owner: Owner, path: str, fill: str = "", stroke: str = "", line: float = 1.0) -> None:
        """A path, painted."""
        self.own(owner)
        if fill:
            self.fill(fill)
        if stroke:
            self._pen(stroke, line)
        self.pages[-1].code.append(path + (" B" if fill and stroke else " f" if fill else " S"))

    def line(self, owner: Owner, x1: float, y1: float, x2: float, y2: float, colour: str, width: float) -> None:
        self.shape(owner, f"{operands(x1, y1)} m {operands(x2, y2)} l", "", colour, width)

    def dots(self, owner: Owner, x1: float, x2: float, y: float, colour: str, width: float, gap: float) -> None:
        """A row of round dots, for leaders."""
        if x2 <= x1:
            return
        self.own(owner)
        self._pen(colour, width)
        path = f"{number(x1)} {number(y)} m {number(x2)} {number(y)} l S"
        self.pages[-1].code.append(f"1 J [0 {number(gap)}] 0 d {path} [] 0 d 0 J")

    def image(self, owner: Owner, key: int, x: float, y: float, width: float, height: float) -> None:
        """An image object that is already in the document."""
        resource = f"Im{key}"
        self.pages[-1].images[resource] = key
        matrix = f"{number(width)} 0 0 {number(height)} {number(x)} {number(y)} cm"
        self.put(owner, f"q {matrix} /{resource} Do Q")

    # ------------------------------------------------------------------------------------------------- annotations

    def annotate(self, owner: StructureElement, entries: str, rectangle: Rectangle | Callable[[], Rectangle]) -> int:
        """An annotation of `owner`, tied to it both ways; its object number. `entries` leave out Rect, P and keys."""
        page = self.pages[-1]
        key, parent = self.document.reserve(), self._key()
        owner.place()
        owner.kids.append(Leaf(len(self.pages) - 1, key))
        self._annotation_owners[parent] = owner
        where = rectangle if callable(rectangle) else lambda: rectangle
        body = f"/Type/Annot{entries}/F 4/P {reference(page.key)}/StructParent {parent}"
        page.annotations.append(Annotation(key, body, where))
        return key

    def link(
        self, owner: StructureElement, target: str, words: str, rectangle: Rectangle | Callable[[], Rectangle]
    ) -> None:
        """A link to an address, or with `#` first to an anchor of this book."""
        if self._repeating is not None:
            return
        inside = target.startswith("#")
        action = f"/Dest{text(target[1:])}" if inside else f"/A<</S/URI/URI{text(target)}>>"
        self.annotate(owner, f"/Subtype/Link/Border[0 0 0]/Contents{text(words)}{action}", rectangle)

    # ------------------------------------------------------------------------------------------------- the end

    def parents(self) -> dict[int, list[StructureElement] | StructureElement]:
        """StructParents of pages and StructParent of annotations: whose each is."""
        found: dict[int, list[StructureElement] | StructureElement] = dict(self._annotation_owners)
        found.update({page.parents: page.owners for page in self.pages})
        return found

    def write_pages(self, tree: int, extra: dict[int, str]) -> list[int]:
        """Writes the pages under page tree node `tree`; `extra` are further entries of annotations by their number.

        Late parts come first: they may still use a letter, and fonts are embedded with the letters used by then.
        """
        for page in self.pages:
            page.pack(late=True)
        fonts = self.document.embed_fonts()
        fonts_of_all = "".join(f"/{key} {reference(value)}" for key, value in fonts.items())
        resources = self.document.add(f"<<{fonts_of_all}>>")
        for page in self.pages:
            content = self.document.reserve()
            self.document.bodies[content], page.content = page.content, b""
            images = "".join(f"/{name} {reference(key)}" for name, key in page.images.items())
            images = f"/XObject<<{images}>>" if images else ""
            for note in page.annotations:
                rectangle = numbers(note.rectangle())
                self.document.put(note.key, f"<<{note.entries}/Rect{rectangle}{extra.get(note.key, '')}>>")
            notes = " ".join(reference(note.key) for note in page.annotations)
            page.annotations = []
            self.document.put(
                page.key,
                f"<</Type/Page/Parent {reference(tree)}/MediaBox[0 0 {number(self.width)} {number(self.height)}]"
                f"/Resources<</Font {reference(resources)}{images}>>/Contents {reference(content)}"
                f"/StructParents {page.parents}/Tabs/S" + (f"/Annots[{notes}]>>" if notes else ">>"),
            )
        return [page.key for page in self.pages]


@lru_cache(256)
def rgb(colour: str) -> str:
    """#rrggbb as the three operands of a colour operator."""
    value = int(colour[1:], 16)
    parts = (value >> 16, value >> 8 & 255, value & 255)
    return " ".join(f"{part / 255:.3f}".rstrip("0").rstrip(".") for part in parts)


def text_code(face: Face, size: float, x: float, y: float, words: str) -> str:
    return _show(face, size, f"{number(x)} {number(y)} Td", words)


def _show(face: Face, size: float, position: str, words: str) -> str:
    shown = face.show(words)
    parts = " ".join(f"{font} {number(size)} Tf ({codes}) Tj" for font, codes in shown)
    return f"BT {position} {parts} ET"


_ROUND = 0.5523
"""How far the handles of a Bézier curve stand out for a quarter of a circle."""


def round_shape(x: float, y: float, radius: float) -> str:
    """A circle as four curves."""
    return rounded(x - radius, y - radius, 2 * radius, 2 * radius, radius)


@lru_cache(1024)
def rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """A rectangle with round corners."""
    r = min(radius, width / 2, height / 2)
    k = r * (1 - _ROUND)
    x1, y1 = x + width, y + height
    parts: list[tuple[Sequence[float], str]] = [
        ((x + r, y), "m"),
        ((x1 - r, y), "l"),
        ((x1 - k, y, x1, y + k, x1, y + r), "c"),
        ((x1, y1 - r), "l"),
        ((x1, y1 - k, x1 - k, y1, x1 - r, y1), "c"),
        ((x + r, y1), "l"),
        ((x + k, y1, x, y1 - k, x, y1 - r), "c"),
        ((x, y + r), "l"),
        ((x, y + k, x + k, y, x + r, y), "c"),
    ]
    return " ".join(f"{operands(*points)} {operator}" for points, operator in parts) + " h"
