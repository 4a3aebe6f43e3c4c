"""The workbook: a tagged, fillable, printable PDF (PDF/UA-1, by the rules of PDF/A-2a) from a Book.

The structure tree is declared while the story is made, so the order of declaration is the order of reading; layout runs
once and hangs leaves on it; page numbers are filled in when pages are closed. docs/form-fields.md says how fields are
made and why.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from guidepress.core.problems import Code, Problems, Where
from guidepress.document.book import Book
from guidepress.document.page_map import PageBreak, PageMap
from guidepress.formats.pdf.components.context import Setting
from guidepress.formats.pdf.components.icons import IconPainter
from guidepress.formats.pdf.components.story import StoryMaker
from guidepress.formats.pdf.layout.flowable import Surface
from guidepress.formats.pdf.layout.page_filler import Flow
from guidepress.formats.pdf.layout.page_furniture import Surround
from guidepress.formats.pdf.layout.styles import Styles
from guidepress.formats.pdf.syntax.canvas import TaggedCanvas
from guidepress.formats.pdf.syntax.catalogue import Outline, write_file
from guidepress.formats.pdf.syntax.form_fields import Forms
from guidepress.formats.pdf.syntax.objects import Document
from guidepress.formats.pdf.syntax.structure_tree import StructureElement
from guidepress.theme import Theme


class LaidWorkbook(Struct):
    """A workbook whose pages are drawn, and the objects of the file that they will be written to."""

    book: Book
    document: Document
    canvas: TaggedCanvas
    forms: Forms
    root: StructureElement
    outline: Mapping[StructureElement, Outline]
    pages: PageMap


def set_workbook(book: Book, theme: Theme, problems: Problems) -> LaidWorkbook:
    """Sets every page of a book.

    Reports a character that a font lacks (missing-glyph) and a flowable that is higher than a page (too-long).
    """
    document = Document()
    styles = Styles(theme, document, problems)
    canvas = TaggedCanvas(document, styles.page.width, styles.page.height)
    forms = Forms(document, styles.form_font, styles.pen())
    sheet = Surface(canvas, forms, styles, [])
    setting = Setting(book, styles, IconPainter(dict(theme.icons)), document, problems)
    root = StructureElement("Document", keep=True)
    surround = Surround(sheet)
    flow = Flow(sheet, surround.head, surround.foot)
    maker = StoryMaker(setting, root)
    flow.run(maker.story())
    _fill_up(flow, maker, theme.workbook.page.multiple)
    flow.close()
    for piece in flow.too_high:
        name = piece.keys[0] if piece.keys else type(piece).__name__.lower()
        problems.warning(Code.TOO_LONG, Where(""), f"“{name}” is higher than a page of the workbook")
    return LaidWorkbook(book, document, canvas, forms, root, setting.outline, _page_map(book, canvas, sheet))


def write_workbook(laid: LaidWorkbook) -> bytes:
    """The bytes of the file. The same book and theme give the same bytes."""
    return write_file(laid.document, laid.canvas, laid.forms, laid.root, laid.outline, laid.book)


def _fill_up(flow: Flow, maker: StoryMaker, multiple: int) -> None:
    """Notes pages until the number of pages is a multiple."""
    flow.apply_levels()
    while flow.count % max(2, multiple):
        flow.start_page(forced=True)
        flow.run([maker.filler()])


def _page_map(book: Book, canvas: TaggedCanvas, sheet: Surface) -> PageMap:
    places = {anchor: page + 1 for anchor, (page, _) in canvas.places.items()}
    blocks = _block_keys(book)
    breaks: list[PageBreak] = []
    # The cover holds no block of the book: it stands before the first one.
    running = next((key for begun in sheet.begun for key in begun if key in blocks), "")
    for number, begun in enumerate(sheet.begun, 1):
        first = next((key for key in begun if key in blocks), "")
        breaks.append(PageBreak(number, first or running, inside=bool(breaks) and not first))
        running = next((key for key in reversed(begun) if key in blocks), running)
    return PageMap(book.edition.id, places, tuple(breaks), len(canvas.pages))


def _block_keys(book: Book) -> set[str]:
    """The keys of divisions, sections and blocks."""
    keys: set[str] = set()
    for division in book.divisions:
        keys.add(division.key)
        keys.update(block.key for block in (*division.opening, *division.blocks, *division.notes))
        for section in division.sections:
            keys.add(section.key)
            keys.update(block.key for block in section.blocks)
    keys.discard("")
    return keys
