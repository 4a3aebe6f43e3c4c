"""Cells of six dots as ASCII, and the signs that the tool itself adds.

Every cell has one of 64 characters (North American Braille Computer Code), which is what embossers and braille displays
take from a BRF file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

ASCII_OF_CELLS = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
"""The character of each cell. Dot 1 counts 1, dot 2 counts 2, dot 3 counts 4, up to dot 6, which counts 32."""
FIRST_PATTERN = 0x2800
"""The Unicode character without dots. The dots are added as above."""

NOTE_OPENS, NOTE_CLOSES = "@.<", "@.>"
"""Around what a transcriber adds (The Rules of Unified English Braille, 3.27)."""
BOX_TO_TICK = "$#D"
"""A square (The Rules of Unified English Braille, 11.7)."""
GAP_TO_FILL = ".-.-.-"
"""Low lines: a place to fill in (The Rules of Unified English Braille, 7.2)."""
FULL_LINE = "-"
"""Dots 3 and 6, which lead to the number of the next print page."""
BOX_TOP, BOX_FOOT = "7", "G"
"""The lines above and below what is set apart."""
GOES_ON = '"'
"""At the end of a line on which a word without a space goes on."""
_NUMBER, _DIGITS = "#", "JABCDEFGHI"


def ascii_braille(patterns: str) -> str:
    """Unicode braille as ASCII. ValueError for a cell of eight dots, or for what is no braille."""
    codes = [ord(pattern) - FIRST_PATTERN for pattern in patterns]
    if any(not 0 <= code < len(ASCII_OF_CELLS) for code in codes):
        raise ValueError("not braille of six dots")
    return "".join(ASCII_OF_CELLS[code] for code in codes)


def unicode_braille(cells: str) -> str:
    """ASCII braille as Unicode braille, which liblouis reads."""
    return "".join(chr(FIRST_PATTERN + ASCII_OF_CELLS.index(cell)) for cell in cells)


def number(value: int) -> str:
    """A number in cells."""
    return _NUMBER + "".join(_DIGITS[int(digit)] for digit in str(value))


def brf(pages: Iterable[Sequence[str]]) -> bytes:
    """The file: lines end with CR and LF, and each page with a form feed."""
    return "".join("".join(f"{line}\r\n" for line in page) + "\f" for page in pages).encode("ascii")
