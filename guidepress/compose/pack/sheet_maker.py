"""Makes the elements of sheets: paragraphs, lists, headings and tables of plain text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from guidepress.compose.book import Arranged
from guidepress.compose.pack.pages_to_print import PrintPlan
from guidepress.compose.workshop.form_words import minutes_words
from guidepress.compose.workshop.material_words import MaterialWords
from guidepress.compose.workshop.needs import Needs
from guidepress.compose.workshop.schedule import ActivityPlace
from guidepress.compose.workshop.steps import RunStep
from guidepress.core.clock import add_minutes
from guidepress.document.authored_text import Line, Lines, Prose
from guidepress.document.blocks import Heading, ItemList, ListItem, Paragraph
from guidepress.document.book import Block, Division
from guidepress.document.deck import Deck
from guidepress.document.inline import PageRef, Run, Runs
from guidepress.document.labels import Labels
from guidepress.source import model


class PackMaker(Struct, frozen=True):
    """The inputs of all sheets, and functions for their elements."""

    guide: model.Guide
    arranged: Arranged
    decks: Mapping[str, Deck]
    print_plan: PrintPlan
    places: dict[str, ActivityPlace]
    needs: Needs
    material_words: MaterialWords

    @property
    def words(self) -> Labels:
        """The labels of the tool."""
        return self.arranged.book.words

    def minutes(self, minutes: int) -> str:
        """A number of minutes as text: "5 minutes"."""
        return minutes_words(minutes, self.words)

    def paragraph(self, text: str) -> Paragraph:
        """A paragraph of plain text."""
        return Paragraph((Run(text),))

    def with_heading(self, heading: str, inside: Sequence[Block]) -> tuple[Block, ...]:
        """Blocks under a heading; nothing if there are no blocks."""
        return (Heading(3, (Run(heading),)), *inside) if inside else ()

    def prose(self, prose: Prose | None) -> tuple[Block, ...]:
        """Paragraphs and lists of prose."""
        return self.arranged.reader.blocks(prose, expand=False) if prose else ()

    def line(self, line: Line | None) -> tuple[Block, ...]:
        """A line as a paragraph."""
        return (Paragraph(self.arranged.runs_with_pages(line)),) if line else ()

    def list(self, lines: Lines, ordered: bool = False) -> tuple[Block, ...]:
        """Lines as a list."""
        items = tuple(ListItem(self.arranged.runs_with_pages(line), where=line.where) for line in lines)
        return (ItemList(items, ordered=ordered),) if items else ()

    def material_list(self, activity: model.Activity) -> tuple[Block, ...]:
        """The materials of an activity as a list."""
        return self.runs_list([self.material_words.whole(each) for each in self.needs.of_activity(activity)])

    def runs_list(self, lines: Sequence[Runs]) -> tuple[Block, ...]:
        """Lines of runs as a list."""
        return (ItemList(tuple(ListItem(runs) for runs in lines)),) if lines else ()

    def text_list(self, texts: Sequence[str]) -> tuple[Block, ...]:
        """Plain texts as a list."""
        return (ItemList(tuple(ListItem((Run(text),)) for text in texts)),) if texts else ()

    def link(self, title: str, anchor: str) -> Runs:
        """The title of a sheet of the pack as a link, with its page."""
        before, _, after = self.words.see_page.partition("{page}")
        return (Run(title, ref=anchor), PageRef(anchor, before, after))


def step_time(passed: int, step: RunStep, start: str) -> str:
    """When a step is done: the minutes from 0 until it begins and ends, or the time of day at which it begins, where
    the first begins at `start`.
    """
    return add_minutes(start, passed) if start else f"{passed}–{passed + step.minutes}"


def cell(text: object = "") -> Runs:
    """A cell of a table; empty for "" and 0."""
    return (Run(str(text)),) if text else ()


def sheet(title: str, anchor: str, blocks: Sequence[Block], accent: int = 0) -> Division:
    """A sheet of the pack, which begins a new page. Each heading on it gets a key, so that it has a bookmark."""
    keyed = tuple(
        replace(block, key=f"{anchor}/heading-{number}") if isinstance(block, Heading) and not block.key else block
        for number, block in enumerate(blocks, 1)
    )
    return Division("back", (Run(title),), anchor, anchor, blocks=keyed, accent=accent, key=anchor)
