"""What a format declares, and the two steps that make its files.

`set` lays out the content; every problem that an author can cause is reported there. `write` turns the result into
bytes and cannot fail because of an author's text. So the command `check` runs `set` of every format and `write` of
none.

This module imports no installed package: `--help` reads the registry before anything is installed.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from guidepress.core.problems import Problems
    from guidepress.document.blocks import Medium
    from guidepress.document.book import Book
    from guidepress.document.deck import Deck, Decks
    from guidepress.document.page_map import PageMap, PageSketch
    from guidepress.document.planner import Planner
    from guidepress.document.texts import Rules
    from guidepress.theme import Theme

LaidUnit = TypeVar("LaidUnit")
"""The result of `set`, which `write` takes. Each format has a type of its own."""
Split = Literal["", "parts"]
"""How the workbook is split into further files beside it: not at all, or a file for each part."""
Requirement = Literal["pages", "decks", "pack", "evaluation", "kits", "planner"]
"""What a format needs besides the book.

`pages`: the page map of the workbook. `decks`: the slides. `pack`: the facilitator's pack.
`evaluation`: the evaluation form. `kits`: the kits of workshops, and the workbook that was set. `planner`: the planner.
"""


@dataclass(frozen=True)
class VariantDocuments:
    """What a variant of the workbook is set from: its book, which names it, and its design."""

    book: Book
    theme: Theme


class Unit(NamedTuple):
    """What is set and written together, from these sources only.

    `name` is unique in a build. Equal sources give equal files, so a running process can reuse the files of the last
    build.
    """

    name: str
    sources: tuple[Any, ...]


class SetWorkbook:
    """The workbook or a variant of it, set once. Another format writes some of its pages into files of its own.

    Two of them are equal if they were set from equal sources, so that a running process need not write again.
    """

    __slots__ = ("laid", "set_again", "unit")

    def __init__(self, unit: Unit, laid: Any, set_again: Callable[[Unit], Any]) -> None:
        """`laid` is the result of `set`; None where a running process still had the files of the workbook."""
        self.unit, self.laid, self.set_again = unit, laid, set_again

    def workbook(self) -> Any:
        """The workbook, which is set now if it was not. Its problems are known."""
        if self.laid is None:
            self.laid = self.set_again(self.unit)
        return self.laid

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SetWorkbook) and self.unit == other.unit

    def __hash__(self) -> int:
        return hash(self.unit.name)


@dataclass(frozen=True)
class KitDocument:
    """What the kit of a workshop is made from: its own sheets, and pages of the workbook or of a variant of it."""

    workshop: str
    """The id of its timetable."""
    book: Book
    pages: Sequence[int]
    """Pages of the workbook, numbered from 1."""
    workbook: SetWorkbook


@dataclass(frozen=True)
class Documents:
    """The documents that a guide was composed into. What a format does not need may be missing."""

    book: Book
    theme: Theme
    pages: PageMap | None = None
    decks: Decks = ()
    pack: Book | None = None
    pages_to_print: bytes = b""
    """A plain text for facilitators; empty if the guide has no timetable."""
    split: Split = ""
    """Which further files the workbook has."""
    variants: Sequence[VariantDocuments] = ()
    """The variants of the workbook to set. `pages` is then that of the standard workbook."""
    standard_words: Mapping[str, int] = field(default_factory=dict)
    """For variants: the words that the standard workbook names beside its boxes (`PageMap.words`)."""
    evaluation: Book | None = None
    planner: Planner | None = None
    kits: Sequence[KitDocument] = ()
    sketches: Mapping[int, PageSketch] = field(default_factory=dict)
    """Pages of the workbook in outline, by their numbers."""
    excerpts: bool = False
    """Whether another format takes pages out of the workbook."""


class Shown(NamedTuple):
    """What a unit shows of its document, for the account of its texts (`document/account.py`)."""

    document: Book | Deck
    words: str
    """Everything that is read or read aloud, in reading order, with space between two blocks."""
    rules: Rules
    """What the format leaves out."""
    medium: Medium | None = None
    """The medium of the words, where words differ by medium; None for paper and the PDF."""


class Format(ABC, Generic[LaidUnit]):
    """One output format.

    Its class stands in the package of its folder and imports the code of its steps inside them.
    """

    name: str
    """The name on the command line: `build.py epub`."""
    title: str
    """A short description for --help."""
    step: str
    """The progress message while the format is set."""
    files: tuple[str, ...]
    """The paths of its files below the output folder. `{slug}` is the guide's slug, `{deck}` the name of a deck,
    `{part}` the id of a part.
    """
    needs: frozenset[Requirement] = frozenset()
    """What it needs besides the book."""
    missing_source: str = ""
    """The file of the guide without which it has no units, if there is one."""
    default: bool = True
    """Whether a build without format names makes it."""
    takes_variants: bool = False
    """Whether it also makes files of variants of the workbook, where these are asked for."""
    helper: bool = False
    """Whether a second process may write its units. The result of `set` must then be picklable."""

    @abstractmethod
    def units(self, documents: Documents) -> Sequence[Unit]:
        """The units to set."""

    def variants(self, documents: Documents) -> Sequence[Unit]:
        """The units of variants, in the order of the variants; they are set once the page map is known. Only a format
        with `takes_variants` has any.
        """
        return ()

    @abstractmethod
    def set(self, unit: Unit, problems: Problems) -> LaidUnit:
        """Lays out a unit and reports every problem with it."""

    def set_warm(self, unit: Unit, problems: Problems, kept: dict[str, Any]) -> LaidUnit:
        """As `set`, in a process that goes on. `kept` has what this method keeps for its next call, by names of units:
        what in a unit did not change need not be set again.
        """
        return self.set(unit, problems)

    @abstractmethod
    def shown(self, laid: LaidUnit) -> Shown | None:
        """What the unit shows of its document; None if it is made from no document."""

    def facts(self, laid: LaidUnit) -> Mapping[str, Any]:
        """What the report of the build says about the unit, as JSON values: the number of pages or slides, and more."""
        return {}

    @abstractmethod
    def write(self, laid: LaidUnit) -> Mapping[str, bytes]:
        """The files of a unit, by their paths below the output folder. Only called if `set` reported no error."""

    def revised(self, unit: Unit, earlier: Unit, files: Mapping[str, bytes]) -> Mapping[str, bytes] | None:
        """The files of a unit, made from those of an earlier unit of the same name that was without problems. They are
        what `set` and `write` would make, and its account and page map are those of the earlier one. None where the two
        differ in more than that, and the unit has to be set.
        """
        return None

    def page_map(self, laid: LaidUnit) -> PageMap | None:
        """The page map, from the one format that makes it; None from the others."""
        return None
