"""Pieces of a page, and what they are drawn on; pieces one below the other. `filling` puts them on pages.

A `Piece` knows its height at a width, may be split, and draws itself. Lengths are points; tops are measured from the
bottom of the page, as PDF does.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from guidepress.core.problems import NOWHERE
from guidepress.formats.pdf.layout.styles import Styles
from guidepress.formats.pdf.syntax.canvas import Artifact, Owner, TaggedCanvas
from guidepress.formats.pdf.syntax.form_fields import Forms

CLOSE = 0.01


class Flowable:
    """Something that stands on a page."""

    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    """Whether it stays with the piece after it."""
    wide: bool = False
    """Whether it runs over the margin column as well."""
    keys: tuple[str, ...] = ()
    """Anchors and block keys that begin here."""
    privacy: str = ""
    """What happens to the answers in it, said once a page."""
    says: str = ""
    """The same, where the piece says it itself."""

    def height(self, width: float) -> float:
        raise NotImplementedError

    def least(self, width: float) -> float:
        """The least height that may stand at the foot of a page: the whole where it cannot be split."""
        return self.height(width)

    def split(self, width: float, room: float) -> tuple[Flowable, Flowable] | None:
        """What fits into `room`, and the rest; None where nothing sensible fits."""
        return None

    def grow(self, room: float, width: float) -> float:
        """Takes up to so much of the room left at the foot of the page, and says how much: a box to write in does."""
        return 0.0

    def slack(self, width: float) -> float:
        """By how much it could be lower: boxes to write in have lines to spare."""
        return 0.0

    def shrink(self, by: float, width: float) -> float:
        """Gives up at least so much of its height where it can, and says how much."""
        return 0.0

    def draw(self, sheet: Surface, x: float, top: float, width: float) -> None:
        raise NotImplementedError


class Surface(Struct):
    """What pieces draw on: the pages, the fields and the measures of the page."""

    canvas: TaggedCanvas
    forms: Forms
    styles: Styles
    begun: list[list[str]]
    """For each page, the keys that begin on it."""
    privacy: list[str] = []
    """What the page says of its answers at its foot."""
    will_say: set[str] = set()
    """What pieces of this page say of it themselves."""

    @property
    def is_right(self) -> bool:
        return self.canvas.page % 2 == 1

    def left(self, wide: bool = False) -> float:
        """Where text begins on this page; the margin column is at the outer edge."""
        page = self.styles.page
        if self.is_right:
            return page.inner
        return page.outer if wide else page.width - page.inner - page.column

    def margin(self) -> tuple[float, float]:
        """Left and right of the margin column of this page."""
        page = self.styles.page
        if self.is_right:
            return page.inner + page.column + page.gutter, page.width - page.outer
        return page.outer, page.width - page.inner - page.column - page.gutter

    def width(self, wide: bool = False) -> float:
        page = self.styles.page
        return page.width - page.inner - page.outer if wide else page.column

    def say_privacy(self, words: str, owner: Owner) -> None:
        """Says at the foot what happens to answers, unless the page says so: by an exercise, or again for the eye."""
        if not words or words in self.privacy:
            return
        style, page = self.styles.get("hint"), self.styles.page
        width = style.face.width(words, NOWHERE) * style.size
        x = page.inner if self.is_right else page.width - page.inner - width
        y = page.foot + len(self.privacy) * style.leading
        self.privacy.append(words)
        self.canvas.text(owner, style.face, style.size, style.colour, x, y, words)

    def place(self, piece: Flowable, x: float, top: float, width: float) -> None:
        """Draws a piece and notes what begins with it."""
        for key in piece.keys:
            self.canvas.mark_place(key, top)
            self.begun[-1].append(key)
        if piece.privacy and piece.privacy not in self.will_say:
            self.say_privacy(piece.privacy, Artifact.FOOTER)
        piece.draw(self, x, top, width)


# ----------------------------------------------------------------------------------------------------- stacks


def stack_height(pieces: Sequence[Flowable], width: float) -> float:
    """The height of pieces one below the other."""
    total, gap = 0.0, 0.0
    for index, piece in enumerate(pieces):
        total += (max(gap, piece.before) if index else 0.0) + piece.height(width)
        gap = piece.after
    return total


def stack_draw(sheet: Surface, pieces: Sequence[Flowable], x: float, top: float, width: float) -> None:
    gap = 0.0
    for index, piece in enumerate(pieces):
        top -= max(gap, piece.before) if index else 0.0
        sheet.place(piece, x, top, width)
        top -= piece.height(width)
        gap = piece.after


def stack_slack(pieces: Sequence[Flowable], width: float) -> float:
    """By how much pieces could be lower altogether."""
    return sum(piece.slack(width) for piece in pieces)


def stack_shrink(pieces: Sequence[Flowable], by: float, width: float) -> float:
    """Takes so much from pieces, from each by what it has to spare."""
    given = 0.0
    for piece in pieces:
        if given >= by - CLOSE:
            break
        part = piece.slack(width)
        if part > 0:
            given += piece.shrink(max(0.0, min(by - given, part)), width)
    return given


def stack_least(pieces: Sequence[Flowable], width: float) -> float:
    """The height of the first pieces that stay together."""
    total, gap = 0.0, 0.0
    for index, piece in enumerate(pieces):
        total += max(gap, piece.before) if index else 0.0
        if not piece.keep or index == len(pieces) - 1:
            return total + piece.least(width)
        total += piece.height(width)
        gap = piece.after
    return total


def stack_split(pieces: Sequence[Flowable], width: float, room: float) -> tuple[list[Flowable], list[Flowable]] | None:
    """As many pieces as fit, the last one split if it can be; pieces that keep together stay so."""
    used, gap = 0.0, 0.0
    for index, piece in enumerate(pieces):
        lead = max(gap, piece.before) if index else 0.0
        high = piece.height(width)
        if used + lead + high <= room + CLOSE:
            used += lead + high
            gap = piece.after
            continue
        parts = piece.split(width, room - used - lead)
        if parts is not None:
            return [*pieces[:index], parts[0]], [parts[1], *pieces[index + 1 :]]
        while index and pieces[index - 1].keep:
            index -= 1
        return (list(pieces[:index]), list(pieces[index:])) if index else None
    return None


class Stack(Flowable):
    """Pieces one below the other, as one piece. `whole`: it is split only where it is higher than `page`."""

    def __init__(self, pieces: Sequence[Flowable], whole: bool = False, page: float = 0.0) -> None:
        self.pieces = list(pieces)
        self.whole = whole
        self.page = page
        if self.pieces:
            self.before = self.pieces[0].before
            self.after = self.pieces[-1].after
            self.wide = self.pieces[0].wide
        self._heights: dict[float, float] = {}

    def height(self, width: float) -> float:
        if width not in self._heights:
            self._heights[width] = stack_height(self.pieces, width)
        return self._heights[width]

    def least(self, width: float) -> float:
        if self.whole and self.height(width) <= self.page:
            return self.height(width)
        return stack_least(self.pieces, width)

    def split(self, width: float, room: float) -> tuple[Flowable, Flowable] | None:
        if self.whole and self.height(width) <= self.page:
            return None
        parts = stack_split(self.pieces, width, room)
        if parts is None:
            return None
        first, rest = Stack(parts[0]), Stack(parts[1])
        first.keys, first.wide, rest.wide = self.keys, self.wide, self.wide
        return first, rest

    def grow(self, room: float, width: float) -> float:
        grown = 0.0
        for piece in reversed(self.pieces):
            grown += piece.grow(room - grown, width)
        if grown:
            self._heights.clear()
        return grown

    def slack(self, width: float) -> float:
        return stack_slack(self.pieces, width)

    def shrink(self, by: float, width: float) -> float:
        given = stack_shrink(self.pieces, by, width)
        self._heights.clear()
        return given

    def draw(self, sheet: Surface, x: float, top: float, width: float) -> None:
        stack_draw(sheet, self.pieces, x, top, width)
