"""The letters of a filled workbook: whether their fonts are in the file, and what of a text is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf

_SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
"""The operators of ISO 32000-1, table 109."""


def embedded(font: Any) -> bool:
    """Whether the font stands in the file: its letters look the same everywhere."""
    descriptor = font.get("/DescendantFonts", [font])[0].get("/FontDescriptor", {})
    return any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))


class Borrowed(NamedTuple):
    page: int
    """From 0."""
    field: str
    """The last part of its name."""
    font: str


def borrowed(path: Path) -> list[Borrowed]:
    """The fonts that fields show letters in and that are not in the file.

    A program may draw a letter in a font of the machine and leave the font out of the file. What another program then
    makes of it depends on that other machine: another letter form, or a gap.
    """
    with pikepdf.open(path) as pdf:
        return [
            Borrowed(number, str((note if "/T" in note else note.Parent).T), str(font.BaseFont))
            for number, page in enumerate(pdf.pages)
            for note in page.get("/Annots", [])
            if note.Subtype == "/Widget" and isinstance(note.AP.N, pikepdf.Stream)
            for font in _fonts(note.AP.N)
            if not embedded(font)
        ]


def unknown(path: Path) -> list[str]:
    """The fields whose appearance asks for a font that its resources do not have."""
    found = []
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            for note in page.get("/Annots", []):
                if note.Subtype == "/Widget" and isinstance(note.AP.N, pikepdf.Stream):
                    fonts: Any = note.AP.N.get("/Resources", {}).get("/Font", {})
                    asked = {str(each.operands[0]) for each in pikepdf.parse_content_stream(note.AP.N, "Tf")}
                    if not asked <= set(fonts.keys()):
                        found.append(str((note if "/T" in note else note.Parent).T))
    return found


def _fonts(look: Any) -> Iterator[Any]:
    """The fonts that an appearance shows text in. Others may stand in its resources."""
    fonts: Any = look.get("/Resources", {}).get("/Font", {})
    seen, current = set(), ""
    for each in pikepdf.parse_content_stream(look):
        operator = str(each.operator)
        if operator == "Tf":
            current = str(each.operands[0])
        elif operator in _SHOWS_TEXT and current not in seen:
            seen.add(current)
            yield fonts[current]


def rest(drawn: str, text: str) -> str | None:
    """What of a text comes after the letters that are drawn; None where they are not its beginning.

    Spaces count for nothing.
    """
    letters = "".join(text.split())
    return letters.removeprefix(drawn) if letters.startswith(drawn) else None
