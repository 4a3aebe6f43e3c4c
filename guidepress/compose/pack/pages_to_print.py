"""The workbook pages to print for a workshop: pages on which people write, and pages to which its words refer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from guidepress.compose.book import Arranged
from guidepress.compose.workshop.schedule import ActivityPlace
from guidepress.compose.workshop.steps import exercises_in, exercises_of, slot_steps
from guidepress.core.problems import Problems
from guidepress.core.values import Value, walk
from guidepress.document.blocks import (
    Aside,
    Entry,
    EntryList,
    Figure,
    Heading,
    NotesPage,
)
from guidepress.document.book import Block, Division, Section
from guidepress.document.exercise import Exercise
from guidepress.document.exercise_parts import answers_of
from guidepress.document.inline import plain
from guidepress.document.page_map import PageMap
from guidepress.document.references import references
from guidepress.source import model

ReferenceTarget = Division | Section | Heading | Aside | Figure | Entry | NotesPage
"""The targets of references, except exercises."""


class PrintItem(Value):
    """A place of the workbook that people need on paper."""

    title: str
    pages: tuple[int, ...]
    number: str = ""
    """The number of an exercise; "" for any other place."""
    others: tuple[tuple[int, ...], ...] = ()
    """Its pages in each variant whose pages are named too."""


PrintItems = tuple[PrintItem, ...]


class PrintPlan:
    """The pages to print for activities, slots and timetables.

    An activity needs its exercises, and every place of the workbook to which its texts refer. A slot needs the places
    of its activity, its exercise and its notes. A repeated exercise also needs the earlier one, for comparison.
    """

    def __init__(self, places: Mapping[str, ActivityPlace], arranged: Arranged, pages: PageMap) -> None:
        """`places` are the activities by id; `pages` is the page map of the workbook."""
        self.places = places
        self.arranged = arranged
        self.pages = pages

    def activity(self, activity: model.Activity) -> PrintItems:
        """The places that an activity needs."""
        return self._items((*exercises_of(activity), *_referred(activity)))

    def slot(self, slot: model.TimetableSlot) -> PrintItems:
        """The places that a slot needs."""
        return self._items(self._of_slot(slot))

    def timetable(self, timetable: model.Timetable) -> PrintItems:
        """The places that all slots need, each once, in the order of the slots."""
        return self._items(anchor for slot in timetable.slots for anchor in self._of_slot(slot))

    def words_of(self, items: PrintItems, dash: str = "–") -> str:
        """All pages of some places, with those of the variants that are named too: "23–24; large print 41–44"."""
        named = page_ranges(items, dash)
        for at, variant in enumerate(self.pages.variants):
            others = number_ranges(self._others(items, at), dash)
            one = len({page for item in items for page in item.pages}) == 1 and others.isdigit()
            template = variant.one if one else variant.several
            named = template.format(page=named, pages=named, other=others) if others and named else named
        return named

    def columns(self, items: PrintItems) -> tuple[str, ...]:
        """All pages of some places in the workbook, and in each variant that is named too, as ranges."""
        others = (number_ranges(self._others(items, at)) for at in range(len(self.pages.variants)))
        return (page_ranges(items, "–"), *others)

    def variant_lines(self, items: PrintItems) -> Iterator[str]:
        """For each variant whose pages are named, a line with its pages in the form for a print dialog."""
        for at, variant in enumerate(self.pages.variants):
            others = number_ranges(self._others(items, at), "-")
            if others:
                yield self.arranged.book.words.pack_print_variant.format(name=variant.name, pages=others)

    @staticmethod
    def _others(items: PrintItems, at: int) -> Iterator[int]:
        """The pages of places in the variant with this index."""
        return (page for item in items for page in item.others[at])

    def line(self, item: PrintItem) -> str:
        """A line about one place: "23–24: exercise 2.1, Nine expectations", or "98: Three invented people"."""
        words, pages = self.arranged.book.words, self.words_of((item,))
        if item.number:
            return words.pack_print_exercise.format(pages=pages, number=item.number, title=item.title)
        return words.labelled.format(label=pages, text=item.title)

    def _of_slot(self, slot: model.TimetableSlot) -> Iterator[str]:
        place = self.places.get(slot.activity or "")
        if place is not None:
            yield from (*exercises_in(place.activity, slot.use), *_referred(place.activity))
        if slot.exercise is not None:
            yield slot.exercise
        for step in slot_steps(slot):
            yield from step.exercise
        yield from _referred(slot)

    def _items(self, anchors: Iterable[str]) -> PrintItems:
        """The places at these anchors, each once; a place without a page is left out."""
        wanted = dict.fromkeys(target for anchor in anchors for target in (anchor, *self._compared_with(anchor)))
        return tuple(item for anchor in wanted if (item := self._item(anchor)) is not None)

    def _compared_with(self, anchor: str) -> Iterator[str]:
        """The earlier exercise with whose answers a repeated exercise is compared."""
        exercise = self.arranged.exercises.get(anchor)
        earlier = {answer.compares_with for answer in answers_of(exercise.body)} if exercise else set()
        for id in self.arranged.exercises if earlier - {""} else ():
            if any(answer.startswith(f"{id}.") for answer in earlier):
                yield id

    def _item(self, anchor: str) -> PrintItem | None:
        pages, *others = (self._pages_of(anchor, each) for each in self._maps)
        exercise = self.arranged.exercises.get(anchor)
        if exercise is not None:
            return PrintItem(exercise.title, pages, exercise.number, tuple(others))
        target = self._by_anchor.get(anchor)
        return PrintItem(_title(target), pages, "", tuple(others)) if target is not None and pages else None

    @property
    def _maps(self) -> tuple[PageMap, ...]:
        """The page maps of the workbook and of the variants that are named too."""
        return (self.pages, *(variant.pages for variant in self.pages.variants))

    def _pages_of(self, anchor: str, pages: PageMap) -> tuple[int, ...]:
        """The pages of the exercise or place at an anchor; none where it is not in the page map."""
        exercise, target = self.arranged.exercises.get(anchor), self._by_anchor.get(anchor)
        if exercise is not None:
            return pages_of(exercise, pages)
        return _pages_of_place(target, anchor, pages) if target is not None else ()

    @cached_property
    def _by_anchor(self) -> dict[str, ReferenceTarget]:
        divisions = self.arranged.book.divisions
        return {target.anchor: target for division in divisions for target in _within(division) if target.anchor}


def page_ranges(items: PrintItems, dash: str = "-") -> str:
    """All pages of some places, in the form for a print dialog: "12-14, 23"."""
    return number_ranges((page for item in items for page in item.pages), dash)


def pages_of(exercise: Exercise, pages: PageMap) -> tuple[int, ...]:
    """The pages of an exercise, from its heading to its last answer; none where it is not in the page map."""
    first = pages.pages.get(exercise.anchor or exercise.id)
    if first is None:
        return ()
    keys = (answer.key for answer in answers_of(exercise.body))
    last = max((pages.pages[key] for key in keys if key in pages.pages), default=first)
    return tuple(range(first, max(first, last) + 1))


def _pages_of_place(target: ReferenceTarget, anchor: str, pages: PageMap) -> tuple[int, ...]:
    """The pages of a place, from its heading to its last block; none where it is not in the page map."""
    first = pages.pages.get(anchor)
    if first is None:
        return ()
    keys = {getattr(value, "key", "") for value in walk(target)}
    ends = [pages.pages[key] for key in keys if key in pages.pages]
    ends += [page_break.page for page_break in pages.breaks if page_break.inside and page_break.block in keys]
    return tuple(range(first, max([first, *ends]) + 1))


def _referred(words: Value) -> tuple[str, ...]:
    """The targets of the references in the texts of a value, in order."""
    return tuple(run.ref for run, _ in references(walk(words), Problems()))


def _within(division: Division) -> Iterator[ReferenceTarget]:
    """All targets of references in a division, except exercises."""
    yield division
    yield from _in_blocks((*division.opening, *division.blocks, *division.notes))
    for section in division.sections:
        yield section
        yield from _in_blocks(section.blocks)


def _in_blocks(blocks: Iterable[Block]) -> Iterator[ReferenceTarget]:
    for block in blocks:
        if isinstance(block, EntryList):
            yield from (value for value in walk(block) if isinstance(value, Entry))
        elif isinstance(block, Heading | Aside | Figure | NotesPage):
            yield block


def _title(target: ReferenceTarget) -> str:
    """The title of a place on paper."""
    match target:
        case Division() | Section():
            return plain(target.title)
        case Aside():
            return plain(target.title) or " · ".join(label.text for label in target.labels)
        case Figure():
            return plain(target.caption)
        case Heading():
            return plain(target.runs)
        case NotesPage():
            return plain(target.heading)
        case Entry():
            return plain(target.term)


def number_ranges(numbers: Iterable[int], dash: str = "–") -> str:
    """Numbers as ranges: "12–14, 23"."""
    groups: list[list[int]] = []
    for number in sorted(set(numbers)):
        if groups and number == groups[-1][-1] + 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return ", ".join(str(group[0]) if len(group) == 1 else f"{group[0]}{dash}{group[-1]}" for group in groups)


def print_list(timetables: Iterable[model.Timetable], print_plan: PrintPlan) -> bytes:
    """A text file that lists for each timetable the workbook pages to print, and the reasons."""
    book, words = print_plan.arranged.book, print_plan.arranged.book.words
    lines = [f"{book.title}: {words.pack_print}", words.edition.format(edition=book.edition.id)]
    for timetable in timetables:
        items = print_plan.timetable(timetable)
        lines += ["", print_plan.arranged.reader.text(timetable.title)]
        pages = page_ranges(items)
        lines.append(words.pack_print_line.format(pages=pages) if pages else words.pack_print_none)
        lines += print_plan.variant_lines(items)
        lines += [f"  {print_plan.line(item)}" for item in items]
    return ("\n".join(lines) + "\n").encode("utf-8")
