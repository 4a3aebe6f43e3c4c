"""Finds the place of a problem without one, by searching the guide for its text."""

from __future__ import annotations

from collections.abc import Iterable, Set

from msgspec.structs import replace

from guidepress.core.problems import Problems, Where
from guidepress.core.values import Value, walk
from guidepress.document.authored_text import Line, Plain, Prose, Verbatim, Verse
from guidepress.source.model.guide import Guide


def locate_problems(guide: Guide, problems: Problems) -> None:
    """Sets the place of each problem without a file: the first place of its text in the guide, or guide.yaml.

    A problem about a text that only words.yaml holds gets the place of that label, since a label is reported where it
    is printed.
    """
    abouts = {problem.about for problem in problems.items if problem.about}
    places = _places(walk(replace(guide, words={})), abouts)
    labels = _places(guide.words.values(), abouts - places.keys())
    for number, problem in enumerate(problems.items):
        where = problem.where if problem.where.file else places.get(problem.about, guide.about.where)
        problems.items[number] = replace(problem, where=labels.get(problem.about, where))


def _places(values: Iterable[Value], texts: Set[str]) -> dict[str, Where]:
    """The first place of each of `texts` in `values`, in one walk: a guide in another script has thousands of them."""
    places: dict[str, Where] = {}
    waiting = set(texts)
    for value in values if texts else ():
        if isinstance(value, Line | Plain | Prose | Verbatim | Verse) and value.where.file:
            found = {text for text in waiting if text in value.text}
            places |= {text: value.where if isinstance(value, Line | Plain) else _line(value, text) for text in found}
            waiting -= found
    return places


def _line(prose: Prose | Verbatim | Verse, text: str) -> Where:
    """The line of the text in a `|` block; for other text only the place of its start is known."""
    below = prose.text[: prose.text.index(text)].count("\n") if prose.exact else 0
    return replace(prose.where, line=prose.where.line + below)
