"""Callouts and stories of the workbook: a panel with its labels, and its icons in the margin."""

from __future__ import annotations

from collections.abc import Callable

from guidepress.document.blocks import Aside
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.layout.flowable import Flowable, Surface
from guidepress.formats.pdf.layout.paragraph import Panel, ParagraphFlowable
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

_ICON_STEP = 1.25
"""The distance of two icons, as a multiple of their side."""

_BESIDE_ICON = 2
"""The number of paragraphs that leave room for the icons in a panel without a margin beside it."""


def callout(
    context: Context, block: Aside, parent: StructureElement, set_body: Callable[[StructureElement], list[Flowable]]
) -> Flowable:
    """A callout or story: its labels come first, and its icons are drawn in the margin.

    `set_body` sets the blocks of its body below a structure element.
    """
    styles, layout = context.styles, context.styles.layout.panel
    aside = parent.add("Aside")
    pieces: list[ParagraphFlowable] = []
    names = [label.icon for label in block.labels if label.icon]
    side, accent, soft = context.mm(layout.icon), styles.accent, styles.soft
    in_list = parent.tag == "LBody"
    padding = context.mm(layout.padding) / (3 if in_list else 1)
    icons_width = side + (len(names) - 1) * side * _ICON_STEP if names else 0.0
    has_margin = styles.page.beside >= icons_width
    for label in block.labels:
        pieces.append(context.para(label.text, "label", aside.add("P"), block.where, keep_with_next=True))
    if block.title:
        pieces.append(context.para(block.title, "instruction", aside.add("P"), block.where, keep_with_next=True))
    body = set_body(aside)
    if names and not has_margin:
        for piece in [*pieces, *body][:_BESIDE_ICON]:  # the icons stand at their right
            if isinstance(piece, ParagraphFlowable):
                piece.room_at_right = icons_width

    def draw_icons(surface: Surface, edge: float, top: float) -> None:
        left, right = surface.margin() if has_margin else (edge - padding - icons_width, edge - padding)
        for index, name in enumerate(names):
            step = index * side * _ICON_STEP
            x = left + step if surface.is_right or not has_margin else right - side - step
            drop = side * 0.2 if has_margin else padding
            context.icons.draw(surface.canvas, name, x, top - drop, side, accent)

    is_status = block.role == "status"
    panel = Panel(
        [*pieces, *body],
        fill="" if in_list else styles.colours.tint if is_status else soft,
        bar=styles.colours.line if is_status else accent,
        padding=padding,
        bar_width=context.mm(layout.bar),
        draw_beside=draw_icons if names else None,
        unsplit_height=context.mm(layout.whole),
    )
    panel.before = panel.after = context.mm(layout.gap) / (3 if in_list else 1)
    panel.keys = context.keys(aside, block.anchor, block.key)
    return panel
