"""layouts/book.css with the theme's colours filled in, and the theme's typeface where the theme embeds it."""

from __future__ import annotations

from guidepress.formats.html.style_colours import coloured
from guidepress.theme import Theme


def style_sheet(theme: Theme) -> str:
    """The style sheet of the book. KeyError for a name in double braces that the theme lacks."""
    return "\n".join([*coloured(theme.book_css, theme), *_faces(theme)]) + "\n"


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
