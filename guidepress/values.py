"""Values made of frozen dataclasses, tuples and mappings, walked from the outside in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

_WORDS = {"str", "int", "float", "bool", "bytes"}
"""Fields of these types hold no further values. Types are words here, since modules put off reading annotations."""


def walk(root: Any) -> Iterator[Any]:
    """Every dataclass value inside a value, itself first, in the order of its fields. Places in files are left out."""
    waiting = [root]
    while waiting:
        value = waiting.pop()
        kind: Any = type(value)
        if inner_fields(kind) is not None:
            yield value
        waiting.extend(reversed(inner_values(value)))


def inner_values(value: Any) -> Sequence[Any]:
    """What stands directly inside a value."""
    kind: Any = type(value)
    if kind is tuple:
        found: tuple[Any, ...] = value
        return found
    if kind is dict:
        return list(value.values())
    return [getattr(value, name) for name in inner_fields(kind) or ()]


@cache
def inner_fields(kind: Any) -> tuple[str, ...] | None:
    """The fields of a dataclass that may hold further values; None of anything else."""
    if not is_dataclass(kind):
        return None
    return tuple(one.name for one in fields(kind) if one.name != "where" and one.type not in _WORDS)
