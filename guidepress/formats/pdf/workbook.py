"""Makes the workbook from a Book: a tagged, fillable, printable PDF. docs/pdf-standards.md says what it follows.

The structure tree is declared while the story is made, so the order of declaration is the reading order. Layout runs
once and adds the marked content to the tree. Page numbers in the text are filled in at the end. docs/form-fields.md
explains the form fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.document.answer_names import spoken
from guidepress.document.blocks import Directory
from guidepress.document.book import Book, Division
from guidepress.document.exercise import Exercise
from guidepress.document.inline import plain
from guidepress.document.page_map import PageBreak, PageMap
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.field_fit import report_misfits
from guidepress.formats.pdf.components.icons import IconPainter
from guidepress.formats.pdf.components.overruns import report_overruns
from guidepress.formats.pdf.components.privacy import notes_at_foot
from guidepress.formats.pdf.components.story import StoryMaker
from guidepress.formats.pdf.components.volumes import Volume, add_volumes
from guidepress.formats.pdf.kept_divisions import Kept, Setting, set_divisions, without_names
from guidepress.formats.pdf.layout.flowable import ReducedBox, Surface
from guidepress.formats.pdf.layout.line_drawing import page_label
from guidepress.formats.pdf.layout.page_filler import PageFiller
from guidepress.formats.pdf.layout.page_furniture import EdgeLinks, FurniturePainter, StandardPages
from guidepress.formats.pdf.layout.styles import Styles
from guidepress.formats.pdf.page_sketch import sketches
from guidepress.formats.pdf.printed_addresses import with_printed_addresses
from guidepress.formats.pdf.syntax.canvas import TaggedCanvas
from guidepress.formats.pdf.syntax.catalogue import OutlineEntry, write_file
from guidepress.formats.pdf.syntax.form_fields import Forms
from guidepress.formats.pdf.syntax.objects import DrawnDocument
from guidepress.formats.pdf.syntax.page_writer import PageWriter
from guidepress.formats.pdf.syntax.standard import standard_of
from guidepress.formats.pdf.syntax.structure_tree import StructureElement, lift
from guidepress.formats.pdf.syntax.tree_writer import Targets
from guidepress.theme import Theme
from guidepress.theme.workbook import PageLayout


class LaidWorkbook(Struct):
    """A workbook whose pages are drawn, and the PDF objects to write."""

    book: Book
    canvas: TaggedCanvas
    forms: Forms
    root: StructureElement
    outline: Mapping[StructureElement, OutlineEntry]
    targets: Targets
    pages: PageMap
    styles: Styles
    reduced_boxes: Sequence[ReducedBox] = ()
    in_parts: bool = False
    """Whether each part is also written as a file of its own."""
    writer: PageWriter | None = None
    """Made when the first file is written."""
    volumes: Sequence[Volume] = ()
    """The volumes of a variant that is divided. Their first pages come after all pages of the workbook."""
    filler_pages: int = 0
    """How many pages at the end only make the number of pages right for printing."""
    tables: int = 0
    """How many tables it has. Their elements are numbered."""


def set_workbook(
    book: Book,
    theme: Theme,
    problems: Problems,
    in_parts: bool = False,
    standard_pages: PageMap | None = None,
    standard_words: Mapping[str, int] | None = None,
    with_cover: bool = True,
    for_excerpts: bool = False,
    kept: Kept | None = None,
) -> LaidWorkbook:
    """Lays out all pages of a book. `in_parts`: each part is to be written as a file of its own too. For a variant:
    `standard_pages` are the pages of the standard workbook, which it names beside its exercises, and `standard_words`
    the words that the standard workbook names beside its boxes, which the boxes of the variant hold too.
    `with_cover`: the first page is a cover. `for_excerpts`: another format takes pages out of it. `kept`: the divisions
    of its last setting in this process, of which those that did not change are not set again.

    Reports a character that a font lacks (missing-glyph), what stands outside its box or page (off-page), and answers
    that their boxes do not hold (example-too-long).
    """
    book = with_printed_addresses(book, theme.workbook.addresses, problems)
    common = without_names(book)
    document = DrawnDocument(standard_of(book.pdf))
    styles = Styles(theme, document, problems, book.language, book.typed_letters)
    most = book.variant.volumes if book.variant is not None else 0
    if most:
        styles.volume_room = book.words.page_in_volume.format(page="", volume="0")
    canvas = TaggedCanvas(
        document, styles.page.width, styles.page.height, for_excerpts=for_excerpts or in_parts or bool(most)
    )
    forms = Forms(document, styles.form_font, styles.field_style())
    surface = Surface(canvas, forms, styles, [], note_label=book.words.labelled)
    icons = IconPainter(dict(theme.icons))
    foot_notes = notes_at_foot(book, styles)
    context = Context(
        common, styles, icons, document, problems, foot_notes=foot_notes, standard_pages=standard_pages,
        standard_words=standard_words or {},
    )  # fmt: skip
    root = StructureElement("Document", keep_empty=True)
    standard = StandardPages(standard_pages, book.words) if standard_pages is not None else None
    story_maker = StoryMaker(context, root)
    links = _edge_links(book, root) if theme.workbook.tab.links else None
    parts = sum(division.role == "part" for division in book.divisions)
    furniture = FurniturePainter(surface, parts, standard, links)
    filler = PageFiller(surface, furniture.draw_head, furniture.draw_foot, book.has_footnotes)
    if kept is not None:
        linked = (links.contents, links.contents_title) if links is not None else ()
        kept.begin((common, theme, standard_pages, standard_words, canvas.for_excerpts, foot_notes, parts, linked))
    setting = Setting(context, document, surface, furniture, filler, story_maker, root)
    set_divisions(setting, book, with_cover, kept)
    filler.balance_last_page()
    content_pages = filler.count
    add_filler_pages(filler, theme.workbook.page, story_maker)
    filler.close()
    if links is not None:
        links.close()
    pages = _page_map(book, canvas, surface)
    shown = [number for id in _exercise_places(book) for number in pages.shown_pages(id)]
    pages = replace(pages, sketches=sketches(canvas, shown, theme.workbook.type.body.size))
    volumes = add_volumes(filler, replace(context, book=book), root, pages) if most and pages.total > most else ()
    _name_descriptions(context, canvas)
    lift(root, document.standard.outside, setting.lifted)
    if styles.page.has_room:
        report_overruns(canvas.limits.overruns, book.full_title, problems)
        report_misfits(context, context.boxes, forms.takes_lines, problems)
    return LaidWorkbook(
        book,
        canvas,
        forms,
        root,
        context.outline,
        context.targets,
        pages,
        styles,
        surface.reduced_boxes,
        in_parts,
        volumes=volumes,
        filler_pages=filler.count - content_pages,
        tables=context.counts.tables,
    )


def _edge_links(book: Book, root: StructureElement) -> EdgeLinks:
    """The links at the edges of pages."""
    contents = next((division for division in book.divisions if _has_contents(division)), None)
    if contents is None:
        return EdgeLinks(root, "", "")
    return EdgeLinks(root, contents.anchor or contents.key, plain(contents.title))


def _has_contents(division: Division) -> bool:
    """Whether the contents of the book stand in a division."""
    groups = (division.blocks, *(section.blocks for section in division.sections))
    return any(isinstance(block, Directory) and block.role == "contents" for group in groups for block in group)


def _name_descriptions(context: Context, canvas: TaggedCanvas) -> None:
    """Adds the page of its description to the text alternative of each figure. Call it when all pages are set.

    Who goes from picture to picture hears the text alternative, and neither the caption nor the link below it.
    """
    for figure, anchor in context.described.items():
        place = context.words.alt_in_words.format(page=page_label(canvas, anchor))
        figure.alt = spoken((figure.alt, place), context.words)


def write_workbook(laid: LaidWorkbook) -> bytes:
    """The bytes of the PDF. The same book and theme give the same bytes. The title of a variant names it. The first
    pages of volumes are left out.
    """
    numbers = range(laid.pages.total) if laid.volumes else None
    return write_pages(laid, replace(laid.book, title=laid.book.full_title), numbers)


def write_pages(laid: LaidWorkbook, book: Book, numbers: Sequence[int] | None = None) -> bytes:
    """The bytes of a PDF with all pages, or those with these indices. `book` gives the metadata."""
    return write_file(page_writer(laid), laid.forms, laid.root, laid.outline, laid.targets, book, numbers)


def page_writer(laid: LaidWorkbook) -> PageWriter:
    """The writer of all files of a workbook. Once there is one, nothing more is drawn on its pages."""
    if laid.writer is None:
        laid.writer = PageWriter(laid.canvas, laid.forms)
    return laid.writer


def add_filler_pages(filler: PageFiller, page: PageLayout, story_maker: StoryMaker | None = None) -> None:
    """Adds pages until their number is a multiple of what the layout asks for: notes pages, if the story has such, or
    blank pages.
    """
    multiple = max(page.multiple, 2) if page.opens == "right" else page.multiple
    while multiple and filler.count % multiple:
        if story_maker is not None:
            filler.furniture = story_maker.part
        filler.start_page(forced=True)
        filler.fill_page(story_maker.filler() if story_maker is not None else None)


def _page_map(book: Book, canvas: TaggedCanvas, surface: Surface) -> PageMap:
    """The page of each anchor, and the block that begins each page."""
    places = {anchor: page + 1 for anchor, (page, _) in canvas.anchors.items()}
    blocks = _block_keys(book)
    breaks: list[PageBreak] = []
    # The cover holds no block of the book, so it gets the key of the first block.
    open_block = next((key for keys in surface.keys_by_page for key in keys if key in blocks), "")
    for number, keys in enumerate(surface.keys_by_page, 1):
        first_block = next((key for key in keys if key in blocks), "")
        breaks.append(PageBreak(number, first_block or open_block, inside=bool(breaks) and not first_block))
        open_block = next((key for key in reversed(keys) if key in blocks), open_block)
    return PageMap(book.edition.id, places, tuple(breaks), len(canvas.pages), words=dict(surface.named_words))


def _exercise_places(book: Book) -> Iterator[str]:
    """What slides refer to: the anchor of each exercise, or its id."""
    for division in book.divisions:
        for blocks in (division.opening, division.blocks, *(section.blocks for section in division.sections)):
            yield from (block.anchor or block.id for block in blocks if isinstance(block, Exercise))


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
