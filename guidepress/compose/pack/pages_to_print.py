"""Which workbook pages to print for a workshop: those on which people write."""

from __future__ import annotations

from collections.abc import Iterable

from guidepress.compose.book import Arranged
from guidepress.compose.decks.workshop_slides import ActivityPlace
from guidepress.document.exercise import Exercise
from guidepress.document.exercise_parts import answers_of
from guidepress.document.page_map import PageMap
from guidepress.source import model


def pages_of(exercise: Exercise, pages: PageMap) -> tuple[int, ...]:
    """The pages that an exercise takes, from its head to its last answer; none where it is not in the page map."""
    first = pages.pages.get(exercise.anchor or exercise.id)
    if first is None:
        return ()
    keys = (answer.key for answer in answers_of(exercise.body))
    last = max((pages.pages[key] for key in keys if key in pages.pages), default=first)
    return tuple(range(first, max(first, last) + 1))


def slot_exercises(
    slot: model.TimetableSlot, places: dict[str, ActivityPlace], arranged: Arranged
) -> tuple[Exercise, ...]:
    """The exercises that people write on in a slot."""
    place = places.get(slot.activity or "")
    ids = [*(place.activity.exercises if place else ()), *([slot.exercise] if slot.exercise else ())]
    return tuple(arranged.exercises[id] for id in ids if id in arranged.exercises)


def timetable_exercises(
    timetable: model.Timetable, places: dict[str, ActivityPlace], arranged: Arranged
) -> tuple[Exercise, ...]:
    """The exercises of all slots, each once, in order."""
    found = (exercise for slot in timetable.slots for exercise in slot_exercises(slot, places, arranged))
    return tuple({exercise.id: exercise for exercise in found}.values())


def spans(numbers: Iterable[int], dash: str = "–") -> str:
    """Numbers as they are printed: "12–14, 23"."""
    groups: list[list[int]] = []
    for number in sorted(set(numbers)):
        if groups and number == groups[-1][-1] + 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return ", ".join(str(each[0]) if len(each) == 1 else f"{each[0]}{dash}{each[-1]}" for each in groups)


def print_list(
    timetables: Iterable[model.Timetable], places: dict[str, ActivityPlace], arranged: Arranged, pages: PageMap
) -> bytes:
    """A text file that says for each timetable which pages of the workbook to print, and why."""
    book, words = arranged.book, arranged.book.words
    lines = [f"{book.title}: {words.pack_print}", words.edition.format(edition=book.edition.id)]
    for timetable in timetables:
        exercises = timetable_exercises(timetable, places, arranged)
        lines += ["", arranged.reader.text(timetable.title)]
        numbers = [page for exercise in exercises for page in pages_of(exercise, pages)]
        lines.append(words.pack_print_line.format(pages=spans(numbers, "-")) if numbers else words.pack_print_none)
        lines += [f"  {exercise_line(exercise, arranged, pages)}" for exercise in exercises]
    return ("\n".join(lines) + "\n").encode("utf-8")


def exercise_line(exercise: Exercise, arranged: Arranged, pages: PageMap) -> str:
    """ "23–24: exercise 2.1, Nine expectations"."""
    form = arranged.book.words.pack_print_exercise
    return form.format(pages=spans(pages_of(exercise, pages)), number=exercise.number, title=exercise.title)
