"""Makes the story of a book: pieces in reading order, with page commands between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from guidepress.document.blocks import DirectoryEntry, Figure, Heading, NotesPage, PageBreak, Paragraph, Table
from guidepress.document.book import Block, Book, Division, Section
from guidepress.document.exercise import Exercise
from guidepress.document.fields import Field
from guidepress.document.heading_levels import HeadingLevels
from guidepress.document.inline import Run, plain
from guidepress.document.page_map import FILLER
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.cover import Cover
from guidepress.formats.pdf.components.directory import contents_lines
from guidepress.formats.pdf.components.easy_read import easy_lines
from guidepress.formats.pdf.components.exercises import set_exercise
from guidepress.formats.pdf.components.full_pages import NotesPageFlowable, PartOpener
from guidepress.formats.pdf.components.prose import set_block, set_blocks
from guidepress.formats.pdf.layout.flowable import Flowable
from guidepress.formats.pdf.layout.page_commands import (
    KeepTogether,
    NeedSpace,
    NewPage,
    PageCommand,
    PageFurniture,
    WidePages,
)
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

BLOCK_LEVEL = 3
"""The level of the headings of exercises and notes pages in the source's count: they stand in sections."""
StoryItems = Iterator[Flowable | PageCommand]
"""Pieces and page commands."""


