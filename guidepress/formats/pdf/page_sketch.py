"""A page of the workbook in outline, for a small picture of it on slides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from guidepress.document.page_map import PageSketch, PointBox
from guidepress.formats.pdf.syntax.canvas import TaggedCanvas
from guidepress.formats.pdf.syntax.page_content import CanvasPage

HEADING = 1.2
"""From this multiple of the size of running text on, words count as a heading."""
GAP = 12.0
"""Two pieces of text on one base line with less between them, in points, are one line."""
X_HEIGHT = 0.5
"""The height of small letters, as a multiple of the type size."""


def sketches(canvas: TaggedCanvas, numbers: Iterable[int], text_size: float) -> Mapping[int, PageSketch]:
    """The pages with these numbers in outline. `text_size` is that of running text, in points."""
    pages = canvas.pages
    return {number: _sketch(canvas, pages[number - 1], text_size) for number in sorted(set(numbers))}


def _sketch(canvas: TaggedCanvas, page: CanvasPage, text_size: float) -> PageSketch:
    width, height = page.size
    headings: list[PointBox] = []
    lines: list[PointBox] = []
    for x, y, length, size in _joined(page):
        bar = (round(x), round(height - y - size * X_HEIGHT), round(length), max(1, round(size * X_HEIGHT)))
        (headings if size >= text_size * HEADING else lines).append(bar)
    widgets = [each for each in page.annotations if each.entries.startswith("/Type/Annot/Subtype/Widget")]
    places = [each.rectangle(canvas) for each in widgets]
    boxes = [
        (round(left), round(height - top), round(right - left), round(top - bottom))
        for left, bottom, right, top in places
    ]
    return PageSketch(round(width), round(height), tuple(headings), tuple(lines), tuple(boxes))


def _joined(page: CanvasPage) -> Iterator[tuple[float, float, float, float]]:
    """The lines of text of a page from top to bottom: pieces on one base line are joined."""
    left, line, end, size = 0.0, -1.0, 0.0, 0.0
    for x, y, width, points in sorted(page.lines, key=lambda piece: (-piece[1], piece[0])):
        if y == line and x - end < GAP:
            end, size = max(end, x + width), max(size, points)
            continue
        if size:
            yield left, line, end - left, size
        left, line, end, size = x, y, x + width, points
    if size:
        yield left, line, end - left, size
