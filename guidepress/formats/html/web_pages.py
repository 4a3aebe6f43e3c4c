"""On which page of the web workbook an exercise stands. The book leads there."""

from __future__ import annotations

from guidepress.core.file_names import page_file
from guidepress.document.book import Division
from guidepress.document.exercise import Exercise


def is_split(division: Division) -> bool:
    """Whether the sections and exercises of a division have pages of their own."""
    return division.role == "part"


def exercise_address(division: Division, exercise: Exercise) -> str:
    """The address of an exercise in the web workbook, from its first page."""
    if is_split(division):
        return page_file(exercise.id)
    return f"{page_file(division.slug)}#{exercise.anchor or exercise.id}"
