"""Reads the texts, numbers and names of a source file, each from one YAML scalar. A bad scalar is reported; the result
is then `INVALID`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from guidepress.core.problems import Code, Problems, Where
from guidepress.document.authored_text import Line, Name, Plain, Prose, Verbatim, Verse
from guidepress.source.yaml_errors import OTHER_ENTRY, lookalike_message
from guidepress.source.yaml_reader import Mapping as MappingNode
from guidepress.source.yaml_reader import Scalar, Sequence, YamlNode


class BareWord(str):
    """A `str` with its place in the file: ids, keys and other words without markup."""

    __slots__ = ("where",)
    where: Where

    @classmethod
    def at(cls, where: Where, text: str) -> BareWord:
        """A word with its place."""
        word = cls(text)
        word.where = where
        return word


def place_of(text: str, otherwise: Where) -> Where:
    """The place of a word, or `otherwise` for a `str` that comes from no file."""
    return text.where if isinstance(text, BareWord) else otherwise


class Invalid:
    """The type of `INVALID`: a value that could not be read. The reason is in the problems."""


INVALID: Final = Invalid()

ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_NUMBER = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TYPE_SIZES, DISPLAY_SIZES = (8.0, 36.0), (8.0, 144.0)
"""The bounds of `type-size` and of `display-size` of a variant, in points."""
VOLUMES = (8, 1000)
"""The bounds of the most pages of a volume."""


TEXT, LIST, KEYS = "text is", "a list is", "keys with values are"
"""The sorts of value, as `report_type` writes them in messages."""


def report_type(node: YamlNode, wanted: str, problems: Problems, hint: str = "") -> Invalid:
    """Reports that another sort of value is wanted: `TEXT`, `LIST` or `KEYS`."""
    if isinstance(node, Scalar):
        if not node.text.strip():
            return report_empty(node, problems)
        wrong = OTHER_ENTRY.match(node.text.lstrip()) if wanted == LIST else None
        if wrong is not None:
            problems.error(
                Code.WRONG_TYPE, node.where, *lookalike_message(wrong.group("hyphen") or wrong.group("space"))
            )
            return INVALID
        actual = "this is text"
    else:
        actual = "this is a list" if isinstance(node, Sequence) else "these are keys with values"
    if isinstance(node, MappingNode) and wanted == TEXT:
        hint = "words with a colon in them need quotation marks"
    problems.error(Code.WRONG_TYPE, node.where, f"{wanted} wanted here; {actual}", hint)
    return INVALID


def report_empty(node: Scalar, problems: Problems) -> Invalid:
    """Reports a scalar without text."""
    hint = "write some, or take it out; text that begins with # needs quotation marks"
    problems.error(Code.EMPTY_TEXT, node.where, "there is no text here", hint)
    return INVALID


def _one_line(node: Scalar, problems: Problems) -> str | Invalid:
    text = node.text.strip()
    if not text:
        return report_empty(node, problems)
    if "\n" in text:
        count = len(text.split("\n"))
        problems.error(Code.WRONG_VALUE, node.where, f"one line is wanted here, not {count}", "join the lines")
        return INVALID
    return text


def line(node: Scalar, problems: Problems) -> Line | Invalid:
    """One line of prose."""
    text = _one_line(node, problems)
    if isinstance(text, Invalid):
        return INVALID
    kept = text if node.literal else node.text  # keeps spaces inside quotation marks: " (page {page})"
    return Line(kept, where=node.where)


def plain(node: Scalar, problems: Problems) -> Plain | Invalid:
    """One line without markup."""
    text = _one_line(node, problems)
    return INVALID if isinstance(text, Invalid) else Plain(text, where=node.where)


def name(node: Scalar, problems: Problems) -> Name | Invalid:
    """The name of a thing of the guide."""
    text = plain(node, problems)
    return INVALID if isinstance(text, Invalid) else Name(text.text, where=text.where)


def prose(node: Scalar, problems: Problems) -> Prose | Invalid:
    """Any number of lines of prose."""
    if not node.text.strip():
        return report_empty(node, problems)
    return Prose(node.text, node.literal, where=node.where)


def verbatim(node: Scalar, problems: Problems) -> Verbatim | Invalid:
    """Any number of lines of code."""
    if not node.text.strip():
        return report_empty(node, problems)
    return Verbatim(node.text, node.literal, where=node.where)


def verse(node: Scalar, problems: Problems) -> Verse | Invalid:
    """Any number of lines whose ends are kept."""
    if not node.text.strip():
        return report_empty(node, problems)
    return Verse(node.text, node.literal, where=node.where)


def word(node: Scalar, problems: Problems) -> str | Invalid:
    """One line as a `BareWord`."""
    text = _one_line(node, problems)
    return INVALID if isinstance(text, Invalid) else BareWord.at(node.where, text)


def whole_number(node: Scalar, problems: Problems) -> int | Invalid:
    """A whole number of at most nine digits."""
    if _WHOLE.fullmatch(node.text):
        return int(node.text)
    return _report_wrong_value(node, problems, "is not a whole number", "write digits only, such as 10")


def number(node: Scalar, problems: Problems) -> float | Invalid:
    """A number with at most nine digits before and after the point."""
    if _NUMBER.fullmatch(node.text):
        return float(node.text)
    return _report_wrong_value(node, problems, "is not a number", "write digits, such as 10 or 2.5")


def type_size(node: Scalar, problems: Problems) -> float | Invalid:
    """A least size of type in points, within `TYPE_SIZES`."""
    return _size_within(node, TYPE_SIZES, "the least size of type", problems)


def display_size(node: Scalar, problems: Problems) -> float | Invalid:
    """A size to which large type grows, in points, within `DISPLAY_SIZES`."""
    return _size_within(node, DISPLAY_SIZES, "the size to which large type grows", problems)


def _size_within(node: Scalar, bounds: tuple[float, float], what: str, problems: Problems) -> float | Invalid:
    value, (least, most) = number(node, problems), bounds
    if isinstance(value, Invalid) or least <= value <= most:
        return value
    message = f"{what} is from {least:g} to {most:g} points, not {node.text}"
    problems.error(Code.WRONG_VALUE, node.where, message)
    return INVALID


def volume_pages(node: Scalar, problems: Problems) -> int | Invalid:
    """The most pages of a volume, within `VOLUMES`."""
    value, (least, most) = whole_number(node, problems), VOLUMES
    if isinstance(value, Invalid) or least <= value <= most:
        return value
    message = f"the most pages of a volume are from {least} to {most}, not {node.text}"
    problems.error(Code.WRONG_VALUE, node.where, message, "write how many can be bound and carried, such as 120")
    return INVALID


def yes_or_no(node: Scalar, problems: Problems) -> bool | Invalid:
    """`true` or `false`."""
    if node.text in ("true", "false"):
        return node.text == "true"
    return _report_wrong_value(node, problems, "is neither true nor false", "write true or false")


def identifier(node: Scalar, problems: Problems) -> str | Invalid:
    """An id: lower-case words joined by dots or hyphens."""
    if ID.fullmatch(node.text):
        return BareWord.at(node.where, node.text)
    return _report_wrong_value(node, problems, "is not a good id", "use lower-case words joined by dots or hyphens")


def short_key(node: Scalar, problems: Problems) -> str | Invalid:
    """A key: lower-case words joined by hyphens."""
    if KEY.fullmatch(node.text):
        return BareWord.at(node.where, node.text)
    return _report_wrong_value(node, problems, "is not a good key", "use lower-case words joined by hyphens")


def calendar_date(node: Scalar, problems: Problems) -> str | Invalid:
    """A date as YYYY-MM-DD."""
    if _DATE.fullmatch(node.text):
        try:
            return BareWord.at(node.where, date.fromisoformat(node.text).isoformat())
        except ValueError:
            pass
    return _report_wrong_value(node, problems, "is not a date", "write year-month-day, such as 2026-11-01")


def colour(node: Scalar, problems: Problems) -> str | Invalid:
    """A colour as #rrggbb."""
    if _COLOUR.fullmatch(node.text):
        return node.text
    return _report_wrong_value(
        node, problems, "is not a colour", 'write # and six digits or letters a to f, such as "#2e4d99"'
    )


