"""Moves content between two pages that are filled but not drawn yet."""

from __future__ import annotations

from msgspec import Struct

from guidepress.formats.pdf.layout.flowable import TOLERANCE, Flowable
from guidepress.formats.pdf.layout.page_commands import PageFurniture
from guidepress.formats.pdf.layout.paragraph import ParagraphFlowable
from guidepress.theme.workbook import PageLayout

_MINIMUM_GAIN = 0.06
"""The minimum height that a short page must gain, as a share of the page."""
_LIST_BREAK_COST = 0.2
"""The cost of a page break inside a list, as a share of the page."""


class PlacedFlowable(Struct):
    """A piece on a page, with the gap above it, its width, and the page furniture at this place."""

    piece: Flowable
    gap: float
    width: float
    furniture: PageFurniture
    notes: float = 0.0
    """The room that its footnotes take at the foot of the page."""

    @property
    def height(self) -> float:
        """The height of the piece and of its footnotes."""
        return self.piece.height(self.width) + self.notes


class PendingPage(Struct):
    """A page that is not drawn yet."""

    initial_furniture: PageFurniture
    """The furniture of the page as long as it holds no piece."""
    y: float
    """The height at which the next piece may begin."""
    forced: bool
    """Whether a command asked for this page, and not a full page before it."""
    gap: float = 0.0
    placed: list[PlacedFlowable] = []
    is_wide: bool = False
    """Whether it lies across."""
    continued: Flowable | None = None
    """The piece that was split and whose rest begins this page."""

    @property
    def furniture(self) -> PageFurniture:
        """The furniture of the page: that of its first piece."""
        return self.placed[0].furniture if self.placed else self.initial_furniture

    def replace_content(self, placed: list[PlacedFlowable], top: float, after: float) -> None:
        """Replaces the pieces of the page. `after` is the space below the last one."""
        self.placed = placed
        self.y = top - _total_height(placed)
        self.gap = after


def _total_height(placed: list[PlacedFlowable]) -> float:
    return sum(item.gap + item.height for item in placed)


def _joined(previous: PendingPage, page: PendingPage) -> list[PlacedFlowable]:
    """The pieces of two pages as they would stand on one page. A split piece is whole again."""
    first = page.placed[0]
    if page.continued is not None:
        last = previous.placed[-1]
        return [
            *previous.placed[:-1],
            PlacedFlowable(page.continued, last.gap, first.width, last.furniture, last.notes + first.notes),
            *page.placed[1:],
        ]
    gap = max(previous.gap, first.piece.before)
    return [
        *previous.placed,
        PlacedFlowable(first.piece, gap, first.width, first.furniture, first.notes),
        *page.placed[1:],
    ]


def merge_last_page(previous: PendingPage, page: PendingPage, top: float, bottom: float, layout: PageLayout) -> bool:
    """Moves a page with little content to the page before, whose gaps and boxes shrink.

    Returns whether this was possible.
    """
    body = top - bottom
    if top - page.y > layout.tail * body:
        return False
    placed = _joined(previous, page)
    excess = _total_height(placed) - body
    gaps = sum(item.gap for item in placed)
    slack = sum(item.piece.slack(item.width) for item in placed)
    gap_reduction = max(0.0, min(excess, gaps * layout.tighten))
    if excess - gap_reduction > slack:
        return False
    remaining = excess - gap_reduction
    for item in placed:
        if remaining > TOLERANCE and item.piece.slack(item.width) > 0:
            remaining -= item.piece.shrink(remaining, item.width)
    scale = 1 - gap_reduction / gaps if gaps else 1.0
    for item in placed:
        item.gap *= scale
    previous.replace_content(placed, top, page.gap)
    return True


def balance_pages(previous: PendingPage, page: PendingPage, top: float, bottom: float, layout: PageLayout) -> None:
    """Moves the last pieces of the page before to a short page, from a place where a page may begin.

    The page before keeps at least the share `layout.keeps` of its height.
    """
    body = top - bottom
    used = top - page.y
    if used > layout.short * body:
        return
    joined = _joined(previous, page)
    best: tuple[float, int] | None = None
    for at in range(1, len(previous.placed)):
        moved_height = _total_height(joined[at:]) - joined[at].gap
        kept_height = _total_height(previous.placed[:at])
        if (
            previous.placed[at - 1].piece.keep_with_next
            or previous.placed[at - 1].piece.is_held
            or moved_height > body
            or kept_height < layout.keeps * body
            or moved_height < used + _MINIMUM_GAIN * body
        ):
            continue
        cost = abs(kept_height - moved_height) / body + (_LIST_BREAK_COST if _inside_list(previous.placed, at) else 0.0)
        best = min(best or (cost, at), (cost, at))
    if best is None:
        return
    at = best[1]
    moved = joined[at:]
    moved[0].gap = 0.0
    page.continued = None
    page.replace_content(moved, top, page.gap)
    previous.replace_content(previous.placed[:at], top, previous.placed[at - 1].piece.after)


def _inside_list(placed: list[PlacedFlowable], at: int) -> bool:
    """Whether the piece with this index is a list item that follows another item."""
    return all(
        isinstance(piece := placed[i].piece, ParagraphFlowable) and piece.label is not None for i in (at - 1, at)
    )
