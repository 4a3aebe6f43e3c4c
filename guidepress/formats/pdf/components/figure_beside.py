"""A small picture with its caption at the right: a QR code and its address."""

from __future__ import annotations

from guidepress.document.blocks import Figure
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.figures import picture
from guidepress.formats.pdf.layout.columns import IconAndContent
from guidepress.formats.pdf.layout.flowable import Flowable, Stack, Surface
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


def figure_beside(context: Context, block: Figure, parent: StructureElement) -> Flowable:
    """The picture at the left, its caption at the right. The two are never parted."""
    holder = parent.add("Captioned")
    element = holder.add("Figure", alt=block.alt)
    element.where = block.where
    picture_piece = picture(context, block.content, element, ())
    side = picture_piece.height(context.styles.page.column)
    layout = context.styles.layout.addresses
    room = max(side, context.mm(layout.column)) + context.mm(layout.gap)
    caption = context.para(block.caption, "small", holder.add("Caption"), block.where)

    def draw(surface: Surface, x: float, top: float) -> None:
        picture_piece.draw(surface, x, top, side)

    piece = IconAndContent(draw, room, Stack([caption], keep_whole=True), side)
    piece.keys = context.keys(element, block.anchor, block.key)
    return piece