def own_colour(node: Scalar, problems: Problems) -> str | Invalid:
    """A colour as #rrggbb, with its place. Capital letters may be written."""
    text = colour(Scalar(node.text.lower(), node.where), problems)
    return INVALID if isinstance(text, Invalid) else BareWord.at(node.where, text)


def choice_reader(values: tuple[Any, ...]) -> Callable[[Scalar, Problems], Any]:
    """A reader that accepts one of these words or numbers."""
    known = {str(value): value for value in values}

    def read(node: Scalar, problems: Problems) -> Any:
        if node.text not in known:
            return _report_wrong_value(node, problems, "is not known here", "write " + " or ".join(known))
        value = known[node.text]
        return BareWord.at(node.where, value) if isinstance(value, str) else value

    return read


def _report_wrong_value(node: Scalar, problems: Problems, message: str, hint: str) -> Invalid:
    if not node.text.strip():
        return report_empty(node, problems)
    text = node.text.strip()
    shown = text if len(text) <= 40 else text[:39] + "…"
    problems.error(Code.WRONG_VALUE, node.where, f'"{" ".join(shown.split())}" {message}', hint)
    return INVALID


SCALARS: Mapping[Any, Callable[[Scalar, Problems], Any]] = {
    Line: line,
    Plain: plain,
    Name: name,
    Prose: prose,
    Verbatim: verbatim,
    Verse: verse,
    str: word,
    int: whole_number,
    float: number,
    bool: yes_or_no,
}
"""Type → its reader."""
CHECKS: Mapping[str, Callable[[Scalar, Problems], Any]] = {
    "Id": identifier,
    "Key": short_key,
    "Date": calendar_date,
    "TypeSize": type_size,
    "VolumePages": volume_pages,
    "Colour": colour,
    "OwnColour": own_colour,
}
"""Name of a `NewType` → its reader."""
TEXTS = (Line, Plain, Name, Prose, Verbatim, Verse, str)
"""Types that are written as text. A list of these, except those of several lines, may be written as a single text."""
