"""Blocks of prose become pieces and structure elements: paragraphs, lists, asides, tables, figures, directories."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from guidepress.document.blocks import (
    Aside,
    ByMedium,
    CardSheet,
    Directory,
    EntryList,
    Figure,
    Heading,
    ItemList,
    LogoSlot,
    NotesPage,
    Paragraph,
    Quotation,
    Table,
)
from guidepress.document.book import Block
from guidepress.document.exercise import Exercise
from guidepress.document.inline import match_inline, plain
from guidepress.formats.pdf.components.context import Setting, some
from guidepress.formats.pdf.components.cut_cards import card_pages
from guidepress.formats.pdf.components.directory import directory
from guidepress.formats.pdf.components.figures import picture
from guidepress.formats.pdf.components.lists import item_list
from guidepress.formats.pdf.components.logo import LogoPiece
from guidepress.formats.pdf.components.word_table import table
from guidepress.formats.pdf.layout.columns import IconAndContent
from guidepress.formats.pdf.layout.flowable import Flowable, Stack, Surface
from guidepress.formats.pdf.layout.lines import base_line
from guidepress.formats.pdf.layout.paragraph import Panel, ParagraphFlowable
from guidepress.formats.pdf.syntax.canvas import Artifact
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

_PARAGRAPHS = {"body": "body", "opening": "opening", "small": "small", "instruction": "instruction"}


def set_blocks(setting: Setting, blocks: Sequence[Block], parent: StructureElement, level: int) -> list[Flowable]:
    """Blocks within `parent`; `level` is that of the heading above them."""
    pieces: list[Flowable] = []
    for block in blocks:
        pieces += set_block(setting, block, parent, level)
    return pieces


def set_block(setting: Setting, block: Block, parent: StructureElement, level: int) -> list[Flowable]:
    match block:
        case Paragraph():
            return [paragraph(setting, block, parent)]
        case Heading():
            return [heading(setting, block, parent, level)]
        case ItemList():
            return item_list(setting, block, parent)
        case EntryList():
            return _entry_list(setting, block, parent, level)
        case Aside():
            return [_aside(setting, block, parent, level)]
        case Quotation():
            return [_quotation(setting, block, parent, level)]
        case Table():
            return table(setting, block, parent)
        case Figure():
            return _figure(setting, block, parent, level)
        case Directory():
            return directory(setting, block, parent)
        case LogoSlot():
            return [logo(setting, block, parent)]
        case CardSheet():
            return card_pages(setting, block, parent)
        case ByMedium():
            return set_blocks(setting, block.printed, parent, level)
        case NotesPage() | Exercise():
            raise TypeError("a notes page or an exercise stands in a section only")
        case _:
            assert_never(block)


def paragraph(setting: Setting, block: Paragraph, parent: StructureElement, style: str = "") -> ParagraphFlowable:
    element = parent.add("P")
    label = block.role == "small" and all(
        match_inline(one, run=lambda run: run.strong, page_ref=lambda _: False) for one in block.runs
    )
    name = style or _PARAGRAPHS[block.role]
    return setting.para(block.runs, name, element, block.where, keep=label, keys=(block.key,))


def heading(setting: Setting, block: Heading, parent: StructureElement, level: int) -> ParagraphFlowable:
    level = min(block.level, level + 1)
    element = parent.add(f"H{level}")
    anchor = block.anchor or block.key
    setting.heading(element, level, plain(block.runs), anchor)
    style = "heading" if block.level == 3 else "subheading"
    return setting.para(block.runs, style, element, block.where, keep=True, keys=(block.anchor, block.key))


# ----------------------------------------------------------------------------------------------------- entries


def _entry_list(setting: Setting, block: EntryList, parent: StructureElement, level: int) -> list[Flowable]:
    """Terms with what is said of them: a list whose labels are the terms."""
    pieces: list[Flowable] = []
    if block.lead:
        pieces.append(_entry_lead(setting, block, parent))
    listed = parent.add("L", list_numbering="None")
    layout = setting.styles.layout.panel
    side = setting.mm(layout.icon)
    room = _term_room(setting, block) if block.style == "glossary" else 0.0
    for number, entry in enumerate(block.entries):
        item = listed.add("LI")
        key = block.key if not number and not block.lead else ""
        term = setting.para(entry.term, "term", item.add("Lbl"), block.where, keep=True, keys=(entry.anchor, key))
        body = item.add("LBody")
        inside: list[Flowable] = [term]
        if entry.detail:
            inside.append(setting.para(entry.detail, "detail", body.add("P"), block.where, keep=True))
        for inner in entry.body:
            if isinstance(inner, Paragraph):
                inside.append(paragraph(setting, inner, body, "entry"))
            else:
                inside += set_block(setting, inner, body, level)
        if len(inside) > 1:
            inside[-1].keep = False
        else:
            term.keep = False
        page = setting.styles.page.body
        if room:
            pieces.append(_run_in(term, Stack(inside[1:]), room))
        elif entry.icon or block.style == "timeline":
            pieces.append(_with_icon(setting, entry.icon, Stack(inside, whole=True, page=page), side))
        else:
            pieces += inside
    pieces[-1].after = max(pieces[-1].after, setting.styles.get("body").after)
    return pieces


def _entry_lead(setting: Setting, block: EntryList, parent: StructureElement) -> ParagraphFlowable:
    """What stands above entries: larger above those with a detail line, whose terms are as heavy as a lead."""
    style = "heading" if any(entry.detail and not entry.icon for entry in block.entries) else "lead"
    return setting.para(block.lead, style, parent.add("P"), block.where, keep=True, keys=(block.key,))


def _term_room(setting: Setting, block: EntryList) -> float:
    """What terms take at the left of their meanings; 0 where one is too long to stand there."""
    style = setting.styles.get("term")
    widest = max(style.face.width(plain(entry.term), block.where) * style.size for entry in block.entries)
    room = widest + setting.mm(setting.styles.layout.list.indent)
    return room if room <= setting.mm(setting.styles.layout.table.term) else 0.0


def _run_in(term: ParagraphFlowable, body: Stack, room: float) -> Flowable:
    """A term at the left of its meaning."""

    def draw(sheet: Surface, x: float, top: float) -> None:
        sheet.place(term, x, top, room)

    return IconAndContent(draw, room, body, term.height(room))


def _with_icon(setting: Setting, icon: str, body: Stack, side: float) -> Flowable:
    """An entry behind its icon; a point on a line where it has none, as in a timeline."""
    accent, line = setting.styles.accent, setting.styles.colours.line
    style = setting.styles.get("term")
    gap = setting.mm(setting.styles.layout.list.indent)

    def draw(sheet: Surface, x: float, top: float) -> None:
        if icon:
            setting.icons.draw(sheet.canvas, icon, x, top, side, accent)
            return
        middle = x + gap / 3
        low = top - body.height(sheet.width() - gap) - body.after
        sheet.canvas.line(Artifact.LAYOUT, middle, top, middle, low, line, 1)
        y = top - base_line(style) + style.size * 0.35
        sheet.canvas.circle(Artifact.LAYOUT, middle, y, style.size * 0.35, fill=accent)

    return IconAndContent(draw, side + gap if icon else gap, body, side if icon else 0.0)


# ----------------------------------------------------------------------------------------------------- asides


def _aside(setting: Setting, block: Aside, parent: StructureElement, level: int) -> Flowable:
    """Text set apart: its labels first, its icons in the margin."""
    styles, layout = setting.styles, setting.styles.layout.panel
    aside = parent.add("Aside")
    inside: list[Flowable] = []
    for label in block.labels:
        inside.append(setting.para(label.text, "label", aside.add("P"), block.where, keep=True))
    if block.title:
        inside.append(setting.para(block.title, "instruction", aside.add("P"), block.where, keep=True))
    inside += set_blocks(setting, block.body, aside, level)
    names = [label.icon for label in block.labels if label.icon]
    side, accent, soft = setting.mm(layout.icon), styles.accent, styles.soft

    def beside(sheet: Surface, top: float) -> None:
        left, right = sheet.margin()
        for index, name in enumerate(names):
            step = index * side * 1.25
            x = left + step if sheet.is_right else right - side - step
            setting.icons.draw(sheet.canvas, name, x, top - side * 0.2, side, accent)

    quiet = block.role == "status"
    within = parent.tag == "LBody"
    panel = Panel(
        inside,
        fill="" if within else styles.colours.tint if quiet else soft,
        bar=styles.colours.line if quiet else accent,
        padding=setting.mm(layout.padding) / (3 if within else 1),
        bar_width=setting.mm(layout.bar),
        beside=beside if names else None,
        whole=setting.mm(layout.whole),
    )
    panel.before = panel.after = setting.mm(layout.gap) / (3 if within else 1)
    panel.keys = some(block.anchor, block.key)
    return panel


def _quotation(setting: Setting, block: Quotation, parent: StructureElement, level: int) -> Flowable:
    layout = setting.styles.layout.panel
    quote = parent.add("BlockQuote")
    inside: list[Flowable] = []
    for inner in block.body:
        if isinstance(inner, Paragraph):
            inside.append(paragraph(setting, inner, quote, "opening"))
        else:
            inside += set_block(setting, inner, quote, level)
    inside[-1].keep = True
    inside.append(setting.para(block.source, "small", quote.add("P"), block.where))
    panel = Panel(inside, "", setting.styles.accent, setting.mm(layout.padding), setting.mm(layout.bar))
    panel.whole = setting.mm(layout.whole)
    panel.before = panel.after = setting.mm(layout.gap)
    panel.keys = some(block.key)
    return panel


# ----------------------------------------------------------------------------------------------------- figures


def _figure(setting: Setting, block: Figure, parent: StructureElement, level: int) -> list[Flowable]:
    """The picture with its text alternative, its caption, then what else says the same."""
    element = parent.add("Figure", alt=block.alt)
    shown = picture(setting, block.content, element, ())
    shown.keep = True
    shown.keys = some(block.anchor, block.key)
    pieces: list[Flowable] = [shown]
    pieces.append(setting.para(block.caption, "caption", parent.add("P"), block.where))
    if block.description:
        label = setting.para(setting.words.description, "label", parent.add("P"), block.where, keep=True)
        pieces += [label, *set_blocks(setting, block.description, parent, level)]
    if block.table is not None:
        if not block.table.caption:
            label = setting.para(setting.words.as_table, "label", parent.add("P"), block.where, keep=True)
            pieces.append(label)
        pieces += table(setting, block.table, parent)
    return pieces


def logo(setting: Setting, block: LogoSlot, parent: StructureElement) -> Flowable:
    """A publisher's logo, or an empty frame that says what goes there."""
    piece = LogoPiece(setting, block, parent)
    piece.keys = some(block.key)
    return piece
