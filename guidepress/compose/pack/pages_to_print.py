"""The workbook pages to print for a workshop: pages on which people write, and pages to which its words refer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from msgspec.structs import replace

from guidepress.compose.book import Arranged
from guidepress.compose.workshop.needs import Needs, entry_limits
from guidepress.compose.workshop.places import ReferenceTarget, places_by_anchor, title_of
from guidepress.compose.workshop.schedule import ActivityPlace
from guidepress.compose.workshop.steps import ONLINE, exercises_in, exercises_of, slot_steps
from guidepress.core.problems import Problems
from guidepress.core.values import Value, walk
from guidepress.document.exercise import Exercise
from guidepress.document.exercise_parts import answers_of
from guidepress.document.page_map import PageMap
from guidepress.document.references import references
from guidepress.source import model
from guidepress.source.model.part import Material

Wanted = tuple[str, int]
"""An anchor of the workbook, and how many entries of it are needed; 0: all of it."""


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

    def __init__(self, places: Mapping[str, ActivityPlace], needs: Needs, arranged: Arranged, pages: PageMap) -> None:
        """`places` are the activities by id; `pages` is the page map of the workbook."""
        self.places = places
        self.needs = needs
        self.arranged = arranged
        self.pages = pages

    def activity(self, activity: model.Activity) -> PrintItems:
        """The places that an activity needs."""
        materials = self.needs.of_activity(activity)
        anchors = (*exercises_of(activity), *_pages_among(materials), *referred(activity))
        return self._items(_limited(anchors, materials))

    def slot(self, slot: model.TimetableSlot) -> PrintItems:
        """The places that a slot needs."""
        return self._items(self._of_slot(slot))

    def timetable(self, timetable: model.Timetable) -> PrintItems:
        """The places that all slots need, each once, in the order of the slots."""
        return self._items(place for slot in timetable.slots for place in self._of_slot(slot))

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

    def _of_slot(self, slot: model.TimetableSlot) -> Iterator[Wanted]:
        materials = [need.material for need in self.needs.of_slot(slot, 1)]
        anchors: list[str] = []
        place = self.places.get(slot.activity or "")
        if place is not None:
            in_form = exercises_in(place.activity, slot.use, slot.step_minutes)
            anchors += [*in_form, *referred_in(place.activity, slot.use)]
        if slot.exercise is not None:
            anchors.append(slot.exercise)
        anchors += [id for step in slot_steps(slot) for id in step.exercise]
        yield from _limited((*anchors, *_pages_among(materials), *referred(slot)), materials)

    def _items(self, wanted: Iterable[Wanted]) -> PrintItems:
        """The places at these anchors, each once; a place without a page is left out."""
        limits: dict[str, int] = {}
        for anchor, entries in wanted:
            before = limits.get(anchor, entries)
            limits[anchor] = max(before, entries) if before and entries else 0
            for earlier in self.compared_with(anchor):
                limits[earlier] = 0
        items = ((anchor, self.item(anchor, entries)) for anchor, entries in limits.items())
        return tuple(item for _, item in items if item is not None)

    def compared_with(self, anchor: str) -> Iterator[str]:
        """The earlier exercise with whose answers a repeated exercise is compared."""
        exercise = self.arranged.exercises.get(anchor)
        earlier = {answer.compares_with for answer in answers_of(exercise.body)} if exercise else set()
        for id in self.arranged.exercises if earlier - {""} else ():
            if any(answer.startswith(f"{id}.") for answer in earlier):
                yield id

    def item(self, anchor: str, entries: int) -> PrintItem | None:
        """The place at an anchor, or so many entries of it; None where it has no page. 0 entries: all."""
        pages, *others = (self._pages_of(anchor, each, entries) for each in self._maps)
        exercise = self.arranged.exercises.get(anchor)
        if exercise is not None:
            return PrintItem(exercise.title, pages, exercise.number, tuple(others))
        target = self._by_anchor.get(anchor)
        return PrintItem(title_of(target), pages, "", tuple(others)) if target is not None and pages else None

    @property
    def _maps(self) -> tuple[PageMap, ...]:
        """The page maps of the workbook and of the variants that are named too."""
        return (self.pages, *(variant.pages for variant in self.pages.variants))

    def _pages_of(self, anchor: str, pages: PageMap, entries: int) -> tuple[int, ...]:
        """The pages of the exercise or place at an anchor; none where it is not in the page map."""
        exercise, target = self.arranged.exercises.get(anchor), self._by_anchor.get(anchor)
        if exercise is not None:
            return pages_of(exercise, pages, entries)
        return _pages_of_place(target, anchor, pages) if target is not None else ()

    @cached_property
    def _by_anchor(self) -> dict[str, ReferenceTarget]:
        return places_by_anchor(self.arranged)


def page_ranges(items: PrintItems, dash: str = "-") -> str:
    """All pages of some places, in the form for a print dialog: "12-14, 23"."""
    return number_ranges((page for item in items for page in item.pages), dash)


def pages_of(exercise: Exercise, pages: PageMap, entries: int = 0) -> tuple[int, ...]:
    """The pages of an exercise, from its heading to its last answer; none where it is not in the page map. With
    `entries`, to the last answer of so many entries of a log.
    """
    first = pages.pages.get(exercise.anchor or exercise.id)
    if first is None:
        return ()
    keys = (answer.key for answer in answers_of(exercise.body) if _is_among(answer.id, exercise.id, entries))
    last = max((pages.pages[key] for key in keys if key in pages.pages), default=first)
    return tuple(range(first, max(first, last) + 1))


def _is_among(answer: str, exercise: str, entries: int) -> bool:
    """Whether an answer is in the first entries of its exercise; 0 entries: all."""
    entry, _, _ = answer.removeprefix(f"{exercise}.").partition(".")
    name, _, number = entry.rpartition("-")
    return not entries or name != "entry" or int(number) <= entries


def _pages_among(materials: Iterable[Material]) -> tuple[str, ...]:
    return tuple(material.page for material in materials if material.page is not None)


def _limited(anchors: Iterable[str], materials: Iterable[Material]) -> tuple[Wanted, ...]:
    """The anchors, each with the number of entries that are needed; 0: all."""
    limits = entry_limits(materials)
    return tuple((anchor, limits.get(anchor, 0)) for anchor in anchors)


def _pages_of_place(target: ReferenceTarget, anchor: str, pages: PageMap) -> tuple[int, ...]:
    """The pages of a place, from its heading to its last block; none where it is not in the page map."""
    first = pages.pages.get(anchor)
    if first is None:
        return ()
    keys = {getattr(value, "key", "") for value in walk(target)}
    ends = [pages.pages[key] for key in keys if key in pages.pages]
    ends += [page_break.page for page_break in pages.breaks if page_break.inside and page_break.block in keys]
    return tuple(range(first, max([first, *ends]) + 1))


def referred(words: Value) -> tuple[str, ...]:
    """The targets of the references in the texts of a value, in order."""
    return tuple(run.ref for run, _ in references(walk(words), Problems()))


def referred_in(activity: model.Activity, form: str) -> tuple[str, ...]:
    """The same for an activity in one form: the words of the steps in the room, or of those online, are left out."""
    return referred(replace(activity, steps=()) if form == ONLINE else replace(activity, online=None))


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
