"""Pieces of a page, and how they fill pages: once, from top to bottom, in the order of reading.

A `Piece` knows its height at a width, may be split, and draws itself. Lengths are points; tops are measured from the
bottom of the page, as PDF does.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from guidepress.problems import NOWHERE
from guidepress.writers.pdf.canvas import Artifact, Owner, TaggedCanvas
from guidepress.writers.pdf.fields import Forms
from guidepress.writers.pdf.style import Styles

_CLOSE = 0.01


class Piece:
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

    def height(self, width: float) -> float:
        raise NotImplementedError

    def least(self, width: float) -> float:
        """The least height that may stand at the foot of a page: the whole where it cannot be split."""
        return self.height(width)

    def split(self, width: float, room: float) -> tuple[Piece, Piece] | None:
        """What fits into `room`, and the rest; None where nothing sensible fits."""
        return None

    def grow(self, room: float) -> float:
        """Takes up to so much of the room left at the foot of the page, and says how much: a box to write in does."""
        return 0.0

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        raise NotImplementedError


@dataclass(slots=True)
class Sheet:
    """What pieces draw on: the pages, the fields and the measures of the page."""

    canvas: TaggedCanvas
    forms: Forms
    styles: Styles
    begun: list[list[str]]
    """For each page, the keys that begin on it."""
    privacy: list[str] = field(default_factory=list)
    """What the page says of its answers at its foot."""

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

    def place(self, piece: Piece, x: float, top: float, width: float) -> None:
        """Draws a piece and notes what begins with it."""
        for key in piece.keys:
            self.canvas.mark_place(key, top)
            self.begun[-1].append(key)
        if piece.privacy:
            self.say_privacy(piece.privacy, Artifact.FOOTER)
        piece.draw(self, x, top, width)


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


Story = Iterable[Piece | Order]


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
        self.y = self.top
        self.gap = 0.0
        self.begun = False
        self.placed: list[tuple[Piece, float, float]] = []
        """What the page holds so far: a piece, the gap above it, its width. It is drawn when the page is full."""
        self.head = Furniture()
        self.too_high: list[Piece] = []

    # ------------------------------------------------------------------------------------------------- pages

    @property
    def empty(self) -> bool:
        """Whether nothing stands on the page yet."""
        return not self.placed

    def start_page(self) -> None:
        self.close_page()
        self.sheet.canvas.start_page()
        self.sheet.begun.append([])
        self.y = self.top
        self.gap = 0.0
        self.begun = True
        self.head = self.furniture

    def close_page(self) -> None:
        """Draws the page. What room is left goes to boxes to write in, the last ones first."""
        if not self.begun:
            return
        spare = self.y - self.bottom
        for piece, _, _ in reversed(self.placed):
            spare -= piece.grow(spare)
        self.furnish(self.head)
        y = self.top
        for piece, gap, width in self.placed:
            y -= gap
            self.sheet.place(piece, self.sheet.left(piece.wide), y, width)
            y -= piece.height(width)
        self.placed.clear()
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
            if self.empty:
                self.head = order
        elif isinstance(order, NeedRoom):
            if not self.empty and self.y - self.gap - self.bottom < order.room:
                self.start_page()
        elif isinstance(order, NewPage):
            self._new_page(order)

    def _new_page(self, order: NewPage) -> None:
        if not self.begun or not self.empty:
            self.start_page()
        if order.right and not self.sheet.is_right:
            if order.filler is not None:
                self._put(order.filler())
            self.start_page()

    def _put_chain(self, chain: Sequence[Piece]) -> None:
        if not self.begun:
            self.start_page()
        need, gap = 0.0, 0.0 if self.empty else self.gap
        for index, piece in enumerate(chain):
            width = self.sheet.width(piece.wide)
            last = index == len(chain) - 1
            need += (max(gap, piece.before) if need or not self.empty else 0.0)
            need += piece.least(width) if last else piece.height(width)
            gap = piece.after
        if not self.empty and self.y - need < self.bottom - _CLOSE:
            self.start_page()
        for piece in chain:
            self._put(piece)

    def _put(self, piece: Piece) -> None:
        rest: Piece | None = piece
        while rest is not None:
            rest = self._put_once(rest)

    def _put_once(self, piece: Piece) -> Piece | None:
        """Puts what fits; what is left for the next page."""
        width = self.sheet.width(piece.wide)
        gap = 0.0 if self.empty else max(self.gap, piece.before)
        room = self.y - gap - self.bottom
        if piece.height(width) <= room + _CLOSE:
            self._place(piece, gap, width)
            return None
        parts = piece.split(width, room)
        if parts is not None:
            for part in parts:
                part.privacy, part.wide = piece.privacy, piece.wide
            self._place(parts[0], gap, width)
            self.start_page()
            return parts[1]
        if self.empty:
            self.too_high.append(piece)
            self._place(piece, gap, width)
            return None
        self.start_page()
        return piece

    def _place(self, piece: Piece, gap: float, width: float) -> None:
        self.placed.append((piece, gap, width))
        self.y -= gap + piece.height(width)
        self.gap = piece.after


# ----------------------------------------------------------------------------------------------------- stacks


def stack_height(pieces: Sequence[Piece], width: float) -> float:
    """The height of pieces one below the other."""
    total, gap = 0.0, 0.0
    for index, piece in enumerate(pieces):
        total += (max(gap, piece.before) if index else 0.0) + piece.height(width)
        gap = piece.after
    return total


def stack_draw(sheet: Sheet, pieces: Sequence[Piece], x: float, top: float, width: float) -> None:
    gap = 0.0
    for index, piece in enumerate(pieces):
        top -= max(gap, piece.before) if index else 0.0
        sheet.place(piece, x, top, width)
        top -= piece.height(width)
        gap = piece.after


def stack_least(pieces: Sequence[Piece], width: float) -> float:
    """The height of the first pieces that stay together."""
    total, gap = 0.0, 0.0
    for index, piece in enumerate(pieces):
        total += max(gap, piece.before) if index else 0.0
        if not piece.keep or index == len(pieces) - 1:
            return total + piece.least(width)
        total += piece.height(width)
        gap = piece.after
    return total


def stack_split(pieces: Sequence[Piece], width: float, room: float) -> tuple[list[Piece], list[Piece]] | None:
    """As many pieces as fit, the last one split if it can be; pieces that keep together stay so."""
    used, gap = 0.0, 0.0
    for index, piece in enumerate(pieces):
        lead = max(gap, piece.before) if index else 0.0
        high = piece.height(width)
        if used + lead + high <= room + _CLOSE:
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


class Stack(Piece):
    """Pieces one below the other, as one piece. `whole`: it is split only where it is higher than `page`."""

    def __init__(self, pieces: Sequence[Piece], whole: bool = False, page: float = 0.0) -> None:
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

    def split(self, width: float, room: float) -> tuple[Piece, Piece] | None:
        if self.whole and self.height(width) <= self.page:
            return None
        parts = stack_split(self.pieces, width, room)
        if parts is None:
            return None
        first, rest = Stack(parts[0]), Stack(parts[1])
        first.keys, first.wide, rest.wide = self.keys, self.wide, self.wide
        return first, rest

    def grow(self, room: float) -> float:
        grown = 0.0
        for piece in reversed(self.pieces):
            grown += piece.grow(room - grown)
        if grown:
            self._heights.clear()
        return grown

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        stack_draw(sheet, self.pieces, x, top, width)
