"""Writes the file: bookmarks, named destinations, page labels and the catalogue."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from msgspec import Struct

from guidepress.document.book import Book
from guidepress.formats.pdf.syntax.form_fields import NO_VALUES, Forms
from guidepress.formats.pdf.syntax.metadata import write_information, write_metadata, write_output_intent
from guidepress.formats.pdf.syntax.objects import Document, number, reference, text
from guidepress.formats.pdf.syntax.page_writer import PageWriter
from guidepress.formats.pdf.syntax.selected_pages import SelectedPages
from guidepress.formats.pdf.syntax.structure_tree import StructureElement
from guidepress.formats.pdf.syntax.tree_writer import Targets, TreeWriter, written

_SPACE_ABOVE = 24
"""The space above a destination in points, so that a heading does not touch the edge of the window."""


class OutlineEntry(Struct):
    """A heading as a bookmark."""

    level: int
    title: str
    anchor: str


def write_file(
    writer: PageWriter,
    forms: Forms,
    root: StructureElement,
    outline: Mapping[StructureElement, OutlineEntry],
    targets: Targets,
    book: Book,
    numbers: Sequence[int] | None = None,
    values: Mapping[str, str] = NO_VALUES,
) -> bytes:
    """The bytes of a file with the pages of a document that are drawn: all of them, or those with these indices.

    `book` gives the metadata, `values` those of the fields that are filled in.
    """
    canvas, file = writer.canvas, writer.document.new_file()
    selected = SelectedPages(canvas, root, range(len(canvas.pages)) if numbers is None else numbers)
    page_tree = file.reserve()
    form, extra = forms.write(file, selected.annotation_numbers, values)
    pages = writer.write(file, selected, extra, page_tree)
    kids = " ".join(reference(key) for key in pages)
    file.set_body(page_tree, f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>")
    elements = selected.targets(targets)
    structure = TreeWriter(selected.root, file, pages, elements).write(selected.parents())
    anchors = selected.anchors
    bookmarks = _bookmarks(file, anchors, selected.in_tree(outline))
    names = _destinations(file, anchors, pages, canvas.height, elements, selected.root)
    metadata = write_metadata(file, book, archive=book.pdf.archive or not form)
    intent = write_output_intent(file)
    catalogue = file.add(
        f"<</Type/Catalog/Pages {reference(page_tree)}/StructTreeRoot {reference(structure)}"
        f"/MarkInfo<</Marked true>>/Lang{text(book.language)}/ViewerPreferences<</DisplayDocTitle true>>"
        f"/Metadata {reference(metadata)}/OutputIntents[{reference(intent)}]"
        f"{f'/AcroForm {reference(form)}' if form else ''}"
        f"/Outlines {reference(bookmarks)}/PageMode/UseOutlines/Names<</Dests {reference(names)}>>"
        f"/PageLabels{selected.page_labels()}>>"
    )
    information = write_information(file, book)
    return file.file(catalogue, information) if selected.is_whole else file.file_of_needed(catalogue, information)


def _destinations(
    document: Document,
    anchors: Mapping[str, tuple[int, float]],
    pages: list[int],
    height: float,
    targets: Targets,
    root: StructureElement,
) -> int:
    """The name tree of all anchors, sorted by name (ISO 32000-1, 7.9.6). Returns an object number."""
    entries = []
    for anchor, (page, top) in sorted(anchors.items()):
        place = f"/XYZ 0 {number(min(top + _SPACE_ABOVE, height))} null"
        entries.append((anchor, text(anchor) + _destination(document, pages[page], place, targets.get(anchor, root))))
    leaves = []
    for start in range(0, len(entries), 60):
        chunk = entries[start : start + 60]
        limits = f"/Limits[{text(chunk[0][0])}{text(chunk[-1][0])}]"
        leaves.append(document.add(f"<<{limits}/Names[{''.join(body for _, body in chunk)}]>>"))
    return document.add(f"<</Kids[{' '.join(reference(leaf) for leaf in leaves)}]>>")


def _destination(document: Document, page: int, place: str, target: StructureElement) -> str:
    """The place of an anchor on a page and, if the standard asks for it, its element (ISO 32000-2, 12.3.2.3).

    Programs that know no structure destinations go to the place on the page.
    """
    if not document.standard.structure_destinations:
        return f"[{reference(page)}{place}]"
    return f"<</D[{reference(page)}{place}]/SD[{reference(written(target).object_number)}{place}]>>"


class _Bookmark(Struct):
    """A bookmark with the bookmarks below it."""

    object_number: int
    title: str
    anchor: str
    level: int
    kids: list[_Bookmark] = []


def _bookmarks(document: Document, anchors: Container[str], outline: Iterable[OutlineEntry]) -> int:
    """Writes the headings as bookmarks, nested by level. Those below parts are collapsed. Returns an object number."""
    top = _Bookmark(document.reserve(), "", "", 0)
    path = [top]
    for entry in outline:
        if entry.anchor not in anchors:
            continue
        while path[-1].level >= entry.level:
            path.pop()
        bookmark = _Bookmark(document.reserve(), entry.title, entry.anchor, entry.level)
        path[-1].kids.append(bookmark)
        path.append(bookmark)
    _write_bookmark(document, top, None)
    return top.object_number


def _write_bookmark(document: Document, bookmark: _Bookmark, neighbours: tuple[int, int, int] | None) -> None:
    """Writes a bookmark and those below it.

    `neighbours` are the object numbers of its parent, the bookmark before and the bookmark after (0: none).
    """
    kids_entries = ""
    if bookmark.kids:
        sign = 1 if neighbours is None else -1
        first, last = bookmark.kids[0].object_number, bookmark.kids[-1].object_number
        kids_entries = f"/First {reference(first)}/Last {reference(last)}/Count {sign * len(bookmark.kids)}"
    if neighbours is None:
        document.set_body(bookmark.object_number, f"<</Type/Outlines{kids_entries}>>")
    else:
        parent, before, after = neighbours
        sibling_entries = (f"/Prev {reference(before)}" if before else "") + (
            f"/Next {reference(after)}" if after else ""
        )
        own_entries = f"/Title{text(bookmark.title)}/Dest{text(bookmark.anchor)}/Parent {reference(parent)}"
        document.set_body(bookmark.object_number, f"<<{own_entries}{sibling_entries}{kids_entries}>>")
    for index, kid in enumerate(bookmark.kids):
        before = bookmark.kids[index - 1].object_number if index else 0
        after = bookmark.kids[index + 1].object_number if index + 1 < len(bookmark.kids) else 0
        _write_bookmark(document, kid, (bookmark.object_number, before, after))
