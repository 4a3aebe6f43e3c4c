"""Moves the descriptions and tables of figures to a division at the back of the book."""

from __future__ import annotations

from msgspec.structs import replace

from guidepress.document.blocks import Figure, Paragraph
from guidepress.document.book import Block, Division, Section
from guidepress.document.figure_descriptions import (
    ANCHOR,
    SLUG,
    description_anchor,
    description_section,
    map_blocks,
)
from guidepress.document.inline import PageRef, Run, Runs
from guidepress.document.labels import Labels


def move_descriptions(divisions: tuple[Division, ...], words: Labels) -> tuple[Division, ...]:
    """The divisions, with one more that holds what was moved; before the imprint if this is the last, else at the end.

    A figure without a description and without a table stays as it is. Where all are so, there is no further division.
    """
    sections: list[Section] = []

    def move(figure: Block) -> Block:
        if not isinstance(figure, Figure) or not (figure.description or figure.table):
            return figure
        back = _link(words, words.in_words_back, figure.anchor)
        key = f"{description_anchor(figure)}/back"
        sections.append(description_section(figure, Paragraph(back, "small", key, where=figure.where)))
        link = _link(words, words.in_words, description_anchor(figure))
        return replace(figure, description=(), table=None, leads_to_description=link)

    kept = tuple(map_blocks(division, move) for division in divisions)
    if not sections:
        return kept
    title = (Run(words.in_words_title),)
    added = Division("descriptions", title, ANCHOR, SLUG, sections=tuple(sections), key=ANCHOR, where=sections[0].where)
    end = len(kept) - 1 if kept[-1].role == "imprint" else len(kept)
    return (*kept[:end], added, *kept[end:])


def _link(words: Labels, text: str, anchor: str) -> Runs:
    """A link with the printed page of its target: "In words: page 190"."""
    before, _, after = words.labelled.format(label=text, text=words.page).removeprefix(text).partition("{page}")
    return (Run(text, ref=anchor), PageRef(anchor, before, after))
