"""Turns blocks of text into pieces and structure elements: paragraphs, lists, asides, tables, figures, directories."""

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
    PageBreak,
    Paragraph,
    Quotation,
    Table,
)
from guidepress.document.book import Block
from guidepress.document.exercise import Exercise
from guidepress.document.figure_descriptions import description_anchor
from guidepress.document.heading_levels import HeadingLevels
from guidepress.document.inline import match_inline, plain
from guidepress.formats.pdf.components.callouts import callout
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.cut_cards import card_pages
from guidepress.formats.pdf.components.directory import directory
from guidepress.formats.pdf.components.figure_beside import figure_beside
from guidepress.formats.pdf.components.figures import picture
from guidepress.formats.pdf.components.kept_lines import kept_lines
from guidepress.formats.pdf.components.listing import listing
from guidepress.formats.pdf.components.lists import item_list
from guidepress.formats.pdf.components.logo import LogoPiece
from guidepress.formats.pdf.components.word_table import table
from guidepress.formats.pdf.layout.columns import IconAndContent
from guidepress.formats.pdf.layout.flowable import Flowable, Stack, Surface, stack_height
from guidepress.formats.pdf.layout.line_drawing import baseline_offset
from guidepress.formats.pdf.layout.paragraph import Panel, ParagraphFlowable, limit_lines
from guidepress.formats.pdf.syntax.page_content import Artifact
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

_PARAGRAPHS = {"body": "body", "opening": "opening", "small": "small", "instruction": "instruction"}
"""The style of each paragraph role."""


def set_blocks(context: Context, blocks: Sequence[Block], parent: StructureElement, level: int) -> list[Flowable]:
    """The pieces of blocks, with their elements below `parent`. `level` is that of the heading above them."""
    pieces: list[Flowable] = []
    levels = HeadingLevels(level)
    for block in blocks:
        pieces += set_block(context, block, parent, levels.enter_block(block))
    return pieces


def set_block(context: Context, block: Block, parent: StructureElement, level: int) -> list[Flowable]:
    """The pieces of one block. `level` is that of the heading above its content: its own, if it is or begins with one.

    TypeError for a notes page, a page break or an exercise: these stand in sections only.
    """
    match block:
        case Paragraph():
            return [paragraph(context, block, parent)]
        case Heading():
            return [heading(context, block, parent, level)]
        case ItemList():
            return item_list(context, block, parent)
        case EntryList():
            return _entry_list(context, block, parent, level)
        case Aside():
            return [
                callout(
                    context, block, parent, lambda aside, width: _aside_body(context.within(width), block, aside, level)
                )
            ]
        case Quotation():
            return [_quotation(context, block, parent, level)]
        case Table():
            return table(context, block, parent)
        case Figure():
            return [figure_beside(context, block, parent)] if block.beside else _figure(context, block, parent, level)
        case Directory():
            return directory(context, block, parent)
        case LogoSlot():
            return [logo(context, block, parent)]
        case CardSheet():
            return card_pages(context, block, parent)
        case ByMedium():
            return set_blocks(context, block.printed, parent, level)
        case NotesPage() | PageBreak() | Exercise():
            raise TypeError("a notes page, a page break or an exercise stands in a section only")
        case _:
            assert_never(block)


def _aside_body(context: Context, block: Aside, aside: StructureElement, level: int) -> list[Flowable]:
    """The body of an aside, and the transcript of a recording below its label."""
    pieces = set_blocks(context, block.body, aside, level)
    if block.transcript:
        label = context.words.recording_words
        pieces.append(context.para(label, "instruction", aside.add("P"), block.where, keep_with_next=True))
        pieces += set_blocks(context, block.transcript, aside, level)
    return pieces


def paragraph(context: Context, block: Paragraph, parent: StructureElement, style: str = "") -> Flowable:
    """A paragraph, or a listing of code. A small paragraph in bold only is a label and stays with the next piece."""
    if block.is_code:
        return listing(context, block, parent)
    if block.role == "lines":
        return kept_lines(context, block, parent)
    element = parent.add("P")
    label = block.role == "small" and all(
        match_inline(
            inline,
            run=lambda run: run.strong,
            page_ref=lambda _: False,
            line_break=lambda _: False,
            note=lambda _: False,
        )
        for inline in block.runs
    )
    name = style or _PARAGRAPHS[block.role]
    return context.para(block.runs, name, element, block.where, keep_with_next=label, keys=(block.key,))


def heading(context: Context, block: Heading, parent: StructureElement, level: int) -> ParagraphFlowable:
    """A heading of this level in the structure tree. Its style is that of its level in the source."""
    element = parent.add(f"H{level}")
    anchor = block.anchor or block.key
    context.heading(element, level, plain(block.runs), anchor)
    style = "heading" if block.level == 3 else "subheading"
    return context.para(block.runs, style, element, block.where, keep_with_next=True, keys=(block.anchor, block.key))


# ----------------------------------------------------------------------------------------------------- entries


