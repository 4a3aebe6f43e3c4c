"""Blocks of prose. With exercises they form the closed set of blocks that every format must set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from guidepress.core.problems import Traced
from guidepress.core.values import Value
from guidepress.document.drawing import Drawing
from guidepress.document.fields import Field
from guidepress.document.inline import Runs
from guidepress.document.vector import VectorPicture

if TYPE_CHECKING:
    from guidepress.document.book import Block


Medium = Literal["book", "web", "course", "course-sent"]
"""The media whose words may differ from those of the printed workbook and its PDF: the EPUB, the web workbook, the
e-learning package, and the same package where answers are sent to the learning system.
"""


class Paragraph(Traced):
    """A paragraph. `role` chooses its style.

    `code` is a listing: each of its lines is one run with the role `code`, and the spaces in it are kept. A format that
    has no style for it sets a paragraph of code with ends of lines. `lines` are lines of verse or an address, with a
    LineBreak at the end of each but the last.
    """

    runs: Runs
    role: Literal["body", "opening", "small", "instruction", "code", "lines"] = "body"
    key: str = ""

    @property
    def is_code(self) -> bool:
        """Whether it is a listing of code."""
        return self.role == "code"

    @property
    def keeps_lines(self) -> bool:
        """Whether its lines end where the author ended them: code, verse, an address."""
        return self.role in ("code", "lines")

    def with_role(self, role: Literal["opening", "small"]) -> Paragraph:
        """The paragraph in another style. One that keeps its lines remains as it is."""
        return self if self.keeps_lines else replace(self, role=role)


class Heading(Traced):
    """A heading inside a section: level 3, or 4 below one of level 3 and inside an exercise. Parts (1) and sections (2)
    carry their own.
    """

    level: Literal[3, 4]
    runs: Runs
    anchor: str = ""
    key: str = ""


class PageBreak(Traced):
    """What follows begins a new page of paper."""

    key: str = ""


class ListItem(Traced):
    """An item of a list, with the lists nested in it. `slide` has its words on slides, if they are not `runs`."""

    runs: Runs
    inner: tuple[ItemList, ...] = ()
    slide: Runs = ()


class ItemList(Traced):
    """A list with its lead-in. `columns` applies to wide pages only; the reading order is the order of `items`.

    `terms` is true where the items are single words or names, which are set close together.
    """

    items: tuple[ListItem, ...]
    lead: Runs = ()
    ordered: bool = False
    columns: int = 1
    terms: bool = False
    key: str = ""
    start: int = 1
    """The number of the first item, if it is ordered."""


class Entry(Value):
    """A term and its explanation: a signpost in the legend, a date in a timeline, a resource, a person."""

    term: Runs
    body: tuple[Block, ...]
    icon: str = ""
    anchor: str = ""
    detail: Runs = ()
    """A second line under the term, in the secondary colour: publisher and year, a role, a place."""


class EntryList(Traced):
    """Terms with their explanations. `style` is the sort of term; every style is a definition list in the structure."""

    style: Literal["legend", "glossary", "timeline", "resources", "people", "works"]
    entries: tuple[Entry, ...]
    lead: Runs = ()
    key: str = ""
    with_unused: bool = False
    """Whether a list of works is to have those too that no text cites."""

    @property
    def lead_is_heading(self) -> bool:
        """Whether the lead-in is a heading: above entries with a detail line, whose terms are as bold as a lead-in."""
        return bool(self.lead) and any(entry.detail and not entry.icon for entry in self.entries)


class Label(Value):
    """The kind of an aside, read before its text. `icon` is a file name in `assets/icons` without extension."""

    text: str
    icon: str = ""


class Aside(Traced):
    """Text set apart: a `callout` with one or two labels, a `status` note with its date as label, a `story` with a
    title, or a `recording` with its link.
    """

    role: Literal["callout", "status", "story", "recording"]
    labels: tuple[Label, ...]
    body: tuple[Block, ...]
    title: Runs = ()
    kinds: tuple[str, ...] = ()
    """The ids of the callout kinds, for styles."""
    anchor: str = ""
    key: str = ""
    transcript: tuple[Block, ...] = ()
    """What is said in a recording. On the web it is shown when it is asked for."""


class Quotation(Traced):
    """Quoted text and its source, which may be empty."""

    body: tuple[Block, ...]
    source: Runs
    key: str = ""


class MergedCell(Value):
    """A cell that takes several columns or rows: where it begins, and how many it takes. Row 0 is the header."""

    row: int
    column: int
    columns: int
    rows: int


class Table(Traced):
    """A table of words, without fields. With `row_headers`, the first cell of each row is its header.

    All rows have as many cells as the header. Those that a merged cell covers are empty.
    """

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    caption: Runs = ()
    row_headers: bool = True
    weights: tuple[float, ...] = ()
    """The widths of the columns in proportion; empty: the format computes them from the words."""
    for_writing: bool = False
    """Whether its rows are high enough for a pen: it is filled in on paper."""
    key: str = ""
    anchor: str = ""
    wide: bool = False
    """Whether it stands on pages of its own in the PDF, across."""
    merged: tuple[MergedCell, ...] = ()

    def span(self, row: int, column: int) -> tuple[int, int]:
        """The columns and rows that a cell takes; (0, 0) for one that another covers. Row 0 is the header."""
        for cell in self.merged:
            if cell.row <= row < cell.row + cell.rows and cell.column <= column < cell.column + cell.columns:
                begins = (row, column) == (cell.row, cell.column)
                return (cell.columns, cell.rows) if begins else (0, 0)
        return 1, 1

    def covering(self, row: int, column: int) -> tuple[int, int]:
        """The row and column in which the cell begins that covers a place."""
        for cell in self.merged:
            if cell.row <= row < cell.row + cell.rows and cell.column <= column < cell.column + cell.columns:
                return cell.row, cell.column
        return row, column


class Image(Value):
    """An image of the guide: the bytes of a PNG, JPEG or SVG, already checked; `width` and `height` in pixels, of which
    150 are an inch.
    """

    name: str
    media_type: str
    data: bytes
    width: int = 0
    height: int = 0
    vector: VectorPicture | None = None
    """The shapes of an SVG."""


class Figure(Traced):
    """A drawing or an image with its text alternative, long description and an equivalent table."""

    content: Drawing | Image
    alt: str
    caption: Runs
    description: tuple[Block, ...] = ()
    """Empty in a book whose descriptions stand at its back (`document/figure_descriptions.py`), as `table` is."""
    table: Table | None = None
    anchor: str = ""
    key: str = ""
    credit: Runs = ()
    """Who made the picture, and its licence: below the caption."""
    wide: bool = False
    """Whether it stands on a page of its own in the PDF, across."""
    beside: bool = False
    """Whether the caption stands at the right of the picture: of a QR code, in print alone."""
    leads_to_description: Runs = ()
    """The link to the description and the table, where they stand elsewhere in the book."""


class DirectoryEntry(Value):
    """A line of the contents or of an index: a link to `target` and, on paper, its page."""

    runs: Runs
    target: str
    level: int = 1
    number: str = ""


class Directory(Traced):
    """A generated table of contents or index. Each format adds the page numbers."""

    role: Literal["contents", "part-contents", "index"]
    entries: tuple[DirectoryEntry, ...]
    key: str = ""


class LogoSlot(Traced):
    """The place of the publisher's logo. Without an image, `text` is printed in an empty frame."""

    text: str
    image: Image | None = None
    key: str = ""


