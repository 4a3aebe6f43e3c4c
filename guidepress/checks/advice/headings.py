"""Advice on repeated headings: many people find their way by a list of headings, which must differ."""

from __future__ import annotations

from collections.abc import Iterable

from guidepress.checks.advice.base import Subject
from guidepress.core.problems import Code, Problems, Where
from guidepress.core.values import walk
from guidepress.document.authored_text import Line, Plain, parse_line
from guidepress.document.inline import plain
from guidepress.exercises.base import Spec
from guidepress.source.model.blocks import HeadingBlock
from guidepress.source.model.part import SectionSource


def repeated_headings(subject: Subject, problems: Problems) -> None:
    """Compares titles of parts in the guide; titles of sections and exercises, and headings, in each part."""
    parts = subject.guide.parts
    _report((part.part for part in parts), "the guide", problems)
    for part in parts:
        _report(_headings(part), "this part", problems)


def _headings(part: object) -> Iterable[Line | Plain]:
    for value in walk(part):
        match value:
            case HeadingBlock():
                yield value.heading
            case SectionSource() | Spec():
                yield value.title
            case _:
                pass


def _report(headings: Iterable[Line | Plain], scope: str, problems: Problems) -> None:
    seen: dict[str, Where] = {}
    for heading in headings:
        text = plain(parse_line(heading, Problems()))
        first = seen.setdefault(text.casefold(), heading.where)
        if first is not heading.where:
            message = f"“{text}” stands over two places of {scope}"
            hint = f"the first is in line {first.line}; say how they differ"
            if first.file != heading.where.file:
                hint = f"the first is in {first.file}; say how they differ"
            problems.warning(Code.REPEATED_HEADING, heading.where, message, hint)
