"""Levels of headings in the structure tree: each is one below the heading that it stands under (PDF/UA-1, 7.4.2)."""

from __future__ import annotations

from msgspec import Struct

from guidepress.document.blocks import EntryList, Heading
from guidepress.document.book import Block

LEAD_LEVEL = 3
"""The level of the lead-in of a list of entries that is a heading, in the source's count."""


class HeadingLevels(Struct):
    """The headings under which the next block stands. `above` is the level of the heading above all blocks.

    Headings of one level in the source have one level in the tree, whatever levels are left out between.
    """

    above: int
    open: list[tuple[int, int]] = []
    """The level in the source and in the tree of each heading that is still open, outermost first."""

    @property
    def current(self) -> int:
        """The level of the last heading."""
        return self.open[-1][1] if self.open else self.above

    def enter(self, source_level: int) -> int:
        """The level of a heading, under which the next blocks stand."""
        while self.open and self.open[-1][0] >= source_level:
            self.open.pop()
        level = min(source_level, self.current + 1)
        self.open.append((source_level, level))
        return level

    def enter_block(self, block: Block) -> int:
        """The level of the heading that stands above the content of a block: its own, if it is or begins with one."""
        if isinstance(block, Heading):
            self.enter(block.level)
        elif isinstance(block, EntryList) and block.lead_is_heading:
            self.enter(LEAD_LEVEL)
        return self.current
