"""What is needed to turn blocks into pieces: the styles, the words of the tool, the icons."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from guidepress.core.problems import NOWHERE, Code, Problems, Where
from guidepress.core.values import Value
from guidepress.document.blocks import Image
from guidepress.document.book import Book
from guidepress.document.fields import Field
from guidepress.document.inline import Inline, Run
from guidepress.document.labels import Labels
from guidepress.document.page_map import PageMap
from guidepress.formats.pdf.components.icons import IconPainter
from guidepress.formats.pdf.layout.fitting import style_for_words
from guidepress.formats.pdf.layout.page_notes import note_height
from guidepress.formats.pdf.layout.paragraph import ParagraphFlowable
from guidepress.formats.pdf.layout.prepared_text import PreparedText, TextStyle, prepare_text
from guidepress.formats.pdf.layout.styles import MM, Styles
from guidepress.formats.pdf.syntax.catalogue import OutlineEntry
from guidepress.formats.pdf.syntax.objects import Document
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


class Counts(Struct):
    """What is counted or remembered while the story is made."""

    tables: int = 0
    fillers: list[str] = []
    """The parts of the filler pages."""
    privacy_heard: str = ""
    """The privacy note that was read aloud last in this division."""


class DrawnBox(Value):
    """A box to write in, as it stands on its page. Lengths are in points."""

    field: Field
    page: int
    width: float
    height: float


class Context(Struct):
    """The tools for making pieces, in the accent of one part."""

    book: Book
    styles: Styles
    icons: IconPainter
    document: Document
    problems: Problems
    outline: dict[StructureElement, OutlineEntry] = {}
    targets: dict[str, StructureElement] = {}
    """For each anchor and key: the structure element that it stands for."""
    described: dict[StructureElement, str] = {}
    """The figures whose description stands elsewhere, each with the anchor of this."""
    counts: Counts = field(default_factory=Counts)
    foot_notes: frozenset[str] = frozenset()
    """The privacy notes that stand at the foot of a page."""
    boxes: list[DrawnBox] = []
    """The boxes to write in on the pages so far that have something to hold: see `field_fit`."""
    standard_pages: PageMap | None = None
    """The pages of the standard workbook, in a variant of it."""
    standard_words: Mapping[str, int] = {}
    """In a variant: the words that the standard workbook names beside its boxes, by the key of the field."""
    inner: float = 0.0
    """The width in points of the panel in which the blocks stand; 0 outside of panels."""
    images: dict[Image, int] = {}
    """The object numbers of the images that are already in the file."""

    def with_accent(self, number: int) -> Context:
        """The same tools in another accent. Bookmarks, counts and images are shared."""
        return replace(self, styles=self.styles.with_accent(number))

    def within(self, width: float) -> Context:
        """The same tools for blocks in a panel with this inner width."""
        return replace(self, inner=width)

    @property
    def room(self) -> float:
        """The width for tables and pictures: that between the margins, or that inside the panel."""
        return self.inner or self.styles.page.room

    @property
    def words(self) -> Labels:
        """The words of the tool in the language of the book."""
        return self.book.words

    def mm(self, length: float) -> float:
        """Millimetres in points."""
        return length * MM

    def para(
        self,
        runs: tuple[Inline, ...] | str,
        style: str | TextStyle,
        element: StructureElement,
        where: Where = NOWHERE,
        indent: float = 0.0,
        label: tuple[str, StructureElement] | None = None,
        keep_with_next: bool = False,
        keys: tuple[str, ...] = (),
        align_right: bool = False,
    ) -> ParagraphFlowable:
        """A paragraph whose content belongs to `element`. `style` is the name of a style, or a style. One that is to
        `keep_with_next` is the heading or the label of the next piece.
        """
        text_style = self.styles.get(style) if isinstance(style, str) else style
        if where is not NOWHERE:
            element.where = where
        inline_runs = (Run(runs),) if isinstance(runs, str) else runs
        if text_style.least:
            text_style = style_for_words(inline_runs, text_style, self.styles.page.column)
        prepared = prepare_text(inline_runs, element, text_style, where)
        if prepared.anchors:
            self.targets.update(prepared.anchors)
        if prepared.has_footnotes:
            self._enter_footnotes(prepared, where)
        piece = ParagraphFlowable(
            prepared,
            text_style,
            indent,
            label,
            keep_with_next,
            self.keys(element, *keys),
            align_right,
        )
        piece.names_next = keep_with_next
        return piece

    def _enter_footnotes(self, prepared: PreparedText, where: Where) -> None:
        """Records what the links of footnotes lead to, and reports notes that are too long for a page."""
        for style in (style for word in prepared.words for _, _, style in word.parts):
            note = style.footnote
            if note is None or style.link is None:
                continue
            self.targets[note.anchor], self.targets[note.mark_anchor] = note.element, style.link
            page = self.styles.page
            most = self.styles.layout.footnote.most
            if note_height(note, page.column) > most * page.body:
                message = f"this footnote is too long for the foot of a page: more than {most:.0%} of it"
                self.problems.error(Code.TOO_LONG, where, message, "make it shorter, or say it in the text")

    def keys(self, element: StructureElement, *keys: str) -> tuple[str, ...]:
        """The keys that are not empty, without duplicates. They stand for `element`, unless they stand for another."""
        named = tuple(dict.fromkeys(key for key in keys if key))
        for key in named:
            self.targets.setdefault(key, element)
        return named

    def heading(self, element: StructureElement, level: int, title: str, anchor: str) -> None:
        """Records a heading for the bookmarks."""
        self.outline[element] = OutlineEntry(level, title, anchor)

    def image(self, image: Image) -> int:
        """The object number of an image. It is written on first use."""
        from guidepress.formats.pdf.syntax.images import write_image

        if image not in self.images:
            self.images[image] = write_image(self.document, image)
        return self.images[image]
