"""Characters that no text of a guide may hold, because they are invisible or change how the text is displayed."""

from __future__ import annotations

import re

FORBIDDEN = re.compile(
    "["
    "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f"  # control characters, except tab and line feed
    "\\u2028\\u2029"  # line separators: editors do not agree whether they begin a line
    "\\u202a-\\u202e\\u2066-\\u2069"  # direction marks: the text would be displayed in another order
    "\\ud800-\\udfff\\ufff9-\\uffff"  # surrogates, non-characters
    "]"
)


def code_point_name(character: str) -> str:
    """The name of an invisible character in a message: `U+202E`."""
    return f"U+{ord(character):04X}"
