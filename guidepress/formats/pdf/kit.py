"""The kit of a workshop: sheets of its own, and behind them the pages of the workbook that people need.

The workbook is set and drawn once. The sheets are drawn on pages that follow those of the workbook, and belong to one
file: they have fonts of their own, so the workbook is the same with or without kits. The pages of the workbook keep
their numbers, fields and tags, as in every excerpt (`selection.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.document import rules
from guidepress.document.blocks import LogoSlot
from guidepress.document.book import Book, BookVariant
from guidepress.document.kit import END, LAST, WORKBOOK_PAGES
from guidepress.document.labels import Labels
from guidepress.document.texts import Rule, Rules
from guidepress.formats.base import Shown
from guidepress.formats.pdf.components.context import Context, Counts
from guidepress.formats.pdf.components.field_fit import report_misfits
from guidepress.formats.pdf.components.icons import IconPainter
from guidepress.formats.pdf.components.overruns import report_overruns
from guidepress.formats.pdf.components.privacy import notes_at_foot
from guidepress.formats.pdf.components.story import StoryMaker
from guidepress.formats.pdf.layout.flowable import Surface
from guidepress.formats.pdf.layout.page_filler import PageFiller
from guidepress.formats.pdf.layout.page_furniture import FurniturePainter
from guidepress.formats.pdf.shown import RULES
from guidepress.formats.pdf.syntax.canvas import TaggedCanvas
from guidepress.formats.pdf.syntax.catalogue import OutlineEntry, write_file
from guidepress.formats.pdf.syntax.file_fonts import FileFace, FileFonts
from guidepress.formats.pdf.syntax.fonts import Face
from guidepress.formats.pdf.syntax.form_fields import Forms
from guidepress.formats.pdf.syntax.page_writer import PageWriter
from guidepress.formats.pdf.syntax.structure_tree import StructureElement, lift
from guidepress.formats.pdf.syntax.tree_text import tree_text
from guidepress.formats.pdf.syntax.tree_writer import Targets
from guidepress.formats.pdf.workbook import LaidWorkbook, page_writer
from guidepress.theme import Theme

NO_COVER = Rule("no-cover", "a form has no cover", "if-missing")
KIT_RULES: Rules = {
    **RULES,
    ((LogoSlot, "text"),): NO_COVER,
    ((Book, "hashtags"),): NO_COVER,
    ((Book, "title"),): rules.METADATA,
    ((Book, "publisher"),): rules.METADATA,
    ((Book, "rights"),): rules.METADATA,
    ((BookVariant, "title"),): rules.METADATA,
}
"""What the sheets of a kit leave out."""


class LaidKit(Struct):
    """A kit whose sheets are drawn, and what is written of its workbook."""

    workbook: LaidWorkbook
    workshop: str
    """The id of the timetable."""
    book: Book
    """The sheets."""
    canvas: TaggedCanvas
    """All pages of the workbook, and then the sheets."""
    forms: Forms
    fonts: FileFonts
    root: StructureElement
    """The structure tree of the sheets."""
    outline: Mapping[StructureElement, OutlineEntry]
    targets: Targets
    writer: PageWriter
    numbers: Sequence[int]
    """The indices of all pages of the kit, in order."""
    sheets: int
    """How many of them are sheets."""


class _SheetFace(FileFace):
    """A font of one file, which reports a character that no font has."""

    def __init__(self, files: tuple[bytes, ...], fonts: FileFonts, problems: Problems) -> None:
        super().__init__(files, fonts)
        self.problems = problems

    width = Face.width  # what is drawn here are the guide's own words, whole


def set_kit(
    workbook: LaidWorkbook, workshop: str, book: Book, pages: Sequence[int], theme: Theme, problems: Problems
) -> LaidKit:
    """Draws the sheets of a kit behind the pages of a workbook. `pages` are the pages of the workbook, from 1, that
    follow the sheets in the file.

    Where the sheets refer to an item of the kit, the place of its page in the file is named, as it is typed into a
    print window.
    """
    writer = page_writer(workbook)
    file = writer.document.new_file()
    canvas, forms, fonts = workbook.canvas.continued(file), workbook.forms.for_file(file), FileFonts(file)
    faces = {role: _SheetFace(theme.font_chain(role), fonts, problems) for role in workbook.styles.faces}
    styles = workbook.styles.with_faces(faces)
    outline, targets = dict(workbook.outline), dict(workbook.targets)
    context = Context(
        book, styles, IconPainter(dict(theme.icons)), file, problems, outline, targets,
        counts=Counts(tables=workbook.tables), foot_notes=notes_at_foot(book, styles),
    )  # fmt: skip
    if len(canvas.pages) % 2:  # so that the first sheet is a right-hand page; this page is in no file
        canvas.start_page()
    first = len(canvas.pages)
    root = StructureElement("Document", keep_empty=True)
    surface = Surface(canvas, forms, styles, [], note_label=book.words.labelled)
    furniture = FurniturePainter(surface, 0, label=lambda page: _label(book.words, page - first))
    filler = PageFiller(surface, furniture.draw_head, furniture.draw_foot, book.has_footnotes)
    filler.count = first
    filler.place_story(StoryMaker(context, root).story())
    filler.balance_last_page()
    filler.close()
    lift(root, file.standard.outside)
    numbers = [*range(first, len(canvas.pages)), *(page - 1 for page in sorted({*pages}))]
    sheets = len(canvas.pages) - first
    canvas.numbered, canvas.further_prefix = first, _label(book.words, "")
    canvas.place_names = _places(book, canvas, first, len(numbers))
    report_overruns(canvas.limits.overruns, book.full_title, problems)
    report_misfits(context, context.boxes, forms.takes_lines, problems)
    further = writer.with_further_pages(canvas, fonts)
    return LaidKit(workbook, workshop, book, canvas, forms, fonts, root, outline, targets, further, numbers, sheets)


def _label(words: Labels, number: int | str) -> str:
    """The printed number of a sheet: "Kit 3"."""
    return words.kit_page.format(number=number)


def _places(book: Book, canvas: TaggedCanvas, first: int, total: int) -> dict[str, str]:
    """What is said for the pages of each item of a kit: where it begins in the file and, if that is another page, where
    it ends. `first` is the index of the first sheet, `total` the number of pages of the file.
    """
    anchors = [division.anchor for division in book.divisions]
    starts = [canvas.anchors[anchor][0] - first + 1 for anchor in anchors] + [len(canvas.pages) - first + 1]
    ends = [after - 1 for after in starts[1:]] + [total]
    places: dict[str, str] = {}
    for anchor, begin, end in zip((*anchors, WORKBOOK_PAGES), starts, ends, strict=True):
        places[anchor], places[anchor + LAST] = str(begin), f"– {end}"
        places[anchor + END] = f"– {end}" if end > begin else ""
    return places


def shown_in_kit(laid: LaidKit) -> Shown:
    """The words of the sheets. Those of the workbook are accounted for in the workbook."""
    return Shown(laid.book, tree_text(laid.root, laid.canvas), KIT_RULES)


def write_kit(laid: LaidKit) -> bytes:
    """The bytes of a kit. The same sheets and pages give the same bytes."""
    workbook, book = laid.workbook, laid.book
    laid.fonts.embed()
    root = replace(workbook.root, kids=[*laid.root.kids, *workbook.root.kids])
    metadata = replace(book, title=f"{book.title} · {workbook.book.full_title}")
    return write_file(laid.writer, laid.forms, root, laid.outline, laid.targets, metadata, laid.numbers)
