"""The base class of all values of guidepress, and a walk over values, tuples and mappings, from the outside in.

Values are msgspec structs, because msgspec is written in C: 250 dataclasses of the standard library took a seventh of
the time in which a small workbook is built, before its first word was read. A class that holds services (a list of
problems, a cache) is a plain struct.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from inspect import get_annotations
from operator import attrgetter
from typing import Any, TypeGuard, dataclass_transform

from msgspec import Struct, field

_LEAF = r"(str|int|float|bool|bytes|Id|Key|Date|Literal\[[^\]]*\])"
_LEAVES = re.compile(rf"({_LEAF}|tuple\[(tuple\[)?{_LEAF}[^\]]*\]+|Mapping\[\w+, {_LEAF}\])( \| None)?")
"""Fields of these types hold no further values. The types are strings, because annotations are not evaluated (PEP 563).
"""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Value(Struct, frozen=True, gc=False):
    """A frozen value: fields with types, compared by content. The garbage collector ignores values, since they form no
    cycles.
    """


def is_value(hint: Any) -> TypeGuard[type[Value]]:
    """Whether a type hint is a class of values."""
    return isinstance(hint, type) and issubclass(hint, Value)


def walk(root: Any) -> Iterator[Any]:
    """Every value inside a value, itself first, in the order of its fields. Places (`where`) are left out."""
    waiting = [root]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Value):
            yield value
        waiting.extend([item for item in reversed(inner_values(value)) if item])


def inner_values(value: Any) -> Sequence[Any]:
    """The items directly inside a value, a tuple or a mapping."""
    kind: Any = type(value)
    if kind is tuple:
        items: tuple[Any, ...] = value
        return items
    if kind is dict:
        return list(value.values())
    return _inside(kind)(value)


@cache
def _inside(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    """The function that returns, for an instance of a class, the fields that may hold further values."""
    names = fields_with_values(kind) if is_value(kind) else ()
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


@cache
def fields_with_values(kind: type[Value]) -> tuple[str, ...]:
    """The fields of a class that may hold further values, without places (`where`)."""
    return tuple(name for name, hint in field_types(kind).items() if name != "where" and may_hold_values(hint))


def field_types(kind: type[Value]) -> dict[str, str]:
    """The fields of a class of values in their order, each with its type as it is written."""
    types = {name: hint for base in reversed(kind.__mro__) for name, hint in get_annotations(base).items()}
    return {name: types[name] for name in kind.__struct_fields__}


def may_hold_values(hint: str) -> bool:
    """Whether a field of this type may hold further values: not text, a number, or several of one of these."""
    return not _LEAVES.fullmatch(hint)
