"""Keeps the pages of each division of a workbook, so that a running process sets again only what has changed.

A division begins on a page of its own. What is drawn for it depends on the division, on what the whole workbook has in
common (`Kept.common`), and on what stands before it, as far as `Setting.state` says: the number of pages, of objects,
of tables, the letters that have codes, the names that are taken. Where all of this is equal, everything that the
division added last time is added again, in place of setting it. The bytes are those of a workbook that is set alone.

Nothing of a setting that reported a problem is kept: problems name places, which may move.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from copy import copy
from hashlib import sha256
from itertools import islice
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.document.blocks import LogoSlot
from guidepress.document.book import Book, Division
from guidepress.formats.base import Unit
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.story import StoryItems, StoryMaker
from guidepress.formats.pdf.layout.flowable import Surface
from guidepress.formats.pdf.layout.page_filler import PageFiller
from guidepress.formats.pdf.layout.page_furniture import FurniturePainter
from guidepress.formats.pdf.syntax.form_fields import AddedPlace
from guidepress.formats.pdf.syntax.objects import DrawnDocument
from guidepress.formats.pdf.syntax.page_content import CanvasPage
from guidepress.formats.pdf.syntax.structure_tree import StructureElement, lift, prune


class Added(Struct):
    """What a division has added to a setting."""

    pages: list[CanvasPage]
    elements: list[list[Any]]
    """The new kids of each of `Setting.parents`."""
    places: list[AddedPlace]
    letters: list[tuple[str, str]]
    lists: list[list[Any]]
    """The new items of each of `Setting.lists`."""
    entries: list[dict[Any, Any]]
    """The new entries of each of `Setting.tables`."""
    targets: dict[str, StructureElement]
    """The new and changed entries of `Context.targets`: a division may take an anchor from an earlier one."""
    values: list[Any]
    """Each of `Setting.values` behind the division."""
    alts: dict[StructureElement, str]
    """The text alternatives of its figures, to which the pages of their descriptions are added later."""


class KeptDivision(Struct):
    """A division, what it depends on besides, and what it has added."""

    division: Division
    state: tuple[Any, ...]
    added: Added


class Kept(Struct):
    """The divisions of the last setting of one workbook, by their index."""

    common: tuple[Any, ...] = ()
    """What the setting of every division depends on."""
    divisions: dict[int, KeptDivision] = {}
    reused: int = 0
    """How many divisions of the last setting were not set again."""

    def begin(self, common: tuple[Any, ...]) -> None:
        """Begins a setting. Forgets all divisions if something is new that each depends on."""
        self.reused = 0
        if self.common != common:
            self.common = common
            self.divisions = {}


Laid = TypeVar("Laid")


def set_with_kept(
    unit: Unit,
    problems: Problems,
    kept: dict[str, Any],
    set_unit: Callable[[Unit, Problems, Kept | None], Laid],
) -> Laid:
    """Sets a unit with what `kept` has of its last setting, by its name, and keeps what it has now.

    A problem names a place, which may have moved since a division was set. So a unit in which a kept division was used
    is set again as a whole where there is any problem.
    """
    divisions, found = kept.pop(unit.name, None) or Kept(), Problems()
    laid = set_unit(unit, found, divisions)
    if not found.items:
        kept[unit.name] = divisions
    elif divisions.reused:
        return set_unit(unit, problems, None)
    problems.items += found.items
    return laid


class _Size(Struct):
    """How much there was before a division."""

    pages: int
    elements: list[int]
    places: int
    letters: int
    lists: list[int]
    tables: list[int]
    targets: dict[str, StructureElement]
    described: int


def without_names(book: Book) -> Book:
    """The book from which divisions are set: without the divisions themselves, and without what an organisation names,
    which only the cover and the metadata show.
    """
    return replace(book, divisions=(), publisher="", logo=LogoSlot(""))


class Setting(Struct):
    """The tools with which one workbook is set."""

    context: Context
    document: DrawnDocument
    surface: Surface
    furniture: FurniturePainter
    filler: PageFiller
    story: StoryMaker
    root: StructureElement
    lifted: int = 0
    """How many kids of the root are as they are written: see `lift`."""
    names: bytes = b""
    """A hash of all names that are taken: those of anchors and targets, and the letters that have codes."""
    named: list[int] = []
    """How many of each are in it."""

    def place(self, items: StoryItems, following: Division | None) -> None:
        """Sets pieces on pages. `following`: the division behind them, which begins a page; None behind the last."""
        self.filler.place_story(items)
        if following is not None:
            page = self.context.styles.layout.page
            at_right = following.role == "part" and page.opens == "right"
            self.filler.end(at_right=at_right, filler=self.story.filler())
            self.surface.canvas.end_page()
            self._close_elements()

    def _close_elements(self) -> None:
        """Gives the new elements the form in which they are written, whoever reads them first."""
        lift(self.root, self.document.standard.outside, self.lifted)
        for element in self.root.kids[self.lifted :]:
            if isinstance(element, StructureElement):
                prune(element)
        self.lifted = len(self.root.kids)

    def place_kept(self, index: int, division: Division, following: Division, kept: Kept) -> None:
        """Sets a division, or adds what it added last time if all it depends on is equal."""
        state = self.state(following)
        known = kept.divisions.get(index)
        if known is not None and known.state == state and known.division == division:
            self._add(known.added)
            kept.reused += 1
            return
        size = self._size()
        self.place(self.story.division(division), following)
        kept.divisions[index] = KeptDivision(division, state, self._added(size))

    def state(self, following: Division) -> tuple[Any, ...]:
        """What the pages of the next division depend on of what stands before it, and of what follows."""
        context, canvas = self.context, self.surface.canvas
        return (
            len(canvas.pages),
            [getattr(owner, name) for owner, name in self.values()],
            self._names(),
            dict(context.images),
            dict(self.surface.forms.appearances.buttons),
            following.role,
        )

    def _names(self) -> bytes:
        """Adds new names to the hash."""
        anchors, fillers = self.surface.canvas.anchors, self.context.counts.fillers
        taken: list[Collection[Any]] = [anchors, self.context.targets, self.document.letters, fillers]
        digest = sha256(self.names)
        for names, count in zip(taken, self.named or [0] * len(taken), strict=True):
            digest.update(repr([*islice(names, count, None)]).encode())
        self.names, self.named = digest.digest(), [len(names) for names in taken]
        return self.names

    # ------------------------------------------------------------------------------------- what divisions change

    def values(self) -> list[tuple[Any, str]]:
        """What is counted or remembered from one division to the next: objects, and names of their attributes."""
        story, standard = self.story, self.furniture.standard
        remembered = [(standard, "last")] if standard is not None else []
        return [
            (self.document.base, "objectcounter"), (self.surface.canvas, "struct_parents"),
            (self.context.counts, "tables"), (self.filler, "count"), (self.filler, "furniture"),
            (story, "part"), (story, "tabs"), *remembered,
        ]  # fmt: skip

    def parents(self) -> list[StructureElement]:
        """The elements to which divisions add elements."""
        links = self.furniture.links
        return [self.root, *([links.section] if links is not None else [])]

    def lists(self) -> list[list[Any]]:
        """What divisions only add to, in order."""
        context, surface = self.context, self.surface
        return [
            surface.keys_by_page, surface.reduced_boxes, surface.named_words, context.boxes, context.counts.fillers,
        ]  # fmt: skip

    def tables(self) -> list[dict[Any, Any]]:
        """What divisions add entries to, and never change any."""
        canvas, context = self.surface.canvas, self.context
        return [
            self.document.bodies, canvas.anchors, canvas.annotation_words, canvas.link_targets, context.outline,
            context.described, context.images, self.surface.forms.appearances.buttons,
        ]  # fmt: skip

    # --------------------------------------------------------------------------------------------- add and keep

    def _size(self) -> _Size:
        return _Size(
            len(self.surface.canvas.pages),
            [len(parent.kids) for parent in self.parents()],
            len(self.surface.forms.added),
            len(self.document.letters),
            [len(items) for items in self.lists()],
            [len(table) for table in self.tables()],
            dict(self.context.targets),
            len(self.context.described),
        )

    def _added(self, size: _Size) -> Added:
        targets = self.context.targets
        pages = self.surface.canvas.pages[size.pages :]
        return Added(
            pages=[copy(page) for page in pages],  # the pages themselves lose their contents when a file is written
            elements=[parent.kids[start:] for parent, start in zip(self.parents(), size.elements, strict=True)],
            places=self.surface.forms.added[size.places :],
            letters=self.document.letters[size.letters :],
            lists=[items[start:] for items, start in zip(self.lists(), size.lists, strict=True)],
            entries=[
                dict(islice(table.items(), start, None))
                for table, start in zip(self.tables(), size.tables, strict=True)
            ],
            targets={key: element for key, element in targets.items() if size.targets.get(key) is not element},
            values=[getattr(owner, name) for owner, name in self.values()],
            alts={figure: figure.alt for figure in islice(self.context.described, size.described, None)},
        )

    def _add(self, added: Added) -> None:
        self.surface.canvas.pages += [copy(page) for page in added.pages]
        for parent, kids in zip(self.parents(), added.elements, strict=True):
            for kid in kids:
                kid.parent = parent
            parent.kids += kids
        self.lifted = len(self.root.kids)
        for place in added.places:
            self.surface.forms.add_place(place)
        for role, character in added.letters:
            face = self.context.styles.inline.face_of(role)
            if character:
                face.assign_code(character)
        for items, new in zip(self.lists(), added.lists, strict=True):
            items += new
        for table, entries in zip(self.tables(), added.entries, strict=True):
            table |= entries
        self.context.targets.update(added.targets)
        for (owner, name), value in zip(self.values(), added.values, strict=True):
            setattr(owner, name, value)
        for figure, alt in added.alts.items():
            figure.alt = alt


def set_divisions(setting: Setting, book: Book, with_cover: bool, kept: Kept | None) -> None:
    """Sets the cover of a book, if it has one, and its divisions. The last one is always set: its pages are drawn when
    the number of pages is known.
    """
    following = [*book.divisions[1:], None] if book.divisions else []
    if with_cover:
        setting.place(setting.story.cover(book), next(iter(book.divisions), None))
    for index, (division, after) in enumerate(zip(book.divisions, following, strict=True)):
        if kept is None or after is None:
            setting.place(setting.story.division(division), after)
        else:
            setting.place_kept(index, division, after, kept)
