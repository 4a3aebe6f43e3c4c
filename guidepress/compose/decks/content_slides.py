"""Slides of what stands in the book: lists, tables, figures, callouts and exercises, in the order of the book."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from guidepress.compose.book import Arranged
from guidepress.compose.decks.list_slides import SLIDE_WORDS, Point, is_of_terms, list_groups, points_of
from guidepress.compose.decks.slide_maker import Scope, SlideMaker
from guidepress.compose.decks.slide_rules import printed, why_not_on_slides
from guidepress.compose.decks.slide_splitting import SlideRoom
from guidepress.compose.decks.slide_text import opening_sentences, slide_runs
from guidepress.compose.decks.speaker_notes import NoteMaker, SpeakerNotes
from guidepress.core.problems import Code, Problems
from guidepress.document.blocks import Aside, Figure, Heading, ItemList, ListItem, Paragraph, Table
from guidepress.document.book import Block
from guidepress.document.deck import LayoutName, SignpostText, Slide
from guidepress.document.exercise import Exercise
from guidepress.document.inline import Run, Runs, plain

TITLE_LENGTH = 80
"""Most letters of a lead-in that becomes the title of a slide; for a longer one, the title of the section is used."""


class ContentSlides(SlideMaker):
    """Makes slides of the blocks of a part. An exercise or a callout has one slide in a deck."""

    def __init__(
        self,
        arranged: Arranged,
        room: SlideRoom,
        problems: Problems,
        notes: NoteMaker,
        common_titles: Collection[str],
        later: Collection[str],
    ) -> None:
        """`common_titles` are titles that a figure's slide does not take over. `later` has the ids of exercises that
        stand elsewhere in the deck than in the book.
        """
        super().__init__(arranged, room, problems, notes)
        self._common_titles = common_titles
        self._later = later
        self._used_ids: set[str] = set()

    def _content(
        self, scope: Scope, blocks: Sequence[Block], title: str, signposts: Collection[str]
    ) -> Iterator[Slide]:
        """The slides of the blocks of a section in their order. `signposts` are the callouts to be shown."""
        heading, before = title, None
        for number, block in enumerate(printed(blocks), 1):
            match block:
                case Heading():
                    heading = plain(slide_runs(block.runs))
                case _ if why_not_on_slides(block, signposts) is not None:
                    pass
                case ItemList():
                    lead = block.lead or lead_before(before)
                    yield from self._book_list(scope, f"list-{number}", block, lead, heading)
                case Table():
                    yield self._table(scope, f"table-{number}", block, heading)
                case Figure():
                    yield self._figure(scope, f"figure-{number}", block, title)
                case Aside():
                    yield from self._signposts(scope, [block.anchor])
                case Exercise() if block.id not in self._later:
                    yield from self._exercises(scope, [block.id])
                case _:
                    pass
            before = block

    def _book_list(self, scope: Scope, key: str, block: ItemList, lead: Runs, heading: str) -> Iterator[Slide]:
        """The slides of a list. A lead-in that is too long for a title stands in the notes of the first."""
        title = plain(slide_runs(lead)).rstrip(": ")
        is_title = 0 < len(title) <= TITLE_LENGTH
        layout: LayoutName = "columns" if is_of_terms(block) else "points"
        for number, group in enumerate(list_groups(block, self.room), 1):
            lead_notes = (Paragraph(lead),) if lead and number == 1 and not is_title else ()
            self._check_sentences(group)
            notes = (*lead_notes, *self.notes.paragraph(self.words.hint_list), *self._in_full(group))
            where = group[0].where if group[0].where.file else block.where
            name = title if is_title else heading
            yield self._slide(scope, f"{key}-{number}", layout, name, (points_of(group, block),), notes, where)

    def _check_sentences(self, group: Sequence[Point]) -> None:
        """Reports each item with a sentence that is longer than a slide."""
        for point in group:
            if point.cut_sentence:
                message = (
                    f"a sentence of this item has {point.cut_sentence} words; "
                    f"a slide takes about {SLIDE_WORDS}, so it is cut"
                )
                hint = "write shorter sentences, or give the item fewer words for slides with slide: …"
                self.problems.warning(Code.TOO_LONG, point.where, message, hint)

    def _in_full(self, group: Sequence[Point]) -> SpeakerNotes:
        """The words of the workbook for items that say it shorter on the slide."""
        items = tuple(ListItem(point.in_full) for point in group if point.in_full)
        return self.notes.with_heading(self.words.note_callout, (ItemList(items),) if items else ())

    def _table(self, scope: Scope, key: str, block: Table, heading: str) -> Slide:
        name = plain(slide_runs(block.caption)) or heading
        notes = self.notes.paragraph(self.words.hint_list)
        return self._slide(scope, key, "table", name, (_shown_table(block),), notes, block.where)

    def _figure(self, scope: Scope, key: str, block: Figure, section_title: str) -> Slide:
        credit = (Paragraph(slide_runs(block.credit), where=block.where),) if block.credit else ()
        notes = self.notes.book(self.words.note_description, (*block.description, *credit))
        name = plain(slide_runs(block.caption))
        if name in ("", section_title, *self._common_titles):
            name = self.words.slide_figure.format(title=section_title)
        return self._slide(scope, key, "figure", name, (block,), notes, block.where)

    def _signposts(self, scope: Scope, ids: Sequence[str]) -> Iterator[Slide]:
        for id in ids:
            aside = self.arranged.callouts.get(id)
            if aside is None or id in self._used_ids:
                continue
            self._used_ids.add(id)
            text = next((block for block in aside.body if isinstance(block, Paragraph) and not block.keeps_lines), None)
            labels = " · ".join(label.text for label in aside.labels)
            title = plain(slide_runs(aside.title)) or labels
            body = SignpostText(aside.labels, opening_sentences(text.runs) if text else ())
            notes = () if _says_all(body, aside) else self.notes.book(self.words.note_callout, aside.body)
            yield self._slide(scope, f"signpost-{id}", "signpost", title, (body,), notes, aside.where)

    def _exercises(self, scope: Scope, ids: Sequence[str]) -> Iterator[Slide]:
        for id in ids:
            exercise = self.arranged.exercises.get(id)
            if exercise is None or id in self._used_ids:
                continue
            self._used_ids.add(id)
            yield self._exercise(scope, exercise, self.notes.exercise(exercise))


def lead_before(block: Block | None) -> Runs:
    """The paragraph before a list of running text, if it announces the list: it ends with a colon."""
    if isinstance(block, Paragraph) and not block.keeps_lines and plain(block.runs).rstrip().endswith(":"):
        return block.runs
    return ()


def _says_all(shown: SignpostText, aside: Aside) -> bool:
    """Whether a slide has every word of a callout, and every reference."""
    match aside.body:
        case (Paragraph(runs=runs),) if all(isinstance(run, Run) and not run.ref for run in runs):
            return plain(shown.runs) == plain(runs)
        case _:
            return False


def _shown_table(block: Table) -> Table:
    rows = tuple(tuple(slide_runs(cell) for cell in row) for row in block.rows)
    return replace(block, header=tuple(slide_runs(cell) for cell in block.header), rows=rows)
