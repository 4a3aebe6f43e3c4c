"""Cards to print and cut out: a grid over the full width of the page, with cut marks."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.document.blocks import Card, CardSheet
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.layout.flowable import TOLERANCE, Flowable, Surface, stack_draw, stack_height
from guidepress.formats.pdf.layout.paragraph import ParagraphFlowable
from guidepress.formats.pdf.layout.styles import MM
from guidepress.formats.pdf.syntax.content_operators import rgb
from guidepress.formats.pdf.syntax.objects import number, operands
from guidepress.formats.pdf.syntax.page_content import Artifact
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


def card_pages(context: Context, block: CardSheet, parent: StructureElement) -> list[Flowable]:
    """One piece for each page of cards. Together they are one list in the structure tree.

    All cards of a sheet have the same size: that of the layout, or larger if the words of a card need it.
    """
    listed = parent.add("L", list_numbering="Description")
    listed.where = block.where
    cards = [_card(context, card, listed) for card in block.cards]
    size = CardSize(context, cards)
    pages: list[Flowable] = [
        CardGrid(context, cards[at : at + size.per_page], size) for at in range(0, len(cards), size.per_page)
    ]
    if pages:
        pages[0].keys = context.keys(listed, block.key)
    return pages


class CardSize:
    """The size of the cards of a sheet, and how many stand on a page. Lengths are in points."""

    def __init__(self, context: Context, cards: Sequence[Sequence[ParagraphFlowable]]) -> None:
        layout, page = context.styles.layout.cards, context.styles.page
        self.padding, self.bar, self.mark = layout.padding * MM, layout.bar * MM, layout.mark * MM
        widest = max((para.marked.widest for card in cards for para in card), default=0.0)
        self.columns = layout.columns
        self.height = self._height_for(cards, page.room)
        while self.columns > 1 and (widest > self.inner(page.room) or self.height > page.body):
            self.columns -= 1
            self.height = self._height_for(cards, page.room)
        self.height = max(layout.height * MM, self.height)
        self.per_page = self.columns * max(1, min(layout.rows, int((page.body + TOLERANCE) / self.height)))

    def _height_for(self, cards: Sequence[Sequence[ParagraphFlowable]], width: float) -> float:
        """The height of the longest card, in a grid of this width."""
        longest = max((stack_height(card, self.inner(width)) for card in cards), default=0.0)
        return longest + 2 * self.padding

    def inner(self, width: float) -> float:
        """The width of the words of a card, in a grid of this width."""
        return width / self.columns - 2 * self.padding - 2 * self.bar


class CardGrid(Flowable):
    """The cards of one page."""

    def __init__(self, context: Context, cards: Sequence[Sequence[ParagraphFlowable]], size: CardSize) -> None:
        self.layout = context.styles.layout.cards
        self.colours = context.styles.colours
        self.accent = context.styles.accent
        self.full_width = True
        self.cards = cards
        self.size = size
        self.rows = -(-len(self.cards) // size.columns)
        self.before = self.after = size.mark

    def height(self, width: float) -> float:
        return self.rows * self.size.height

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        size = self.size
        card_width, padding, bar = width / size.columns, size.padding, size.bar
        for at, pieces in enumerate(self.cards):
            row, column = divmod(at, size.columns)
            left, upper = x + column * card_width, top - row * size.height
            surface.canvas.rectangle(
                Artifact.BACKGROUND,
                left + padding,
                upper - size.height + padding,
                bar,
                size.height - 2 * padding,
                fill=self.accent,
            )
            with surface.canvas.limits.inside((left, upper - size.height, left + card_width, upper)):
                stack_draw(surface, pieces, left + padding + 2 * bar, upper - padding, size.inner(width))
        self._cut_marks(surface, x, top, width)

    def _cut_marks(self, surface: Surface, x: float, top: float, width: float) -> None:
        """Dashed lines between the cards, and marks outside the grid for a guillotine."""
        layout, size, canvas, ink = self.layout, self.size, surface.canvas, self.colours.ink
        height, mark_length = self.height(width), size.mark
        for column in range(size.columns + 1):
            at = x + column * width / size.columns
            self._dashes(surface, at, top, at, top - height)
            canvas.line(Artifact.LAYOUT, at, top, at, top + mark_length, ink, layout.line)
            canvas.line(Artifact.LAYOUT, at, top - height, at, top - height - mark_length, ink, layout.line)
        for row in range(self.rows + 1):
            at = top - row * size.height
            self._dashes(surface, x, at, x + width, at)
            canvas.line(Artifact.LAYOUT, x - mark_length, at, x, at, ink, layout.line)
            canvas.line(Artifact.LAYOUT, x + width, at, x + width + mark_length, at, ink, layout.line)

    def _dashes(self, surface: Surface, x1: float, y1: float, x2: float, y2: float) -> None:
        pen = f"{rgb(self.colours.line)} RG {number(self.layout.line)} w [{number(self.layout.dash * MM)}] 0 d"
        path = f"{operands(x1, y1)} m {operands(x2, y2)} l S"
        surface.canvas.add_code(Artifact.LAYOUT, f"q {pen} {path} Q")


def _card(context: Context, card: Card, listed: StructureElement) -> list[ParagraphFlowable]:
    """The label of a card and the text below it. A blank card has only its label, which is then the list body."""
    item = listed.add("LI")
    label = context.para(card.label, "card_label", item.add("Lbl" if card.runs else "LBody"))
    return [label, context.para(card.runs, "card", item.add("LBody"))] if card.runs else [label]