class StoryMaker:
    """Makes the story of one book. `root` is its Document element."""

    def __init__(self, context: Context, root: StructureElement) -> None:
        self.context = context.with_accent(context.styles.layout.cover.accent)
        """The tools in the accent of the last division."""
        self.root = root
        self.last = root
        """The element that a filler page is added to."""
        self.part = PageFurniture(part=context.book.title, section=context.book.title)
        """The furniture of the last part. A filler page has its name, accent and tab."""
        self.tabs = 0

    def story(self) -> StoryItems:
        """All divisions, without a cover."""
        for division in self.context.book.divisions:
            yield from self.division(division)

    def cover(self, book: Book) -> StoryItems:
        """The cover of a book."""
        yield PageFurniture(is_bare=True)
        yield NewPage()
        element = self.root.add("Sect")
        yield Cover(replace(self.context, book=book), element)
        self.last = element

    # ------------------------------------------------------------------------------------------------- divisions

    def division(self, division: Division) -> StoryItems:
        """A division, which begins on a page of its own."""
        self.context = self.context.with_accent(division.accent)
        self.context.counts.privacy_heard = ""
        element = self.root.add("Part" if division.role == "part" else "Sect")
        title = plain(division.title)
        furniture = PageFurniture(title, title, division.accent, is_contents=division.role == "contents")
        above: list[Flowable] = []
        if division.role == "part":
            furniture.tab, furniture.tab_index = division.number, self.tabs
            furniture.anchor = division.anchor or division.key
            self.tabs += 1
            yield NewPage(right=self.context.styles.layout.page.opens == "right", filler=self.filler())
            self.part = furniture
            yield replace(furniture, is_bare=True)
            yield from self._opener(division, element)
        else:
            yield NewPage()
            yield furniture
            above.append(self._title(division, element))
            yield from above
            yield from set_blocks(self.context, division.opening, element, 1)
            yield from easy_lines(self.context, division.easy_read, element)
        yield furniture
        yield from self._blocks(division.blocks, element, 1, () if division.opening else above)
        for index, section in enumerate(division.sections):
            yield from self._section(section, element, replace(furniture, section=plain(section.title)), index)
        for notes in division.notes:
            yield replace(furniture, section=plain(notes.heading))
            yield NotesPageFlowable(self.context, notes, element.add("Sect"), 2)
        self.last = element

    def _title(self, division: Division, element: StructureElement) -> Flowable:
        context = self.context
        heading = element.add("H1")
        context.heading(heading, 1, plain(division.title), division.anchor or division.key)
        keys = (division.anchor, division.key)
        title = context.para(division.title, "title", heading, division.where, keep_with_next=True, keys=keys)
        title.even_lines = True
        return title

    def _opener(self, division: Division, element: StructureElement) -> StoryItems:
        context, words = self.context, self.context.words
        yield PartOpener(context, division, element)
        opening = [b.with_role("opening") if isinstance(b, Paragraph) else b for b in division.opening]
        yield from set_blocks(context, opening, element, 1)
        yield from easy_lines(context, division.easy_read, element)
        if division.minutes:
            text = words.you_will_need.format(minutes=division.minutes)
            yield context.para(text, "small", element.add("P"))
        if division.sections:
            label = context.para(words.in_this_part, "label", element.add("P"), keep_with_next=True)
            label.before = context.styles.get("heading").before
            yield label
            entries = tuple(DirectoryEntry((Run(plain(s.title)),), s.anchor or s.key) for s in division.sections)
            yield from contents_lines(context, entries, element.add("TOC"), False)
        yield NewPage()

    # ------------------------------------------------------------------------------------------------- sections

    def _section(self, section: Section, parent: StructureElement, furniture: PageFurniture, index: int) -> StoryItems:
        context = self.context
        element = parent.add("Sect")
        first = section.blocks[0] if section.blocks else None
        if index:
            yield NeedSpace(context.mm(context.styles.layout.page.least))
        yield furniture
        heading = element.add("H2")
        context.heading(heading, 2, plain(section.title), section.anchor or section.key)
        keys = (section.anchor, section.key)
        title = context.para(
            section.title, "section", heading, section.where, keep_with_next=first is not None, keys=keys
        )
        title.even_lines = True
        yield title
        yield from self._blocks(section.blocks, element, 2, [title])

    def _blocks(
        self, blocks: tuple[Block, ...], element: StructureElement, level: int, above: Sequence[Flowable] = ()
    ) -> StoryItems:
        """`above` are the headings that stand directly before the first block."""
        levels = HeadingLevels(level)
        for block in blocks:
            if isinstance(block, PageBreak):
                yield NewPage()
            elif isinstance(block, NotesPage):
                notes_level = levels.enter(BLOCK_LEVEL)
                yield NotesPageFlowable(self.context, block, element.add("Sect"), notes_level, above=above)
            elif isinstance(block, Exercise):
                pieces = set_exercise(self.context, block, element, levels.enter(BLOCK_LEVEL))
                yield KeepTogether(pieces, may_leave_space=block.one_page)
                yield from pieces
            elif isinstance(block, Table | Figure) and block.wide:
                context = replace(self.context, styles=self.context.styles.for_page(wide=True))
                pieces = set_block(context, block, element, levels.enter_block(block))
                for piece in pieces:
                    piece.full_width = True
                yield WidePages(pieces)
            else:
                pieces = set_block(self.context, block, element, levels.enter_block(block))
                yield from pieces
            above = (*above, *pieces) if isinstance(block, Heading) else ()

    # ------------------------------------------------------------------------------------------------- fillers

    def filler(self) -> Callable[[], Flowable] | None:
        """Makes a notes page for the part before it; None if the design leaves such pages blank."""
        if self.context.styles.layout.page.fill == "blank":
            return None
        context, part, last = self.context.with_accent(self.part.accent), self.part.part, self.last
        return lambda: _filler(context, last, part)


def _filler(context: Context, parent: StructureElement, part: str) -> Flowable:
    """A notes page in place of an empty page, named for a part.

    Its element is added to `parent`, the element before it in reading order.
    """
    context.counts.fillers.append(part)
    number, of_part = len(context.counts.fillers), context.counts.fillers.count(part)
    title = context.words.filler_notes.format(title=part)
    if of_part > 1:
        title = context.words.numbered.format(label=title, number=of_part)
    field = Field(f"{FILLER}{number}", "text", (title,), lines=2)
    page = NotesPage((Run(title),), (Run(context.words.notes_prompt),), field, anchor=field.id)
    return NotesPageFlowable(context, page, parent.add("Sect"), 2, dotted=True)
