"""Writes values as the YAML of a guide: mappings, lists, lines and prose. Ids stand in their short form on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from guidepress.importing.prose import wrapped


class Prose(str):
    """Text that stands in a `|` block."""

    __slots__ = ()


class Code(str):
    """Lines that stand in a `|` block as they are."""

    __slots__ = ()


class Ids(tuple[str, ...]):
    """A list that stands on one line, in square brackets."""

    __slots__ = ()


PROPOSED = "proposed"
"""The note behind what is a guess."""


class Marked(dict[str, object]):
    """A mapping with a note behind its first key, marks behind others, and notes on lines of their own before it."""

    def __init__(self, values: Mapping[str, object], note: str = "", above: Sequence[str] = ()) -> None:
        super().__init__(values)
        self.note = note
        self.above = tuple(above)
        self.proposed: set[str] = set()

    def propose(self, key: str, value: object) -> None:
        """Adds a value that is a guess of its own."""
        self[key] = value
        self.proposed.add(key)


Written = object
"""A text, a number, a truth value, or a mapping or list of these."""

_PLAIN = re.compile(r"[\w“‘(„«£€…][^\n]*", re.UNICODE)
_NOT_PLAIN = re.compile(r": |:$|\s#|^[-?:,\[\]{}#&*!|>'\"%@`]|[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_IN_FLOW = re.compile(r"[,\[\]{}]")


def written(value: Mapping[str, object], head: str = "") -> str:
    """A whole file. `head` is a note at its top."""
    lines = [f"# {each}" for each in head.split("\n")] + [""] if head else []
    return "\n".join([*lines, *_mapping(value, 0)]) + "\n"


def _mapping(value: Mapping[str, object], indent: int) -> Iterable[str]:
    pad = " " * indent
    note = f"  # {value.note}" if isinstance(value, Marked) and value.note else ""
    proposed = value.proposed if isinstance(value, Marked) else set()
    for key, item in value.items():
        first, *others = list(_entry(item, indent))
        mark = f"  # {PROPOSED}" if key in proposed else note
        yield f"{pad}{key}:{first}{mark}"
        note = ""
        yield from others


def _entry(item: object, indent: int) -> Iterable[str]:
    """What follows a key and its colon: the rest of the line, then further lines."""
    if isinstance(item, Prose):
        yield " |"
        for line in wrapped(item.strip("\n")).split("\n"):
            yield f"{' ' * (indent + 2)}{line}" if line.strip() else ""
    elif isinstance(item, Code):
        # A number says how deep the block is, since its first line may begin with spaces (YAML 1.2.2, 8.1.1.1).
        yield " |2" if item[:1].isspace() else " |"
        for line in item.split("\n"):
            yield f"{' ' * (indent + 2)}{line}" if line.strip() else ""
    elif isinstance(item, Ids):
        yield f" [{', '.join(scalar(each, flow=True) for each in item)}]"
    elif isinstance(item, Mapping):
        yield ""
        yield from _mapping(item, indent + 2)
    elif isinstance(item, Sequence) and not isinstance(item, str):
        yield ""
        for each in item:
            yield from _item(each, indent + 2)
    else:
        yield f" {scalar(item)}"


def _item(item: object, indent: int) -> Iterable[str]:
    """An item of a list, with its hyphen."""
    pad = " " * indent
    if isinstance(item, Mapping):
        if isinstance(item, Marked):
            yield from (f"{pad}# {line}".rstrip() for text in item.above for line in text.split("\n"))
        first, *others = list(_mapping(item, indent + 2))
        yield f"{pad}- {first[indent + 2 :]}"
        yield from others
    elif isinstance(item, Sequence) and not isinstance(item, str):
        yield f"{pad}- [{', '.join(scalar(each, flow=True) for each in item)}]"
    else:
        yield f"{pad}- {scalar(item)}"


def scalar(item: object, *, flow: bool = False) -> str:
    """A text, number, truth value or mapping of these on one line. `flow`: inside brackets."""
    if isinstance(item, Mapping):
        return "{" + ", ".join(f"{key}: {scalar(each, flow=True)}" for key, each in item.items()) + "}"
    if isinstance(item, bool):
        return "true" if item else "false"
    text = str(item)
    plain = _PLAIN.fullmatch(text) and not _NOT_PLAIN.search(text) and text == text.strip()
    if plain and not (flow and _IN_FLOW.search(text)):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
