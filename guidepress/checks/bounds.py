"""The largest numbers in a guide. A larger number is a typing error or an attack.

A number of rows or lines becomes as many boxes on paper, so a number of nine digits would fill the memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    "lengths": 1_440,
    "total": 1_000_000,
    "weight": 100,
    "row_weight": 100,
}
"""Field name → largest number. Minutes are those of a day."""
LENGTHS = {"at": 5_000, "size": 2_000, "radius": 2_000, "width": 2_000, "text_size": 200}
"""The same for diagrams, in millimetres; `at` may be negative."""


def check_bounds(value: Any, problems: Problems) -> None:
    """Reports numbers in the fields of this value that are too large. Values inside it are checked by other calls."""
    kind: Any = type(value)
    for name, most in _bounded(kind):
        field = getattr(value, name)
        for number in _numbers(field):
            if isinstance(number, int | float) and abs(number) > most:
                message = f'"{key_of(name)}" must be {most:,} or less, not {number:,.0f}'
                problems.error(Code.WRONG_COUNT, value.where, message)


def _numbers(field: Any) -> Iterable[Any]:
    """The values of a field that may be numbers: itself, or those in a list or a mapping."""
    if isinstance(field, Mapping):
        return field.values()
    return field if isinstance(field, tuple) else (field,)


@cache
def _bounded(kind: Any) -> tuple[tuple[str, int], ...]:
    """The fields of a class that have a largest number, each with that number."""
    return tuple((name, (MOST | LENGTHS)[name]) for name in kind.__struct_fields__ if name in MOST | LENGTHS)
