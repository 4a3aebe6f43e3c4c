"""Pages are filled once, from top to bottom, in the order of reading.

A page is drawn when the next one is full: until then a few last lines of a part may still be taken back to it, or some
of its own may go on to a short page after it; and boxes to write in may grow into the room that is left.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence

from guidepress.formats.pdf.layout.flowable import CLOSE, Flowable, Surface
from guidepress.formats.pdf.layout.page_balance import Draft, Placed, balance_pages, move_last_back
from guidepress.formats.pdf.layout.page_orders import (
    Furniture,
    NeedRoom,
    NewPage,
    PageOrder,
    Together,
)

Story = Iterable[Flowable | PageOrder]


class Flow:
    """Fills pages with a story."""

    def __init__(self, sheet: Surface, furnish: Callable[[Furniture], None], finish: Callable[[], None]) -> None:
        self.sheet = sheet
        self.furnish = furnish
        self.finish = finish
        self.furniture = Furniture()
        page = sheet.styles.page
        self.top = page.height - page.top
        self.bottom = page.bottom
        self.count = 0
        """Pages begun."""
        self.draft: Draft | None = None
        self.full: Draft | None = None
        """The page before, full but not drawn."""
        self.too_high: list[Flowable] = []

    # ------------------------------------------------------------------------------------------------- pages

    @property
    def page(self) -> Draft:
        """The page that is being filled."""
        if self.draft is None:
            return self.start_page(forced=True)
        return self.draft

    def start_page(self, forced: bool = False) -> Draft:
        """Begins a page. `forced` says that the story wants one here, full page or not."""
        if forced:
            self.apply_levels()
        if self.full is not None:
            self._draw(self.full)
        self.full = self.draft
        self.draft = Draft(self.furniture, self.top, forced)
        self.count += 1
        return self.draft

    def apply_levels(self) -> None:
        """Nothing follows on this page: its few lines may go back to the page before, or some of that come to it."""
        page, before, layout = self.draft, self.full, self.sheet.styles.layout.page
        if page is None or before is None or page.forced or not page.placed:
            return
        if move_last_back(before, page, self.top, self.bottom, layout):
            self.draft, self.full = before, None
            self.count -= 1
        else:
            balance_pages(before, page, self.top, self.bottom, layout)

    def close(self) -> None:
        """Draws what is not drawn yet."""
        for draft in (self.full, self.draft):
            if draft is not None:
                self._draw(draft)
        self.full = self.draft = None

    def _draw(self, draft: Draft) -> None:
        """Draws a page. What room is left goes to boxes to write in, the last ones first."""
        sheet = self.sheet
        sheet.canvas.start_page()
        sheet.begun.append([])
        sheet.will_say = {one.piece.says for one in draft.placed if one.piece.says}
        spare = draft.y - self.bottom
        for one in reversed(draft.placed):
            spare -= one.piece.grow(spare, one.width)
        self.furnish(draft.head)
        y = self.top
        for one in draft.placed:
            y -= one.gap
            sheet.place(one.piece, sheet.left(one.piece.wide), y, one.width)
            y -= one.height
        self.finish()

    # ------------------------------------------------------------------------------------------------- the story

    def run(self, story: Story) -> None:
        waiting = deque(story)
        while waiting:
            item = waiting.popleft()
            if isinstance(item, PageOrder):
                self._obey(item)
                continue
            chain = [item]
            while chain[-1].keep and waiting and isinstance(waiting[0], Flowable):
                follower = waiting.popleft()
                assert isinstance(follower, Flowable)
                chain.append(follower)
            self._put_chain(chain)

    def _obey(self, order: PageOrder) -> None:
        if isinstance(order, Furniture):
            self.furniture = order
            if self.draft is not None and not self.draft.placed:
                self.draft.first_head = order
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

    def _lower(self, pieces: Sequence[Flowable], by: float, gaps: float) -> None:
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

    def _put_chain(self, chain: Sequence[Flowable]) -> None:
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
            self.apply_levels()
            self.start_page(forced=need >= self.top - self.bottom - CLOSE)
        for piece in chain:
            self._put(piece)

    def _make_room(self, chain: Sequence[Flowable], over: float) -> bool:
        """Lowers boxes of this page and of a chain that cannot be divided, so that it fits; whether it does now."""
        page, last = self.page, chain[-1]
        if last.least(self.sheet.width(last.wide)) < last.height(self.sheet.width(last.wide)) - CLOSE:
            return False
        here = sum(one.piece.slack(one.width) for one in page.placed)
        spare = here + sum(piece.slack(self.sheet.width(piece.wide)) for piece in chain)
        if spare < over:
            return False
        for one in page.placed:
            slack = one.piece.slack(one.width)
            page.y += one.piece.shrink(slack * over / spare, one.width) if slack > 0 else 0.0
        return True

    def _put(self, piece: Flowable) -> None:
        rest: Flowable | None = piece
        while rest is not None:
            rest = self._put_once(rest)

    def _put_once(self, piece: Flowable) -> Flowable | None:
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

    def _place(self, piece: Flowable, gap: float, width: float) -> None:
        page = self.page
        page.placed.append(Placed(piece, gap, width, self.furniture))
        page.y -= gap + piece.height(width)
        page.gap = piece.after
