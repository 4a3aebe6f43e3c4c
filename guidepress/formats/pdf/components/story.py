"""The book as a story: pieces in the order of reading, with orders for new pages between them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from guidepress.document.blocks import DirectoryEntry, Heading, NotesPage, Paragraph
from guidepress.document.book import Block, Division, Section
from guidepress.document.exercise import Exercise
from guidepress.document.fields import Field
from guidepress.document.inline import Run, plain
from guidepress.document.page_map import FILLER
from guidepress.formats.pdf.components.context import Setting
from guidepress.formats.pdf.components.directory import contents_lines
from guidepress.formats.pdf.components.exercises import set_exercise
from guidepress.formats.pdf.components.full_pages import Cover, NotesPageFlowable, Opener
from guidepress.formats.pdf.components.prose import set_block, set_blocks
from guidepress.formats.pdf.layout.flowable import Flowable
from guidepress.formats.pdf.layout.page_orders import (
    Furniture,
    NeedRoom,
    NewPage,
    PageOrder,
    Together,
)
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

Parts = Iterator[Flowable | PageOrder]


class StoryMaker:
    """Makes the story of one book; `root` is its Document element."""

    def __init__(self, setting: Setting, root: StructureElement) -> None:
        self.setting = setting.with_accent(setting.styles.layout.cover.accent)
        """The tools in the accent of what is being set last: a filling notes page takes it."""
        self.root = root
        self.last = root
        """Where a filling notes page goes in the order of reading."""
        self.tabs = 0

    def story(self) -> Parts:
        yield Furniture(bare=True)
        yield NewPage()
        cover = self.root.add("Sect")
        yield Cover(self.setting, cover)
        self.last = cover
        for division in self.setting.book.divisions:
            yield from self._division(division)

    # ------------------------------------------------------------------------------------------------- divisions

    def _division(self, division: Division) -> Parts:
        last, before = self.last, self.setting
        self.setting = before.with_accent(division.accent)
        element = self.root.add("Part" if division.role == "part" else "Sect")
        title = plain(division.title)
        furniture = Furniture(part=title, section=title, accent=division.accent)
        if division.role == "part":
            furniture.tab, furniture.tab_index = division.number, self.tabs
            self.tabs += 1
            yield NewPage(right=True, filler=lambda: _filler(before, last))
            yield replace(furniture, bare=True)
            yield from self._opener(division, element)
        else:
            yield NewPage()
            yield furniture
            yield self._title(division, element)
            yield from set_blocks(self.setting, division.opening, element, 1)
        yield furniture
        yield from self._blocks(division.blocks, element, 1)
        for index, section in enumerate(division.sections):
            yield from self._section(section, element, replace(furniture, section=plain(section.title)), index)
        for notes in division.notes:
            yield replace(furniture, section=plain(notes.heading))
            yield NotesPageFlowable(self.setting, notes, element.add("Sect"), 2)
        self.last = element

    def _title(self, division: Division, element: StructureElement) -> Flowable:
        setting = self.setting
        heading = element.add("H1")
        setting.heading(heading, 1, plain(division.title), division.anchor or division.key)
        keys = (division.anchor, division.key)
        title = setting.para(division.title, "title", heading, division.where, keep=True, keys=keys)
        title.even = True
        return title

    def _opener(self, division: Division, element: StructureElement) -> Parts:
        setting, words = self.setting, self.setting.words
        yield Opener(setting, division, element)
        opening = [replace(b, role="opening") if isinstance(b, Paragraph) else b for b in division.opening]
        yield from set_blocks(setting, opening, element, 1)
        if division.minutes:
            text = words.you_will_need.format(minutes=division.minutes)
            yield setting.para(text, "small", element.add("P"))
        if division.sections:
            label = setting.para(words.in_this_part, "label", element.add("P"), keep=True)
            label.before = setting.styles.get("heading").before
            yield label
            entries = tuple(DirectoryEntry((Run(plain(s.title)),), s.anchor or s.key) for s in division.sections)
            yield from contents_lines(setting, entries, element, False)
        yield NewPage()

    # ------------------------------------------------------------------------------------------------- sections

    def _section(self, section: Section, parent: StructureElement, furniture: Furniture, index: int) -> Parts:
        setting = self.setting
        element = parent.add("Sect")
        first = section.blocks[0] if section.blocks else None
        if index:
            yield NeedRoom(setting.mm(setting.styles.layout.page.least))
        yield furniture
        heading = element.add("H2")
        setting.heading(heading, 2, plain(section.title), section.anchor or section.key)
        keys = (section.anchor, section.key)
        title = setting.para(section.title, "section", heading, section.where, keep=first is not None, keys=keys)
        title.even = True
        yield title
        yield from self._blocks(section.blocks, element, 2)

    def _blocks(self, blocks: tuple[Block, ...], element: StructureElement, level: int) -> Parts:
        for block in blocks:
            if isinstance(block, NotesPage):
                yield NotesPageFlowable(self.setting, block, element.add("Sect"), level + 1)
            elif isinstance(block, Exercise):
                pieces = set_exercise(self.setting, block, element, level)
                yield Together(pieces, alone=block.one_page)
                yield from pieces
            else:
                yield from set_block(self.setting, block, element, level)
                if isinstance(block, Heading):
                    level = max(level, min(block.level, level + 1) - 1)

    # ------------------------------------------------------------------------------------------------- fillers

    def filler(self) -> Flowable:
        """A notes page where the page after all others would be empty."""
        return _filler(self.setting, self.last)


def _filler(setting: Setting, parent: StructureElement) -> Flowable:
    """A notes page where a page would be empty. It belongs to `parent`, which stands before it."""
    setting.counts.fillers += 1
    number = setting.counts.fillers
    title = setting.words.filler_notes.format(number=number)
    field = Field(f"{FILLER}{number}", "text", (title,), lines=2)
    page = NotesPage((Run(title),), (Run(setting.words.notes_prompt),), field, anchor=field.id)
    return NotesPageFlowable(setting, page, parent.add("Sect"), 2, dotted=True)
