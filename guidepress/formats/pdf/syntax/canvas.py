"""Draws on pages. Every call names the structure element that the content belongs to, or an artifact (PDF/UA-1, 7.1).

Coordinates are in points from the bottom left of the page. Marked-content sequences begin and end as the owner changes;
they are never nested. Content that depends on the whole layout, such as a page number, is `Deferred`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy

from guidepress.core.problems import NOWHERE
from guidepress.formats.pdf.syntax.content_operators import (
    circle_path,
    rgb,
    rounded_rectangle_path,
    show_text_code,
    text_code,
)
from guidepress.formats.pdf.syntax.fonts import Face
from guidepress.formats.pdf.syntax.limits import CAPITAL, DESCENDER, Limits
from guidepress.formats.pdf.syntax.objects import (
    Document,
    DrawnDocument,
    number,
    operands,
    reference,
    text,
)
from guidepress.formats.pdf.syntax.page_content import (
    Annotation,
    Artifact,
    CanvasPage,
    Deferred,
    LateRectangle,
    Owner,
    Rectangle,
)
from guidepress.formats.pdf.syntax.structure_tree import AS_TEXT, AnnotationContent, MarkedContent, StructureElement


class TaggedCanvas:
    """All pages of a document."""

    def __init__(self, document: DrawnDocument, width: float, height: float, for_excerpts: bool = False) -> None:
        """`for_excerpts`: files with some of the pages will be written, in which a link may have no target."""
        self.drawn = document
        self.document: Document = document
        self.for_excerpts = for_excerpts
        self.width = width
        self.height = height
        self.pages: list[CanvasPage] = []
        self.anchors: dict[str, tuple[int, float]] = {}
        """For each anchor: the index of its page, and its height on the page."""
        self.volume_starts: list[int] = []
        """The index of the first page of each volume; empty for a document that is not divided."""
        self.numbered: int | None = None
        """How many pages, from the first, have a number; None: all."""
        self.further_prefix = ""
        """What stands before the numbers of further pages, counted from 1; without it, they have Roman numerals."""
        self.place_names: dict[str, str] = {}
        """For anchors whose place is not named by the number of a page: what is said instead."""
        self.volume_words = ""
        """The words for a page of another volume, with {page} and {volume}."""
        self.annotation_words: dict[int, str] = {}
        """For the object number of an annotation: what it shows by itself."""
        self.link_targets: dict[int, str] = {}
        """For the object number of a link: its address, or "#" and an anchor."""
        self.struct_parents = 0
        """How many keys of the parent tree are taken."""
        self._owner: Owner | None = None
        self._repeating: Artifact | None = None
        self._fill = self._stroke = ""
        self._stroke_width = 0.0
        self.limits = Limits(width, height)

    # ------------------------------------------------------------------------------------------------- pages

    def continued(self, file: Document) -> TaggedCanvas:
        """A canvas that begins with the pages of this one, and whose further pages are of one file. This canvas is left
        as it is; its pages must be complete.
        """
        canvas = copy(self)
        canvas.document, canvas.limits = file, Limits(self.width, self.height)
        canvas.pages, canvas.anchors = [*self.pages], dict(self.anchors)
        canvas.annotation_words = dict(self.annotation_words)
        canvas.link_targets = dict(self.link_targets)
        return canvas

    @property
    def page(self) -> int:
        """The number of the current page, from 1."""
        return len(self.pages)

    def start_page(self, size: tuple[float, float] | None = None) -> None:
        """Ends the current page and begins a new one. `size`: its width and height, if it has its own."""
        self.end_page()
        page = CanvasPage(self.document.reserve(), self._next_struct_parent())
        page.size = size or (self.width, self.height)
        self.pages.append(page)
        self.limits.resize(*page.size)
        self._fill = self._stroke = ""
        self._stroke_width = 0.0

    def end_page(self) -> None:
        """Ends the marked content on the current page and compresses the page if it has no deferred parts."""
        if self.pages:
            self._close()
            self.pages[-1].compress(self, with_deferred=False)

    def record_anchor(self, anchor: str, top: float) -> None:
        """Records the place of an anchor. If it is recorded twice, the first place counts."""
        self.anchors.setdefault(anchor, (len(self.pages) - 1, top))

    def _next_struct_parent(self) -> int:
        self.struct_parents += 1
        return self.struct_parents - 1

    # ------------------------------------------------------------------------------------------------- owners

    def switch_owner(self, owner: Owner) -> None:
        """Ends the current marked-content sequence and begins one for `owner`, unless it is the current owner."""
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
        owner.attach()
        owner.kids.append(MarkedContent(len(self.pages) - 1, len(page.owners)))
        if owner.target and self.for_excerpts:
            page.as_text[len(page.code)] = owner.target, f"/{AS_TEXT}<</MCID {len(page.owners)}>>BDC"
        page.code.append(f"/{self.document.standard.type(owner.tag)}<</MCID {len(page.owners)}>>BDC")
        page.owners.append(owner)
        page.words.append([])

    def _close(self) -> None:
        if self._owner is not None:
            self.pages[-1].code.append("EMC")
            self._owner = None

    @contextmanager
    def repeating(self, artifact: Artifact) -> Iterator[None]:
        """Inside this context all content is an artifact: the head of a table that is repeated on a further page."""
        before, self._repeating = self._repeating, artifact
        yield
        self._repeating = before

    @property
    def is_repeating(self) -> bool:
        """Whether content is being repeated as an artifact."""
        return self._repeating is not None

    # ------------------------------------------------------------------------------------------------- links

    @contextmanager
    def link_colour(self, target: str, colour: str, as_text: str) -> Iterator[None]:
        """Inside this context words have the colour of a link to an anchor, or that of the text around it in a file
        without the anchor.
        """
        page = self.pages[-1]
        if self.for_excerpts:
            page.as_text[len(page.code)] = target, f"{rgb(as_text)} rg"
        page.code.append(f"{rgb(colour)} rg")
        self._fill = colour
        yield
        self._fill = ""

    @contextmanager
    def link_ornament(self, target: str) -> Iterator[None]:
        """What is drawn inside this context is left out in a file without the anchor `target`."""
        self._close()
        self._fill = ""
        page = self.pages[-1]
        start = len(page.code)
        yield
        self._close()
        self._fill = ""
        if self.for_excerpts:
            page.as_text |= dict.fromkeys(range(start, len(page.code)), (target, ""))

    # ------------------------------------------------------------------------------------------------- painting

    def add_code(self, owner: Owner, code: str | Deferred) -> None:
        """Adds operators to the content stream. They must restore the graphics state that they change."""
        self.switch_owner(owner)
        self.pages[-1].code.append(code)

    def set_fill(self, colour: str) -> None:
        """Sets the fill colour (#rrggbb), unless it is set already."""
        if colour != self._fill:
            self._fill = colour
            self.pages[-1].code.append(rgb(colour) + " rg")

    def _set_stroke(self, colour: str, width: float) -> None:
        """Sets the stroke colour and the line width, unless they are set already."""
        code = self.pages[-1].code
        if colour != self._stroke:
            self._stroke = colour
            code.append(rgb(colour) + " RG")
        if width != self._stroke_width:
            self._stroke_width = width
            code.append(number(width) + " w")

    def text(
        self,
        owner: Owner,
        face: Face,
        size: float,
        colour: str,
        x: float,
        y: float,
        words: str,
        width: float | None = None,
    ) -> None:
        """Shows text on a base line. `width` is its width, if it is known."""
        self.switch_owner(owner)
        self.set_fill(colour)
        self._show(text_code(face, size, x, y, words), words)
        if width is None:
            width = face.width(words.rstrip(), NOWHERE) * size
        if not isinstance(owner, Artifact):
            self.pages[-1].lines.append((x, y, width, size))
        left, low, right, high = self.limits.area
        if x < left or x + width > right or y - DESCENDER * size < low or y + CAPITAL * size > high:
            self.limits.check_text(len(self.pages), owner, words, size, x, y, width)

    def deferred_text(
        self,
        owner: Owner,
        face: Face,
        size: float,
        colour: str,
        y: float,
        letters: str,
        place_and_words: Callable[[TaggedCanvas], tuple[float, str]],
    ) -> None:
        """Shows text whose x and wording are known when the layout of all pages is finished.

        `letters` are all that it may have besides digits. They get their codes now: a page that is kept shows the text
        with the face of an earlier setting, whose later codes mean other letters.
        """
        self.switch_owner(owner)
        self.set_fill(colour)
        face.encode(f"0{letters}")

        def code(canvas: TaggedCanvas) -> str:
            x, words = place_and_words(canvas)
            return text_code(face, size, x, y, words)

        self._show(code, lambda canvas: place_and_words(canvas)[1])

    def rotated_text(
        self, owner: Owner, face: Face, size: float, colour: str, x: float, y: float, words: str, up: bool = True
    ) -> None:
        """Shows text that runs upwards, or downwards."""
        self.switch_owner(owner)
        self.set_fill(colour)
        width = face.width(words.rstrip(), NOWHERE) * size
        low, high = (y, y + width) if up else (y - width, y)
        self.limits.check_box(len(self.pages), owner, (x - CAPITAL * size, low, x, high))
        matrix = "0 1 -1 0" if up else "0 -1 1 0"
        self._show(show_text_code(face, size, f"{matrix} {number(x)} {number(y)} Tm", words), words)

    def _show(self, code: str | Deferred, words: str | Deferred) -> None:
        """Adds code that shows words, and records the words of a structure element."""
        page = self.pages[-1]
        page.code.append(code)
        if not isinstance(self._owner, Artifact):
            page.words[-1].append(words)

    def rectangle(
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
        """A rectangle that is filled, outlined or both. Colours are #rrggbb, `line` is the width of the outline."""
        self.limits.check_shape(len(self.pages), owner, (x, y, x + width, y + height))
        shape = rounded_rectangle_path(x, y, width, height, radius) if radius else f"{operands(x, y, width, height)} re"
        self.paint_path(owner, shape, fill, stroke, line)

    def circle(
        self, owner: Owner, x: float, y: float, radius: float, fill: str = "", stroke: str = "", line: float = 1.0
    ) -> None:
        """A circle around the point x, y."""
        self.paint_path(owner, circle_path(x, y, radius), fill, stroke, line)

    def paint_path(self, owner: Owner, path: str, fill: str = "", stroke: str = "", line: float = 1.0) -> None:
        """Fills a path, strokes it, or both."""
        self.switch_owner(owner)
        if fill:
            self.set_fill(fill)
        if stroke:
            self._set_stroke(stroke, line)
        self.pages[-1].code.append(path + (" B" if fill and stroke else " f" if fill else " S"))

    def line(self, owner: Owner, x1: float, y1: float, x2: float, y2: float, colour: str, width: float) -> None:
        """A straight line."""
        self.paint_path(owner, f"{operands(x1, y1)} m {operands(x2, y2)} l", "", colour, width)

    def dotted_line(self, owner: Owner, x1: float, x2: float, y: float, colour: str, width: float, gap: float) -> None:
        """A row of round dots, for leaders in a table of contents."""
        if x2 <= x1:
            return
        self.switch_owner(owner)
        self._set_stroke(colour, width)
        path = f"{number(x1)} {number(y)} m {number(x2)} {number(y)} l S"
        self.pages[-1].code.append(f"1 J [0 {number(gap)}] 0 d {path} [] 0 d 0 J")

    def image(self, owner: Owner, object_number: int, x: float, y: float, width: float, height: float) -> None:
        """Draws an image object of the document."""
        self.limits.check_box(len(self.pages), owner, (x, y, x + width, y + height))
        self._paint_object(owner, object_number, f"{number(width)} 0 0 {number(height)} {number(x)} {number(y)} cm")

    def draw(self, owner: Owner, object_number: int, x: float, y: float) -> None:
        """Draws a form XObject of the document, with its corner at the point x, y."""
        self._paint_object(owner, object_number, f"1 0 0 1 {number(x)} {number(y)} cm")

    def _paint_object(self, owner: Owner, object_number: int, matrix: str) -> None:
        resource = f"Im{object_number}"
        self.pages[-1].images[resource] = object_number
        self.add_code(owner, f"q {matrix} /{resource} Do Q")

    # ------------------------------------------------------------------------------------------------- annotations

    def annotate(
        self, owner: StructureElement, entries: str, rectangle: Rectangle | LateRectangle, words: str = ""
    ) -> int:
        """Adds an annotation that belongs to `owner`, and links the two in both directions. Returns its object number.

        `entries` are the entries of its dictionary without Type, F, P, Rect and StructParent. `words` are what it shows
        by itself: the options of a list.
        """
        page = self.pages[-1]
        if not callable(rectangle):
            self.limits.check_box(len(self.pages), owner, rectangle)
        object_number, struct_parent = self.document.reserve(), self._next_struct_parent()
        owner.attach()
        owner.kids.append(AnnotationContent(len(self.pages) - 1, object_number))
        if words:
            self.annotation_words[object_number] = words
        rectangle_of = rectangle if callable(rectangle) else lambda canvas: rectangle
        dictionary_entries = f"/Type/Annot{entries}/F 4/P {reference(page.object_number)}/StructParent {struct_parent}"
        page.annotations.append(Annotation(object_number, dictionary_entries, rectangle_of, owner, struct_parent))
        return object_number

    def link(self, owner: StructureElement, target: str, words: str, rectangle: Rectangle | LateRectangle) -> None:
        """A link to an address, or to an anchor of this document if `target` begins with "#".

        `words` are its description.
        """
        if self._repeating is not None:
            return
        is_internal = target.startswith("#")
        action = f"/Dest{text(target[1:])}" if is_internal else f"/A<</S/URI/URI{text(target)}>>"
        entries = f"/Subtype/Link/Border[0 0 0]/Contents{text(words)}{action}"
        self.link_targets[self.annotate(owner, entries, rectangle)] = target
