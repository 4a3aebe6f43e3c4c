"""The style sheet of the EPUB: layouts/book.css with the theme's colours, and its fonts if they are embedded."""

from __future__ import annotations

from guidepress.formats.html.style_colours import fill_colours
from guidepress.theme import Theme


def style_sheet(theme: Theme) -> str:
    """The style sheet of the EPUB. KeyError for a placeholder that the theme does not have."""
    return "\n".join([*fill_colours(theme.book_css, theme), *_faces(theme)]) + "\n"


WEIGHTS = {"regular": 400, "semibold": 600, "bold": 700}
"""The CSS font weight of each role."""


def font_name(role: str) -> str:
    """The path of an embedded font from the root of the book."""
    return f"fonts/{role}.ttf"


def embedded_fonts(theme: Theme) -> list[str]:
    """The roles of the fonts to embed; empty unless book.yaml asks for it.

    The font for form fields is never embedded.
    """
    return list(WEIGHTS) if theme.book.embed_fonts else []


def _faces(theme: Theme) -> list[str]:
    """The @font-face rules. No rule is `!important`, so that readers can choose another font."""
    roles = embedded_fonts(theme)
    family = theme.book.drawing.font
    name = family.partition(",")[0].strip()
    faces = [
        f'@font-face {{ font-family: "{name}"; font-weight: {WEIGHTS[role]}; src: url({font_name(role)}); }}'
        for role in roles
    ]
    return [*faces, f"body {{ font-family: {family}; }}"] if roles else []
