"""Style sheets of layouts/ with the theme's colours filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from guidepress.theme import Theme

_PLACE = re.compile(r"\{\{([a-z0-9-]+)\}\}")
COLOURS = ("ink", "quiet", "paper", "tint", "line", "rule", "link")


def coloured(css: str, theme: Theme, more: Mapping[str, str] | None = None) -> list[str]:
    """The lines of a style sheet with its places filled.

    `{{ink}}` and the other colours of theme.yaml are filled in, `more` too; `{{accent-3}}` and `{{soft-3}}` belong
    to an accent. A line that names `{{number}}` is repeated for each accent, with `{{accent}}` and `{{soft}}`.
    KeyError for any other name.
    """
    colours: dict[str, str] = {name: getattr(theme.colours, name) for name in COLOURS} | dict(more or {})
    for number, accent in enumerate(theme.accents):
        colours |= {f"accent-{number}": accent.accent, f"soft-{number}": accent.soft}
    lines: list[str] = []
    for line in css.splitlines():
        if "{{number}}" not in line:
            lines.append(_filled(line, colours))
            continue
        for number, accent in enumerate(theme.accents):
            own = {"number": str(number), "accent": accent.accent, "soft": accent.soft}
            lines.append(_filled(line, colours | own))
    return lines


def _filled(line: str, values: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda place: values[place.group(1)], line)
