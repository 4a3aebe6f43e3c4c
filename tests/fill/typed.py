"""What is typed, measured with the form font as a finished PDF embeds it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pikepdf
from fontTools.agl import toUnicode

from tests.fill.form import Widget

BESIDE = 4.0
"""Points at each side of a line. pdf.js, MuPDF and pypdf draw it 2 points from the edge, PDFium 1; the window of pdf.js
takes 4 pixels while it is typed, which are 3 points at 100 % and 4 at 75 %."""


class Typed:
    """The type of a form."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        style = str(pdf.Root.AcroForm.DA).split()
        self.font: Any = pdf.Root.AcroForm.DR.Font[style[0]]
        self.size = float(style[1])
        self.codes = encoding(self.font)
        ascent, descent = float(self.font.FontDescriptor.Ascent), float(self.font.FontDescriptor.Descent)
        self.leading = (ascent - descent) * self.size / 1000
        self.border = 0.0

    def width(self, words: str) -> float:
        """The width of a line, in points."""
        first = int(self.font.FirstChar)
        return sum(float(self.font.Widths[self.codes[letter] - first]) for letter in words) * self.size / 1000

    def holds_two(self, place: Widget) -> bool:
        """Whether two lines fit between the borders of a box."""
        return place.height >= 2 * self.leading + 2 * self.border - 0.02

    def longest_date(self, months: str) -> str:
        """The longest date of the century in the form "12 March 2027"."""
        day = max((str(day) for day in range(1, 32)), key=self.width)
        year = max((str(year) for year in range(2000, 2100)), key=self.width)
        return f"{day} {max(months.split(), key=self.width)} {year}"


@contextmanager
def typed(path: Path) -> Iterator[Typed]:
    with pikepdf.open(path) as pdf:
        yield Typed(pdf)


def encoding(font: Any) -> dict[str, int]:
    """Character → code, by Windows Latin 1 and the differences."""
    characters = {code: bytes((code,)).decode("cp1252", "ignore") for code in range(32, 256)}
    code = 0
    for entry in font.Encoding.Differences:
        if isinstance(entry, pikepdf.Name):
            characters[code] = toUnicode(str(entry)[1:])
            code += 1
        else:
            code = int(entry)
    return {character: code for code, character in characters.items() if character}
