"""Cards to print and cut out: a grid in the middle of the page, with cut marks.

The grid has the same place on every page, on fronts and backs, so that a stack of sheets can be cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guidepress.document.blocks import Card, CardRole, CardSheet
from guidepress.document.inline import Run, Runs, plain
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.layout.fitting import smaller_styles, widest_word
from guidepress.formats.pdf.layout.flowable import TOLERANCE, Flowable, Surface, stack_draw, stack_height
from guidepress.formats.pdf.layout.paragraph import ParagraphFlowable
from guidepress.formats.pdf.layout.prepared_text import TextStyle
from guidepress.formats.pdf.layout.styles import MM
from guidepress.formats.pdf.syntax.content_operators import rgb
from guidepress.formats.pdf.syntax.objects import number, operands
from guidepress.formats.pdf.syntax.page_content import Artifact
from guidepress.formats.pdf.syntax.structure_tree import StructureElement
from guidepress.theme.workbook import CardLayout, CardRoleLayout

_STYLES = {"cards": "card", "signs": "sign", "heads": "sheet_head", "postcards": "card"}
"""The style of the words of each kind of card."""
Pieces = Sequence[ParagraphFlowable]
"""The words of a card."""


def card_pages(context: Context, block: CardSheet, parent: StructureElement) -> list[Flowable]:
    """One piece for each page of cards, and one for the page with their backs if they have any. Together they are one
    list in the structure tree.

    All cards of a sheet have the same size: that of the layout, or larger if the words of a card need it.
    """
    listed = parent.add("L", list_numbering="Description")
    listed.where = block.where
    least = CardSize(context, block.role, ())
    style = _style(context, block, least)
    cards = [_card(context, card, listed, style) for card in block.cards]
    size = CardSize(context, block.role, cards)
    pages: list[Flowable] = []
    for at in range(0, len(cards), size.per_page):
        pages.append(CardGrid(context, cards[at : at + size.per_page], size))
        if block.backs:
            backs = _backs(context, block, block.cards[at : at + size.per_page], listed, size)
            pages.append(CardGrid(context, list(backs), size, is_back=True))
    if pages:
        pages[0].keys = context.keys(listed, block.key)
    return pages


class CardSize:
    """The size of the cards of a sheet, and how many stand on a page. Lengths are in points."""

    def __init__(self, context: Context, role: CardRole, cards: Sequence[Pieces]) -> None:
        cut, page = context.styles.layout.cards, context.styles.page
        layout: CardLayout | CardRoleLayout = cut if role == "cards" else getattr(cut, role)
        self.padding, self.bar, self.mark = layout.padding * MM, cut.bar * MM, cut.mark * MM
        self.pitch = layout.pitch * MM if isinstance(layout, CardRoleLayout) else 0.0
        self.is_middle = role in ("signs", "heads")
        self.room = page.room
        body = page.body - 2 * self.mark
        if body - cut.title * MM >= layout.height * MM:  # on a low page, the title stands on a page of its own
            body -= cut.title * MM
        widest = max((para.marked.widest for card in cards for para in card), default=0.0)
        self.columns = layout.columns
        self.height = self._height_for(cards)
        while self.columns > 1 and (widest > self.inner or self.height > body):
            self.columns -= 1
            self.height = self._height_for(cards)
        self.height = max(min(layout.height * MM, body), self.height)
        self.rows = max(1, min(layout.rows, int((body + TOLERANCE) / self.height)))
        self.per_page = self.columns * self.rows

    def _height_for(self, cards: Sequence[Pieces]) -> float:
        """The height of the longest card."""
        longest = max((stack_height(card, self.inner) for card in cards), default=0.0)
        return longest + 2 * self.padding + 2 * self.pitch

    @property
    def inner(self) -> float:
        """The width of the words of a card."""
        return self.room / self.columns - 2 * self.padding - 2 * self.bar


class CardGrid(Flowable):
    """The cards of one page, or their backs, which stand behind them when the sheet is turned over its long edge."""

    def __init__(self, context: Context, cards: Sequence[Pieces], size: CardSize, is_back: bool = False) -> None:
        self.layout = context.styles.layout.cards
        self.page = context.styles.page
        self.colours = context.styles.colours
        self.accent = context.styles.accent
        self.full_width = True
        self.cards = cards
        self.size = size
        self.is_back = is_back
        self.rows = -(-len(self.cards) // size.columns)

    def height(self, width: float) -> float:
        """At least half of a page: the grid has its own place there, so no page has room for two."""
        height = self.size.rows * self.size.height + 2 * self.size.mark
        return max(height, self.page.body / 2 + 2 * TOLERANCE)

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        size = self.size
        card_width = width / size.columns
        x, top = (self.page.width - width) / 2, self.page.bottom + size.mark + size.rows * size.height
        limits = surface.canvas.limits
        for at, pieces in enumerate(self.cards):
            row, column = divmod(at, size.columns)
            if self.is_back:
                column = size.columns - 1 - column
            left, upper = x + column * card_width, top - row * size.height
            with limits.anywhere(), limits.inside((left, upper - size.height, left + card_width, upper)):
                self._draw_card(surface, pieces, left, upper, card_width)
        self._cut_marks(surface, x, top, width)

    def _draw_card(self, surface: Surface, pieces: Pieces, left: float, upper: float, width: float) -> None:
        """A bar, the words, and the lines to write on."""
        size, bar, padding = self.size, self.size.bar, self.size.padding
        low, inner = upper - size.height + padding, size.inner
        surface.canvas.rectangle(
            Artifact.BACKGROUND, left + padding, low, bar, size.height - 2 * padding, fill=self.accent
        )
        words, start = stack_height(pieces, inner), left + padding + 2 * bar
        begin = upper - padding - ((size.height - 2 * padding - words) / 2 if size.is_middle else 0.0)
        stack_draw(surface, pieces, start, begin, inner)
        if size.pitch:
            line = begin - words - size.pitch
            while line >= low - TOLERANCE:
                surface.canvas.line(
                    Artifact.LAYOUT, start, line, start + inner, line, self.colours.rule, self.layout.line
                )
                line -= size.pitch

    def _cut_marks(self, surface: Surface, x: float, top: float, width: float) -> None:
        """Dashed lines between the cards, and marks outside the grid for a guillotine."""
        layout, size, canvas, ink = self.layout, self.size, surface.canvas, self.colours.ink
        height, mark_length = self.rows * size.height, size.mark
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


def _style(context: Context, block: CardSheet, size: CardSize) -> TextStyle:
    """The style of the words: for signs and heads, the largest in which each of them fits."""
    usual = context.styles.get(_STYLES[block.role])
    if not size.is_middle:
        return usual
    scratch = StructureElement("LBody")
    style = usual
    for style in smaller_styles(usual):
        widest = max((widest_word(plain(card.runs), style) for card in block.cards), default=0.0)
        paras = [context.para(card.runs, style, scratch) for card in block.cards]
        highest = max((para.height(size.inner) for para in paras), default=0.0)
        if widest <= size.inner and highest <= size.height - 2 * size.padding:
            break
    return style


def _card(context: Context, card: Card, listed: StructureElement, style: TextStyle) -> list[ParagraphFlowable]:
    """The label of a card and the text below it. A blank card has only its label, which is then the list body."""
    item = listed.add("LI")
    if not card.label:
        return [context.para(card.runs, style, item.add("LBody"))]
    label = context.para(card.label, "card_label", item.add("Lbl" if card.runs else "LBody"))
    return [label, context.para(card.runs, style, item.add("LBody"))] if card.runs else [label]


def _backs(
    context: Context, block: CardSheet, cards: Sequence[Card], listed: StructureElement, size: CardSize
) -> Iterator[list[ParagraphFlowable]]:
    """The backs of cards: the words that all have, and the number of each."""
    for card in cards:
        runs: Runs = (Run(card.number),) if card.number else ()
        yield _card(context, Card(block.backs, runs), listed, context.styles.get(_STYLES[block.role]))
