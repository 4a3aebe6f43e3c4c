"""How much data a learning system can store for a learner.

SCORM 1.2 has one text for this, cmi.suspend_data, with 4,096 characters. scorm.js writes the edition, which parts were
opened, which exercises are marked as done, and the answers that are sent, as JSON in ASCII. The page where the learner
is stands in cmi.core.lesson_location.
"""

from __future__ import annotations

import json

from guidepress.core.problems import NOWHERE, Code, Problems
from guidepress.document.book import Book, Course
from guidepress.document.exercise import Exercise
from guidepress.formats.web.page_plan import planned_pages

STORAGE_LIMIT = 4_000
"""The number of characters that the tool uses.

The standard allows 4,096 (Run-Time Environment 1.2, 3.4.4). The rest is for systems that count line ends or quotation
marks twice.
"""
LEAST_FOR_ANSWERS = 500
"""The minimum number of characters for answers, in a guide that sends answers."""
CODE = 4
"""The characters of the code of a part or of an exercise."""
EMPTY_ANSWERS = ',"a":[]'
"""The JSON for no answers."""


def check_room(book: Book, course: Course | None, problems: Problems) -> None:
    """Reports a guide whose marks do not fit, alone or with the minimum for answers."""
    where = course.where if course else NOWHERE
    least = LEAST_FOR_ANSWERS if course and course.send else 0
    used = largest_position(book)
    if used + least > STORAGE_LIMIT:
        what = f"the edition and the marks of all parts and exercises take {used:,} of the {STORAGE_LIMIT:,} characters"
        what += " that a learning system keeps"
        rest = f", and answers need {least:,} of them" if least else ""
        hint = "give the edition a shorter id, or make two guides"
        problems.error(Code.TOO_LONG, where, what + rest, hint)


def room_for_answers(book: Book) -> int:
    """The number of characters that are left for answers when every part has been opened and every exercise is done."""
    return max(0, STORAGE_LIMIT - largest_position(book) - len(EMPTY_ANSWERS))


def largest_position(book: Book) -> int:
    """The length of suspend_data without answers, when every part has been opened and every exercise is done.

    scorm.js writes a text of the same length.
    """
    exercises = sum(isinstance(page.task, Exercise) for page in planned_pages(book))
    parts = len(book.course.parts) if book.course is not None else 0
    return len(ascii_json({"v": 2, "e": book.edition.id, "p": "", "d": ""})) + CODE * (parts + exercises)


def ascii_json(value: object) -> str:
    """JSON in ASCII, without characters that a system might take for markup. scorm.js writes the same form."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    for sign in "<>&\x7f":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
