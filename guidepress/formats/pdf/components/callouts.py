"""Callouts and stories of the workbook: a panel with its icons and labels."""

from __future__ import annotations

from collections.abc import Callable

from guidepress.document.blocks import Aside
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.layout.flowable import Flowable, Surface
from guidepress.formats.pdf.layout.paragraph import Panel, ParagraphFlowable, limit_lines
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

_ICON_STEP = 1.25
"""The distance of two icons, as a multiple of their side."""

_BESIDE_ICON = 2
"""The number of paragraphs that leave room for icons in the upper right corner."""


def callout(
    context: Context,
    block: Aside,
    parent: StructureElement,
    set_body: Callable[[StructureElement, float], list[Flowable]],
) -> Flowable:
    """A callout or story: its labels come first. Its icons stand at the left, or in the corner of a narrow panel.

    `set_body` sets the blocks of its body below a structure element, in a width.
    """
    styles, layout = context.styles, context.styles.layout.panel
    aside = parent.add("Aside")
    pieces: list[ParagraphFlowable] = []
    names = [label.icon for label in block.labels if label.icon]
    side, accent, soft = context.mm(layout.icon), styles.accent, styles.soft
    in_list = parent.tag == "LBody"
    padding = context.mm(layout.padding) / (3 if in_list else 1)
    icons_width = side + (len(names) - 1) * side * _ICON_STEP if names else 0.0
    indent = icons_width + context.mm(layout.padding) if names else 0.0
    if styles.page.room - 2 * padding - context.mm(layout.bar) - indent < context.mm(layout.text):
        indent = 0.0
    for label in block.labels:
        pieces.append(context.para(label.text, "label", aside.add("P"), block.where, keep_with_next=True))
    if block.title:
        pieces.append(context.para(block.title, "instruction", aside.add("P"), block.where, keep_with_next=True))
    body = set_body(aside, context.room - 2 * padding - context.mm(layout.bar) - indent)
    if names and not indent:
        for piece in [*pieces, *body][:_BESIDE_ICON]:  # the icons stand at their right
            if isinstance(piece, ParagraphFlowable):
                piece.room_at_right = icons_width

    def draw_icons(surface: Surface, left: float, right: float, top: float) -> None:
        x = left - indent if indent else right - icons_width
        for index, name in enumerate(names):
            context.icons.draw(surface.canvas, name, x + index * side * _ICON_STEP, top - padding, side, accent)

    is_status = block.role == "status"
    panel = Panel(
        [*pieces, *body],
        fill="" if in_list else styles.colours.tint if is_status else soft,
        bar=styles.colours.line if is_status else accent,
        padding=padding,
        bar_width=context.mm(layout.bar),
        draw_icons=draw_icons if names else None,
        unsplit_height=context.mm(layout.whole),
        indent=indent,
    )
    panel.full_width = not in_list
    limit_lines(panel, styles.page.column)
    panel.before = panel.after = context.mm(layout.gap) / (3 if in_list else 1)
    panel.keys = context.keys(aside, block.anchor, block.key)
    return panel
