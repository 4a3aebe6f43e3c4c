"""Flowables: pieces of content that are placed on pages from top to bottom. `page_filler` places them.

A flowable is called a piece in this package. It has a height for a given width, may be split, and draws itself. Lengths
are in points; `top` is measured from the bottom of the page, as in PDF.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from guidepress.core.values import Value
from guidepress.formats.pdf.layout.foot_notes import note_lines
from guidepress.formats.pdf.layout.line_breaking import longest_line_width
from guidepress.formats.pdf.layout.line_drawing import baseline_offset, draw_lines
from guidepress.formats.pdf.layout.prepared_text import Footnote
from guidepress.formats.pdf.layout.styles import Styles
from guidepress.formats.pdf.syntax.canvas import TaggedCanvas
from guidepress.formats.pdf.syntax.form_fields import Forms
from guidepress.formats.pdf.syntax.page_content import Artifact, Owner, Rectangle

TOLERANCE = 0.01
"""A difference in points that is ignored."""


class Flowable:
    """A piece of content on a page."""

    before: float = 0.0
    """The space above it. The larger of `after` and `before` counts between two pieces."""
    after: float = 0.0
    """The space below it."""
    keep_with_next: bool = False
    """Whether it stays on the same page as the next piece."""
    names_next: bool = False
    """Whether it is the heading or the label of the next piece. It then never stands alone at the foot of a page."""
    is_held: bool = False
    """Whether it is not parted from the next piece to balance two pages: both belong to one exercise."""
    full_width: bool = False
    """Whether it takes the whole width between the margins, and not that of a line of text."""
    keys: tuple[str, ...] = ()
    """The anchors and block keys that begin here."""
    privacy: str = ""
    """What happens to the answers in it. It is printed once on a page."""
    own_privacy_note: str = ""
    """The privacy note that the piece draws itself, if any."""
    exercise_number: str = ""
    """The number of the exercise to which it belongs, if it has one."""

    def height(self, width: float) -> float:
        """The height at this width."""
        raise NotImplementedError

    def minimum_height(self, width: float) -> float:
        """The minimum height of its first part at the foot of a page: the whole height if it cannot be split."""
        return self.height(width)

    def split(self, width: float, room: float) -> tuple[Flowable, Flowable] | None:
        """The part that fits into `room`, and the rest; None if no part fits."""
        return None

    def footnotes(self, width: float) -> Sequence[Footnote]:
        """The footnotes whose marks stand in it at this width, in reading order."""
        return ()

    def split_anywhere(self, width: float, room: float) -> tuple[Flowable, Flowable] | None:
        """As `split`, but also where a good page has no break. It is used for a piece that is higher than a page."""
        return None

    @property
    def least_width(self) -> float:
        """The width of its widest word, with what stands beside it; 0 if it has no words."""
        return 0.0

    def grow(self, room: float, width: float) -> float:
        """Grows by at most `room` to fill the page, as boxes to write in do. Returns by how much it grew."""
        return 0.0

    def slack(self, width: float) -> float:
        """By how much it can shrink. Boxes to write in may lose lines."""
        return 0.0

    def shrink(self, by: float, width: float) -> float:
        """Shrinks by at least `by`, as far as it can. Returns by how much it shrank."""
        return 0.0

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        """Draws it with its top left corner at x and `top`."""
        raise NotImplementedError


class ReducedBox(Value):
    """A box that lost lines, so that its page could hold more."""

    id: str
    """The name of the answer."""
    page: int
    lines: int
    asked: int


class Surface(Struct):
    """What pieces draw on: the canvas, the form fields, and the measures of the page."""

    canvas: TaggedCanvas
    forms: Forms
    styles: Styles
    keys_by_page: list[list[str]]
    """For each page, the keys that begin on it."""
    goes_on: bool = False
    """Whether the current page begins inside a block."""
    privacy_notes: list[str] = []
    """The privacy notes that are already at the foot of this page."""
    privacy_note_lines: int = 0
    """The number of lines that they take."""
    own_privacy_notes: set[str] = set()
    """The privacy notes that pieces of this page draw themselves."""
    labelled_notes: dict[str, str] = {}
    """Where exercises of this page have different privacy notes: each note after the numbers of its exercises."""
    note_label: str = ""
    """The form of such a note, with `{label}` and `{text}`."""
    reduced_boxes: list[ReducedBox] = []
    """The boxes that have fewer lines than their author asked for."""
    named_words: list[tuple[str, int]] = []
    """The key of the field of each box, and how many words are named beside it. The last box of a field counts."""

    @property
    def is_right(self) -> bool:
        """Whether the current page is a right-hand page."""
        return self.canvas.page % 2 == 1

    def left(self) -> float:
        """The left edge of everything on this page."""
        return self.styles.page.inner if self.is_right else self.styles.page.outer

    def text_area(self) -> Rectangle:
        """The area between the margins of this page."""
        page = self.styles.page
        left = self.left()
        return (left, page.bottom, left + self.width(full_width=True), page.height - page.top)

    def width(self, full_width: bool = False) -> float:
        """The width of the text column, or of the whole area between the margins."""
        page = self.styles.page
        return page.room if full_width else page.column

    def draw_privacy_note(self, words: str, owner: Owner) -> None:
        """Draws a privacy note at the foot of the page, unless it is there already."""
        if not words or words in self.privacy_notes:
            return
        style, page = self.styles.get("hint"), self.styles.page
        lines = note_lines(self.styles, words, owner)
        labelled = note_lines(self.styles, self.labelled_notes.get(words, words), owner)
        lines = labelled if len(labelled) == len(lines) else lines  # there is room for so many
        x = page.inner if self.is_right else page.width - page.inner - longest_line_width(lines)
        top = page.foot + (self.privacy_note_lines + len(lines) - 1) * style.leading + baseline_offset(style)
        self.privacy_notes.append(words)
        self.privacy_note_lines += len(lines)
        with self.canvas.limits.anywhere():
            draw_lines(self.canvas, lines, {}, style, x, top)

    def place(self, piece: Flowable, x: float, top: float, width: float) -> None:
        """Draws a piece and records the anchors and keys that begin with it."""
        for key in piece.keys:
            self.canvas.record_anchor(key, top)
            self.keys_by_page[-1].append(key)
        if piece.privacy and piece.privacy not in self.own_privacy_notes:
            self.draw_privacy_note(piece.privacy, Artifact.FOOTER)
        piece.draw(self, x, top, width)


# ----------------------------------------------------------------------------------------------------- stacks


def stack_height(pieces: Sequence[Flowable], width: float) -> float:
    """The height of pieces one below the other."""
    total, gap = 0.0, 0.0
    for index, piece in enumerate(pieces):
        total += (max(gap, piece.before) if index else 0.0) + piece.height(width)
        gap = piece.after
    return total


def stack_draw(surface: Surface, pieces: Sequence[Flowable], x: float, top: float, width: float) -> None:
    """Draws pieces one below the other."""
    gap = 0.0
    for index, piece in enumerate(pieces):
        top -= max(gap, piece.before) if index else 0.0
        surface.place(piece, x, top, width)
        top -= piece.height(width)
        gap = piece.after


def stack_slack(pieces: Sequence[Flowable], width: float) -> float:
    """By how much pieces can shrink together."""
    return sum(piece.slack(width) for piece in pieces)


def stack_shrink(pieces: Sequence[Flowable], by: float, width: float) -> float:
    """Shrinks pieces by `by` together, each by at most its slack. Returns by how much they shrank."""
    removed = 0.0
    for piece in pieces:
        if removed >= by - TOLERANCE:
            break
        slack = piece.slack(width)
        if slack > 0:
            removed += piece.shrink(max(0.0, min(by - removed, slack)), width)
    return removed


def stack_least(pieces: Sequence[Flowable], width: float) -> float:
    """The height of the first pieces that must stay together."""
    total, gap = 0.0, 0.0
    for index, piece in enumerate(pieces):
        total += max(gap, piece.before) if index else 0.0
        if not piece.keep_with_next or index == len(pieces) - 1:
            return total + piece.minimum_height(width)
        total += piece.height(width)
        gap = piece.after
    return total


def stack_split(
    pieces: Sequence[Flowable], width: float, room: float, anywhere: bool = False
) -> tuple[list[Flowable], list[Flowable]] | None:
    """The pieces that fit, and the others; the last one that fits may be split. None if all or none fit.

    Pieces that stay together are not separated. `anywhere`: a piece may be split where a good page has no break.
    """
    used, gap = 0.0, 0.0
    for index, piece in enumerate(pieces):
        gap_above = max(gap, piece.before) if index else 0.0
        height = piece.height(width)
        if used + gap_above + height <= room + TOLERANCE:
            used += gap_above + height
            gap = piece.after
            continue
        rest = room - used - gap_above
        parts = piece.split(width, rest) or (piece.split_anywhere(width, rest) if anywhere else None)
        if parts is not None:
            return [*pieces[:index], parts[0]], [parts[1], *pieces[index + 1 :]]
        while index and pieces[index - 1].keep_with_next:
            index -= 1
        return (list(pieces[:index]), list(pieces[index:])) if index else None
    return None


class Stack(Flowable):
    """Pieces one below the other, as one piece.

    With `keep_whole` it is only split if it is higher than `page_height`.
    """

    def __init__(self, pieces: Sequence[Flowable], keep_whole: bool = False, page_height: float = 0.0) -> None:
        self.pieces = list(pieces)
        self.keep_whole = keep_whole
        self.page = page_height
        if self.pieces:
            self.before = self.pieces[0].before
            self.after = self.pieces[-1].after
            self.full_width = self.pieces[0].full_width
        self._heights: dict[float, float] = {}

    def height(self, width: float) -> float:
        if width not in self._heights:
            self._heights[width] = stack_height(self.pieces, width)
        return self._heights[width]

    def minimum_height(self, width: float) -> float:
        if self.keep_whole and self.height(width) <= self.page:
            return self.height(width)
        return stack_least(self.pieces, width)

    def split(self, width: float, room: float) -> tuple[Flowable, Flowable] | None:
        if self.keep_whole and self.height(width) <= self.page:
            return None
        parts = stack_split(self.pieces, width, room)
        if parts is None:
            return None
        return self._in_two(parts)

    def split_anywhere(self, width: float, room: float) -> tuple[Flowable, Flowable] | None:
        parts = stack_split(self.pieces, width, room, anywhere=True)
        return self._in_two(parts) if parts is not None else None

    def _in_two(self, parts: tuple[list[Flowable], list[Flowable]]) -> tuple[Flowable, Flowable]:
        first, rest = Stack(parts[0]), Stack(parts[1])
        first.keys, first.full_width, rest.full_width = self.keys, self.full_width, self.full_width
        return first, rest

    def grow(self, room: float, width: float) -> float:
        grown = 0.0
        for piece in reversed(self.pieces):
            grown += piece.grow(room - grown, width)
        if grown:
            self._heights.clear()
        return grown

    def footnotes(self, width: float) -> Sequence[Footnote]:
        return [note for piece in self.pieces for note in piece.footnotes(width)]

    def slack(self, width: float) -> float:
        return stack_slack(self.pieces, width)

    def shrink(self, by: float, width: float) -> float:
        removed = stack_shrink(self.pieces, by, width)
        self._heights.clear()
        return removed

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        stack_draw(surface, self.pieces, x, top, width)
