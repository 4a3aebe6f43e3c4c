"""The fonts of stressed words and of code, for pages that have such words."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from guidepress.theme import Theme

CODE_FAMILY = "guide-code"
"""The name of the font of code in style sheets."""
_ELEMENTS = {"italic": (b"<em>",), "mono": (b"<code",)}
"""For each role: the start of the elements that are set in it."""


def inline_roles(theme: Theme, pages: Iterable[bytes]) -> tuple[str, ...]:
    """The roles of the fonts that pages need and the theme has. `pages`: in UTF-8."""
    wanted = [role for role in _ELEMENTS if role in theme.fonts and (role != "italic" or theme.has_italics)]
    found = {role for page in pages for role in wanted if any(start in page for start in _ELEMENTS[role])}
    return tuple(role for role in wanted if role in found)


def inline_faces(roles: Collection[str], family: str, file: str, more: str = "") -> list[str]:
    """The @font-face rules for these roles. `file` is the address of a font with `{role}` in it, `more` stands in each
    rule.
    """
    faces = []
    for role in roles:
        name, style = (family, "italic") if role == "italic" else (CODE_FAMILY, "normal")
        address = file.format(role=role)
        faces.append(
            f'@font-face {{ font-family: "{name}";{more} font-weight: 400; font-style: {style}; src: url({address}); }}'
        )
    return faces
