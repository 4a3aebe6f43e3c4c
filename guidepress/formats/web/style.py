"""The style sheet of the web workbook: layouts/web.css with the colours of day and night, and its fonts."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence

from fontTools.ttLib import TTFont

from guidepress.formats.html.fallback_fonts import FallbackFont, fallback_fonts
from guidepress.formats.html.inline_fonts import inline_faces, inline_roles
from guidepress.formats.html.style_colours import COLOURS, fill_colours
from guidepress.theme import Theme

WEIGHTS = {"regular": 400, "bold": 700}
"""The CSS font weight of each role."""


_COMMENT = re.compile(r"/\*(?!!).*?\*/\s*", re.DOTALL)
"""A CSS comment, except one that begins with `/*!`, which names the licence."""


def style_sheet(theme: Theme, fallback: Sequence[FallbackFont] = (), inline: Sequence[str] = ()) -> str:
    """The style sheet of every page, without comments. KeyError for a placeholder that the theme does not have.

    `fallback`: the fonts for characters that the typeface lacks. `inline`: the roles of the fonts of stressed words and
    code.
    """
    night = {f"night-{name}": getattr(theme.web.night, name) for name in COLOURS}
    lines = [*fill_colours(_COMMENT.sub("", theme.web_css), theme, night), *_faces(theme, fallback, inline)]
    return "\n".join(line.strip() for line in lines if line.strip())


def _faces(theme: Theme, fallback: Sequence[FallbackFont], inline: Sequence[str]) -> list[str]:
    """The @font-face rules.

    A fallback font has the name of the typeface: the range of characters in its rule makes it a part of that (CSS Fonts
    4, 11.5), so no other rule need name it. A browser loads it only if a page has one of these characters.
    """
    name = theme.book.drawing.font.partition(",")[0].strip()
    family = f'font-family: "{name}"; font-display: swap'
    faces = [
        f"@font-face {{ {family}; font-weight: {weight}; src: url(fonts/{role}.woff); }}"
        for role, weight in embedded_fonts(theme).items()
    ]
    faces += inline_faces(inline, name, "fonts/{role}.woff", " font-display: swap;")
    return faces + [
        f"@font-face {{ {family}; font-weight: {WEIGHTS[weight]}; src: url(fonts/{file}.woff); "
        f"unicode-range: {font.unicode_range}; }}"
        for font in fallback
        for weight, file in font.names.items()
    ]


def embedded_fonts(theme: Theme) -> dict[str, int]:
    """The roles of the fonts in the web workbook, with their weights; empty unless web.yaml asks for fonts."""
    return WEIGHTS if theme.web.embed_fonts else {}


def fallback_of(theme: Theme, pages: Iterable[bytes]) -> tuple[FallbackFont, ...]:
    """The fonts for characters of these pages that the typeface lacks; none unless web.yaml asks for fonts."""
    return fallback_fonts(theme, pages, WEIGHTS) if theme.web.embed_fonts else ()


def inline_of(theme: Theme, pages: Iterable[bytes]) -> tuple[str, ...]:
    """The roles of the fonts of stressed words and code on these pages; none unless web.yaml asks for fonts."""
    return inline_roles(theme, pages) if theme.web.embed_fonts else ()


def fonts_of(theme: Theme, fallback: Sequence[FallbackFont], inline: Sequence[str] = ()) -> dict[str, bytes]:
    """The font files as WOFF, which is compressed with zlib and needs no additional library."""
    files = {role: theme.fonts[role] for role in (*embedded_fonts(theme), *inline)}
    files |= {name: data for font in fallback for name, data in font.files.items()}
    return {f"fonts/{name}.woff": _woff(data) for name, data in files.items()}


def _woff(data: bytes) -> bytes:
    target = io.BytesIO()
    with TTFont(io.BytesIO(data), recalcTimestamp=False) as font:
        font.flavor = "woff"
        font.save(target)
    return target.getvalue()
