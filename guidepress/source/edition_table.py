"""Overlays from a table with a row for each organisation. The head of a column is the path of a key, such as
`publisher.name`; docs/editions.md lists them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from guidepress.core.problems import Code, Problems, Where
from guidepress.source.keys import key_of, suggestion
from guidepress.source.model.overlay import Overlay, PublisherChanges
from guidepress.source.overlays import HOW_TO_NAME, is_edition_name
from guidepress.source.tables import Row

MARK = "# Made from "
"""The beginning of the first line of a file that the table may change again."""
LISTS = ("leave-out", "workshops", "names")
"""Keys whose cells hold several words with a semicolon between them."""
BY_NAME, BY_ID = ("colours", "accents", "labels", "addresses"), ("status", "words")
"""Keys with a name or an id below them, and with an id and a key below that."""
_KEYS = [key_of(name) for name in Overlay.__struct_fields__ if name not in ("where", "add")]
_SERIAL = re.compile("[0-9]{4,6}")
"""A date as a spreadsheet stores it: days since 30 December 1899."""


def overlays_of(rows: Sequence[Row], file: str, problems: Problems) -> dict[str, str]:
    """The text of the overlay of each row, by the name of the edition. `file` is the table in messages, whose places
    are row and column.
    """
    if not rows:
        return {}
    (first, head), *others = rows
    paths = [_path(text, Where(file, first, at), problems) for at, text in enumerate(head, 1)]
    if "name" not in head:
        hint = "a column with the head “name” holds the name of each file, such as leafshire"
        problems.error(Code.MISSING_KEY, Where(file, first), 'the table has no column "name"', hint)
        return {}
    at_name = head.index("name")
    found: dict[str, str] = {}
    for number, cells in others:
        name = _name(cells, at_name, Where(file, number, at_name + 1), found, problems)
        if name:
            pairs = [(path, text) for path, text in zip(paths, cells, strict=False) if path and text]
            found[name] = f"{MARK}{file}, row {number}. {_HOW}\n" + "".join(_lines(_tree(pairs)))
    return found


_HOW = "Without this line, the table no longer changes this file."


def _name(cells: Sequence[str], at: int, where: Where, found: Mapping[str, str], problems: Problems) -> str:
    name = cells[at] if at < len(cells) else ""
    if not name:
        problems.error(Code.MISSING_KEY, where, "this row has no name", "write the name of its file, such as leafshire")
    elif not is_edition_name(name):
        problems.error(Code.WRONG_VALUE, where, f'"{name}" is not a good name of an edition', HOW_TO_NAME)
    elif name in found:
        problems.error(Code.DUPLICATE_ID, where, f'another row has the name "{name}"', "give each row its own name")
    else:
        return name
    return ""


def _path(head: str, where: Where, problems: Problems) -> tuple[str, ...]:
    """The keys of a column; none for the name, for a column without a head, and after an error."""
    if head in ("", "name"):
        return ()
    key, _, rest = head.partition(".")
    middle, _, last = rest.rpartition(".")
    publisher = [key_of(name) for name in PublisherChanges.__struct_fields__ if name != "where"]
    if key == "publisher" and rest in publisher:
        return key, rest
    if key in BY_NAME and rest:
        soft = key == "accents" and last in ("accent", "soft") and middle
        return (key, middle, last) if soft else (key, rest)
    if key in BY_ID and middle and last:
        return key, middle, last
    if key in _KEYS and not rest and key not in ("publisher", *BY_NAME, *BY_ID):
        return (key,)
    known = [each for each in _KEYS if each not in ("publisher", *BY_NAME, *BY_ID)]
    known += [f"publisher.{each}" for each in publisher] + [f"{each}.NAME" for each in BY_NAME]
    known += [f"{each}.ID.KEY" for each in BY_ID]
    problems.error(Code.UNKNOWN_KEY, where, f'"{head}" is no head of a column', suggestion(head, known))
    return ()


def _tree(pairs: Sequence[tuple[tuple[str, ...], str]]) -> dict[str, Any]:
    """The keys and values of a row, one inside the other."""
    tree: dict[str, Any] = {}
    for path, text in pairs:
        inside = tree
        for key in path[:-1]:
            inside = inside.setdefault(key, {})
        inside[path[-1]] = _value(path, text)
    return tree


def _value(path: Sequence[str], text: str) -> str | list[str]:
    if path[0] in LISTS:
        return [word.strip() for word in text.split(";") if word.strip()]
    if path[0] == "status" and path[-1] == "date" and _SERIAL.fullmatch(text):
        return (date(1899, 12, 30) + timedelta(days=int(text))).isoformat()
    return text


def _lines(tree: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """The lines of a mapping in YAML."""
    for key, value in tree.items():
        if isinstance(value, dict):
            yield f"{indent}{_quoted(key)}:\n"
            yield from _lines(value, f"{indent}  ")
        elif isinstance(value, list):
            yield f"{indent}{_quoted(key)}: [{', '.join(map(_quoted, value))}]\n"
        elif "\n" in value:
            yield f"{indent}{_quoted(key)}: |\n"
            yield from (f"{indent}  {line.strip()}".rstrip() + "\n" for line in value.splitlines())
        else:
            yield f"{indent}{_quoted(key)}: {_quoted(value)}\n"


def _quoted(text: str) -> str:
    """A word as it is, other text in quotation marks."""
    plain = re.fullmatch(r"[A-Za-z0-9]+([ .-][A-Za-z0-9]+)*", text)
    return text if plain else json.dumps(text, ensure_ascii=False)
