"""Rules of words.yaml: exactly the keys that the tool asks for, with no {braces} but those it fills in."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

from guidepress.core.problems import Code, Problems, Where
from guidepress.document.authored_text import KeyedLines, Line
from guidepress.document.labels import Labels
from guidepress.source.keys import key_of, suggestion
from guidepress.source.scalars import place_of

FILLED = {
    "part": "number",
    "page": "page",
    "exercise": "number",
    "minutes": "minutes",
    "you-will-need": "minutes",
    "answer-words": "words",
    "choose-between": "minimum maximum",
    "choose-exactly": "maximum",
    "choose-up-to": "maximum",
    "choose-at-least": "minimum",
    "row": "number",
    "entry": "number",
    "notes": "title",
    "notes-numbered": "title number",
    "figure": "number",
    "write-in-workbook": "page",
    "workbook-page": "page number",
    "workbook-page-short": "page",
    "see-page": "page",
    "status": "date",
    "edition": "edition",
    "slide-of": "title number total",
    "slide-footer": "guide part edition",
    "slide-section-points": "title",
    "slide-section-talk": "title",
    "workbook-pages": "pages numbers",
    "note-time": "full short",
    "note-steps": "minutes",
    "note-steps-short": "minutes",
    "note-clock": "start end",
    "note-time-of-day": "start end",
    "slide-of-part": "title part",
    "agenda-line": "time title",
    "time-span": "start end",
    "slot-time": "span minutes",
    "back-at": "time",
    "pack-run-sheet": "title",
    "pack-cards": "title",
    "pack-card": "label number",
    "pack-card-count": "title count",
    "pack-facts": "start end minutes slack",
    "pack-deck": "deck",
    "pack-deck-slides": "slides deck",
    "pack-late-line": "title what",
    "pack-print-line": "pages",
    "pack-print-exercise": "pages number title",
    "pack-workbook-page": "page",
    "note-left-out": "steps",
    "note-exercise": "title",
    "numbered": "label number",
    "labelled": "label text",
    "place": "number",
    "points-total": "total",
    "scale-point": "label means",
    "scale-points": "point next",
    "notes-label": "title",
    "notes-pointer": "page",
    "filler-notes": "number",
    "alt-cover": "title subtitle",
    "edition-of": "edition date",
    "first-use": "term",
    "room-for": "count",
    "page-source": "title edition",
    "slide-exercise": "number title",
    "slide-figure": "title",
    "slide-activity": "title",
    "web-previous": "title",
    "web-next": "title",
    "web-resume": "title",
    "web-saved": "time",
    "web-changed-elsewhere": "label",
    "web-too-many": "chosen maximum",
    "web-too-few": "chosen minimum",
    "web-earlier": "answer",
    "web-begun": "begun count",
    "web-part-title": "number title",
    "web-exercise-title": "number title",
    "web-workbook-page": "page",
    "web-saved-file": "name",
    "web-plan-file": "edition date",
    "web-plan-fresh": "count",
    "web-plan-same": "count",
    "web-plan-different": "count",
    "web-plan-unplaced": "count",
    "web-plan-unreadable": "count names",
    "web-plan-here": "answer",
    "web-plan-in-file": "answer",
    "web-taken-over": "count",
    "web-file-other-guide": "guide",
    "web-copy": "label",
    "web-delete": "label",
    "web-found-count": "count",
    "web-found-first": "count shown",
    "web-found-none": "query",
    "web-course-rule-parts": "seen total",
    "web-course-rule-answered": "number title label",
    "web-course-rule-noted": "label",
    "web-course-sent": "used total",
    "web-course-left": "answers",
}
"""What the tool fills in, by the key of words.yaml. A test looks for calls that fill in more."""


MONTHS = 12


def check_words(words: KeyedLines, start: Where, problems: Problems) -> None:
    """Reports keys that are missing or not known, and braces that nothing fills. `start` is a place in guide.yaml; a
    missing word is reported at the first line of words.yaml."""
    if not words:
        return  # the file is missing or broken, which has been said
    known = [key_of(name) for name in Labels.__struct_fields__]
    first = next(iter(words.values()))
    top = Where(first.where.file or start.file)
    for key in known:
        if key not in words:
            problems.error(Code.MISSING_WORD, top, f'the word "{key}" is missing', f'write "{key}: …"')
    for key, line in words.items():
        if key not in known:
            where = place_of(key, line.where)
            hint = suggestion(key, known)
            hint = hint if hint.startswith("did you") else "take it out"
            problems.error(Code.UNKNOWN_KEY, where, f'"{key}" is not known here', hint)
        elif key in FILLED:
            _braces(key, line, problems)
    if "months" in words and (count := len(words["months"].text.split())) != MONTHS:
        message = f'"months" has {count} words; a year has {MONTHS} months'
        problems.error(Code.WRONG_COUNT, words["months"].where, message, "write one word for each, in their order")


def _braces(key: str, line: Line, problems: Problems) -> None:
    allowed = FILLED[key].split()
    try:
        unknown = [name for name in _names(line.text) if name not in allowed]
    except ValueError:
        unknown = ["{"]
    if unknown:
        shown = " ".join(f"{{{name}}}" for name in allowed)
        message = f'"{key}" holds braces that nothing fills'
        problems.error(Code.WRONG_VALUE, line.where, message, f"known here: {shown}")


def _names(text: str) -> Iterator[str]:
    """What stands between braces, with everything that `str.format` would make more of than a name."""
    for _, name, form, conversion in Formatter().parse(text):
        if name is not None:
            yield name + (f":{form}" if form else "") + (f"!{conversion}" if conversion else "")
