"""The style sheet of the web workbook: layouts/web.css with the colours of day and night, and its fonts."""

from __future__ import annotations

import io
import re

from fontTools.ttLib import TTFont

from guidepress.formats.html.style_colours import COLOURS, fill_colours
from guidepress.theme import Theme

WEIGHTS = {"regular": 400, "bold": 700}
"""The CSS font weight of each role."""


_COMMENT = re.compile(r"/\*(?!!).*?\*/\s*", re.DOTALL)
"""A CSS comment, except one that begins with `/*!`, which names the licence."""


def style_sheet(theme: Theme) -> str:
    """The style sheet of every page, without comments. KeyError for a placeholder that the theme does not have."""
    night = {f"night-{name}": getattr(theme.web.night, name) for name in COLOURS}
    lines = [*fill_colours(_COMMENT.sub("", theme.web_css), theme, night), *_faces(theme)]
    return "\n".join(line.strip() for line in lines if line.strip())


def _faces(theme: Theme) -> list[str]:
    name = theme.book.drawing.font.partition(",")[0].strip()
    family = f'font-family: "{name}"; font-display: swap'
    return [
        f"@font-face {{ {family}; font-weight: {weight}; src: url(fonts/{role}.woff); }}"
        for role, weight in embedded_fonts(theme).items()
    ]


def embedded_fonts(theme: Theme) -> dict[str, int]:
    """The roles of the fonts in the web workbook, with their weights; empty unless web.yaml asks for fonts."""
    return WEIGHTS if theme.web.embed_fonts else {}


def fonts_of(theme: Theme) -> dict[str, bytes]:
    """The font files as WOFF, which is compressed with zlib and needs no additional library."""
    return {f"fonts/{role}.woff": _woff(theme.fonts[role]) for role in embedded_fonts(theme)}


def _woff(data: bytes) -> bytes:
    target = io.BytesIO()
    with TTFont(io.BytesIO(data), recalcTimestamp=False) as font:
        font.flavor = "woff"
        font.save(target)
    return target.getvalue()
