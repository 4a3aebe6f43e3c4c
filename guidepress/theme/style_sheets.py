"""Checks the style sheets of a design: their placeholders for colours, and that they load no other file."""

from __future__ import annotations

import re
from collections.abc import Collection

from guidepress.core.problems import Code, Problems, Where
from guidepress.source.keys import suggestion

_PLACEHOLDER = re.compile(r"\{\{(.*?)\}\}")
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_LOADING = re.compile(r"@import\b|\b(?:url|src|image|image-set)\(\s*+(?![\"']?data:)", re.IGNORECASE)
_ACCENT_NAMES = ("number", "accent", "soft")
"""Placeholders in a line with `{{number}}`, which is repeated for each accent."""


def check_style(css: str, where: Where, names: Collection[str], problems: Problems) -> None:
    """Reports unknown placeholders, anything that loads another file, and "</", which would end the style element.

    `names` are the allowed placeholders.
    """
    for number, line in enumerate(css.split("\n"), 1):
        allowed = [*names, *_ACCENT_NAMES] if "{{number}}" in line else [*names]
        for name in _PLACEHOLDER.findall(line):
            if name not in allowed:
                message = f'"{name}" is not a colour of the theme'
                problems.error(Code.WRONG_VALUE, Where(where.file, number), message, suggestion(name, allowed))
    # "/*" and "*/" can also stand in a CSS string, where they are no comment. So the lines are checked with and without
    # the text between them.
    without_comments = _COMMENT.sub(lambda match: "\n" * match.group().count("\n"), css)
    line_pairs = zip(css.split("\n"), without_comments.split("\n"), strict=True)
    for number, lines in enumerate(line_pairs, 1):
        if any(_LOADING.search(_ESCAPE.sub(_character, line)) for line in lines):
            message = "this line of the style loads another file"
            hint = "take it out; what is made here works offline"
            problems.error(Code.BAD_ASSET, Where(where.file, number), message, hint)
    if "</" in css:
        problems.error(Code.BAD_ASSET, where, "a style cannot hold </", "take it out")


def _character(escape: re.Match[str]) -> str:
    """The character that a CSS escape stands for (CSS Syntax Level 3, 4.3.7)."""
    code = int(escape.group(1) or "0", 16)
    return escape.group(2) or (chr(code) if code <= 0x10FFFF else "")
