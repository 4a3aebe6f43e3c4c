"""What a format declares, and the two steps in which its files are made.

`set` measures and places everything; each problem that an author can cause arises there. `write` turns what was set
into bytes, and cannot fail for what an author wrote. `check` therefore runs `set` of every format and `write` of none.

This module imports no installed package: `--help` reads the registry before anything is installed.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from guidepress.core.problems import Problems
    from guidepress.document.book import Book
    from guidepress.document.deck import Decks
    from guidepress.document.page_map import PageMap
    from guidepress.theme import Theme

Laid = TypeVar("Laid")
"""What `set` returns and `write` takes; each format has its own type."""
Need = Literal["pages", "decks", "pack"]
"""`pages`: the page map of the workbook. `decks`: the slides. `pack`: the facilitator's pack."""


@dataclass(frozen=True)
class Documents:
    """What a guide was composed into. What a format does not need may be missing."""

    book: Book
    theme: Theme
    pages: PageMap | None = None
    decks: Decks = ()
    pack: Book | None = None
    pages_to_print: bytes = b""
    """For facilitators, as plain text; empty where the guide has no timetable."""


class Unit(NamedTuple):
    """What is set and written together, from these sources and nothing else.

    `name` is unique in a build. Equal sources give the same files, so that a warm process makes nothing again.
    """

    name: str
    sources: tuple[Any, ...]


class Format(ABC, Generic[Laid]):
    """One output format. A subclass stands in the package of its folder and imports the code of its steps in them."""

    name: str
    """What a person types: `build.py epub`."""
    title: str
    """What it is, for --help."""
    step: str
    """What is said while it is made."""
    files: tuple[str, ...]
    """Paths below the output folder. `{slug}` is the guide's, `{deck}` a deck's name."""
    needs: frozenset[Need] = frozenset()
    default: bool = True
    """Whether a build without names of formats makes it."""
    helper: bool = False
    """Whether its units are worth writing in a second process. What `set` returns must then be picklable."""

    @abstractmethod
    def units(self, documents: Documents) -> Sequence[Unit]:
        """What there is to set."""

    @abstractmethod
    def set(self, unit: Unit, problems: Problems) -> Laid:
        """Measures and places a unit, and reports every problem with it."""

    @abstractmethod
    def write(self, laid: Laid) -> Mapping[str, bytes]:
        """The files of a unit whose `set` reported no error, by their paths below the output folder."""

    def page_map(self, laid: Laid) -> PageMap | None:
        """The page map, from the one format that makes it."""
        return None
