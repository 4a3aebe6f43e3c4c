"""What every block needs to become pieces: the styles, the words of the tool, the icons."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from guidepress.core.problems import NOWHERE, Problems, Where
from guidepress.document.blocks import Image
from guidepress.document.book import Book
from guidepress.document.inline import Inline, Run
from guidepress.document.labels import Labels
from guidepress.formats.pdf.components.icons import IconPainter
from guidepress.formats.pdf.layout.lines import Style, mark_up
from guidepress.formats.pdf.layout.paragraph import ParagraphFlowable
from guidepress.formats.pdf.layout.styles import MM, Styles
from guidepress.formats.pdf.syntax.catalogue import Outline
from guidepress.formats.pdf.syntax.objects import Document
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


class Counts(Struct):
    """How many tables and filling notes pages the book has so far: their names are numbered."""

    tables: int = 0
    fillers: int = 0


class Setting(Struct):
    """The tools of the story's makers, in the accent of one part."""

    book: Book
    styles: Styles
    icons: IconPainter
    document: Document
    problems: Problems
    outline: dict[StructureElement, Outline] = {}
    counts: Counts = field(default_factory=Counts)
    images: dict[Image, int] = {}
    """The objects of the images that are in the file."""

    def with_accent(self, number: int) -> Setting:
        """The same tools in another accent. Bookmarks, counts and images are shared."""
        return replace(self, styles=self.styles.with_accent(number))

    @property
    def words(self) -> Labels:
        return self.book.words

    def mm(self, length: float) -> float:
        return length * MM

    def para(
        self,
        runs: tuple[Inline, ...] | str,
        style: str | Style,
        element: StructureElement,
        where: Where = NOWHERE,
        indent: float = 0.0,
        label: tuple[str, StructureElement] | None = None,
        keep: bool = False,
        keys: tuple[str, ...] = (),
        right: bool = False,
    ) -> ParagraphFlowable:
        """A paragraph that is the content of `element`."""
        found = self.styles.get(style) if isinstance(style, str) else style
        given = (Run(runs),) if isinstance(runs, str) else runs
        return ParagraphFlowable(mark_up(given, element, found, where), found, indent, label, keep, _some(keys), right)

    def heading(self, element: StructureElement, level: int, title: str, anchor: str) -> None:
        """Notes a heading for the bookmarks, which follow the order of the tree."""
        self.outline[element] = Outline(level, title, anchor)

    def image(self, image: Image) -> int:
        """The object of an image, in the file once."""
        from guidepress.formats.pdf.syntax.images import write_image

        if image not in self.images:
            self.images[image] = write_image(self.document, image)
        return self.images[image]


def _some(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys that are not empty, each once."""
    return tuple(dict.fromkeys(key for key in keys if key))


def some(*keys: str) -> tuple[str, ...]:
    return _some(keys)
