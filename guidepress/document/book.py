"""The book: divisions, sections and the union of all blocks."""

from __future__ import annotations

from typing import Literal

from guidepress.core.problems import Traced
from guidepress.core.values import Value
from guidepress.document.blocks import (
    Aside,
    ByMedium,
    CardSheet,
    Directory,
    EntryList,
    Figure,
    Heading,
    ItemList,
    LogoSlot,
    NotesPage,
    PageBreak,
    Paragraph,
    Quotation,
    Table,
)
from guidepress.document.drawing import Drawing
from guidepress.document.easy_read import EasyLine
from guidepress.document.exercise import Exercise
from guidepress.document.inline import Runs
from guidepress.document.labels import Labels
from guidepress.document.record import Record

Block = (
    Paragraph
    | Heading
    | ItemList
    | EntryList
    | Aside
    | Quotation
    | Table
    | Figure
    | Directory
    | LogoSlot
    | NotesPage
    | PageBreak
    | CardSheet
    | ByMedium
    | Exercise
)
"""The closed set of blocks."""


class Section(Traced):
    """A level 2 heading with its blocks."""

    title: Runs
    anchor: str
    blocks: tuple[Block, ...]
    key: str = ""


class Division(Traced):
    """A level 1 heading with its sections: a part, or a piece of front or back matter.

    A `part` opens on a right-hand page with its number, title, `opening`, minutes and list of sections. Other divisions
    begin a new page. The tool adds the one with the `answers` to exercises, and the one with the
    `descriptions` of figures.
    """

    role: Literal["contents", "front", "part", "back", "answers", "descriptions", "imprint"]
    title: Runs
    anchor: str
    slug: str
    """The part of file names that stands for the division: "intro", "leap"."""
    number: str = ""
    opening: tuple[Block, ...] = ()
    blocks: tuple[Block, ...] = ()
    """Blocks before the first section (front and back matter)."""
    sections: tuple[Section, ...] = ()
    notes: tuple[NotesPage, ...] = ()
    """Notes pages at the end of the part."""
    minutes: int = 0
    easy_read: tuple[EasyLine, ...] = ()
    """In an easy-read variant: what stands in place of `opening`."""
    replaced: tuple[Block, ...] = ()
    """The opening in whose place `easy_read` stands. No format shows it."""
    accent: int = 0
    """Which of the theme's accents; 0 is the neutral one."""
    key: str = ""


class Edition(Value):
    """An edition: its id and its day of publication."""

    id: str
    date: str
    """ISO 8601, the day of publication."""


class Person(Value):
    """A person with a role in the publication."""

    name: str
    role: str
    """A MARC relator code: aut, edt, pbl …"""


class Course(Traced):
    """The rules for a learning system: when the guide is completed, and whether answers are sent."""

    complete: Literal["parts-visited", "answered"]
    parts: tuple[str, ...]
    """The slugs of the divisions that count as parts, in the order of the book."""
    answer: str = ""
    """With "answered": the name of the answer that completes the guide."""
    send: bool = False
    """Whether answers are sent to the learning system."""
    score: bool = False
    """Whether the learning system is told how many answers are right."""


class GuidePath(Traced):
    """A short way through the guide: exercises that go together, in an order of their own."""

    id: str
    title: str
    minutes: int
    steps: tuple[str, ...]
    """The ids of its exercises."""

    def line(self, words: Labels) -> str:
        """The title with the minutes."""
        return words.path_line.format(title=self.title, minutes=self.time(words))

    def time(self, words: Labels) -> str:
        """The minutes in words."""
        return words.minute if self.minutes == 1 else words.minutes.format(minutes=self.minutes)


class PdfChoice(Value):
    """Which standard the PDFs of a book follow, and whether those with fields say that they are PDF/A."""

    standard: Literal["ua-1", "ua-2"] = "ua-1"
    archive: bool = False
    addresses: Literal["none", "address", "qr"] = "none"
    """What stands on paper for the address of a link."""


class BrailleChoice(Traced):
    """The table of liblouis for braille; empty: that of the language. `where` is its place, or that of the language."""

    table: str = ""


class BookVariant(Value):
    """Which variant of the workbook a book is for."""

    name: str
    """A part of file names: lower-case words joined by hyphens."""
    title: str
    standard_pages: bool = True
    """Whether exercises and margins name the pages of the standard workbook."""
    leaves_out: tuple[str, ...] = ()
    """What the guide says that it does not show: "cover-drawing", "notes"."""
    volumes: int = 0
    """The most pages of a volume; 0 for a variant that is never divided."""


class Book(Value):
    """The whole workbook or book, ready to be set."""

    slug: str
    title: str
    subtitle: str
    language: str
    description: str
    edition: Edition
    publisher: str
    people: tuple[Person, ...]
    rights: str
    identifier: str
    """A URN that is the same for every build of an edition."""
    hashtags: tuple[str, ...]
    logo: LogoSlot
    cover: Drawing | None
    divisions: tuple[Division, ...]
    words: Labels
    evaluator: str = ""
    """Who evaluated the accessibility of the book; empty if nobody did."""
    course: Course | None = None
    """None for a book that is not for learners: the facilitator's pack."""
    paths: tuple[GuidePath, ...] = ()
    typed_letters: str = ""
    """Letters that the fields of the PDF have beside those of the language."""
    pdf: PdfChoice = PdfChoice()
    braille: BrailleChoice = BrailleChoice()
    has_footnotes: bool = False
    """Whether a footnote stands anywhere in it."""
    web_workbook: str = ""
    """The address of the folder with the pages of the web workbook, with a slash at its end; "" where none is known."""
    record: Record | None = None
    """The record of activities that is made from answers; None where the guide declares none."""
    variant: BookVariant | None = None
    """None for the standard workbook, and in every other format."""

    @property
    def publisher_by_logo(self) -> str:
        """The publisher's name as it stands beside the logo; "" where the name stands in the logo's place already."""
        return self.publisher if self.logo.image is not None or self.logo.text != self.publisher else ""

    @property
    def full_title(self) -> str:
        """The title of a file and in messages: that of the guide, and of a variant its own too."""
        return f"{self.title} · {self.variant.title}" if self.variant is not None else self.title
