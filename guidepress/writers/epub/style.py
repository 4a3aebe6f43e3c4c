"""layouts/book.css with the theme's colours filled in."""

from __future__ import annotations

import re

from guidepress.theme import Theme

_PLACE = re.compile(r"\{\{([a-z0-9-]+)\}\}")


def style_sheet(theme: Theme) -> str:
    """The style sheet of the book.

    `{{ink}}` and the other colours of theme.yaml are filled in; `{{accent-3}}` and `{{soft-3}}` belong to an accent.
    A line that names `{{number}}` is repeated for each accent, with `{{accent}}` and `{{soft}}`.
    KeyError for any other name.
    """
    colours = {name: getattr(theme.colours, name) for name in ("ink", "quiet", "paper", "tint", "line", "rule", "link")}
    for number, accent in enumerate(theme.accents):
        colours |= {f"accent-{number}": accent.accent, f"soft-{number}": accent.soft}
    lines: list[str] = []
    for line in theme.book_css.splitlines():
        if "{{number}}" not in line:
            lines.append(_filled(line, colours))
            continue
        for number, accent in enumerate(theme.accents):
            own = {"number": str(number), "accent": accent.accent, "soft": accent.soft}
            lines.append(_filled(line, colours | own))
    return "\n".join(lines) + "\n"


def _filled(line: str, values: dict[str, str]) -> str:
    return _PLACE.sub(lambda place: values[place.group(1)], line)
