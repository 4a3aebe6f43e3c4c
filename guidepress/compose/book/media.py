"""Which of an author's words stand in which medium."""

from __future__ import annotations

from typing import TypeVar

from guidepress.document.blocks import Medium

T = TypeVar("T")


def by_medium(book: T | None, web: T | None, course: T | None, course_sent: T | None) -> dict[Medium, T]:
    """The words of each medium that has its own: the keys of a `PrivacyNote` or a `TextBlock`.

    Words for the web workbook serve in a learning system too, as long as no answers are sent there. Where they are
    sent, no other words take the place of those written for it: `check_media` reports what is missing.
    """
    by_name: dict[Medium, T | None] = {
        "book": book,
        "web": web,
        "course": web if course is None else course,
        "course-sent": course_sent,
    }
    return {medium: words for medium, words in by_name.items() if words is not None}
