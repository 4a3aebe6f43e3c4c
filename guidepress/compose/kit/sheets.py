"""The sheets of a kit that the pack does not have: keys, signs, heads of large sheets, the tally."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from guidepress.compose.evaluation import with_privacy
from guidepress.compose.pack.cards import key_table
from guidepress.compose.pack.sheet_maker import PackMaker, cell, sheet
from guidepress.compose.pack.writing_table import with_table
from guidepress.compose.workshop.card_order import has_key
from guidepress.core.values import walk
from guidepress.document.authored_text import Line
from guidepress.document.blocks import Card, CardRole, CardSheet, Heading, Table
from guidepress.document.book import Block, Book, Division
from guidepress.document.exercise import Exercise, FieldGrid
from guidepress.document.fields import Choice
from guidepress.document.inline import Run, Runs
from guidepress.source import model
from guidepress.source.model.workshop import EVALUATION

TALLY = "kit_tally"


def key_sheet(card_sets: Sequence[model.CardSet], maker: PackMaker) -> Division | None:
    """The keys to these sets; None where none of them has a key."""
    blocks: list[Block] = []
    for card_set in card_sets:
        if has_key(card_set):
            heading = Heading(3, (Run(card_set.title.text),), key=f"kit_key/{card_set.id}")
            blocks += [heading, *key_table(card_set, maker)]
    return sheet(maker.words.kit_keys, "kit_key", blocks) if blocks else None


def forms(wanted: Collection[str], people: int, maker: PackMaker, sheets: Book | None) -> Iterator[Division]:
    """The sheets of the pack that are in each kit or are `wanted` here. A table has a row for each person."""
    pack = maker.guide.pack
    listed = pack.sheets if pack is not None else ()
    sources: dict[str, model.PackSheet] = {each.id: each for each in listed if each.kit or each.id in wanted}
    for division in sheets.divisions if sheets is not None else ():
        if division.anchor in sources:
            form = with_privacy(division, pack, maker.arranged) if pack is not None else division
            yield with_table(form, sources[division.anchor], people, maker)


def signs(lines: Sequence[Line], maker: PackMaker, anchor: str) -> Division:
    """Signs, one to a page."""
    return _large(lines, maker, anchor, maker.words.kit_signs, "signs")


def sheet_heads(lines: Sequence[Line], maker: PackMaker, anchor: str) -> Division:
    """What is stuck to the head of large sheets of paper."""
    return _large(lines, maker, anchor, maker.words.kit_heads, "heads")


def _large(lines: Sequence[Line], maker: PackMaker, anchor: str, title: str, role: CardRole) -> Division:
    cards = tuple(Card("", maker.arranged.runs_with_pages(line)) for line in lines)
    return sheet(title, anchor, (CardSheet(cards, f"{anchor}/cards", role),))


def tally_sheet(sheets: Book | None, maker: PackMaker) -> Division | None:
    """A table for each grid of the evaluation form in which to count what people ticked; None without such a grid."""
    words = maker.words
    blocks: list[Block] = []
    for division in sheets.divisions if sheets is not None else ():
        if division.anchor != EVALUATION:
            continue
        for exercise in (block for block in division.blocks if isinstance(block, Exercise)):
            tables = list(_tallies(exercise))
            if tables:
                heading = Heading(3, (Run(exercise.title),), key=f"{TALLY}/{exercise.id}")
                blocks += [heading, *tables]
    return sheet(words.kit_tally, TALLY, (maker.paragraph(words.kit_tally_how), *blocks)) if blocks else None


def _tallies(exercise: Exercise) -> Iterator[Table]:
    """A table for each grid of one choice a row."""
    for number, grid in enumerate(value for value in walk(exercise.body) if isinstance(value, FieldGrid)):
        options = grid.columns[0].options if grid.columns else ()
        rows = [row for group in grid.groups for row in group.rows]
        if not options or not all(isinstance(row.cells[0], Choice) for row in rows):
            continue
        header = (grid.row_label, *(cell(option.label) for option in options))
        empty: tuple[Runs, ...] = tuple(() for _ in options)
        lines = tuple((row.header or cell(row.label), *empty) for row in rows)
        key = f"{TALLY}/{exercise.id}/{number}"
        yield Table(header, lines, weights=(8, *(3 for _ in options)), for_writing=True, key=key)
