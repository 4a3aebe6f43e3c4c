"""The two large texts on a slide: the duration of an activity, and the page of the workbook."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.document.deck import Pointer
from guidepress.document.labels import Labels
from guidepress.document.page_map import PageMap


def pointer_words(words: Labels, pointers: Sequence[Pointer], pages: PageMap) -> str:
    """The reference to the workbook, for example "Workbook page 23 · exercise 5.2".

    Targets without a page are left out; `set_deck` has reported them.
    """
    targets = [pointer.target for pointer in pointers if pointer.target in pages.pages]
    numbers = [pointer.number for pointer in pointers if pointer.number]
    page_numbers = _page_numbers(targets, pages)
    if len(pointers) == 1 or len(numbers) < len(pointers):
        template = words.workbook_page if numbers else words.workbook_page_short
    else:
        template = words.workbook_pages if len(page_numbers) > 1 else words.workbook_page
    page = ", ".join(page_numbers)
    for variant in pages.variants:
        others = _page_numbers(targets, variant.pages)
        form = variant.one if len(page_numbers) == len(others) == 1 else variant.several
        page = form.format(page=page, pages=page, other=", ".join(others)) if others else page
    return template.format(page=page, pages=page, number=", ".join(numbers), numbers=", ".join(numbers))


def _page_numbers(targets: Sequence[str], pages: PageMap) -> list[str]:
    """The pages of targets, each once."""
    return list(dict.fromkeys(str(pages.pages[target]) for target in targets if target in pages.pages))


def clock_words(words: Labels, minutes: int) -> list[str]:
    """The duration in two lines: the number, and the other words ("45", "minutes")."""
    text = words.minute if minutes == 1 else words.minutes.format(minutes=minutes)
    before, number, after = text.partition(str(minutes))
    return [line for line in (number, f"{before} {after}".strip()) if line]
