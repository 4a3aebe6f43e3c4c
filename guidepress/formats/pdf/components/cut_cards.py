"""Cards to print and cut: a grid over the whole width of the page, with cut marks that need no colour."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.document.blocks import Card, CardSheet
from guidepress.formats.pdf.components.context import Setting, some
from guidepress.formats.pdf.layout.flowable import Flowable, Surface, stack_draw
from guidepress.formats.pdf.layout.paragraph import ParagraphFlowable
from guidepress.formats.pdf.layout.styles import MM
from guidepress.formats.pdf.syntax.canvas import Artifact, rgb
from guidepress.formats.pdf.syntax.objects import number, operands
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


def card_pages(setting: Setting, block: CardSheet, parent: StructureElement) -> list[Flowable]:
    """One piece for each page of cards; together they are one list. Each page is filled before the next begins."""
    look = setting.styles.layout.cards
    each = look.columns * look.rows
    listed = parent.add("L", list_numbering="None")
    groups = [block.cards[at : at + each] for at in range(0, len(block.cards), each)]
    pages: list[Flowable] = [CardGrid(setting, group, listed) for group in groups]
    if pages:
        pages[0].keys = some(block.key)
    return pages


class CardGrid(Flowable):
    """The cards of one page."""

    def __init__(self, setting: Setting, cards: Sequence[Card], listed: StructureElement) -> None:
        self.look = setting.styles.layout.cards
        self.colours = setting.styles.colours
        self.accent = setting.styles.accent
        self.wide = True
        self.cards = [_card(setting, card, listed) for card in cards]
        self.rows = -(-len(self.cards) // self.look.columns)
        self.before = self.after = self.look.mark * MM

    def height(self, width: float) -> float:
        return self.rows * self.look.height * MM

    def draw(self, sheet: Surface, x: float, top: float, width: float) -> None:
        look = self.look
        wide, high = width / look.columns, look.height * MM
        for at, pieces in enumerate(self.cards):
            row, column = divmod(at, look.columns)
            left, upper = x + column * wide, top - row * high
            bar, padding = look.bar * MM, look.padding * MM
            sheet.canvas.rect(
                Artifact.BACKGROUND, left + padding, upper - high + padding, bar, high - 2 * padding, fill=self.accent
            )
            inner = wide - 2 * padding - 2 * bar
            stack_draw(sheet, pieces, left + padding + 2 * bar, upper - padding, inner)
        self._cuts(sheet, x, top, width)

    def _cuts(self, sheet: Surface, x: float, top: float, width: float) -> None:
        """Dashed lines between the cards, and marks beyond the edges for a guillotine."""
        look, canvas, ink = self.look, sheet.canvas, self.colours.ink
        high, mark = self.height(width), look.mark * MM
        for column in range(look.columns + 1):
            at = x + column * width / look.columns
            self._dashes(sheet, at, top, at, top - high)
            canvas.line(Artifact.LAYOUT, at, top, at, top + mark, ink, look.line)
            canvas.line(Artifact.LAYOUT, at, top - high, at, top - high - mark, ink, look.line)
        for row in range(self.rows + 1):
            at = top - row * look.height * MM
            self._dashes(sheet, x, at, x + width, at)
            canvas.line(Artifact.LAYOUT, x - mark, at, x, at, ink, look.line)
            canvas.line(Artifact.LAYOUT, x + width, at, x + width + mark, at, ink, look.line)

    def _dashes(self, sheet: Surface, x1: float, y1: float, x2: float, y2: float) -> None:
        pen = f"{rgb(self.colours.line)} RG {number(self.look.line)} w [{number(self.look.dash * MM)}] 0 d"
        path = f"{operands(x1, y1)} m {operands(x2, y2)} l S"
        sheet.canvas.put(Artifact.LAYOUT, f"q {pen} {path} Q")


def _card(setting: Setting, card: Card, listed: StructureElement) -> list[Flowable]:
    """A label and the words below it; a blank card has its label alone, which is then what the item says."""
    item = listed.add("LI")
    label: ParagraphFlowable = setting.para(card.label, "card_label", item.add("Lbl" if card.runs else "LBody"))
    return [label, setting.para(card.runs, "card", item.add("LBody"))] if card.runs else [label]
