"""The sample book with more in it than an A4 page has room for: long words, wide tables, long notes."""

from __future__ import annotations

from msgspec.structs import replace

from guidepress.core.problems import Where
from guidepress.document.blocks import Card, CardSheet, Heading, Table
from guidepress.document.book import Block, Book, Section
from guidepress.document.exercise import Exercise
from guidepress.document.inline import Run, Runs
from tests.sample_book import LOREM, sample_book

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August")
MONTHS += ("September", "October", "November", "December")
NOTE = (
    "Your answers stay in your copy. Do not write the name of a patient, a colleague or a student here. Ask your "
    "information governance team if you are in doubt about what you may write."
)


def runs(text: str) -> Runs:
    return (Run(text),)


def crowded_blocks() -> tuple[Block, ...]:
    """Blocks that ask for more room than an A4 page in ordinary type has beside each other."""
    months = Table(
        tuple(map(runs, ("Profession", *MONTHS))),
        tuple((runs(name), *(runs(f"{n} of twenty") for n in range(12))) for name in ("Podiatry", "Orthoptics")),
        caption=runs("Posts by month"),
        key="b.months",
        where=Where("source/parts/crowded.yaml", 7),
    )
    long = Table((runs("What"), runs("Why it matters")), ((runs("Evidence"), runs(LOREM * 40)),), key="b.long")
    cards = CardSheet((Card("Who is it?", runs(LOREM * 3)), Card("Who is it?", runs("Nobody"))), key="b.longcards")
    return Heading(3, runs("Interdisciplinary responsibilities"), key="b.h"), months, long, cards


def crowded_book(*more: Block) -> Book:
    """The sample book with these blocks, and with a long privacy note in its first exercise."""
    book = sample_book()
    contents, intro, leap, *others = book.divisions
    blocks = list(leap.sections[0].blocks)
    assert isinstance(blocks[0], Exercise)
    blocks[0] = replace(blocks[0], privacy=NOTE)
    leap = replace(leap, sections=(replace(leap.sections[0], blocks=tuple(blocks)),))
    crowded = Section(runs("Everything at once"), "intro.crowded", (*crowded_blocks(), *more), "s.crowded")
    intro = replace(intro, title=runs("Interdisciplinarity"), sections=(*intro.sections, crowded))
    return replace(book, divisions=(contents, intro, leap, *others))
