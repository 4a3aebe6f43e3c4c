"""Characters that no text of a guide may hold, because a reader cannot see what they do."""

from __future__ import annotations

import re

FORBIDDEN = re.compile(
    "["
    "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f"  # controls; tab and line feed are fine
    "\\u2028\\u2029"  # line separators: some editors count them as lines, some do not
    "\\u202a-\\u202e\\u2066-\\u2069"  # these turn the direction of the text around, so that it reads otherwise
    "\\ud800-\\udfff\\ufeff\\ufff9-\\uffff"  # halves of pairs, byte order marks, non-characters
    "]"
)


def code_point_name(character: str) -> str:
    """How a message names a character that cannot be shown: `U+202E`."""
    return f"U+{ord(character):04X}"
