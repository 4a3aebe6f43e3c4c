"""Which words of a slide stand in which placeholder of its layout."""

from __future__ import annotations

from collections.abc import Iterator
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
from guidepress.theme.deck import DeckLayout, Placeholder, Role

SlideLine = Runs | Jump


class PlaceholderText(Value):
    """The paragraphs of one placeholder. They are numbered from `start` on; 0: not at all."""

    role: Role
    lines: tuple[SlideLine, ...]
    start: int = 0


class SlideTable(Value):
    """The cells of a table, its header first, and the widths of its columns in millimetres."""

    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[float, ...]


def words_of(line: SlideLine) -> str:
    return line.text if isinstance(line, Jump) else plain(line)


def contents(slide: Slide) -> Iterator[PlaceholderText]:
    """The title, what stands beside it, and the paragraphs of all blocks of text."""
    yield PlaceholderText("title", ((Run(slide.title),),))
    labels = tuple(runs for runs in _labels(slide) if not slide.title.startswith(plain(runs)))
    if labels:
        yield PlaceholderText("subtitle", labels)
    yield from _body(slide)


def _labels(slide: Slide) -> list[Runs]:
    """What the subtitle holds: the slide's own, or what kind of signpost it shows."""
    signposts = [block for block in slide.body if isinstance(block, SignpostText)]
    found: list[Runs] = [(Run(" · ".join(label.text for label in block.labels)),) for block in signposts]
    return [*([slide.subtitle] if slide.subtitle else []), *found]


def _body(slide: Slide) -> Iterator[PlaceholderText]:
    """The paragraphs of all blocks of text; half of them in the second placeholder where there are two columns."""
    lines: list[SlideLine] = []
    start = first = 0
    for block in slide.body:
        match block:
            case Points():
                lines += block.items
                first = -(-len(lines) // 2) if block.columns > 1 else 0
                start = block.start if block.ordered else 0
            case Statement() | SignpostText():
                lines.append(block.runs)
            case Jumps():
                lines += block.items
            case Steps() | Table() | Figure():
                pass
            case _:
                assert_never(block)
    if lines:
        yield PlaceholderText("body", tuple(lines[:first] if first else lines), start)
    if first:
        yield PlaceholderText("second", tuple(lines[first:]), start)


def footer_of(deck: Deck) -> str:
    """What stands at the foot of every slide of a deck."""
    edition = deck.words.edition.format(edition=deck.edition.id)
    return deck.words.slide_footer.format(guide=deck.subtitle, part=deck.title, edition=edition)


def grid_of(block: Steps | Table, place: Placeholder, look: DeckLayout) -> SlideTable:
    """A table as it will stand in its placeholder."""
    if isinstance(block, Steps):
        head: tuple[Runs, ...] = tuple((Run(word),) for word in block.head)
        steps = ((step.text, (Run(str(step.minutes)),)) for step in block.steps)
        narrow = look.table.minutes_width
        return SlideTable((head, *steps), (place.size[0] - narrow, narrow))
    count = len(block.header)
    return SlideTable((block.header, *block.rows), (place.size[0] / count,) * count)
