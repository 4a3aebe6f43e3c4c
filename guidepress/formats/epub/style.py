"""The style sheet of the EPUB: layouts/book.css with the theme's colours, and its fonts if they are embedded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from guidepress.formats.html.fallback_fonts import FallbackFont, fallback_fonts
from guidepress.formats.html.inline_fonts import inline_faces, inline_roles
from guidepress.formats.html.style_colours import fill_colours
from guidepress.theme import Theme


def style_sheet(theme: Theme, fallback: Sequence[FallbackFont] = (), inline: Sequence[str] = ()) -> str:
    """The style sheet of the EPUB. KeyError for a placeholder that the theme does not have.

    `fallback`: the fonts for characters that the typeface lacks. They are embedded in any case. `inline`: the
    roles of the fonts of stressed words and code.
    """
    return "\n".join([*fill_colours(theme.book_css, theme), *_faces(theme, fallback, inline)]) + "\n"


READER_FONT = "serif"
"""The font of a book that embeds no typeface of its own. Something must stand before the fallback fonts."""
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


def fallback_of(theme: Theme, pages: Iterable[bytes]) -> tuple[FallbackFont, ...]:
    """The fonts for characters of these pages that the typeface lacks."""
    return fallback_fonts(theme, pages, ("regular", "bold"))


def inline_of(theme: Theme, pages: Iterable[bytes]) -> tuple[str, ...]:
    """The roles of the fonts of stressed words and code on these pages; none unless book.yaml asks for fonts."""
    return inline_roles(theme, pages) if theme.book.embed_fonts else ()


def _faces(theme: Theme, fallback: Sequence[FallbackFont], inline: Sequence[str]) -> list[str]:
    """The @font-face rules. No rule is `!important`, so that readers can choose another font.

    The fallback fonts have names of their own, behind the others: old readers do not know `unicode-range`.
    """
    roles = embedded_fonts(theme)
    family = theme.book.drawing.font
    name = family.partition(",")[0].strip()
    files = [(name, WEIGHTS[role], font_name(role)) for role in roles]
    files += [(font.role, WEIGHTS[role], font_name(file)) for font in fallback for role, file in font.names.items()]
    faces = [
        f'@font-face {{ font-family: "{name}"; font-weight: {weight}; src: url({file}); }}'
        for name, weight, file in files
    ]
    faces += inline_faces(inline, name, font_name("{role}"))
    others = "".join(f', "{font.role}"' for font in fallback)
    if roles:
        faces.append(f"body {{ font-family: {family}{others}; }}")
    elif fallback:
        faces.append(f"body {{ font-family: {READER_FONT}{others}; }}")
    return [*faces, f".drawing {{ font-family: {family}{others}; }}"] if fallback else faces
