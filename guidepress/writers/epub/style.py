"""layouts/book.css with the theme's colours filled in, and the theme's typeface where the theme embeds it."""

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
    return "\n".join([*lines, *_faces(theme)]) + "\n"


WEIGHTS = {"regular": 400, "semibold": 600, "bold": 700}


def font_name(role: str) -> str:
    """The file of an embedded font, from the root of the book."""
    return f"fonts/{role}.ttf"


def embedded(theme: Theme) -> list[str]:
    """The roles whose fonts go into the book; none unless the layout asks. The font of form fields never does."""
    return list(WEIGHTS) if theme.book.embed_fonts else []


def _faces(theme: Theme) -> list[str]:
    """The typeface is only offered to the reader, who may have chosen another: no rule is marked important."""
    roles = embedded(theme)
    family = theme.book.drawing.font
    name = family.partition(",")[0].strip()
    faces = [
        f'@font-face {{ font-family: "{name}"; font-weight: {WEIGHTS[role]}; src: url({font_name(role)}); }}'
        for role in roles
    ]
    return [*faces, f"body {{ font-family: {family}; }}"] if roles else []


def _filled(line: str, values: dict[str, str]) -> str:
    return _PLACE.sub(lambda place: values[place.group(1)], line)
