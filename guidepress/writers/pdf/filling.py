"""Pages are filled once, from top to bottom, in the order of reading.

A page is drawn when the next one is full: until then a few last lines of a part may still be taken back to it, and
boxes to write in may grow into the room that is left.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from guidepress.writers.pdf.flow import CLOSE, Piece, Sheet


class Order:
    """What stands in a story besides pieces."""


@dataclass(slots=True)
class NewPage(Order):
    """What follows begins a page. `right`: a right-hand one; a left-hand page before it gets `filler`."""

    right: bool = False
    filler: Callable[[], Piece] | None = None


@dataclass(slots=True)
class Furniture(Order):
    """What stands around the text from here on."""

    part: str = ""
    section: str = ""
    accent: int = 0
    tab: str = ""
    tab_index: int = -1
    bare: bool = False
    """Nothing at all: the cover, a part's first page."""


@dataclass(slots=True)
class NeedRoom(Order):
    """What follows begins a page unless so much room is left."""

    room: float


@dataclass(slots=True)
class Together(Order):
    """The pieces that follow belong together: on one page where that can be, lower boxes and all.

    `alone`: even if the page before them stays emptier than it would.
    """

    pieces: Sequence[Piece]
    alone: bool = False


Story = Iterable[Piece | Order]


@dataclass(slots=True)
class _Draft:
    """A page that is not drawn yet."""

    head: Furniture
    y: float
    """Where the next piece may begin."""
    forced: bool
    """Whether something asked for a new page here, rather than the page before being full."""
    gap: float = 0.0
    placed: list[tuple[Piece, float, float]] = field(default_factory=list)
    """A piece, the gap above it, its width."""
    divided: Piece | None = None
    """The piece whose rest begins this page."""


