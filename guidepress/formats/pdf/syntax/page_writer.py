"""Writes the pages of a file, with the contents and fonts that all files of a document share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy

from guidepress.formats.pdf.syntax.canvas import TaggedCanvas
from guidepress.formats.pdf.syntax.file_fonts import FileFonts
from guidepress.formats.pdf.syntax.form_fields import Forms
from guidepress.formats.pdf.syntax.objects import Document, number, numbers, reference
from guidepress.formats.pdf.syntax.page_content import CanvasPage
from guidepress.formats.pdf.syntax.selected_pages import SelectedPages


class PageWriter:
    """Writes pages of one document into one file or several. No page can be drawn any more."""

    def __init__(self, canvas: TaggedCanvas, forms: Forms) -> None:
        """Adds the contents of all pages and the fonts to the document.

        Deferred parts come first: they may use new characters, and fonts are embedded with the characters used so far.
        """
        self.canvas = canvas
        self.document: Document = canvas.document
        drawn = canvas.drawn
        canvas.end_page()
        if forms.fields:
            forms.embed_font()
        for page in canvas.pages:
            page.compress(canvas, with_deferred=True)
        entries = "".join(f"/{key} {reference(value)}" for key, value in drawn.embed_fonts().items())
        self.resources = self.document.add(f"<<{entries}>>")
        self.contents: dict[int, int] = {}
        """For the object number of a page: that of its content stream."""
        self.own_resources: dict[int, int] = {}
        """For the object number of a page with fonts of its own: that of their dictionary."""
        self._take_contents(canvas.pages)

    def _take_contents(self, pages: Sequence[CanvasPage]) -> None:
        for page in pages:
            content = self.contents[page.object_number] = self.document.reserve()
            self.document.bodies[content], page.content = page.content, b""

    def with_further_pages(self, canvas: TaggedCanvas, fonts: FileFonts) -> PageWriter:
        """A writer for one file, whose canvas continues that of this writer. `fonts` are those of its further pages."""
        writer = copy(self)
        writer.canvas, writer.document = canvas, canvas.document
        writer.contents, writer.own_resources = dict(self.contents), {}
        further = canvas.pages[len(self.canvas.pages) :]
        canvas.end_page()
        for page in further:
            page.compress(canvas, with_deferred=True)
        writer._take_contents(further)
        if further:
            resources = writer.document.add(f"<<{fonts.resources}>>")
            writer.own_resources = {page.object_number: resources for page in further}
        return writer

    def write(self, file: Document, selected: SelectedPages, extra: Mapping[int, str], tree: int) -> list[int]:
        """Writes the selected pages below the page tree node `tree`. Returns their object numbers.

        `extra` holds further entries of annotations by object number.
        """
        return [self._write_page(file, page, selected, extra, tree) for page in selected.pages]

    def _write_page(
        self, file: Document, page: CanvasPage, selected: SelectedPages, extra: Mapping[int, str], tree: int
    ) -> int:
        content = self.contents[page.object_number]
        if not selected.is_whole and (own := page.content_with(self.canvas, selected.has_anchor)):
            content = file.reserve()
            file.bodies[content] = own
        images = "".join(f"/{name} {reference(key)}" for name, key in page.images.items())
        images = f"/XObject<<{images}>>" if images else ""
        annotations = selected.annotations(page)
        for annotation in annotations:
            rectangle, further = numbers(annotation.rectangle(self.canvas)), extra.get(annotation.object_number, "")
            file.set_body(annotation.object_number, f"<<{annotation.entries}/Rect{rectangle}{further}>>")
        listed = " ".join(reference(annotation.object_number) for annotation in annotations)
        resources = self.own_resources.get(page.object_number, self.resources)
        size = " ".join(map(number, page.size))
        file.set_body(
            page.object_number,
            f"<</Type/Page/Parent {reference(tree)}/MediaBox[0 0 {size}]"
            f"/Resources<</Font {reference(resources)}{images}>>/Contents {reference(content)}"
            f"/StructParents {page.struct_parents}/Tabs/S" + (f"/Annots[{listed}]>>" if listed else ">>"),
        )
        return page.object_number
