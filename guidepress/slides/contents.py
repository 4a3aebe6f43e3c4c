"""Which words of a slide stand in which placeholder of its layout."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from guidepress.blocks import (
    Deck,
    Figure,
    Jump,
    Jumps,
    Points,
    Run,
    Runs,
    SignpostText,
    Slide,
    Statement,
    Steps,
    Table,
    plain,
)
from guidepress.theme.deck import DeckLayout, Place, Role
from guidepress.values import Value

Line = Runs | Jump


class Content(Value):
    """The paragraphs of one placeholder. They are numbered from `start` on; 0: not at all."""

    role: Role
    lines: tuple[Line, ...]
    start: int = 0


class Grid(Value):
    """The cells of a table, its header first, and the widths of its columns in millimetres."""

    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[float, ...]


def words_of(line: Line) -> str:
    return line.text if isinstance(line, Jump) else plain(line)


def contents(slide: Slide) -> Iterator[Content]:
    """The title, what stands beside it, and the paragraphs of all blocks of text."""
    yield Content("title", ((Run(slide.title),),))
    labels = tuple(runs for runs in _labels(slide) if not slide.title.startswith(plain(runs)))
    if labels:
        yield Content("subtitle", labels)
    yield from _body(slide)


def _labels(slide: Slide) -> list[Runs]:
    """What the subtitle holds: the slide's own, or what kind of signpost it shows."""
    signposts = [block for block in slide.body if isinstance(block, SignpostText)]
    found: list[Runs] = [(Run(" · ".join(label.text for label in block.labels)),) for block in signposts]
    return [*([slide.subtitle] if slide.subtitle else []), *found]


def _body(slide: Slide) -> Iterator[Content]:
    """The paragraphs of all blocks of text; half of them in the second placeholder where there are two columns."""
    lines: list[Line] = []
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
        yield Content("body", tuple(lines[:first] if first else lines), start)
    if first:
        yield Content("second", tuple(lines[first:]), start)


def footer_of(deck: Deck) -> str:
    """What stands at the foot of every slide of a deck."""
    edition = deck.words.edition.format(edition=deck.edition.id)
    return deck.words.slide_footer.format(guide=deck.subtitle, part=deck.title, edition=edition)


def grid_of(block: Steps | Table, place: Place, look: DeckLayout) -> Grid:
    """A table as it will stand in its placeholder."""
    if isinstance(block, Steps):
        head: tuple[Runs, ...] = tuple((Run(word),) for word in block.head)
        steps = ((step.text, (Run(str(step.minutes)),)) for step in block.steps)
        narrow = look.table.minutes_width
        return Grid((head, *steps), (place.size[0] - narrow, narrow))
    count = len(block.header)
    return Grid((block.header, *block.rows), (place.size[0] / count,) * count)
