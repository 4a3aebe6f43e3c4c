"""layouts/web.css with the colours of day and night filled in, and the typeface that goes with it."""

from __future__ import annotations

import io
import re

from fontTools.ttLib import TTFont

from guidepress.formats.html.style_colours import COLOURS, coloured
from guidepress.theme import Theme

WEIGHTS = {"regular": 400, "bold": 700}


_COMMENT = re.compile(r"/\*(?!!).*?\*/\s*", re.DOTALL)
"""A comment, but for one that begins with `/*!`: it names the licence."""


def style_sheet(theme: Theme) -> str:
    """The style of every page, without its comments. KeyError for a name in double braces that the theme lacks."""
    night = {f"night-{name}": getattr(theme.web.night, name) for name in COLOURS}
    lines = [*coloured(_COMMENT.sub("", theme.web_css), theme, night), *_faces(theme)]
    return "\n".join(line.strip() for line in lines if line.strip())


def _faces(theme: Theme) -> list[str]:
    name = theme.book.drawing.font.partition(",")[0].strip()
    family = f'font-family: "{name}"; font-display: swap'
    return [
        f"@font-face {{ {family}; font-weight: {weight}; src: url(fonts/{role}.woff); }}"
        for role, weight in embedded(theme).items()
    ]


def embedded(theme: Theme) -> dict[str, int]:
    """The roles of the fonts that go with the pages, and their weights; none unless the layout asks."""
    return WEIGHTS if theme.web.embed_fonts else {}


def fonts_of(theme: Theme) -> dict[str, bytes]:
    """The typeface as WOFF: compressed by zlib, so that nothing has to be installed for it."""
    return {f"fonts/{role}.woff": _woff(theme.fonts[role]) for role in embedded(theme)}


def _woff(data: bytes) -> bytes:
    target = io.BytesIO()
    with TTFont(io.BytesIO(data), recalcTimestamp=False) as font:
        font.flavor = "woff"
        font.save(target)
    return target.getvalue()
