"""Blocks of prose: the closed set that every format must set, exercises apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from guidepress.core.problems import Traced
from guidepress.core.values import Value
from guidepress.document.drawing import Drawing
from guidepress.document.fields import Field
from guidepress.document.inline import Runs

if TYPE_CHECKING:
    from guidepress.document.book import Block


Medium = Literal["book", "web", "course", "course-sent"]
"""Where words may differ from those of the printed workbook and its PDF: the EPUB, the web workbook, the package for a
learning system, and the same package where answers are sent to that system."""


class Paragraph(Traced):
    runs: Runs
    role: Literal["body", "opening", "small", "instruction"] = "body"
    key: str = ""


class Heading(Traced):
    """A heading inside a section: level 3, or 4 inside an exercise. Parts (1) and sections (2) carry their own."""

    level: Literal[3, 4]
    runs: Runs
    anchor: str = ""
    key: str = ""


class ListItem(Traced):
    runs: Runs
    inner: tuple[ItemList, ...] = ()


class ItemList(Traced):
    """A list with its lead-in. `columns` is a hint for wide pages only; the reading order is the order of `items`.

    `terms` says that the items are single words or names, to be set close together.
    """

    items: tuple[ListItem, ...]
    lead: Runs = ()
    ordered: bool = False
    columns: int = 1
    terms: bool = False
    key: str = ""


class Entry(Value):
    """A term with what is said of it: a signpost in the legend, a date in a timeline, a resource, a person."""

    term: Runs
    body: tuple[Block, ...]
    icon: str = ""
    anchor: str = ""
    detail: Runs = ()
    """A quiet second line under the term: publisher and year, a role, a place."""


class EntryList(Traced):
    """Terms with their explanations. `style` says what they are; all of them are definition lists in structure."""

    style: Literal["legend", "glossary", "timeline", "resources", "people"]
    entries: tuple[Entry, ...]
    lead: Runs = ()
    key: str = ""


class Label(Value):
    """What kind of thing an aside is: read first, with an icon from `assets/icons` (its file name without ending)."""

    text: str
    icon: str = ""


class Aside(Traced):
    """Text set apart. A `callout` carries one or two labels; a `status` note one with its date; a `story` a title."""

    role: Literal["callout", "status", "story"]
    labels: tuple[Label, ...]
    body: tuple[Block, ...]
    title: Runs = ()
    kinds: tuple[str, ...] = ()
    """The ids of the callout kinds, for styling."""
    anchor: str = ""
    key: str = ""


class Quotation(Traced):
    body: tuple[Block, ...]
    source: Runs
    key: str = ""


class Table(Traced):
    """A table of words (no fields). The first cell of each row is its header where `row_headers`."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    caption: Runs = ()
    row_headers: bool = True
    weights: tuple[float, ...] = ()
    """How wide the columns are, in proportion; empty: a writer works it out from the words."""
    key: str = ""


class Image(Value):
    """A picture of the project's: PNG or JPEG bytes already checked; `width` and `height` in pixels."""

    name: str
    media_type: str
    data: bytes
    width: int = 0
    height: int = 0


class Figure(Traced):
    """A drawing or an image with its text alternative, long description and table equivalent."""

    content: Drawing | Image
    alt: str
    caption: Runs
    description: tuple[Block, ...] = ()
    table: Table | None = None
    anchor: str = ""
    key: str = ""


class DirectoryEntry(Value):
    """A line of the contents or of an index: a link to `target` and, on paper, its page."""

    runs: Runs
    target: str
    level: int = 1
    number: str = ""


class Directory(Traced):
    """Generated contents or index. Page numbers are the writer's to fill in."""

    role: Literal["contents", "part-contents", "index"]
    entries: tuple[DirectoryEntry, ...]
    key: str = ""


class LogoSlot(Traced):
    """Where a publisher's name and logo stand. Without an image it prints `text` in an empty frame."""

    text: str
    image: Image | None = None
    key: str = ""


class NotesPage(Traced):
    """One ruled page. `answer` fills it. In a book it becomes a short pointer; slides leave it out."""

    heading: Runs
    prompt: Runs
    answer: Field
    pointer: Runs = ()
    """What a reflowable book says instead."""
    anchor: str = ""
    key: str = ""


class Card(Value):
    """A card to cut out. `label` says which set or side it is of, with its number; without `runs` it is blank."""

    label: str
    runs: Runs = ()


class ByMedium(Traced):
    """Prose in the words of each medium: `printed` for paper and the PDF, and for every medium that `others` lacks."""

    printed: tuple[Block, ...]
    others: Mapping[Medium, tuple[Block, ...]]
    key: str = ""

    def blocks(self, medium: Medium) -> tuple[Block, ...]:
        """The blocks that a medium shows."""
        return self.others.get(medium, self.printed)


class CardSheet(Traced):
    """Cards to print and cut: a grid with cut marks on paper, a list elsewhere."""

    cards: tuple[Card, ...]
    key: str = ""
