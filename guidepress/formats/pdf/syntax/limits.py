"""Finds what is drawn outside its box: text, fields and images outside the area for them, shapes outside the page.

Whoever draws sets the area with `inside`, for example for a cell of a table. Nothing is moved or cut here; what is
found is reported when all pages are drawn. Lengths are in points from the bottom left of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from guidepress.core.values import Value
from guidepress.formats.pdf.syntax.page_content import Owner, Rectangle

TOLERANCE = 1.0
"""By how much something may reach out of its box."""
DESCENDER, CAPITAL = 0.2, 0.7
"""What text takes below and above its base line, as a share of its size, in common typefaces."""


class Overrun(Value):
    """Something that is drawn outside its box."""

    page: int
    """The number of the page, from 1."""
    owner: Owner
    words: str
    """The text that is drawn; "" for a field, an image or a shape."""
    kind: Literal["box", "page", "drawing", "word"]
    """What it leaves: its box, the page, or its shape in a drawing. "word": a word that is wider than its line and is
    broken in two.
    """


class Limits:
    """The area in which content may stand now, and what was drawn outside of it."""

    def __init__(self, width: float, height: float) -> None:
        self.page: Rectangle = (-TOLERANCE, -TOLERANCE, width + TOLERANCE, height + TOLERANCE)
        self.area: Rectangle = self.page
        """The area with the tolerance around it."""
        self.overruns: list[Overrun] = []

    def resize(self, width: float, height: float) -> None:
        """Begins a page of this size."""
        self.page = self.area = (-TOLERANCE, -TOLERANCE, width + TOLERANCE, height + TOLERANCE)

    def narrow(self, box: Rectangle) -> Rectangle:
        """Makes the area smaller: to what lies in `box` too. Returns the area before, with its tolerance."""
        before = self.area
        left, low, right, high = before
        self.area = (
            max(left, box[0] - TOLERANCE),
            max(low, box[1] - TOLERANCE),
            min(right, box[2] + TOLERANCE),
            min(high, box[3] + TOLERANCE),
        )
        return before

    @contextmanager
    def inside(self, box: Rectangle) -> Iterator[None]:
        """Inside this context, content stands in `box` and in the area before."""
        before = self.narrow(box)
        yield
        self.area = before

    @contextmanager
    def anywhere(self) -> Iterator[None]:
        """Inside this context, content may stand anywhere on the page."""
        before, self.area = self.area, self.page
        yield
        self.area = before

    def check_text(self, page: int, owner: Owner, words: str, size: float, x: float, y: float, width: float) -> None:
        """Records text on a base line, if it leaves the area. Trailing spaces do not count."""
        box = (x, y - DESCENDER * size, x + width, y + CAPITAL * size)
        if words.strip() and not within(box, self.area):
            self.overruns.append(Overrun(page, owner, words.strip(), self._kind(box)))

    def record(self, page: int, owner: Owner, words: str, kind: Literal["box", "drawing", "word"]) -> None:
        """Records words that have no room, as their painter knows. For `kind` see `Overrun`."""
        self.overruns.append(Overrun(page, owner, words, kind))

    def _kind(self, box: Rectangle) -> Literal["box", "page"]:
        return "box" if within(box, self.page) else "page"

    def check_box(self, page: int, owner: Owner, box: Rectangle) -> None:
        """Records a field or an image, if it leaves the area."""
        if not within(box, self.area):
            self.overruns.append(Overrun(page, owner, "", self._kind(box)))

    def check_shape(self, page: int, owner: Owner, box: Rectangle) -> None:
        """Records a shape, if it leaves the page. A shape may be larger than the area for text."""
        if not within(box, self.page):
            self.overruns.append(Overrun(page, owner, "", "page"))


def within(inner: Rectangle, outer: Rectangle) -> bool:
    """Whether a rectangle lies in another."""
    return inner[0] >= outer[0] and inner[1] >= outer[1] and inner[2] <= outer[2] and inner[3] <= outer[3]
