"""Marked-up text as an author wrote it, and the runs it becomes. The only reader of markup.

`Line` is one line, `Prose` any number of paragraphs and lists. Both keep the place of their first character, so that a
problem inside is reported at its own line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from guidepress.problems import NOWHERE, Where


@dataclass(frozen=True, slots=True)
class Line:
    """One line of prose: text, **strong**, [links](https://…), [references](#id), [phrases](lang:cy)."""

    text: str
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs and lists in Markdown.

    `exact` says that the text stood in a `|` block, so that every line of it is a line of the file, indented to
    `where.column`; otherwise only the start is known.
    """

    text: str
    where: Where = field(default=NOWHERE, compare=False)
    exact: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Plain:
    """Text without markup: titles, labels, names."""

    text: str
    where: Where = field(default=NOWHERE, compare=False)


Lines = tuple[Line, ...]
KeyedLines = Mapping[str, Line]
"""A short stable key to a line: options, rows, columns. In the author's order."""
