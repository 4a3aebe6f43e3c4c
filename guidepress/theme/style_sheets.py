"""Looks over the style sheets of a design: the places that colours fill, and that nothing is loaded from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Collection

from guidepress.core.problems import Code, Problems, Where
from guidepress.source.keys import suggestion

_PLACE = re.compile(r"\{\{(.*?)\}\}")
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_LOADS = re.compile(r"@import\b|\b(?:url|src|image|image-set)\(\s*+(?![\"']?data:)", re.IGNORECASE)
_NUMBERED = ("number", "accent", "soft")
"""Places of a line that is repeated for each accent."""


def check_style(css: str, where: Where, names: Collection[str], problems: Problems) -> None:
    """Reports places of a style sheet that no name fills, and whatever would load a file or end the sheet early."""
    for number, line in enumerate(css.split("\n"), 1):
        known = [*names, *_NUMBERED] if "{{number}}" in line else [*names]
        for place in _PLACE.finditer(line):
            if place.group(1) not in known:
                message = f'"{place.group(1)}" is not a colour of the theme'
                problems.error(Code.WRONG_VALUE, Where(where.file, number), message, suggestion(place.group(1), known))
    # What stands between /* and */ need not be a comment: the marks may stand in a string. So both readings count.
    bare = _COMMENT.sub(lambda match: "\n" * match.group().count("\n"), css)
    pairs = zip(css.split("\n"), bare.split("\n"), strict=True)
    for number, lines in enumerate(pairs, 1):
        if any(_LOADS.search(_ESCAPE.sub(_character, line)) for line in lines):
            message = "this line of the style loads another file"
            hint = "take it out; what is made here works offline"
            problems.error(Code.BAD_ASSET, Where(where.file, number), message, hint)
    if "</" in css:
        problems.error(Code.BAD_ASSET, where, "a style cannot hold </", "take it out")


def _character(escape: re.Match[str]) -> str:
    """The character that an escape of CSS stands for (CSS Syntax Level 3, 4.3.7)."""
    code = int(escape.group(1) or "0", 16)
    return escape.group(2) or (chr(code) if code <= 0x10FFFF else "")
