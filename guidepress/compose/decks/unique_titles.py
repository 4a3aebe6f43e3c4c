"""Makes the titles of slides unique in their deck: WCAG 2.2, 2.4.2; people find slides by their titles in a list."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from guidepress.document.deck import Slide


def with_unique_titles(slides: tuple[Slide, ...], form: str) -> tuple[Slide, ...]:
    """The same slides. Equal titles are numbered: "Key points (1 of 3)". `form` is the label `slide-of`."""
    while True:
        total = Counter(slide.title for slide in slides)
        if not any(count > 1 for count in total.values()):
            return slides
        numbers: Counter[str] = Counter()
        numbered = []
        for slide in slides:
            numbers[slide.title] += 1
            title = slide.title
            if total[title] > 1:
                title = form.format(title=title, number=numbers[title], total=total[title])
            numbered.append(replace(slide, title=title))
        slides = tuple(numbered)
