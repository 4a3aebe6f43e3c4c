"""Finds the place of a problem without one, by searching the guide for its text."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from guidepress.core.problems import Problems, Where
from guidepress.core.values import walk
from guidepress.document.authored_text import Line, Plain, Prose
from guidepress.source.model.guide import Guide


def locate_problems(guide: Guide, problems: Problems) -> None:
    """Sets the place of each problem without a file: the first place of its text in the guide, or guide.yaml."""
    for number, problem in enumerate(problems.items):
        if not problem.where.file:
            where = next(_places(guide, problem.about), guide.about.where) if problem.about else guide.about.where
            problems.items[number] = replace(problem, where=where)


def locate_in_labels(guide: Guide, problems: Problems) -> None:
    """Moves each problem about a text that stands in words.yaml only to its label: a label has no place on a page."""
    for number, problem in enumerate(problems.items):
        labels = [line.where for line in guide.words.values() if problem.about and problem.about in line.text]
        if labels and next(_places(replace(guide, words={}), problem.about), None) is None:
            problems.items[number] = replace(problem, where=labels[0])


def _places(guide: Guide, text: str) -> Iterator[Where]:
    for value in walk(guide):
        if isinstance(value, Line | Plain | Prose) and text in value.text and value.where.file:
            yield _line(value, text) if isinstance(value, Prose) else value.where


def _line(prose: Prose, text: str) -> Where:
    """The line of the text in a `|` block; for other prose only the place of its start is known."""
    below = prose.text[: prose.text.index(text)].count("\n") if prose.exact else 0
    return replace(prose.where, line=prose.where.line + below)
