"""Sets the blocks of a document in a Word file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, assert_never

from docx.shared import Mm, Pt
from msgspec.structs import replace

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
from guidepress.document.heading_levels import HeadingLevels
from guidepress.document.inline import Run, Runs, as_strong, map_runs
from guidepress.formats.word.boxes import set_bar
from guidepress.formats.word.pictures import add_picture
from guidepress.formats.word.styles import INSTRUCTION, LABEL, OPENING, QUESTION, QUIET
from guidepress.formats.word.tables import add_table
from guidepress.formats.word.text import TextWriter
from guidepress.theme import Theme

_LISTS = {False: "List Bullet", True: "List Number"}
_DEEPEST = 3
"""The deepest level of a list that Word has a style for."""
_ROLES = {"opening": OPENING, "small": QUIET, "instruction": INSTRUCTION}
"""The styles of paragraphs by their role; the others are "Normal"."""
_EXERCISE = 3
"""The level of the heading of an exercise, in the source's count."""


class BlockWriter:
    """Sets blocks one after another at the end of a file."""

    def __init__(self, document: Any, theme: Theme) -> None:
        self.document, self.theme = document, theme
        self.text = TextWriter(document, theme)
        self.last: Any = None
        """The last paragraph."""
        self.is_after_table = False
        self.begins_page = False
        """Whether the next paragraph begins a page."""
        self.set_apart = 0
        """How many asides stand around the next paragraph."""
        self.asides = 0
        """How many asides there were that stand in no other."""
        self.normal = "Normal"
        """The style of a paragraph without a role."""
        self.transcript_label = ""
        """What stands above the words of a recording."""

    def heading(self, level: int, runs: Runs, anchor: str) -> Any:
        """A heading of this level, from 1."""
        return self.paragraph(runs, f"Heading {min(level, 9)}", anchor)

    def paragraph(self, runs: Runs, style: str = "Normal", anchor: str = "") -> Any:
        """A paragraph in a style."""
        self.last = paragraph = self.document.add_paragraph()
        self.text.set_style(paragraph, style)
        if self.is_after_table:  # a table has no space below it, and an empty paragraph would be read aloud
            gap = Mm(self.theme.workbook.table.gap)
            paragraph.paragraph_format.space_before = max(gap, paragraph.style.paragraph_format.space_before or 0)
            self.is_after_table = False
        if self.begins_page:
            paragraph.paragraph_format.page_break_before = True
            self.begins_page = False
        if self.set_apart:
            set_bar(paragraph, self.theme, self.asides)
        self.text.mark(paragraph, anchor)
        self.text.write(paragraph, runs)
        return paragraph

    def blocks(self, blocks: Iterable[Block], level: int) -> None:
        """Blocks below a heading of this level."""
        levels = HeadingLevels(level)
        for block in blocks:
            self._block(block, levels.enter(_EXERCISE) if isinstance(block, Exercise) else levels.enter_block(block))

    def _block(self, block: Block, level: int) -> None:
        match block:
            case Paragraph():
                self.paragraph(block.runs, _ROLES.get(block.role, self.normal))
            case Heading():
                self.heading(level, block.runs, block.anchor)
            case ItemList():
                self._list(block)
            case EntryList():
                self._entries(block, level)
            case Table():
                add_table(self, block)
            case Figure():
                self._figure(block, level)
            case Directory():
                self._directory(block)
            case Aside():
                self._aside(block, level)
            case Quotation():
                self._quotation(block, level)
            case ByMedium():
                self.blocks(block.printed, level)
            case PageBreak():
                self.begins_page = True
            case LogoSlot() | NotesPage() | CardSheet() | Exercise():
                self.workbook_block(block, level)
            case _:
                assert_never(block)

    def workbook_block(self, block: LogoSlot | NotesPage | CardSheet | Exercise, level: int) -> None:
        """A block that only the workbook has. TypeError in other documents."""
        raise TypeError(f"a document holds no {type(block).__name__}")

    def _figure(self, block: Figure, level: int) -> None:
        add_picture(self, block)
        self.blocks(block.description, level)
        if block.table is not None:
            add_table(self, block.table)
        if block.leads_to_description:
            self.paragraph(block.leads_to_description, QUIET)

    def _directory(self, block: Directory) -> None:
        for entry in block.entries:
            number = (Run(f"{entry.number} "),) if entry.number else ()
            self.paragraph(_linked((*number, *entry.runs), entry.target), _style(ordered=False, depth=entry.level))

    def begin_aside(self) -> None:
        """Sets what follows apart, until `set_apart` is one less again."""
        self.asides += self.set_apart == 0
        self.set_apart += 1

    def _aside(self, block: Aside, level: int) -> None:
        """Its labels in a line, its title, its words: all with a bar at their left."""
        self.begin_aside()
        anchor = block.anchor
        if block.labels:
            self.paragraph((Run(" · ".join(label.text for label in block.labels)),), LABEL, anchor)
            anchor = ""
        if block.title:
            self.paragraph(as_strong(block.title), QUESTION, anchor)
        self.blocks(block.body, level)
        if block.transcript and self.transcript_label:
            self.paragraph((Run(self.transcript_label),), QUESTION)
        self.blocks(block.transcript, level)
        self.set_apart -= 1

    def _quotation(self, block: Quotation, level: int) -> None:
        before, self.normal = self.normal, "Quote"
        self.blocks(block.body, level)
        self.normal = before
        if block.source:
            self.paragraph(block.source, QUIET)

    def _list(self, block: ItemList, depth: int = 1) -> None:
        if block.lead:
            self.paragraph(block.lead, QUESTION)
        style = _style(block.ordered, depth)
        numbering = self._numbering(style, block.start) if block.ordered else None
        for item in block.items:
            paragraph = self.paragraph(item.runs, style)
            if numbering is not None:
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, numbering
            for inner in item.inner:
                self._list(inner, depth + 1)
        if depth == 1:  # the styles of items have no space between them
            self.last.paragraph_format.space_after = Pt(self.theme.workbook.type.body.after)

    def _numbering(self, style: str, start: int) -> int:
        """The id of a numbering of its own that begins at `start` and looks like that of a style. All lists of one
        style would be counted on (ISO/IEC 29500-1, 17.9.15 and 17.9.26).
        """
        numberings = self.document.part.numbering_part.element
        own = self.document.styles[style].element.pPr.numPr.numId.val
        made = numberings.add_num(numberings.num_having_numId(own).abstractNumId.val)
        made.add_lvlOverride(ilvl=0).add_startOverride(start)
        return int(made.numId)

    def _entries(self, block: EntryList, level: int) -> None:
        """Questions, each with its answer below."""
        if block.lead and block.lead_is_heading:
            self.heading(level, block.lead, "")
        elif block.lead:
            self.paragraph(block.lead, QUESTION)
        for entry in block.entries:
            self.paragraph(entry.term, QUESTION, entry.anchor)
            if entry.detail:
                self.paragraph(entry.detail, QUIET)
            self.blocks(entry.body, level)


def _style(ordered: bool, depth: int) -> str:
    """The style of an item of a list so deep in others."""
    return f"{_LISTS[ordered]}{f' {min(depth, _DEEPEST)}' if depth > 1 else ''}"


def _linked(runs: Runs, target: str) -> Runs:
    return map_runs(runs, lambda run: replace(run, ref=target))
