"""Lists of text: items with a label and a body, in one column or several."""

from __future__ import annotations

from guidepress.document.blocks import ItemList, ListItem
from guidepress.document.inline import plain
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.layout.columns import Columns
from guidepress.formats.pdf.layout.flowable import Flowable
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

TOGETHER = 3
"""The minimum number of lines of a list at the foot of a page and at the head of the next."""


def item_list(context: Context, block: ItemList, parent: StructureElement) -> list[Flowable]:
    """The lead-in paragraph and the list."""
    pieces: list[Flowable] = []
    listed = _list(block, parent)
    if block.lead:
        keys = context.keys(listed, block.key)
        lead = context.para(block.lead, "lead", listed.add("Lead"), block.where, keep_with_next=True, keys=keys)
        pieces.append(lead)
    item_pieces = _items(context, block, listed, 0)
    if not block.lead and item_pieces:
        item_pieces[0].keys = context.keys(listed, block.key)
    if block.columns > 1:
        gap = context.mm(context.styles.layout.list.column_gap)
        unsplit_height = context.mm(context.styles.layout.panel.whole)
        columns = Columns(item_pieces, _columns(context, block, gap), gap, unsplit_height)
        columns.keys, columns.after = item_pieces[0].keys, context.styles.get("body").after
        item_pieces[0].keys = ()
        return [*pieces, columns]
    _keep_ends(context, item_pieces)
    return [*pieces, *item_pieces]


def _keep_ends(context: Context, pieces: list[Flowable]) -> None:
    """Keeps the first and the last lines of a list together, so that no page has only one or two of them."""
    width, leading = context.styles.page.column, context.styles.get("item").leading
    lines = [piece.height(width) / leading for piece in pieces]
    for at in range(len(pieces) - 1):
        before, after = sum(lines[: at + 1]), sum(lines[at + 1 :])
        pieces[at].keep_with_next = min(before, after) < TOGETHER


def _columns(context: Context, block: ItemList, gap: float) -> int:
    """The number of columns of a list: as many as the block asks for, but fewer if a word is wider than a column, or an
    item where the layout wants each on one line.
    """
    styles = context.styles
    style = styles.get("item")
    texts = [plain(item.runs) for item in block.items]
    words = [word for text in texts for word in text.split()] if styles.layout.list.wrapped else texts
    widest = max(style.face.width(word, block.where) * style.size for word in words)
    least = widest + context.mm(styles.layout.list.indent) + gap
    return max(1, min(block.columns, int((styles.page.column + gap) / least)))


def _list(block: ItemList, parent: StructureElement) -> StructureElement:
    """The structure element of a list."""
    return parent.add("L", list_numbering="Decimal" if block.ordered else "Disc")


def _items(context: Context, block: ItemList, listed: StructureElement, depth: int) -> list[Flowable]:
    layout = context.styles.layout.list
    style = context.styles.get("item")
    gap = 0.0 if block.terms else context.mm(layout.gap)
    pieces: list[Flowable] = []
    for number, item in enumerate(block.items, block.start):
        pieces += _item(context, block, item, listed, depth, f"{number}." if block.ordered else "•")
        pieces[-1].after = gap
    pieces[-1].after = context.styles.get("body").after if not depth else style.after
    return pieces


def _item(
    context: Context, block: ItemList, item: ListItem, listed: StructureElement, depth: int, label: str
) -> list[Flowable]:
    layout = context.styles.layout.list
    entry = listed.add("LI")
    label_element, body_element = entry.add("Lbl"), entry.add("LBody")
    indent = context.mm(layout.indent) * (depth + 1)
    style = context.styles.get("item")
    # If an element held text and a list, screen readers would read the list first: it was declared before the text.
    text_element = body_element.add("P") if item.inner else body_element
    para = context.para(item.runs, style, text_element, item.where, indent=indent, label=(label, label_element))
    para.label_shift = context.mm(layout.indent) * depth
    pieces: list[Flowable] = [para]
    for inner in item.inner:
        inner_list = _list(inner, body_element)
        if inner.lead:
            pieces.append(context.para(inner.lead, style, inner_list.add("Lead"), inner.where, indent=indent))
        pieces += _items(context, inner, inner_list, depth + 1)
    return pieces