class Flow:
    """Fills pages with a story."""

    def __init__(self, sheet: Sheet, furnish: Callable[[Furniture], None], finish: Callable[[], None]) -> None:
        self.sheet = sheet
        self.furnish = furnish
        self.finish = finish
        self.furniture = Furniture()
        page = sheet.styles.page
        self.top = page.height - page.top
        self.bottom = page.bottom
        self.count = 0
        """Pages begun."""
        self.draft: _Draft | None = None
        self.full: _Draft | None = None
        """The page before, full but not drawn."""
        self.too_high: list[Piece] = []

    # ------------------------------------------------------------------------------------------------- pages

    @property
    def page(self) -> _Draft:
        """The page that is being filled."""
        if self.draft is None:
            return self.start_page(forced=True)
        return self.draft

    def start_page(self, forced: bool = False) -> _Draft:
        """Begins a page. `forced` says that the story wants one here, full page or not."""
        if forced:
            self.settle()
        if self.full is not None:
            self._draw(self.full)
        self.full = self.draft
        self.draft = _Draft(self.furniture, self.top, forced)
        self.count += 1
        return self.draft

    def settle(self) -> None:
        """Nothing follows on this page: its few lines may go back to the page before."""
        self._take_back()

    def close(self) -> None:
        """Draws what is not drawn yet."""
        for draft in (self.full, self.draft):
            if draft is not None:
                self._draw(draft)
        self.full = self.draft = None

    def _take_back(self) -> None:
        """A page with little on it gives that to the page before, whose gaps close up for it."""
        page, before = self.draft, self.full
        if page is None or before is None or page.forced or not page.placed:
            return
        used = self.top - page.y
        body, layout = self.top - self.bottom, self.sheet.styles.layout.page
        if used > layout.tail * body:
            return
        placed = self._joined(before, page)
        over = sum(gap + piece.height(width) for piece, gap, width in placed) - body
        gaps = sum(gap for _, gap, _ in placed)
        spare = sum(piece.slack(width) for piece, _, width in placed)
        closer = max(0.0, min(over, gaps * layout.tighten))
        if over - closer > spare:
            return
        left = over - closer
        for piece, _, width in placed:
            left -= piece.shrink(left, width) if left > CLOSE and piece.slack(width) > 0 else 0.0
        scale = 1 - closer / gaps if gaps else 1.0
        before.placed = [(piece, gap * scale, width) for piece, gap, width in placed]
        before.y = self.top - sum(gap + piece.height(width) for piece, gap, width in before.placed)
        before.gap = page.gap
        self.draft, self.full = before, None
        self.count -= 1

    def _joined(self, before: _Draft, page: _Draft) -> list[tuple[Piece, float, float]]:
        """What stands on two pages as it would stand on one: a divided piece is one again."""
        first, _, width = page.placed[0]
        if page.divided is not None:
            _, gap, _ = before.placed[-1]
            return [*before.placed[:-1], (page.divided, gap, width), *page.placed[1:]]
        return [*before.placed, (first, max(before.gap, first.before), width), *page.placed[1:]]

    def _draw(self, draft: _Draft) -> None:
        """Draws a page. What room is left goes to boxes to write in, the last ones first."""
        sheet = self.sheet
        sheet.canvas.start_page()
        sheet.begun.append([])
        sheet.will_say = {piece.says for piece, _, _ in draft.placed if piece.says}
        spare = draft.y - self.bottom
        for piece, _, width in reversed(draft.placed):
            spare -= piece.grow(spare, width)
        self.furnish(draft.head)
        y = self.top
        for piece, gap, width in draft.placed:
            y -= gap
            sheet.place(piece, sheet.left(piece.wide), y, width)
            y -= piece.height(width)
        self.finish()

    # ------------------------------------------------------------------------------------------------- the story

    def run(self, story: Story) -> None:
        waiting = deque(story)
        while waiting:
            item = waiting.popleft()
            if isinstance(item, Order):
                self._obey(item)
                continue
            chain = [item]
            while chain[-1].keep and waiting and isinstance(waiting[0], Piece):
                follower = waiting.popleft()
                assert isinstance(follower, Piece)
                chain.append(follower)
            self._put_chain(chain)

    def _obey(self, order: Order) -> None:
        if isinstance(order, Furniture):
            self.furniture = order
            if self.draft is not None and not self.draft.placed:
                self.draft.head = order
        elif isinstance(order, NeedRoom):
            page = self.page
            if page.placed and page.y - page.gap - self.bottom < order.room:
                self.start_page()
        elif isinstance(order, NewPage):
            self._new_page(order)
        elif isinstance(order, Together):
            self._put_together(order)

    def _put_together(self, order: Together) -> None:
        """Sees to it that pieces stand on one page, if they can: on this one, or on the next."""
        page, body, layout = self.page, self.top - self.bottom, self.sheet.styles.layout.page
        high = gaps = spare = gap = 0.0
        for index, piece in enumerate(order.pieces):
            width = self.sheet.width(piece.wide)
            gaps += max(gap, piece.before) if index else 0.0
            high += piece.height(width)
            spare += piece.slack(width)
            gap = piece.after
        lead = max(page.gap, order.pieces[0].before) if page.placed else 0.0
        room = page.y - lead - self.bottom
        least = high - spare + gaps * (1 - layout.tighten)
        if least > room + CLOSE:
            if least > body + CLOSE or (room > layout.empty * body and not order.alone):
                return
            self.start_page(forced=True)
            room = body
        self._lower(order.pieces, high + gaps - room, gaps)

    def _lower(self, pieces: Sequence[Piece], by: float, gaps: float) -> None:
        """Takes so much from the boxes of pieces, and what they cannot give from the gaps between them."""
        for piece in pieces:
            width = self.sheet.width(piece.wide)
            if by > CLOSE and piece.slack(width) > 0:
                by -= piece.shrink(by, width)
        if by > 0:
            for piece in pieces:
                piece.before, piece.after = piece.before * (1 - by / gaps), piece.after * (1 - by / gaps)

    def _new_page(self, order: NewPage) -> None:
        if self.draft is None or self.draft.placed:
            self.start_page(forced=True)
        if order.right and self.count % 2 == 0:
            if order.filler is not None:
                self._put(order.filler())
            self.start_page(forced=True)

    def _put_chain(self, chain: Sequence[Piece]) -> None:
        page = self.page
        need, gaps, gap = 0.0, 0.0, page.gap
        for index, piece in enumerate(chain):
            width = self.sheet.width(piece.wide)
            last = index == len(chain) - 1
            gaps += max(gap, piece.before) if index or page.placed else 0.0
            need += piece.least(width) if last else piece.height(width)
            gap = piece.after
        need += gaps
        over = self.bottom - (page.y - need)
        if not page.placed or over <= CLOSE:
            pass
        elif over <= gaps * self.sheet.styles.layout.page.tighten:
            page.gap *= 1 - over / gaps
            for piece in chain:
                piece.before, piece.after = piece.before * (1 - over / gaps), piece.after * (1 - over / gaps)
        elif not self._make_room(chain, over):
            self.settle()
            self.start_page(forced=need >= self.top - self.bottom - CLOSE)
        for piece in chain:
            self._put(piece)

    def _make_room(self, chain: Sequence[Piece], over: float) -> bool:
        """Lowers boxes of this page and of a chain that cannot be divided, so that it fits; whether it does now."""
        page, last = self.page, chain[-1]
        if last.least(self.sheet.width(last.wide)) < last.height(self.sheet.width(last.wide)) - CLOSE:
            return False
        here = sum(piece.slack(width) for piece, _, width in page.placed)
        spare = here + sum(piece.slack(self.sheet.width(piece.wide)) for piece in chain)
        if spare < over:
            return False
        for piece, _, width in page.placed:
            slack = piece.slack(width)
            page.y += piece.shrink(slack * over / spare, width) if slack > 0 else 0.0
        return True

    def _put(self, piece: Piece) -> None:
        rest: Piece | None = piece
        while rest is not None:
            rest = self._put_once(rest)

    def _put_once(self, piece: Piece) -> Piece | None:
        """Puts what fits; what is left for the next page."""
        page = self.page
        width = self.sheet.width(piece.wide)
        gap = max(page.gap, piece.before) if page.placed else 0.0
        room = page.y - gap - self.bottom
        over = piece.height(width) - room
        if over <= max(CLOSE, piece.slack(width)):
            if over > CLOSE:
                piece.shrink(over, width)
            self._place(piece, gap, width)
            return None
        parts = piece.split(width, room)
        if parts is not None:
            for part in parts:
                part.privacy, part.wide = piece.privacy, piece.wide
            self._place(parts[0], gap, width)
            self.start_page().divided = piece
            return parts[1]
        if not page.placed:
            self.too_high.append(piece)
            self._place(piece, gap, width)
            return None
        self.start_page()
        return piece

    def _place(self, piece: Piece, gap: float, width: float) -> None:
        page = self.page
        page.placed.append((piece, gap, width))
        page.y -= gap + piece.height(width)
        page.gap = piece.after
