"""Selects the words of an author for each medium."""

from __future__ import annotations

from typing import TypeVar

from guidepress.document.blocks import Medium

T = TypeVar("T")


def by_medium(book: T | None, web: T | None, course: T | None, course_sent: T | None) -> dict[Medium, T]:
    """The words of each medium that has its own. The parameters are keys of a `PrivacyNote` or a `TextBlock`.

    Words for the web workbook are also used in a learning system to which no answers are sent. Where answers are sent,
    only `course_sent` is used; `check_media` reports where it is missing.
    """
    by_name: dict[Medium, T | None] = {
        "book": book,
        "web": web,
        "course": web if course is None else course,
        "course-sent": course_sent,
    }
    return {medium: words for medium, words in by_name.items() if words is not None}
