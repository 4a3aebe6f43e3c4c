"""The largest numbers that a guide may hold: above them stands a slip of the keyboard, or somebody who means harm.

A number of rows or lines becomes so many boxes on paper, so that nine digits of it would fill the memory.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from guidepress.core.problems import Code, Problems
from guidepress.source.keys import key_of

MOST = {
    "lines": 200,
    "blank_rows": 100,
    "entries": 100,
    "options": 12,
    "notes": 50,
    "blank": 500,
    "words": 10_000,
    "minutes": 1_440,
    "full": 1_440,
    "short": 1_440,
    "total": 1_000_000,
    "weight": 100,
    "row_weight": 100,
}
"""By the name of a field, where it is a number. Minutes are those of a day."""
LENGTHS = {"at": 5_000, "size": 2_000, "radius": 2_000, "width": 2_000, "text_size": 200}
"""Millimetres in a diagram; `at` may be negative."""


def check_bounds(value: Any, problems: Problems) -> None:
    """Reports the numbers of this value itself that are too large; values inside it are checked by themselves."""
    kind: Any = type(value)
    for name, most in _bounded(kind):
        field = getattr(value, name)
        for number in field if isinstance(field, tuple) else (field,):
            if isinstance(number, int | float) and abs(number) > most:
                message = f'"{key_of(name)}" must be {most:,} or less, not {number:,.0f}'
                problems.error(Code.WRONG_COUNT, value.where, message)


@cache
def _bounded(kind: Any) -> tuple[tuple[str, int], ...]:
    """The fields of a class that are bounded, each with its largest number."""
    return tuple((name, (MOST | LENGTHS)[name]) for name in kind.__struct_fields__ if name in MOST | LENGTHS)
