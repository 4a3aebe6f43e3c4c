"""Rules of the arranged book: no word meant for facilitators may stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TypeVar

from guidepress.blocks import Book, Paragraph, Run, Runs
from guidepress.inline import Line, Prose
from guidepress.model import Activity, ActivityStep, Facilitation, Guide
from guidepress.problems import Code, Problems, Where

PRIVATE = {"say", "prompts", "likely_answers", "watch_for", "cut_first", "access", "note"}
"""The keys of facilitation that nobody but the facilitator reads; the others are shown on slides."""
T = TypeVar("T")
TELLING_WORDS = 6
"""A run of words shorter than this may stand in both by chance."""


def check_book(guide: Guide, book: Book, problems: Problems) -> None:
    """Reports each block of the book that comes from a facilitator's line, or repeats one word for word."""
    private = list(_private(guide))
    places = {text.where for text in _texts(guide)}
    sentences = {key: text.where for text in private if len((key := _key(text.text)).split()) >= TELLING_WORDS}
    for paragraph in _values(book, Paragraph):
        if paragraph.where in places and paragraph.where.file:
            _report(paragraph.where, problems)
    for runs in _run_groups(book):
        key = _key("".join(run.text for run in runs if isinstance(run, Run)))
        for sentence in sentences:
            if sentence in key:
                _report(sentences[sentence], problems)


def _report(where: Where, problems: Problems) -> None:
    message = "these words are for facilitators, but they stand in the learner’s book as well"
    problems.error(Code.FACILITATOR_WORDS, where, message, "write them in one of the two places only")


def _texts(guide: Guide) -> Iterator[Line | Prose]:
    """Every line under `facilitate`."""
    for facilitation in _values(guide.parts, Facilitation):
        yield from _values(facilitation, Line)
        yield from _values(facilitation, Prose)


def _private(guide: Guide) -> Iterator[Line | Prose]:
    found: list[Activity | ActivityStep] = [*_values(guide.parts, Activity), *_values(guide.parts, ActivityStep)]
    for value in found:
        for one in fields(value):
            if one.name in PRIVATE:
                yield from _values(getattr(value, one.name), Line)
                yield from _values(getattr(value, one.name), Prose)


def _run_groups(book: Book) -> Iterator[Runs]:
    """Every tuple of runs in the book: a paragraph, an item, a cell."""
    stack: list[object] = [book.divisions]
    while stack:
        value = stack.pop()
        if isinstance(value, tuple):
            if value and any(isinstance(one, Run) for one in value):
                yield value
            else:
                stack.extend(value)
        elif is_dataclass(value) and not isinstance(value, type):
            stack.extend(getattr(value, one.name) for one in fields(value))


def _values(root: object, kind: type[T]) -> Iterator[T]:
    """Every value of a kind inside nested dataclasses, tuples and mappings."""
    stack: list[object] = [root]
    while stack:
        value = stack.pop()
        if isinstance(value, kind):
            yield value
        if isinstance(value, tuple):
            stack.extend(value)
        elif isinstance(value, dict):
            stack.extend(value.values())
        elif is_dataclass(value) and not isinstance(value, type):
            stack.extend(getattr(value, one.name) for one in fields(value))


def _key(text: str) -> str:
    """Text without marks, case or punctuation."""
    return " ".join(re.findall(r"\w+", text.lower()))
