"""Names of the fields that keep, in a filled workbook, the answers which have no place among its questions.

The name of such a field holds the name of the answer, and the key of the option where one was chosen, since its value
is in words. It begins with a sign that no id of a guide has.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from msgspec.structs import replace

from guidepress.answers.person import Answer
from guidepress.answers.received import ReceivedValue

_BEGINNING = "kept~"
_FIELD = re.compile(r"kept~(?P<id>[^=:~]*)(=(?P<key>[^~]*)|(?P<tick>:tick))?(~\d+)?")


def kept_field(answer: Answer, number: int = 1) -> str:
    """The name of the field that keeps an answer. `number` tells answers apart that have one name."""
    chosen = ":tick" if answer.is_tick else f"={_quoted(answer.value)}" if answer.shown else ""
    return f"{_BEGINNING}{_quoted(answer.id)}{chosen}" + (f"~{number}" if number > 1 else "")


def is_kept(field: str) -> bool:
    """Whether a field keeps an answer that has no place."""
    return field.startswith(_BEGINNING)


def kept_answer(field: str, value: ReceivedValue) -> tuple[str, ReceivedValue]:
    """The name of the answer that a field keeps, and the answer as it was."""
    match = _FIELD.match(field)
    assert match is not None
    name = unquote(match["id"])
    if match["tick"]:
        return name, replace(value, text="true", is_tick=True)
    if match["key"]:
        return name, replace(value, text=unquote(match["key"]), shown=value.text, is_words=True)
    return name, replace(value, is_words=True)


def _quoted(text: str) -> str:
    """A text of letters, digits, `.`, `-` and `%` (RFC 3986, 2.1). A name of a field may hold no `_`."""
    return quote(text, safe="").replace("_", "%5F").replace("~", "%7E")
