"""Callouts and stories of the workbook: a panel with its labels, and its icons in the margin."""

from __future__ import annotations

from collections.abc import Callable

from guidepress.document.blocks import Aside
from guidepress.formats.pdf.components.context import Context, non_empty
from guidepress.formats.pdf.layout.flowable import Flowable, Surface
from guidepress.formats.pdf.layout.paragraph import Panel
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


def callout(
    context: Context, block: Aside, parent: StructureElement, set_body: Callable[[StructureElement], list[Flowable]]
) -> Flowable:
    """A callout or story: its labels come first, and its icons are drawn in the margin.

    `set_body` sets the blocks of its body below a structure element.
    """
    styles, layout = context.styles, context.styles.layout.panel
    aside = parent.add("Aside")
    pieces: list[Flowable] = []
    for label in block.labels:
        pieces.append(context.para(label.text, "label", aside.add("P"), block.where, keep_with_next=True))
    if block.title:
        pieces.append(context.para(block.title, "instruction", aside.add("P"), block.where, keep_with_next=True))
    pieces += set_body(aside)
    names = [label.icon for label in block.labels if label.icon]
    side, accent, soft = context.mm(layout.icon), styles.accent, styles.soft

    def draw_icons(surface: Surface, top: float) -> None:
        left, right = surface.margin()
        for index, name in enumerate(names):
            step = index * side * 1.25
            x = left + step if surface.is_right else right - side - step
            context.icons.draw(surface.canvas, name, x, top - side * 0.2, side, accent)

    is_status = block.role == "status"
    in_list = parent.tag == "LBody"
    panel = Panel(
        pieces,
        fill="" if in_list else styles.colours.tint if is_status else soft,
        bar=styles.colours.line if is_status else accent,
        padding=context.mm(layout.padding) / (3 if in_list else 1),
        bar_width=context.mm(layout.bar),
        draw_beside=draw_icons if names else None,
        unsplit_height=context.mm(layout.whole),
    )
    panel.before = panel.after = context.mm(layout.gap) / (3 if in_list else 1)
    panel.keys = non_empty(block.anchor, block.key)
    return panel
