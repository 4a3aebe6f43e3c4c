"""A readable document in the look of the workbook: a Book without a cover and without fields, as a tagged PDF.

Its words come from people’s answers, so they may hold any character. A build reports a character that no font has; a
document draws it as □ and counts it, as a filled workbook does.
"""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.core.values import Value
from guidepress.document.blocks import Figure
from guidepress.document.book import Block, Book, Division
from guidepress.document.drawing import Arrow, Box, Caption, Drawing, Ring, Shape, Slot
from guidepress.document.figure_descriptions import map_blocks
from guidepress.document.inline import Inline, Run, match_inline, unchanged
from guidepress.document.visit import map_inlines
from guidepress.formats.pdf.syntax.file_fonts import drawable
from guidepress.formats.pdf.workbook import set_workbook, write_workbook
from guidepress.text.metrics import typeface
from guidepress.theme import Theme


class DocumentPdf(Value):
    """The PDF of a document."""

    data: bytes
    pages: int
    missing: int
    """How many characters are drawn as □, since no font has them."""


def write_document(book: Book, theme: Theme) -> DocumentPdf:
    """A tagged PDF/UA of a document, in the look of the workbook. The same book and theme give the same bytes.

    Divisions begin a new page each, one after the other: nothing is left empty so that a part begins on a right-hand
    page. A document has neither fields nor notes pages, so that nothing in it can be changed by typing.
    """
    drawable_texts = _Drawable(theme)
    drawn = drawable_texts.book(book)
    page = replace(theme.workbook.page, opens="next", multiple=0)
    layout = replace(theme, workbook=replace(theme.workbook, page=page))
    laid = set_workbook(drawn, layout, Problems(), with_cover=False)
    return DocumentPdf(write_workbook(laid), laid.pages.total, drawable_texts.missing)


class _Drawable:
    """Turns texts into what all weights of a theme can draw, and counts what they cannot."""

    def __init__(self, theme: Theme) -> None:
        self.faces = [typeface(theme.font_chain(weight)) for weight in ("regular", "semibold", "bold")]
        self.missing = 0
        """How many characters became □."""

    def book(self, book: Book) -> Book:
        """The book with □ for each character that no font has."""
        divisions: tuple[Division, ...] = map_inlines(book.divisions, self._inline)
        return replace(book, divisions=tuple(map_blocks(division, self._block) for division in divisions))

    def _inline(self, inline: Inline) -> Inline:
        def of_run(run: Run) -> Inline:
            return replace(run, text=self._text(run.text))

        return match_inline(inline, run=of_run, page_ref=unchanged, line_break=unchanged, note=unchanged)

    def _block(self, block: Block) -> Block:
        """A figure with the words of its drawing changed; any other block as it is."""
        if not isinstance(block, Figure) or not isinstance(block.content, Drawing):
            return block
        shapes = tuple(map(self._shape, block.content.shapes))
        return replace(block, content=replace(block.content, shapes=shapes))

    def _shape(self, shape: Shape) -> Shape:
        match shape:
            case Box() | Ring() | Caption():
                return replace(shape, text=self._text(shape.text))
            case Arrow() | Slot():
                return shape
            case _:
                assert_never(shape)

    def _text(self, text: str) -> str:
        for face in self.faces:
            text, missing = drawable(text, face)
            self.missing += missing
        return text
