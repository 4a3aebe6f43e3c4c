"""Assigns the text of a slide to the placeholders of its layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from guidepress.core.values import Value
from guidepress.document.blocks import Figure, Table
from guidepress.document.deck import (
    Deck,
    Jump,
    Jumps,
    Points,
    SignpostText,
    Slide,
    Statement,
    Steps,
)
from guidepress.document.inline import Run, Runs, plain
from guidepress.formats.pptx.text_measure import Ruler
from guidepress.theme.deck import DeckLayout, Placeholder, Role

SlideLine = Runs | Jump
"""A paragraph of text, or a link to another slide."""


class PlaceholderText(Value):
    """The paragraphs of one placeholder. Those of level 0 are numbered from `start`; 0: no numbers."""

    role: Role
    lines: tuple[SlideLine, ...]
    start: int = 0
    levels: tuple[int, ...] = ()
    """The level of each paragraph; empty: all have level 0."""


class SlideTable(Value):
    """The cells of a table, with the header row first, and the widths of its columns in millimetres."""

    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[float, ...]
    points: float
    """The type size."""
    fits: bool = True
    """Whether no word is wider than its column."""


def text_of_line(line: SlideLine) -> str:
    """The plain text of a paragraph or a link."""
    return line.text if isinstance(line, Jump) else plain(line)


def placeholder_texts(slide: Slide) -> Iterator[PlaceholderText]:
    """The title, the subtitle, and the paragraphs of all blocks of text."""
    yield PlaceholderText("title", ((Run(slide.title),),))
    labels = tuple(runs for runs in _labels(slide) if not _begins_with(slide.title, plain(runs)))
    if labels:
        yield PlaceholderText("subtitle", labels)
    yield from _body(slide)


def _begins_with(title: str, label: str) -> bool:
    """Whether a title begins with a label as whole words."""
    return title.startswith(label) and not title[len(label) : len(label) + 1].isalnum()


def _labels(slide: Slide) -> list[Runs]:
    """The subtitle of the slide, and the labels of its signposts."""
    signposts = [block for block in slide.body if isinstance(block, SignpostText)]
    labels: list[Runs] = [(Run(" · ".join(label.text for label in block.labels)),) for block in signposts]
    return [*([slide.subtitle] if slide.subtitle else []), *labels]


def _body(slide: Slide) -> Iterator[PlaceholderText]:
    """The paragraphs of all blocks of text. With two columns, the second half goes into the second placeholder."""
    lines: list[SlideLine] = []
    levels: tuple[int, ...] = ()
    start = split_at = 0
    for block in slide.body:
        match block:
            case Points():
                lines += block.items
                split_at = -(-len(lines) // 2) if block.columns > 1 else 0
                start = block.start if block.ordered else 0
                levels = block.levels
            case Statement() | SignpostText():
                lines.append(block.runs)
            case Jumps():
                lines += block.items
                split_at = -(-len(lines) // 2) if block.columns > 1 else 0
            case Steps() | Table() | Figure():
                pass
            case _:
                assert_never(block)
    if lines:
        yield PlaceholderText("body", tuple(lines[:split_at] if split_at else lines), start, levels)
    if split_at:
        yield PlaceholderText("second", tuple(lines[split_at:]), start)


def footer_of(deck: Deck) -> str:
    """The footer of every slide of a deck."""
    edition = deck.words.edition.format(edition=deck.edition.id)
    return deck.words.slide_footer.format(guide=deck.subtitle, part=deck.title, edition=edition)


def footer_text(deck: Deck, with_link: bool) -> PlaceholderText:
    """The footer, to be measured. `with_link`: the link to the overview follows it."""
    words = f"{footer_of(deck)} · {deck.words.slide_back}" if with_link else footer_of(deck)
    return PlaceholderText("footer", ((Run(words),),))


def pointer_text(words: str) -> PlaceholderText:
    """The reference to a page of the workbook, to be measured."""
    return PlaceholderText("pointer", ((Run(words),),))


def slide_table(block: Steps | Table, place: Placeholder, look: DeckLayout, ruler: Ruler) -> SlideTable:
    """A block as a table in its placeholder. In a table of words, columns and type give room to the longest words."""
    if isinstance(block, Steps):
        head: tuple[Runs, ...] = tuple((Run(word),) for word in block.head)
        steps = ((step.text, (Run(str(step.minutes)),)) for step in block.steps)
        narrow = look.table.minutes_width
        return SlideTable((head, *steps), (place.size[0] - narrow, narrow), place.points)
    rows = (block.header, *block.rows)
    room, points = place.size[0], place.points
    least = _least_widths(rows, points, look, ruler)
    while sum(least) > room and points > look.table.least:
        points = max(look.table.least, points - 1)
        least = _least_widths(rows, points, look, ruler)
    equal = room / len(least)
    fits = sum(least) <= room
    if not fits or max(least) <= equal:
        return SlideTable(rows, (equal,) * len(least), points, fits)
    # Columns with long words take what they need; the others share the rest.
    spare = (room - sum(least)) / len(least)
    return SlideTable(rows, tuple(width + spare for width in least), points)


def _least_widths(rows: Sequence[Sequence[Runs]], points: float, look: DeckLayout, ruler: Ruler) -> list[float]:
    """The width that the longest word of each column needs, in millimetres."""
    return [
        max(ruler.widest_word(plain(cell), points, bold=at == 0) for at, cell in enumerate(column))
        + 2 * look.table.side
        for column in zip(*rows, strict=True)
    ]
