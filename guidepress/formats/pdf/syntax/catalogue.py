"""The end of a file: bookmarks, destinations, page labels, catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from guidepress.document.book import Book
from guidepress.formats.pdf.syntax.canvas import TaggedCanvas
from guidepress.formats.pdf.syntax.form_fields import Forms
from guidepress.formats.pdf.syntax.metadata import write_information, write_metadata, write_output_intent
from guidepress.formats.pdf.syntax.objects import Document, number, reference, text
from guidepress.formats.pdf.syntax.structure_tree import StructureElement, write_tree

_ABOVE = 24
"""Points shown above a destination, so that a heading does not touch the window's edge."""


class Outline(Struct):
    """A heading as the bookmarks show it."""

    level: int
    title: str
    anchor: str


def write_file(
    document: Document,
    canvas: TaggedCanvas,
    forms: Forms,
    root: StructureElement,
    outline: Mapping[StructureElement, Outline],
    book: Book,
) -> bytes:
    """The file of a laid-out book."""
    canvas.end_page()
    page_tree = document.reserve()
    form, extra = forms.finish() if forms.fields else (0, {})
    pages = canvas.write_pages(page_tree, extra)
    kids = " ".join(reference(key) for key in pages)
    document.put(page_tree, f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>")
    structure = write_tree(root, document, pages, canvas.parents())
    bookmarks = _bookmarks(document, canvas, _in_order(root, outline))
    names = _destinations(document, canvas, pages)
    metadata = write_metadata(document, book, archive=not form)
    intent = write_output_intent(document)
    catalogue = document.add(
        f"<</Type/Catalog/Pages {reference(page_tree)}/StructTreeRoot {reference(structure)}"
        f"/MarkInfo<</Marked true>>/Lang{text(book.language)}/ViewerPreferences<</DisplayDocTitle true>>"
        f"/Metadata {reference(metadata)}/OutputIntents[{reference(intent)}]"
        f"{f'/AcroForm {reference(form)}' if form else ''}"
        f"/Outlines {reference(bookmarks)}/PageMode/UseOutlines/Names<</Dests {reference(names)}>>"
        f"/PageLabels<</Nums[0<</S/D>>]>>>>"
    )
    return document.file(catalogue, write_information(document, book))


def _destinations(document: Document, canvas: TaggedCanvas, pages: list[int]) -> int:
    """Every anchor by name, in the order that a name tree asks for."""
    entries = [
        (anchor, f"{text(anchor)}[{reference(pages[page])}/XYZ 0 {number(min(top + _ABOVE, canvas.height))} null]")
        for anchor, (page, top) in sorted(canvas.places.items())
    ]
    leaves = []
    for start in range(0, len(entries), 60):
        chunk = entries[start : start + 60]
        limits = f"/Limits[{text(chunk[0][0])}{text(chunk[-1][0])}]"
        leaves.append(document.add(f"<<{limits}/Names[{''.join(body for _, body in chunk)}]>>"))
    return document.add(f"<</Kids[{' '.join(reference(leaf) for leaf in leaves)}]>>")


def _in_order(element: StructureElement, outline: Mapping[StructureElement, Outline]) -> Iterator[Outline]:
    """The headings in the order of the tree."""
    if element in outline:
        yield outline[element]
    for kid in element.kids:
        if isinstance(kid, StructureElement):
            yield from _in_order(kid, outline)


class _Bookmark(Struct):
    key: int
    title: str
    anchor: str
    level: int
    kids: list[_Bookmark] = []


def _bookmarks(document: Document, canvas: TaggedCanvas, outline: Iterable[Outline]) -> int:
    """The headings as bookmarks, nested by level; those below parts are folded."""
    top = _Bookmark(document.reserve(), "", "", 0)
    path = [top]
    for entry in outline:
        if entry.anchor not in canvas.places:
            continue
        while path[-1].level >= entry.level:
            path.pop()
        mark = _Bookmark(document.reserve(), entry.title, entry.anchor, entry.level)
        path[-1].kids.append(mark)
        path.append(mark)
    _write_bookmark(document, top, None)
    return top.key


def _write_bookmark(document: Document, mark: _Bookmark, around: tuple[int, int, int] | None) -> None:
    """Writes a bookmark and those in it; `around` are its parent, the one before and the one after (0: none)."""
    inner = ""
    if mark.kids:
        sign = 1 if around is None else -1
        first, last = mark.kids[0].key, mark.kids[-1].key
        inner = f"/First {reference(first)}/Last {reference(last)}/Count {sign * len(mark.kids)}"
    if around is None:
        document.put(mark.key, f"<</Type/Outlines{inner}>>")
    else:
        parent, before, after = around
        beside = (f"/Prev {reference(before)}" if before else "") + (f"/Next {reference(after)}" if after else "")
        document.put(
            mark.key,
            f"<</Title{text(mark.title)}/Dest{text(mark.anchor)}/Parent {reference(parent)}{beside}{inner}>>",
        )
    for index, kid in enumerate(mark.kids):
        before = mark.kids[index - 1].key if index else 0
        after = mark.kids[index + 1].key if index + 1 < len(mark.kids) else 0
        _write_bookmark(document, kid, (mark.key, before, after))
