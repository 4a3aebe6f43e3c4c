"""What poppler makes of a filled workbook: the words it finds in a field's place, and the ink it puts there."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from PIL import Image

from tests import PATIENCE
from tests.fill.form import Box, Widget

DARK = 120
"""A grey below this is ink; lines to write on are lighter."""
_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
_PAGE = re.compile(r'<page width="[\d.]+" height="([\d.]+)">')


@dataclass(frozen=True)
class Word:
    text: str
    box: Box
    """Left, bottom, right, top in points."""


def words(path: Path) -> list[list[Word]]:
    """The words of each page, as drawn: the appearances of fields are among them."""
    command = ["pdftotext", "-bbox", str(path), "-"]
    said = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, check=True
    ).stdout
    pages: list[list[Word]] = []
    height = 0.0
    for line in said.splitlines():
        if page := _PAGE.search(line):
            height = float(page[1])
            pages.append([])
        elif word := _WORD.search(line):
            left, top, right, low = (float(word[place]) for place in range(1, 5))
            pages[-1].append(Word(unescape(word[5]), (left, height - low, right, height - top)))
    return pages


def words_in(found: list[Word], widget: Widget) -> list[Word]:
    """The words whose middle lies in the field's place."""
    left, low, right, top = widget.box
    return [
        word
        for word in found
        if left <= (word.box[0] + word.box[2]) / 2 <= right and low <= (word.box[1] + word.box[3]) / 2 <= top
    ]


def lines(found: Iterable[Word]) -> list[list[Word]]:
    """The words in lines from the top."""
    rows: list[list[Word]] = []
    for word in sorted(found, key=lambda word: (-word.box[3], word.box[0])):
        if rows and abs(rows[-1][0].box[3] - word.box[3]) < 3:
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows


class Picture:
    """One page as poppler paints it."""

    def __init__(self, path: Path, page: int, folder: Path, resolution: int = 144) -> None:
        stem = folder / f"{path.stem}-{page}"
        place = ["-f", str(page + 1), "-l", str(page + 1), "-r", str(resolution)]
        command = ["pdftoppm", "-gray", "-singlefile", *place, str(path), str(stem)]
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
        self.image = Image.open(stem.with_suffix(".pgm"))
        self.scale = resolution / 72

    def ink(self, box: Box) -> int:
        """Dark points in a place."""
        return sum(self._cut(box).histogram()[:DARK])

    def rows(self, box: Box) -> int:
        """The height of the ink in a place, in points of the picture."""
        cut = self._cut(box).point(lambda grey: 255 if grey < DARK else 0)
        found = cut.getbbox()
        return found[3] - found[1] if found else 0

    def _cut(self, box: Box) -> Image.Image:
        high = self.image.height
        left, low, right, top = (value * self.scale for value in box)
        return self.image.crop((round(left), round(high - top), round(right), round(high - low)))
