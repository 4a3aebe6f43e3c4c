"""The pages of a drawn document that one file holds: all of them, or some.

A document is drawn once. A file with some of its pages has their part of the structure tree, the fields and anchors on
them, and the links whose targets are among them. Nothing that was drawn is changed, so several files can be written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from guidepress.formats.pdf.syntax.canvas import TaggedCanvas
from guidepress.formats.pdf.syntax.objects import text
from guidepress.formats.pdf.syntax.page_content import Annotation, CanvasPage
from guidepress.formats.pdf.syntax.structure_tree import AS_TEXT, AnnotationContent, MarkedContent, StructureElement

Entry = TypeVar("Entry")
_HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


class SelectedPages:
    """The pages of one file, with what belongs to them.

    `numbers` are the indices of the pages in the document, in the order of the file.
    `root` is the structure tree of the file.
    """

    def __init__(self, canvas: TaggedCanvas, root: StructureElement, numbers: Sequence[int]) -> None:
        self.canvas = canvas
        self.numbers = tuple(numbers)
        self.index = {number: index for index, number in enumerate(self.numbers)}
        """For the index of a page in the document: its index in the file."""
        self.is_whole = self.numbers == tuple(range(len(canvas.pages)))
        self.copies: dict[StructureElement, StructureElement] = {}
        """For the elements of the document: those of the file. Empty for the whole document, which has its own."""
        self.annotation_numbers = {
            annotation.object_number for page in self.pages for annotation in self.annotations(page)
        }
        if self.is_whole:
            self.root = root
        else:
            self.root = self._copy(root)[0] or replace(root, kids=[])
            _remove_headers(self.root, _ids(self.root))
            _close_gaps(self.root)

    @property
    def pages(self) -> list[CanvasPage]:
        """The pages, in order."""
        return [self.canvas.pages[number] for number in self.numbers]

    def annotations(self, page: CanvasPage) -> list[Annotation]:
        """The annotations of a page without links to pages that the file does not have."""
        if self.is_whole:
            return page.annotations
        targets = ((annotation, annotation.owner.target) for annotation in page.annotations)
        return [annotation for annotation, target in targets if not target or self.has_anchor(target)]

    def has_anchor(self, anchor: str) -> bool:
        """Whether an anchor is on a page of the file. The whole document has all, and those that nothing defines."""
        if self.is_whole:
            return True
        place = self.canvas.anchors.get(anchor)
        return place is not None and place[0] in self.index

    @property
    def anchors(self) -> dict[str, tuple[int, float]]:
        """For each anchor of the file: the index of its page in the file, and its height on the page."""
        return {
            anchor: (self.index[page], top) for anchor, (page, top) in self.canvas.anchors.items() if page in self.index
        }

    def in_tree(self, entries: Mapping[StructureElement, Entry]) -> Iterator[Entry]:
        """What belongs to elements of the document, for those that the file has, in the order of its tree."""
        if not self.is_whole:
            entries = {self.copies[element]: entry for element, entry in entries.items() if element in self.copies}
        return (entries[element] for element in _elements(self.root) if element in entries)

    def targets(self, targets: Mapping[str, StructureElement]) -> dict[str, StructureElement]:
        """For each anchor of the file: its element there or, where nothing is drawn in that, the nearest around it."""
        if self.is_whole:
            return dict(targets)
        return {anchor: self._nearest(element) for anchor, element in targets.items() if self.has_anchor(anchor)}

    def _nearest(self, element: StructureElement) -> StructureElement:
        while element not in self.copies and element.parent is not None:
            element = element.parent
        return self.copies.get(element, self.root)

    def parents(self) -> dict[int, list[StructureElement] | StructureElement]:
        """The owners for the StructParents of each page and the StructParent of each annotation."""
        found: dict[int, list[StructureElement] | StructureElement] = {}
        for page in self.pages:
            for annotation in self.annotations(page):
                owner = annotation.owner
                found[annotation.struct_parent] = owner if self.is_whole else self.copies[owner]
            found[page.struct_parents] = page.owners if self.is_whole else [self.copies[one] for one in page.owners]
        return found

    def page_labels(self) -> str:
        """The page labels: each page has its number in the document (ISO 32000-1, 12.4.2). The first pages of a volume,
        and the sheets of a kit, come after the numbered pages of the document: they have numbers of their own.
        """
        starts = [at for at, number in enumerate(self.numbers) if not at or number != self.numbers[at - 1] + 1]
        ranges = [f"{at}<<{self._numbering(self.numbers[at])}>>" for at in starts]
        return f"<</Nums[{''.join(ranges)}]>>"

    def _numbering(self, number: int) -> str:
        """How pages are numbered from the one with this index on."""
        if self.canvas.numbered is not None and number >= self.canvas.numbered:
            prefix = self.canvas.further_prefix
            return f"/S/D/P{text(prefix)}" if prefix else "/S/r"
        return f"/S/D/St {number + 1}" if number else "/S/D"

    # ------------------------------------------------------------------------------------------------- the tree

    def _copy(self, element: StructureElement) -> tuple[StructureElement | None, bool]:
        """The element in the file, or None, and whether anything is drawn in it there.

        An element that is written although it is empty, such as a cell, is kept where something beside it is.
        """
        kids: list[StructureElement | MarkedContent | AnnotationContent] = []
        is_drawn = False
        for kid in element.kids:
            if isinstance(kid, StructureElement):
                copy, kid_is_drawn = self._copy(kid)
                is_drawn = is_drawn or kid_is_drawn
                kids += [] if copy is None else [copy]
            elif kid.page in self.index and (
                isinstance(kid, MarkedContent) or kid.object_number in self.annotation_numbers
            ):
                is_drawn = True
                kids.append(kid._replace(page=self.index[kid.page]))
        if not is_drawn and not element.keep_empty:
            return None, False
        tag = AS_TEXT if element.target and not self.has_anchor(element.target) else element.tag
        copy = self.copies[element] = replace(element, tag=tag, kids=kids)
        return copy, is_drawn


def _elements(element: StructureElement) -> Iterator[StructureElement]:
    """An element and all below it, in the order of the tree."""
    remaining = [element]
    while remaining:
        element = remaining.pop()
        yield element
        remaining += [kid for kid in reversed(element.kids) if isinstance(kid, StructureElement)]


def _ids(root: StructureElement) -> set[str]:
    return {element.id for element in _elements(root)}


def _close_gaps(root: StructureElement) -> None:
    """Gives headings the levels that they have without those of other pages: as deep as they are nested in the headings
    of the file. So the first is H1, and none is more than one level below the one before (ISO 14289-1, 7.4.2).
    """
    above: list[int] = []
    for element in _elements(root):
        if element.tag in _HEADINGS:
            level = _HEADINGS.index(element.tag)
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
            element.tag = _HEADINGS[len(above) - 1]


def _remove_headers(root: StructureElement, ids: set[str]) -> None:
    """Removes references to the heads of a table that stand on a page which the file does not have."""
    for element in _elements(root):
        if element.headers:
            element.headers = tuple(header for header in element.headers if header in ids)
