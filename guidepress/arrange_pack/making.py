"""What every sheet of the pack is made of: paragraphs, lists, headings and tables of plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from guidepress import model
from guidepress.arrange import Arranged
from guidepress.arrange_decks.workshop import Place
from guidepress.arrange_pack.printing import Printing
from guidepress.blocks import (
    Block,
    Deck,
    Division,
    Heading,
    Item,
    ItemList,
    PageRef,
    Paragraph,
    Run,
    Runs,
    Words,
)
from guidepress.inline import Line, Lines, Prose


class PackMaker(Struct, frozen=True):
    """Everything that sheets are made from."""

    guide: model.Guide
    arranged: Arranged
    decks: Mapping[str, Deck]
    printing: Printing
    places: dict[str, Place]
    start: str = ""

    @property
    def words(self) -> Words:
        return self.arranged.book.words

    def minutes(self, minutes: int) -> str:
        return self.words.minute if minutes == 1 else self.words.minutes.format(minutes=minutes)

    def paragraph(self, text: str) -> Paragraph:
        return Paragraph((Run(text),))

    def headed(self, heading: str, inside: Sequence[Block]) -> tuple[Block, ...]:
        """A heading over blocks; nothing where there are none."""
        return (Heading(3, (Run(heading),)), *inside) if inside else ()

    def prose(self, prose: Prose | None) -> tuple[Block, ...]:
        return self.arranged.reader.blocks(prose, expand=False) if prose else ()

    def line(self, line: Line | None) -> tuple[Block, ...]:
        return (Paragraph(self.arranged.told(line)),) if line else ()

    def list(self, lines: Lines, ordered: bool = False) -> tuple[Block, ...]:
        items = tuple(Item(self.arranged.told(line)) for line in lines)
        return (ItemList(items, ordered=ordered),) if items else ()

    def text_list(self, texts: Sequence[str]) -> tuple[Block, ...]:
        return (ItemList(tuple(Item((Run(text),)) for text in texts)),) if texts else ()

    def link(self, title: str, anchor: str) -> Runs:
        """The title of a sheet of the pack, with its page."""
        before, _, after = self.words.see_page.partition("{page}")
        return (Run(title, ref=anchor), PageRef(anchor, before, after))


def cell(text: object = "") -> Runs:
    """A cell of a table; an empty one for "" and 0."""
    return (Run(str(text)),) if text else ()


def sheet(title: str, anchor: str, blocks: Sequence[Block], accent: int = 0) -> Division:
    """A sheet of the pack, which begins a page; blocks without a key get one."""
    return Division("back", (Run(title),), anchor, anchor, blocks=tuple(blocks), accent=accent, key=anchor)
