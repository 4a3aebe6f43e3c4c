"""The letters of a filled workbook that are alike on every machine.

A program may draw a letter in a font of the machine and leave the font out of the file. What another program then makes
of it depends on that other machine: on its fonts, and for some fonts on its encodings (Debian: poppler-data). Such
letters are taken out of a copy, and only the others are looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf

_SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
"""The operators of ISO 32000-1, table 109."""

Whose = Callable[[Any], bool]
"""Whether the letters in a font are kept."""


def embedded(font: Any) -> bool:
    """Whether the font stands in the file: its letters look the same everywhere."""
    descriptor = font.get("/DescendantFonts", [font])[0].get("/FontDescriptor", {})
    return any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))


def told(font: Any) -> bool:
    """Whether the file says which letters are meant: they are read the same everywhere, in whatever font they show.

    A composite font without a font file goes by an encoding that only the machine may have (ISO 32000-1, 9.7.5.2).
    """
    return embedded(font) or font.Subtype != "/Type0" or "/ToUnicode" in font


def keep(whose: Whose, path: Path, target: Path) -> Path:
    """Writes a copy whose fields show the letters of some fonts only; returns its path."""
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            for note in page.get("/Annots", []):
                if note.Subtype == "/Widget" and isinstance(note.AP.N, pikepdf.Stream):
                    _keep(whose, note.AP.N)
        pdf.save(target)
    return target


def _keep(whose: Whose, look: Any) -> None:
    """Takes the text in other fonts out of one appearance."""
    fonts: Any = look.get("/Resources", {}).get("/Font", {})
    kept, keeps = [], True
    found = pikepdf.parse_content_stream(look)
    for each in found:
        operator = str(each.operator)
        if operator == "Tf":
            keeps = whose(fonts[str(each.operands[0])])
        if keeps or operator not in _SHOWS_TEXT:
            kept.append(each)
    if len(kept) < len(found):
        look.write(pikepdf.unparse_content_stream(kept))


def rest(drawn: str, text: str, borrowed: str = "") -> str | None:
    """What of a text comes after the letters that are drawn; None where they are not its beginning.

    Spaces count for nothing. A letter of `borrowed` may be among those that are drawn, or not.
    """
    letters = [letter for letter in text if not letter.isspace()]
    at = 0
    for letter in drawn:
        while at < len(letters) and letters[at] != letter and letters[at] in borrowed:
            at += 1
        if letters[at : at + 1] != [letter]:
            return None
        at += 1
    return "".join(letters[at:])


def is_whole(drawn: str, text: str, borrowed: str = "") -> bool:
    """Whether the letters that are drawn are all of a text, but for borrowed ones."""
    left = rest(drawn, text, borrowed)
    return left is not None and set(left) <= set(borrowed)
