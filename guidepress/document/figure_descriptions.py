"""The descriptions of figures: at the back of a book that has pages, with their figures elsewhere.

A printed page has the picture and its caption. Its long description and its table stand in a division of their own, and
links lead there and back. A web page and a slide have the description with the figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from guidepress.document.blocks import Aside, Directory, Figure, Paragraph, Table
from guidepress.document.book import Block, Book, Division, Section
from guidepress.document.exercise import Exercise

SLUG = "in-words"
"""The part of file names that stands for the division."""
ANCHOR = "in_words"
"""The anchor of the division. No id of an author holds an underscore."""


def description_anchor(figure: Figure) -> str:
    """The anchor of the description of a figure, in the division of descriptions."""
    return f"{ANCHOR}.{figure.anchor}"


def is_description(anchor: str) -> bool:
    """Whether an anchor is that of the description of a figure."""
    return anchor.startswith(f"{ANCHOR}.")


def description_section(figure: Figure, back: Paragraph) -> Section:
    """The section with the description of a figure and its table. `back` leads to the figure."""
    anchor = description_anchor(figure)
    table = (figure.table,) if figure.table is not None else ()
    blocks = (back, *figure.description, *table)
    return Section(figure.caption, anchor, blocks, anchor, where=figure.where)


def map_blocks(division: Division, change: Callable[[Block], Block]) -> Division:
    """The division, with `change` applied to the blocks of its body and of its sections, and to figures inside these,
    in reading order.
    """

    def changed(block: Block) -> Block:
        if isinstance(block, Aside) and _has_figures(block.body):
            block = replace(block, body=tuple(map(change, block.body)))
        elif isinstance(block, Exercise) and _has_figures(block.prompt):
            block = replace(block, prompt=tuple(map(change, block.prompt)))
        return change(block)

    first = tuple(map(changed, division.blocks))
    sections = tuple(replace(one, blocks=tuple(map(changed, one.blocks))) for one in division.sections)
    return replace(division, blocks=first, sections=sections)


def _has_figures(blocks: tuple[Block, ...]) -> bool:
    return any(isinstance(block, Figure) for block in blocks)


def with_descriptions_in_place(book: Book) -> Book:
    """The book without its division of descriptions: each figure has its description and its table again. The contents
    do not list what is gone.
    """
    sections = {section.anchor: section for division in _of_descriptions(book) for section in division.sections}
    if not sections:
        return book

    def changed(block: Block) -> Block:
        if isinstance(block, Directory):
            return replace(block, entries=tuple(entry for entry in block.entries if entry.target != ANCHOR))
        return with_description(block) if isinstance(block, Figure) else block

    def with_description(figure: Figure) -> Figure:
        section = sections.get(description_anchor(figure)) if figure.leads_to_description else None
        if section is None:
            return figure
        description = tuple(block for block in section.blocks[1:] if not isinstance(block, Table))
        table = next((block for block in section.blocks if isinstance(block, Table)), None)
        return replace(figure, description=description, table=table, leads_to_description=())

    kept = (division for division in book.divisions if division.role != "descriptions")
    return replace(book, divisions=tuple(map_blocks(division, changed) for division in kept))


def _of_descriptions(book: Book) -> Iterator[Division]:
    return (division for division in book.divisions if division.role == "descriptions")