class NotesPage(Traced):
    """One ruled page, filled by the field `answer`. A reflowable book shows `pointer` in its place; slides leave it
    out.
    """

    heading: Runs
    prompt: Runs
    answer: Field
    pointer: Runs = ()
    """The text of a reflowable book, which refers to the page of the workbook."""
    anchor: str = ""
    key: str = ""


class Card(Value):
    """A card to cut out. `label` names its set or side, with its number; a card without `runs` is blank."""

    label: str
    runs: Runs = ()
    number: str = ""
    """Its number in its set, for its back."""


class ByMedium(Traced):
    """Prose that differs by medium: `printed` for paper, the PDF and every medium that is not in `others`."""

    printed: tuple[Block, ...]
    others: Mapping[Medium, tuple[Block, ...]]
    key: str = ""

    def blocks(self, medium: Medium) -> tuple[Block, ...]:
        """The blocks that a medium shows."""
        return self.others.get(medium, self.printed)


CardRole = Literal["cards", "signs", "heads", "postcards"]
"""What cards are for, and so how large they are."""


class CardSheet(Traced):
    """Cards to print and cut: a grid with cut marks on paper, a list elsewhere.

    `signs` are for walls, `heads` for large sheets of paper, and `postcards` have lines to write on.
    """

    cards: tuple[Card, ...]
    key: str = ""
    role: CardRole = "cards"
    backs: str = ""
    """What is printed on their backs, above their numbers; "": their backs stay empty."""
