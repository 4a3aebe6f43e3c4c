"""Lists of prose: their items with a label and a body each, in one column or several."""

from __future__ import annotations

from guidepress.document.blocks import ItemList, ListItem
from guidepress.document.inline import plain
from guidepress.formats.pdf.components.context import Setting, some
from guidepress.formats.pdf.layout.columns import Columns
from guidepress.formats.pdf.layout.flowable import Flowable
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


def item_list(setting: Setting, block: ItemList, parent: StructureElement) -> list[Flowable]:
    """The lead-in as a paragraph, then the list."""
    pieces: list[Flowable] = []
    if block.lead:
        lead = setting.para(block.lead, "lead", parent.add("P"), block.where, keep=True, keys=(block.key,))
        pieces.append(lead)
    rows = _items(setting, block, parent, 0)
    if not block.lead and rows:
        rows[0].keys = some(block.key)
    if block.columns > 1:
        gap = setting.mm(setting.styles.layout.list.column_gap)
        whole = setting.mm(setting.styles.layout.panel.whole)
        columns = Columns(rows, _columns(setting, block, gap), gap, whole)
        columns.keys, columns.after = rows[0].keys, setting.styles.get("body").after
        rows[0].keys = ()
        return [*pieces, columns]
    if len(rows) > 1:
        rows[0].keep = True
    return [*pieces, *rows]


def _columns(setting: Setting, block: ItemList, gap: float) -> int:
    """The columns of a list: as many as asked for, unless a word is wider than one of them."""
    styles = setting.styles
    style = styles.get("item")
    words = [word for item in block.items for word in plain(item.runs).split()]
    widest = max(style.face.width(word, block.where) * style.size for word in words)
    least = widest + setting.mm(styles.layout.list.indent) + gap
    return max(1, min(block.columns, int((styles.page.column + gap) / least)))


def _items(setting: Setting, block: ItemList, parent: StructureElement, depth: int) -> list[Flowable]:
    layout = setting.styles.layout.list
    listed = parent.add("L", list_numbering="Decimal" if block.ordered else "Disc")
    style = setting.styles.get("item")
    gap = 0.0 if block.terms else setting.mm(layout.gap)
    pieces: list[Flowable] = []
    for number, item in enumerate(block.items, 1):
        pieces += _item(setting, block, item, listed, depth, f"{number}." if block.ordered else "•")
        pieces[-1].after = gap
    pieces[-1].after = setting.styles.get("body").after if not depth else style.after
    return pieces


def _item(
    setting: Setting, block: ItemList, item: ListItem, listed: StructureElement, depth: int, label: str
) -> list[Flowable]:
    layout = setting.styles.layout.list
    entry = listed.add("LI")
    mark, body = entry.add("Lbl"), entry.add("LBody")
    indent = setting.mm(layout.indent) * (depth + 1)
    style = setting.styles.get("item")
    # Words and a list side by side in one element would be read in the order of declaration: the list first.
    own = body.add("P") if item.inner else body
    para = setting.para(item.runs, style, own, item.where, indent=indent, label=(label, mark))
    para.label_shift = setting.mm(layout.indent) * depth
    pieces: list[Flowable] = [para]
    for inner in item.inner:
        if inner.lead:
            pieces.append(setting.para(inner.lead, style, body.add("P"), inner.where, indent=indent))
        pieces += _items(setting, inner, body, depth + 1)
    return pieces
