"""Names of the fields that keep, in a filled workbook, the answers which have no place among its questions.

The name of such a field holds the name of the answer. Where its value is written in other words, as for a tick, an
option or a date, it also says what was answered, with a sum of these words: once somebody has typed something else
there, the words count. It begins with a sign that no id of a guide has.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, unquote
from zlib import crc32

from msgspec.structs import replace

from guidepress.answers.person import Answer
from guidepress.answers.received import ReceivedValue

_BEGINNING = "kept~"
_FIELD = re.compile(r"kept~(?P<id>[^=:~]*)((=(?P<key>[^:~]*)|(?P<tick>:tick)):(?P<sum>[0-9a-f]{8}))?(~\d+)?")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST_KEY = 200
"""The most bytes of a value in the name of a field. An id of a guide has fewer; a name holds 32,767 bytes at most."""


class KeptValue(NamedTuple):
    """What a field keeps."""

    name: str
    """The name of the answer."""
    value: ReceivedValue
    is_changed: bool
    """Whether somebody has typed other words over what was written there."""


def kept_field(answer: Answer, written: str, number: int = 1) -> tuple[str, str]:
    """The name of the field that keeps an answer, and what is written there: `written`, or the value itself if it is
    too long for a name. `number` tells answers apart that have one name.
    """
    chosen, key = "", _quoted(answer.value)
    if answer.is_tick:
        chosen = f":tick:{_sum(written)}"
    elif written != answer.value and len(key) <= _LONGEST_KEY:
        chosen = f"={key}:{_sum(written)}"
    else:
        written = answer.value
    return f"{_BEGINNING}{_quoted(answer.id)}{chosen}" + (f"~{number}" if number > 1 else ""), written


def is_kept(field: str) -> bool:
    """Whether a field keeps an answer that has no place."""
    return field.startswith(_BEGINNING)


def kept_answer(field: str, value: ReceivedValue) -> KeptValue:
    """The answer that a field keeps, as it was, or in the words that were typed over it."""
    match = _FIELD.match(field)
    assert match is not None
    name = unquote(match["id"])
    if match["sum"] != _sum(value.text):
        return KeptValue(name, replace(value, is_words=True), match["sum"] is not None)
    if match["tick"]:
        return KeptValue(name, replace(value, text="true", is_tick=True), False)
    key = unquote(match["key"])
    shown = "" if _ISO_DAY.fullmatch(key) else value.text
    return KeptValue(name, replace(value, text=key, shown=shown, is_words=True), False)


def _sum(text: str) -> str:
    """A sum by which a text is known again. Programs change spaces and line breaks."""
    return f"{crc32(''.join(text.split()).encode('utf-8', 'replace')):08x}"


def _quoted(text: str) -> str:
    """A text of letters, digits, `.`, `-` and `%` (RFC 3986, 2.1). A name of a field may hold no `_`."""
    return quote(text, safe="").replace("_", "%5F").replace("~", "%7E")
