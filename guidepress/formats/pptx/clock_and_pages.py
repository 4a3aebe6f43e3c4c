"""The two things that a room must see from its back row: the clock of an activity and the page of the workbook."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.document.deck import Pointer
from guidepress.document.labels import Labels
from guidepress.document.page_map import PageMap


def pointer_words(words: Labels, pointers: Sequence[Pointer], pages: PageMap) -> str:
    """ "Workbook page 23 · exercise 5.2". `set_deck` has reported targets without a page; they are left out."""
    found = [pages.pages[pointer.target] for pointer in pointers if pointer.target in pages.pages]
    numbers = [pointer.number for pointer in pointers if pointer.number]
    each = list(dict.fromkeys(found))
    if len(pointers) == 1 or len(numbers) < len(pointers):
        form = words.workbook_page if numbers else words.workbook_page_short
    else:
        form = words.workbook_pages if len(each) > 1 else words.workbook_page
    page = ", ".join(str(number) for number in each)
    return form.format(page=page, pages=page, number=", ".join(numbers), numbers=", ".join(numbers))


def clock_words(words: Labels, minutes: int) -> list[str]:
    """The number, and what is said around it: "45", "minutes"."""
    text = words.minute if minutes == 1 else words.minutes.format(minutes=minutes)
    before, number, after = text.partition(str(minutes))
    return [each for each in (number, f"{before} {after}".strip()) if each]