def _entry_list(context: Context, block: EntryList, parent: StructureElement, level: int) -> list[Flowable]:
    """Terms with their descriptions: a list whose labels are the terms."""
    pieces: list[Flowable] = []
    if block.lead:
        pieces.append(_entry_lead(context, block, parent, level))
    listed = parent.add("L", list_numbering="Description")
    layout = context.styles.layout.panel
    side = context.mm(layout.icon)
    room = _term_room(context, block) if block.style == "glossary" else 0.0
    for number, entry in enumerate(block.entries):
        item = listed.add("LI")
        key = block.key if not number and not block.lead else ""
        term = context.para(
            entry.term, "term", item.add("Lbl"), block.where, keep_with_next=True, keys=(entry.anchor, key)
        )
        body = item.add("LBody")
        entry_pieces: list[Flowable] = [term]
        if entry.detail:
            entry_pieces.append(context.para(entry.detail, "detail", body.add("P"), block.where, keep_with_next=True))
        for inner in entry.body:
            if isinstance(inner, Paragraph):
                entry_pieces.append(paragraph(context, inner, body, "entry"))
            else:
                entry_pieces += set_block(context, inner, body, level)
        if stack_height(entry_pieces, context.styles.page.column) <= context.mm(layout.whole):
            for piece in entry_pieces:
                piece.keep_with_next = True
        entry_pieces[-1].keep_with_next = False
        page = context.styles.page.body
        if room:
            pieces.append(_run_in(term, Stack(entry_pieces[1:]), room))
        elif entry.icon or block.style == "timeline":
            pieces.append(_with_icon(context, entry.icon, Stack(entry_pieces, keep_whole=True, page_height=page), side))
        else:
            pieces += entry_pieces
    pieces[-1].after = max(pieces[-1].after, context.styles.get("body").after)
    return pieces


def _entry_lead(context: Context, block: EntryList, parent: StructureElement, level: int) -> ParagraphFlowable:
    """The lead-in of entries: a paragraph, or a heading of this level."""
    if not block.lead_is_heading:
        element, style = parent.add("P"), "lead"
    else:
        element, style = parent.add(f"H{level}"), "heading"
        context.heading(element, level, plain(block.lead), block.key)
    return context.para(block.lead, style, element, block.where, keep_with_next=True, keys=(block.key,))


def _term_room(context: Context, block: EntryList) -> float:
    """The width for terms at the left of their definitions; 0 if a term is too long for this."""
    style = context.styles.get("term")
    widest = max(style.face.width(plain(entry.term), block.where) * style.size for entry in block.entries)
    room = widest + context.mm(context.styles.layout.list.indent)
    return room if room <= context.mm(context.styles.layout.table.term) else 0.0


def _run_in(term: ParagraphFlowable, body: Stack, room: float) -> Flowable:
    """A term at the left of its definition."""

    def draw(surface: Surface, x: float, top: float) -> None:
        surface.place(term, x, top, room)

    return IconAndContent(draw, room, body, term.height(room))


def _with_icon(context: Context, icon: str, body: Stack, side: float) -> Flowable:
    """An entry with its icon at the left; without an icon, with a point on a vertical line, as in a timeline."""
    accent, line = context.styles.accent, context.styles.colours.line
    style = context.styles.get("term")
    gap = context.mm(context.styles.layout.list.indent)

    def draw(surface: Surface, x: float, top: float) -> None:
        if icon:
            context.icons.draw(surface.canvas, icon, x, top, side, accent)
            return
        middle = x + gap / 3
        low = top - body.height(surface.width() - gap) - body.after
        surface.canvas.line(Artifact.LAYOUT, middle, top, middle, low, line, 1)
        y = top - baseline_offset(style) + style.size * 0.35
        surface.canvas.circle(Artifact.LAYOUT, middle, y, style.size * 0.35, fill=accent)

    return IconAndContent(draw, side + gap if icon else gap, body, side if icon else 0.0)


# ----------------------------------------------------------------------------------------------------- quotations


def _quotation(context: Context, block: Quotation, parent: StructureElement, level: int) -> Flowable:
    layout = context.styles.layout.panel
    quote = parent.add("BlockQuote")
    pieces: list[Flowable] = []
    for inner in block.body:
        if isinstance(inner, Paragraph):
            pieces.append(paragraph(context, inner, quote, "opening"))
        else:
            pieces += set_block(context, inner, quote, level)
    if block.source:
        pieces[-1].keep_with_next = True
        pieces.append(context.para(block.source, "small", quote.add("P"), block.where))
    panel = Panel(pieces, "", context.styles.accent, context.mm(layout.padding), context.mm(layout.bar))
    panel.unsplit_height = context.mm(layout.whole)
    panel.before = panel.after = context.mm(layout.gap)
    panel.keys = context.keys(quote, block.key)
    panel.full_width = True
    limit_lines(panel, context.styles.page.column)
    return panel


# ----------------------------------------------------------------------------------------------------- figures


def _figure(context: Context, block: Figure, parent: StructureElement, level: int) -> list[Flowable]:
    """The picture with its text alternative, its caption, and the link to its description; or else its table.

    Caption and link stand beside the figure and not in it: who hears the text alternative may hear nothing else of what
    is in the figure.
    """
    holder = parent.add("Captioned")
    element = holder.add("Figure", alt=block.alt)
    element.where = block.where
    if block.leads_to_description:
        context.described[element] = element.refers_to = description_anchor(block)
    picture_piece = picture(context, block.content, element, ())
    picture_piece.keep_with_next = True
    picture_piece.keys = context.keys(element, block.anchor, block.key)
    pieces: list[Flowable] = [picture_piece]
    after = context.styles.get("caption").after
    if block.caption:
        pieces.append(context.para(block.caption, "caption", holder.add("Caption"), block.where))
    if block.credit:
        pieces.append(context.para(block.credit, "small", parent.add("P"), block.where))
    if block.leads_to_description:
        pieces.append(context.para(block.leads_to_description, "small", parent.add("P"), block.where))
    for piece in pieces[1:-1]:
        piece.keep_with_next, piece.after = True, 0.0
    picture_piece.keep_with_next, pieces[-1].after = len(pieces) > 1, after
    pieces += set_blocks(context, block.description, parent, level)
    if block.table is not None:
        pieces += table(context, block.table, parent)
    return pieces


def logo(context: Context, block: LogoSlot, parent: StructureElement) -> Flowable:
    """The publisher's logo, or an empty frame with text."""
    piece = LogoPiece(context, block, parent)
    piece.keys = context.keys(piece.element, block.key)
    return piece
