"""The keys at the top of a Markdown file, between two lines of hyphens. Only plain keys with words are taken."""

from __future__ import annotations

import re

from msgspec import field

from guidepress.core.problems import Problems
from guidepress.core.values import Value
from guidepress.source.yaml_reader import Mapping, Scalar, Sequence, YamlNode, read

_BLOCK = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)
KNOWN = ("title", "author", "authors", "lang", "language", "description", "summary", "subtitle")
"""The keys that a guide has a place for."""


class FrontMatter(Value):
    """The keys of a file, those that are of no use, and how many lines they take."""

    known: dict[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    lines: int = 0


def front_matter(text: str) -> FrontMatter:
    """The front matter of a Markdown file. Where it cannot be read, all its lines are of no use."""
    match = _BLOCK.match(text)
    if match is None:
        return FrontMatter()
    lines = match.group().count("\n")
    node = read(match.group(1).encode("utf-8", "replace"), "", Problems()) if match.group(1).strip() else None
    if not isinstance(node, Mapping):
        return FrontMatter({}, tuple(filter(None, (each.strip() for each in match.group(1).split("\n")))), lines)
    known: dict[str, str] = {}
    others: list[str] = []
    for key, value in node.pairs:
        words = _words(value)
        if key.text.lower() in KNOWN and words:
            known[key.text.lower()] = words
        else:
            others.append(f"{key.text}: {words}")
    return FrontMatter(known, tuple(others), lines)


def _words(node: YamlNode) -> str:
    if isinstance(node, Scalar):
        return " ".join(node.text.split())
    if isinstance(node, Sequence):
        return ", ".join(filter(None, map(_words, node.items)))
    return ", ".join(f"{key.text}: {_words(value)}" for key, value in node.pairs)
