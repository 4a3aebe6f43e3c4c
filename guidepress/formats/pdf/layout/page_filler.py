"""Places the pieces of a story on pages, in reading order, in one pass.

A page is drawn when the next one is full. Until then, a few lines of the next page may move to it, or some of its
pieces may move to a short page after it. Boxes to write in grow into the room that is left.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from guidepress.formats.pdf.layout.flowable import TOLERANCE, Flowable, Surface
from guidepress.formats.pdf.layout.page_balance import PendingPage, PlacedFlowable, balance_pages, merge_last_page
from guidepress.formats.pdf.layout.page_commands import (
    KeepTogether,
    NeedSpace,
    NewPage,
    PageCommand,
    PageFurniture,
    WidePages,
)
from guidepress.formats.pdf.layout.page_notes import draw_notes, room_for_notes

Story = Iterable[Flowable | PageCommand]


class PageFiller:
    """Fills pages with a story.

    `draw_furniture` is called before the pieces of a page are drawn, `finish_page` after them.
    """

    def __init__(
        self,
        surface: Surface,
        draw_furniture: Callable[[PageFurniture], None],
        finish_page: Callable[[], None],
        has_footnotes: bool = False,
    ) -> None:
        """`has_footnotes`: a piece may have footnotes, which stand at the foot of its page."""
        self.surface = surface
        self.draw_furniture = draw_furniture
        self.finish_page = finish_page
        self.furniture = PageFurniture()
        self.is_wide = False
        """Whether pieces are placed on pages that lie across."""
        self.count = 0
        """The number of pages begun."""
        self.has_footnotes = has_footnotes
        self.current: PendingPage | None = None
        """The page that is being filled."""
        self.previous: PendingPage | None = None
        """The page before: full, but not drawn yet."""

    # ------------------------------------------------------------------------------------------------- pages

    @property
    def top(self) -> float:
        """The upper edge of what is placed on a page."""
        page = self.surface.styles.page
        return page.height - page.top

    @property
    def bottom(self) -> float:
        """The lower edge of what is placed on a page."""
        return self.surface.styles.page.bottom

    @property
    def page(self) -> PendingPage:
        """The page that is being filled. It is begun if there is none, or if it lies the other way."""
        if self.current is None or (self.current.placed and self.current.is_wide != self.is_wide):
            return self.start_page(forced=True)
        if self.current.is_wide != self.is_wide:
            self.current.is_wide, self.current.y = self.is_wide, self.top
        return self.current

    def start_page(self, forced: bool = False) -> PendingPage:
        """Begins a page. `forced`: a command asked for it, and the page before need not be full."""
        if forced:
            self.balance_last_page()
        if self.previous is not None:
            self._draw(self.previous)
        self.previous = self.current
        self.current = PendingPage(self.furniture, self.top, forced, is_wide=self.is_wide)
        self.count += 1
        return self.current

    def balance_last_page(self) -> None:
        """Merges the last page with the page before, or balances the two.

        Called when nothing more is placed on the current page.
        """
        page, before, layout = self.current, self.previous, self.surface.styles.layout.page
        if page is None or before is None or page.forced or not page.placed or page.is_wide or before.is_wide:
            return
        if merge_last_page(before, page, self.top, self.bottom, layout):
            self.current, self.previous = before, None
            self.count -= 1
        else:
            balance_pages(before, page, self.top, self.bottom, layout)

    def end(self, *, at_right: bool, filler: Callable[[], Flowable] | None = None) -> None:
        """Ends what was placed with its last page, and draws all pages. What follows begins a page.

        `at_right`: that is a right-hand page, with a page before it that `filler` fills, or a blank one.
        """
        if self.current is not None and not self.current.placed:
            self.current, self.count = None, self.count - 1
        self.balance_last_page()
        if at_right and self.count % 2:
            self.start_page(forced=True)
            self.fill_page(filler)
        self.close()

    def close(self) -> None:
        """Draws the pages that are not drawn yet."""
        for page in (self.previous, self.current):
            if page is not None:
                self._draw(page)
        self.previous = self.current = None

    def _draw(self, page: PendingPage) -> None:
        """Draws a page, which may lie another way than the one that is being filled."""
        placing = self.surface.styles
        if page.is_wide != self.is_wide:
            self.surface.styles = placing.for_page(wide=page.is_wide)
        self._draw_upright_or_wide(page)
        self.surface.styles = placing

    def _draw_upright_or_wide(self, page: PendingPage) -> None:
        """Draws a page. The room that is left goes to boxes to write in, the last box first."""
        surface, measures = self.surface, self.surface.styles.page
        surface.canvas.start_page((measures.width, measures.height))
        surface.keys_by_page.append([])
        surface.goes_on = bool(page.placed) and not page.placed[0].piece.keys
        surface.own_privacy_notes = {item.piece.own_privacy_note for item in page.placed if item.piece.own_privacy_note}
        surface.labelled_notes = _labelled_notes(page, surface.note_label)
        spare = page.y - self.bottom
        for item in reversed(page.placed):
            spare -= item.piece.grow(spare, item.width)
        self.draw_furniture(page.furniture)
        y = self.top
        with surface.canvas.limits.inside(surface.text_area()):
            for item in page.placed:
                y -= item.gap
                surface.place(item.piece, surface.left(), y, item.width)
                y -= item.piece.height(item.width)
            notes = [note for item in page.placed for note in item.piece.footnotes(item.width)]
            if notes:
                draw_notes(surface, notes)
        self.finish_page()

    # ------------------------------------------------------------------------------------------------- the story

    def place_story(self, story: Story) -> None:
        """Places all pieces of a story."""
        remaining = deque(story)
        while remaining:
            item = remaining.popleft()
            if isinstance(item, PageCommand):
                self._apply_command(item)
                continue
            chain = [item]
            while chain[-1].keep_with_next and remaining:
                follower = remaining[0]
                if isinstance(follower, Flowable):
                    chain.append(follower)
                elif isinstance(follower, WidePages):
                    self._place_wide((*chain, *follower.pieces))
                    chain = []
                    remaining.popleft()
                    break
                elif isinstance(follower, KeepTogether):  # headings stay with what they head
                    self._keep_together(replace(follower, pieces=(*chain, *follower.pieces)))
                else:
                    break
                remaining.popleft()
            if chain:
                self._place_chain(chain)

    def _place_wide(self, pieces: Sequence[Flowable]) -> None:
        """Places pieces on pages that lie across. What follows them begins an upright page."""
        self._turn(wide=True)
        self.place_story(pieces)
        self._turn(wide=False)

    def _turn(self, *, wide: bool) -> None:
        self.is_wide = wide
        self.surface.styles = self.surface.styles.for_page(wide=wide)

    def _apply_command(self, command: PageCommand) -> None:
        if isinstance(command, PageFurniture):
            self.furniture = command
            if self.current is not None and not self.current.placed:
                self.current.initial_furniture = command
        elif isinstance(command, NeedSpace):
            page = self.page
            if page.placed and page.y - page.gap - self.bottom < command.room:
                self.start_page()
        elif isinstance(command, NewPage):
            self._new_page(command)
        elif isinstance(command, KeepTogether):
            self._keep_together(command)
        elif isinstance(command, WidePages):
            self._place_wide(command.pieces)

    def _keep_together(self, command: KeepTogether) -> None:
        """Begins a new page or shrinks boxes so that the pieces fit on one page or on a spread, if possible.

        Where that is not possible, they are split, but not from a right-hand page to its back if little of that page
        would stay empty.
        """
        body, layout = self.top - self.bottom, self.surface.styles.layout.page
        for piece in command.pieces[:-1]:
            piece.is_held = True
        height, minimum, gaps = self._extent(command.pieces)
        if minimum > self._room_for(command.pieces) + TOLERANCE:
            if minimum > body + TOLERANCE:
                if self._fits_on_spread(command.pieces, minimum):
                    return
                self.balance_last_page()  # it may take the page away, and then a right-hand page is a left-hand page
            room = self._room_for(command.pieces)
            is_right, fits_page = self.count % 2 == 1, minimum <= body + TOLERANCE
            stays = room > layout.empty * body and not (fits_page and (command.may_leave_space or is_right))
            if stays or not (fits_page or is_right):
                return
            self.start_page(forced=True)
            if not fits_page:
                return
        self._shrink(command.pieces, height + gaps - self._room_for(command.pieces), gaps)

    def _fits_on_spread(self, pieces: Sequence[Flowable], minimum: float) -> bool:
        """Whether pieces of this minimum height can begin on this left-hand page and end on the one that faces it."""
        room = self._room_for(pieces)
        if self.count % 2 == 1 or minimum > room + self.top - self.bottom:
            return False
        end = next((at for at, piece in enumerate(pieces, 1) if not piece.keep_with_next), len(pieces))
        chain = pieces[:end]
        if self._chain_extent(chain)[0] > self.top - self.bottom + TOLERANCE:
            chain = chain[: _start_of_end(chain)]
        return bool(chain) and self._chain_extent(chain)[0] <= room

    def _chain_extent(self, chain: Sequence[Flowable], above: float | None = None) -> tuple[float, float]:
        """The height of pieces that stay together, with their gaps, and the gaps alone. The last piece may be split.

        `above` is the gap below what stands before them on the page; None where they begin it.
        """
        height, gaps, gap = 0.0, 0.0, above
        for index, piece in enumerate(chain):
            width = self.surface.width(piece.full_width)
            gaps += max(gap, piece.before) if gap is not None else 0.0
            if index == len(chain) - 1:
                height += self._least_with_notes(piece, width)
            else:
                height += piece.height(width) + self._notes(piece, width)
            gap = piece.after
        return height + gaps, gaps

    def _notes(self, piece: Flowable, width: float) -> float:
        """The room that the footnotes of a piece take at the foot of its page."""
        if not self.has_footnotes:
            return 0.0
        are_first = not (self.current is not None and any(item.notes for item in self.current.placed))
        return room_for_notes(piece, width, self.surface.width(), are_first)

    def _least_with_notes(self, piece: Flowable, width: float) -> float:
        """The minimum height of a piece that may be split, with the footnotes of the part that is then on this page."""
        least, notes = piece.minimum_height(width), self._notes(piece, width)
        if notes and (parts := piece.split(width, least + TOLERANCE)):
            notes = self._notes(parts[0], width)
        return least + notes

    def _room_for(self, pieces: Sequence[Flowable]) -> float:
        """The height that is left for pieces on the current page."""
        page = self.page
        return page.y - (max(page.gap, pieces[0].before) if page.placed else 0.0) - self.bottom

    def _extent(self, pieces: Sequence[Flowable]) -> tuple[float, float, float]:
        """The height of pieces without the gaps between them, their minimum height with gaps, and the gaps."""
        layout = self.surface.styles.layout.page
        height = gaps = slack = gap = 0.0
        for index, piece in enumerate(pieces):
            width = self.surface.width(piece.full_width)
            gaps += max(gap, piece.before) if index else 0.0
            height += piece.height(width) + self._notes(piece, width)
            slack += piece.slack(width)
            gap = piece.after
        return height, height - slack + gaps * (1 - layout.tighten), gaps

    def _shrink(self, pieces: Sequence[Flowable], by: float, gaps: float) -> None:
        """Shrinks boxes by `by`, and the gaps between the pieces by what is missing."""
        for piece in pieces:
            width = self.surface.width(piece.full_width)
            if by > TOLERANCE and piece.slack(width) > 0:
                by -= piece.shrink(by, width)
        if by > 0:
            for piece in pieces:
                piece.before, piece.after = piece.before * (1 - by / gaps), piece.after * (1 - by / gaps)

    def _new_page(self, command: NewPage) -> None:
        """Begins a page, with a filler or a blank page before it if a right-hand page is needed."""
        if self.current is None or self.current.placed:
            self.start_page(forced=True)
        if command.right and self.count % 2 == 0:
            self.fill_page(command.filler)
            self.start_page(forced=True)

    def fill_page(self, filler: Callable[[], Flowable] | None) -> None:
        """Places a filler on the page that has just begun, or leaves the page blank."""
        if filler is not None:
            self._place_whole(filler())
        else:
            self.page.initial_furniture = PageFurniture(is_blank=True)

    def _place_chain(self, chain: Sequence[Flowable]) -> None:
        """Places pieces that stay together. If they are higher than a page, the last one stays with its headings."""
        page = self.page
        height, gaps = self._chain_extent(chain, page.gap if page.placed else None)
        if (at := _start_of_end(chain)) and height > self.top - self.bottom + TOLERANCE:
            self._place_chain(chain[:at])
            self._place_chain(chain[at:])
            return
        excess = self.bottom - (page.y - height)
        if not page.placed or excess <= TOLERANCE:
            pass
        elif excess <= gaps * self.surface.styles.layout.page.tighten:
            page.gap *= 1 - excess / gaps
            for piece in chain:
                piece.before, piece.after = piece.before * (1 - excess / gaps), piece.after * (1 - excess / gaps)
        elif not self._shrink_to_fit(chain, excess):
            self.balance_last_page()
            self.start_page(forced=height >= self.top - self.bottom - TOLERANCE)
        for piece in chain:
            self._place_whole(piece)

    def _shrink_to_fit(self, chain: Sequence[Flowable], excess: float) -> bool:
        """Shrinks boxes on this page so that a chain that cannot be split fits. Returns whether it fits now."""
        page, last = self.page, chain[-1]
        last_width = self.surface.width(last.full_width)
        if last.minimum_height(last_width) < last.height(last_width) - TOLERANCE:
            return False
        page_slack = sum(item.piece.slack(item.width) for item in page.placed)
        total_slack = page_slack + sum(piece.slack(self.surface.width(piece.full_width)) for piece in chain)
        if total_slack < excess:
            return False
        for item in page.placed:
            slack = item.piece.slack(item.width)
            page.y += item.piece.shrink(slack * excess / total_slack, item.width) if slack > 0 else 0.0
        for piece in chain[:-1]:  # the last one shrinks when it is placed
            width = self.surface.width(piece.full_width)
            if (slack := piece.slack(width)) > 0:
                piece.shrink(slack * excess / total_slack, width)
        return True

    def _place_whole(self, piece: Flowable) -> None:
        """Places a piece, on several pages if it is split."""
        rest: Flowable | None = piece
        while rest is not None:
            rest = self._place_part(rest)

    def _place_part(self, piece: Flowable) -> Flowable | None:
        """Places the part of a piece that fits. Returns the rest for the next page, or None."""
        page = self.page
        width = self.surface.width(piece.full_width)
        gap = max(page.gap, piece.before) if page.placed else 0.0
        room = page.y - gap - self.bottom
        notes = self._notes(piece, width)
        excess = piece.height(width) + notes - room
        if excess <= max(TOLERANCE, piece.slack(width)):
            if excess > TOLERANCE:
                piece.shrink(excess, width)
            self._append(piece, gap, width)
            return None
        parts = self._split_with_notes(piece, width, room) if notes else piece.split(width, room)
        if parts is None and not page.placed:
            parts = piece.split_anywhere(width, room)
        if parts is not None:
            for part in parts:
                part.privacy, part.full_width = piece.privacy, piece.full_width
                part.exercise_number = piece.exercise_number
            self._append(parts[0], gap, width)
            self.start_page().continued = piece
            return parts[1]
        if not page.placed:
            self._append(piece, gap, width)
            return None
        self.start_page()
        return piece

    def _split_with_notes(self, piece: Flowable, width: float, room: float) -> tuple[Flowable, Flowable] | None:
        """The part of a piece that fits with its footnotes, and the rest; None if there is none."""
        target = min(room, piece.height(width) - 2 * TOLERANCE)
        while parts := piece.split(width, target):
            height = parts[0].height(width)
            if height + self._notes(parts[0], width) <= room + TOLERANCE:
                return parts
            target = min(target, height) - 1.0  # at least one line less, and no more than one
        return None

    def _append(self, piece: Flowable, gap: float, width: float) -> None:
        """Adds a piece at the end of the current page."""
        page = self.page
        notes = self._notes(piece, width)
        page.placed.append(PlacedFlowable(piece, gap, width, self.furniture, notes))
        page.y -= gap + piece.height(width) + notes
        page.gap = piece.after


def _labelled_notes(page: PendingPage, form: str) -> dict[str, str]:
    """The privacy notes of a page, each after the numbers of its exercises; none where all exercises have one note."""
    numbers: dict[str, list[str]] = {}
    for item in page.placed:
        piece = item.piece
        note, number = piece.own_privacy_note or piece.privacy, piece.exercise_number
        if note and number and number not in numbers.setdefault(note, []):
            numbers[note].append(number)
    if len(numbers) < 2:
        return {}
    return {note: form.format(label=", ".join(of_note), text=note) for note, of_note in numbers.items()}


def _start_of_end(chain: Sequence[Flowable]) -> int:
    """The index in a chain of the headings and labels of its last piece; 0 if it has none."""
    at = len(chain) - 1
    while at and chain[at - 1].names_next:
        at -= 1
    return at if at < len(chain) - 1 else 0
