"""How much a learning system keeps of a learner, worked out before there is one.

SCORM 1.2 gives one text, cmi.suspend_data, of 4,096 characters. scorm.js writes into it the edition, the pages that
have been opened, and the answers that are sent, all as JSON in ASCII.
"""

from __future__ import annotations

import json

from guidepress.core.problems import NOWHERE, Code, Problems
from guidepress.document.book import Book, Course

LIMIT = 4_000
"""Characters that we use. The standard allows 4,096 (Run-Time Environment 1.2, 3.4.4); the rest is for systems that
count line ends or quotation marks twice."""
LEAST_FOR_ANSWERS = 500
"""Less room than this is none for a guide that sends answers."""
EMPTY_ANSWERS = ',"a":[]'


def check_room(book: Book, course: Course | None, problems: Problems) -> None:
    """Reports a guide whose pages alone, or with the least room for answers, do not fit."""
    where = course.where if course else NOWHERE
    least = LEAST_FOR_ANSWERS if course and course.send else 0
    used = largest_position(book)
    if used + least > LIMIT:
        what = f"the ids of all parts take {used:,} of the {LIMIT:,} characters that a learning system keeps"
        rest = f", and answers need {least:,} of them" if least else ""
        hint = "shorten the ids of new parts, or make two guides"
        problems.error(Code.TOO_LONG, where, what + rest, hint)


def room_for_answers(book: Book) -> int:
    """The characters that are left for answers once every page has been opened."""
    return max(0, LIMIT - largest_position(book) - len(EMPTY_ANSWERS))


def largest_position(book: Book) -> int:
    """The length of suspend_data without answers, once every page has been opened. scorm.js writes the same text."""
    pages = ["index", *(division.slug for division in book.divisions if division.role != "contents")]
    return len(ascii_json({"v": 1, "e": book.edition.id, "p": " ".join(pages)}))


def ascii_json(value: object) -> str:
    """JSON in ASCII, without what a system might take for markup: as scorm.js writes it."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    for sign in "<>&\x7f":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
