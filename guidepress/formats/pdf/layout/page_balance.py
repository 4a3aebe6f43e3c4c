"""Pages that are filled but not drawn yet: what may still go from one of two to the other."""

from __future__ import annotations

from msgspec import Struct

from guidepress.formats.pdf.layout.flowable import CLOSE, Flowable
from guidepress.formats.pdf.layout.page_orders import Furniture
from guidepress.formats.pdf.layout.paragraph import ParagraphFlowable
from guidepress.theme.workbook import PageLayout

_GAIN = 0.06
"""A page that is evened out must gain so much of its height."""
_BROKEN = 0.2
"""To break a list for it counts as so much of a page."""


class Placed(Struct):
    """A piece on a page, with the gap above it, its width, and what stands around the text where it is."""

    piece: Flowable
    gap: float
    width: float
    head: Furniture

    @property
    def height(self) -> float:
        return self.piece.height(self.width)


class Draft(Struct):
    """A page that is not drawn yet."""

    first_head: Furniture
    """What stands around it as long as nothing is on it."""
    y: float
    """Where the next piece may begin."""
    forced: bool
    """Whether something asked for a new page here, rather than the page before being full."""
    gap: float = 0.0
    placed: list[Placed] = []
    divided: Flowable | None = None
    """The piece whose rest begins this page."""

    @property
    def head(self) -> Furniture:
        return self.placed[0].head if self.placed else self.first_head

    def fill(self, placed: list[Placed], top: float, after: float) -> None:
        """Gives it these pieces instead of its own, the last with so much below it."""
        self.placed = placed
        self.y = top - _high(placed)
        self.gap = after


def _high(placed: list[Placed]) -> float:
    return sum(one.gap + one.height for one in placed)


def _joined(before: Draft, page: Draft) -> list[Placed]:
    """What stands on two pages as it would stand on one: a divided piece is one again."""
    first = page.placed[0]
    if page.divided is not None:
        last = before.placed[-1]
        return [*before.placed[:-1], Placed(page.divided, last.gap, first.width, last.head), *page.placed[1:]]
    gap = max(before.gap, first.piece.before)
    return [*before.placed, Placed(first.piece, gap, first.width, first.head), *page.placed[1:]]


def move_last_back(before: Draft, page: Draft, top: float, bottom: float, layout: PageLayout) -> bool:
    """A page with little on it gives that to the page before, whose gaps close up for it; whether that could be."""
    body = top - bottom
    if top - page.y > layout.tail * body:
        return False
    placed = _joined(before, page)
    over = _high(placed) - body
    gaps = sum(one.gap for one in placed)
    spare = sum(one.piece.slack(one.width) for one in placed)
    closer = max(0.0, min(over, gaps * layout.tighten))
    if over - closer > spare:
        return False
    left = over - closer
    for one in placed:
        left -= one.piece.shrink(left, one.width) if left > CLOSE and one.piece.slack(one.width) > 0 else 0.0
    scale = 1 - closer / gaps if gaps else 1.0
    for one in placed:
        one.gap *= scale
    before.fill(placed, top, page.gap)
    return True


def balance_pages(before: Draft, page: Draft, top: float, bottom: float, layout: PageLayout) -> None:
    """A short page takes over what ends the page before, from where a page may well begin.

    Neither is to look empty by accident: the page before keeps `layout.keeps` of its height.
    """
    body = top - bottom
    short = top - page.y
    if short > layout.short * body:
        return
    whole = _joined(before, page)
    best: tuple[float, int] | None = None
    for at in range(1, len(before.placed)):
        high = _high(whole[at:]) - whole[at].gap
        kept = _high(before.placed[:at])
        if before.placed[at - 1].piece.keep or high > body or kept < layout.keeps * body or high < short + _GAIN * body:
            continue
        cost = abs(kept - high) / body + (_BROKEN if _inside_list(before.placed, at) else 0.0)
        best = min(best or (cost, at), (cost, at))
    if best is None:
        return
    at = best[1]
    moved = whole[at:]
    moved[0].gap = 0.0
    page.divided = None
    page.fill(moved, top, page.gap)
    before.fill(before.placed[:at], top, before.placed[at - 1].piece.after)


def _inside_list(placed: list[Placed], at: int) -> bool:
    """Whether the piece there is an item that follows another."""
    return all(
        isinstance(piece := placed[i].piece, ParagraphFlowable) and piece.label is not None for i in (at - 1, at)
    )
