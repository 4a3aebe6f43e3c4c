"""Fills the theme's colours, and how stressed words are set, into the style sheets of layouts/."""

from __future__ import annotations

import re
from collections.abc import Mapping

from guidepress.theme import Theme

_WEIGHTS = {"italic": "inherit", "semibold": "600", "bold": "700"}
"""The CSS font weight of stressed words."""
_PLACEHOLDER = re.compile(r"\{\{([a-z0-9-]+)\}\}")
COLOURS = ("ink", "quiet", "paper", "tint", "line", "rule", "link")
"""The names of the theme's colours."""


def fill_colours(css: str, theme: Theme, extra: Mapping[str, str] | None = None) -> list[str]:
    """The lines of a style sheet with all placeholders filled.

    Placeholders are the colours of theme.yaml (`{{ink}}`), the keys of `extra`, and `{{accent-3}}` and `{{soft-3}}` for
    an accent. A line with `{{number}}` is repeated for each accent, with `{{accent}}` and `{{soft}}`. KeyError for an
    unknown name.
    """
    colours: dict[str, str] = {name: getattr(theme.colours, name) for name in COLOURS} | dict(extra or {})
    emphasis = "italic" if theme.has_italics else "bold" if theme.emphasis == "bold" else "semibold"
    colours |= {
        "emphasis-style": "italic" if emphasis == "italic" else "normal",
        "emphasis-weight": _WEIGHTS[emphasis],
    }
    for number, accent in enumerate(theme.accents):
        colours |= {f"accent-{number}": accent.accent, f"soft-{number}": accent.soft}
    lines: list[str] = []
    for line in css.splitlines():
        if "{{number}}" not in line:
            lines.append(_fill(line, colours))
            continue
        for number, accent in enumerate(theme.accents):
            accent_values = {"number": str(number), "accent": accent.accent, "soft": accent.soft}
            lines.append(_fill(line, colours | accent_values))
    return lines


def _fill(line: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda place: values[place.group(1)], line)
