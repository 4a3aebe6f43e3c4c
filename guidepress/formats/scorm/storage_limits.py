"""How much data a learning system can store for a learner.

SCORM 1.2 has one text for this, cmi.suspend_data, with 4,096 characters. scorm.js writes the edition, the pages that
were opened, and the answers that are sent, as JSON in ASCII.
"""

from __future__ import annotations

import json

from guidepress.core.problems import NOWHERE, Code, Problems
from guidepress.document.book import Book, Course

STORAGE_LIMIT = 4_000
"""The number of characters that the tool uses.

The standard allows 4,096 (Run-Time Environment 1.2, 3.4.4). The rest is for systems that count line ends or quotation
marks twice.
"""
LEAST_FOR_ANSWERS = 500
"""The minimum number of characters for answers, in a guide that sends answers."""
EMPTY_ANSWERS = ',"a":[]'
"""The JSON for no answers."""


def check_room(book: Book, course: Course | None, problems: Problems) -> None:
    """Reports a guide whose pages do not fit, alone or with the minimum for answers."""
    where = course.where if course else NOWHERE
    least = LEAST_FOR_ANSWERS if course and course.send else 0
    used = largest_position(book)
    if used + least > STORAGE_LIMIT:
        what = f"the ids of all parts take {used:,} of the {STORAGE_LIMIT:,} characters that a learning system keeps"
        rest = f", and answers need {least:,} of them" if least else ""
        hint = "shorten the ids of new parts, or make two guides"
        problems.error(Code.TOO_LONG, where, what + rest, hint)


def room_for_answers(book: Book) -> int:
    """The number of characters that are left for answers when every page has been opened."""
    return max(0, STORAGE_LIMIT - largest_position(book) - len(EMPTY_ANSWERS))


def largest_position(book: Book) -> int:
    """The length of suspend_data without answers, when every page has been opened. scorm.js writes the same text."""
    pages = ["index", *(division.slug for division in book.divisions if division.role != "contents")]
    return len(ascii_json({"v": 1, "e": book.edition.id, "p": " ".join(pages)}))


def ascii_json(value: object) -> str:
    """JSON in ASCII, without characters that a system might take for markup. scorm.js writes the same form."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    for sign in "<>&\x7f":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
