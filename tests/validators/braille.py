"""What is wrong with a BRF file, and what liblouis reads out of it. Knows nothing of the writer."""

from __future__ import annotations

import shutil
import subprocess

SIGNS = frozenset(range(0x20, 0x60))
"""The 64 characters of ASCII braille."""
ASCII_OF_CELLS = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
"""For the cells of Unicode braille in their order: the character of each (brltty, liblouis and BANA agree)."""


def has_liblouis() -> bool:
    return shutil.which("lou_translate") is not None


def brf_faults(data: bytes, cells: int = 40, lines: int = 25) -> list[str]:
    """Characters that are no braille, lines and pages that are too long, line ends that are not CR and LF."""
    found = [f"character {each!r}" for each in sorted({*data} - SIGNS - {0x0A, 0x0C, 0x0D})]
    if not data.endswith(b"\f"):
        found.append("no form feed at the end")
    for number, page in enumerate(pages_of(data), 1):
        if len(page) > lines:
            found.append(f"page {number} has {len(page)} lines")
        found += [
            f"page {number}, line {at}: {len(line)} cells" for at, line in enumerate(page, 1) if len(line) > cells
        ]
        found += [
            f"page {number}, line {at}: a space at its end" for at, line in enumerate(page, 1) if line[-1:] == " "
        ]
    if data.count(b"\n") != data.count(b"\r\n") or data.count(b"\r") != data.count(b"\r\n"):
        found.append("a line that does not end with CR and LF")
    return found


def pages_of(data: bytes) -> list[list[str]]:
    """The lines of each page."""
    return [page.split("\r\n")[:-1] for page in data.decode("latin-1").split("\f")[:-1]]


def read_back(lines: list[str], table: str) -> list[str]:
    """What liblouis reads in lines of ASCII braille."""
    patterns = ["".join(chr(0x2800 + ASCII_OF_CELLS.index(cell)) for cell in line) for line in lines]
    command = ["lou_translate", "--backward", f"unicode.dis,{table}"]
    run = subprocess.run(command, input="\n".join([*patterns, ""]), capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    return run.stdout.split("\n")[:-1]
