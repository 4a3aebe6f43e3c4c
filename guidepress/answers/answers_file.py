"""Reads and writes files of answers: docs/answers.schema.json."""

from __future__ import annotations

import json
import re
from typing import Any

from guidepress.answers.person import Answer, Person
from guidepress.answers.received import (
    MOST_FIELDS,
    Gathered,
    Received,
    ReceivedValue,
    UnreadableError,
    check_size,
    well_formed,
)

FORMAT = "guidepress-answers"
VERSION = 1
_NO_NAME = '""'
"""What is said of an entry without a name."""
_SAVED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z")


def read_answers_file(data: bytes) -> Received:
    """The answers in a file of the web workbook. Raises UnreadableError. Entries that are no answers are left out."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        raise UnreadableError("it is damaged", "save it again from the web workbook") from None
    if not isinstance(content, dict) or content.get("format") != FORMAT or not isinstance(content.get("answers"), dict):
        raise UnreadableError("it is no file of answers", "save one from the web workbook")
    if content.get("version") != VERSION:
        raise UnreadableError("it was saved by a newer edition of the tool", "read it with that one")
    gathered = Gathered()
    no_answers = []
    for name, entry in content["answers"].items():
        value = _value(entry)
        if value is None or not name:
            no_answers.append(well_formed(name) or _NO_NAME)
        else:
            gathered.add(well_formed(name), value)
    guide, edition, saved = (_words(content.get(key)) for key in ("guide", "edition", "saved"))
    saved = saved if _SAVED.fullmatch(saved) else ""
    done = _marks(content.get("done"))
    return Received("web file", gathered.values, guide, edition, saved, done=done, no_answers=tuple(no_answers))


def _marks(found: Any) -> dict[str, str]:
    """The exercises that are marked as done, with the times; without what is none. Raises UnreadableError."""
    entries = found.items() if isinstance(found, dict) else ()
    marks = {well_formed(name): time for name, time in entries if name and _SAVED.fullmatch(_words(time))}
    check_size(len(marks), MOST_FIELDS, "marks")
    return marks


def _value(entry: Any) -> ReceivedValue | None:
    value = entry.get("value") if isinstance(entry, dict) else None
    if value is not True and not (isinstance(value, str) and value.strip()):
        return None
    text = "true" if value is True else well_formed(value)
    return ReceivedValue(text, _words(entry.get("label")), _words(entry.get("shown")), value is True, value is not True)


def _words(value: Any) -> str:
    return well_formed(value[:1000]) if isinstance(value, str) else ""


def answers_file(person: Person, guide: str, edition: str) -> bytes:
    """A file of answers of one person, which the web workbook opens."""
    ordered = sorted(person.answers.values(), key=lambda answer: answer.id)
    content = {
        "format": FORMAT,
        "version": VERSION,
        "guide": guide,
        "edition": edition,
        "saved": person.saved,
        "answers": {answer.id: _entry(answer) for answer in ordered},
    }
    if person.done:
        content["done"] = dict(sorted(person.done.items()))
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _entry(answer: Answer) -> dict[str, object]:
    shown = {"shown": answer.shown} if answer.shown else {}
    return {"value": True if answer.is_tick else answer.value, "label": answer.asked, **shown}
