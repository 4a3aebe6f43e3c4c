"""The references that the texts of a guide hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from guidepress.core.problems import Problems, Where
from guidepress.document.authored_text import Line, Plain, Prose, parse_line, parse_prose
from guidepress.document.inline import Run, text_runs
from guidepress.document.visit import texts


def references(values: Iterable[Any], problems: Problems) -> Iterator[tuple[Run, Where]]:
    """Each run that refers to an id, in all texts among these values, with the place of its text.

    The texts are parsed for this: what is wrong with their marks is added to `problems`.
    """
    for value in values:
        if isinstance(value, Line | Plain):
            yield from ((run, value.where) for run in text_runs(parse_line(value, problems)) if run.ref)
        elif isinstance(value, Prose):
            for block in parse_prose(value, problems):
                for runs, where in texts(block):
                    yield from ((run, where) for run in text_runs(runs) if run.ref)
