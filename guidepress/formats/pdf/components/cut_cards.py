"""Cards to print and cut out: a grid over the full width of the page, with cut marks."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.document.blocks import Card, CardSheet
from guidepress.formats.pdf.components.context import Context, non_empty
from guidepress.formats.pdf.layout.flowable import Flowable, Surface, stack_draw
from guidepress.formats.pdf.layout.paragraph import ParagraphFlowable
from guidepress.formats.pdf.layout.styles import MM
from guidepress.formats.pdf.syntax.content_operators import rgb
from guidepress.formats.pdf.syntax.objects import number, operands
from guidepress.formats.pdf.syntax.page_content import Artifact
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


def card_pages(context: Context, block: CardSheet, parent: StructureElement) -> list[Flowable]:
    """One piece for each page of cards. Together they are one list in the structure tree."""
    layout = context.styles.layout.cards
    cards_per_page = layout.columns * layout.rows
    listed = parent.add("L", list_numbering="None")
    listed.where = block.where
    groups = [block.cards[at : at + cards_per_page] for at in range(0, len(block.cards), cards_per_page)]
    pages: list[Flowable] = [CardGrid(context, group, listed) for group in groups]
    if pages:
        pages[0].keys = non_empty(block.key)
    return pages


class CardGrid(Flowable):
    """The cards of one page."""

    def __init__(self, context: Context, cards: Sequence[Card], listed: StructureElement) -> None:
        self.layout = context.styles.layout.cards
        self.colours = context.styles.colours
        self.accent = context.styles.accent
        self.full_width = True
        self.cards = [_card(context, card, listed) for card in cards]
        self.rows = -(-len(self.cards) // self.layout.columns)
        self.before = self.after = self.layout.mark * MM

    def height(self, width: float) -> float:
        return self.rows * self.layout.height * MM

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        layout = self.layout
        card_width, card_height = width / layout.columns, layout.height * MM
        for at, pieces in enumerate(self.cards):
            row, column = divmod(at, layout.columns)
            left, upper = x + column * card_width, top - row * card_height
            bar, padding = layout.bar * MM, layout.padding * MM
            surface.canvas.rectangle(
                Artifact.BACKGROUND,
                left + padding,
                upper - card_height + padding,
                bar,
                card_height - 2 * padding,
                fill=self.accent,
            )
            inner = card_width - 2 * padding - 2 * bar
            with surface.canvas.limits.inside((left, upper - card_height, left + card_width, upper)):
                stack_draw(surface, pieces, left + padding + 2 * bar, upper - padding, inner)
        self._cut_marks(surface, x, top, width)

    def _cut_marks(self, surface: Surface, x: float, top: float, width: float) -> None:
        """Dashed lines between the cards, and marks outside the grid for a guillotine."""
        layout, canvas, ink = self.layout, surface.canvas, self.colours.ink
        height, mark_length = self.height(width), layout.mark * MM
        for column in range(layout.columns + 1):
            at = x + column * width / layout.columns
            self._dashes(surface, at, top, at, top - height)
            canvas.line(Artifact.LAYOUT, at, top, at, top + mark_length, ink, layout.line)
            canvas.line(Artifact.LAYOUT, at, top - height, at, top - height - mark_length, ink, layout.line)
        for row in range(self.rows + 1):
            at = top - row * layout.height * MM
            self._dashes(surface, x, at, x + width, at)
            canvas.line(Artifact.LAYOUT, x - mark_length, at, x, at, ink, layout.line)
            canvas.line(Artifact.LAYOUT, x + width, at, x + width + mark_length, at, ink, layout.line)

    def _dashes(self, surface: Surface, x1: float, y1: float, x2: float, y2: float) -> None:
        pen = f"{rgb(self.colours.line)} RG {number(self.layout.line)} w [{number(self.layout.dash * MM)}] 0 d"
        path = f"{operands(x1, y1)} m {operands(x2, y2)} l S"
        surface.canvas.add_code(Artifact.LAYOUT, f"q {pen} {path} Q")


def _card(context: Context, card: Card, listed: StructureElement) -> list[Flowable]:
    """The label of a card and the text below it. A blank card has only its label, which is then the list body."""
    item = listed.add("LI")
    label: ParagraphFlowable = context.para(card.label, "card_label", item.add("Lbl" if card.runs else "LBody"))
    return [label, context.para(card.runs, "card", item.add("LBody"))] if card.runs else [label]
