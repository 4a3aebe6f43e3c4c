"""Puts the answers to exercises into a chapter at the back of the book, with links there and back."""

from __future__ import annotations

from msgspec.structs import replace

from guidepress.document.answer_key import ANCHOR, SLUG, AnswerKey, key_anchor
from guidepress.document.blocks import Heading, Paragraph
from guidepress.document.book import Block, Division, Section
from guidepress.document.exercise import Exercise
from guidepress.document.figure_descriptions import map_blocks
from guidepress.document.inline import PageRef, Run, Runs
from guidepress.document.labels import Labels


def add_answers(divisions: tuple[Division, ...], words: Labels) -> tuple[Division, ...]:
    """The divisions, with one more that holds the answers to all exercises that have some; before an imprint that ends
    the book, unless exercises with answers stand in it. Without such exercises there is no further division.
    """
    kept, sections = zip(*(_with_links(division, words) for division in divisions), strict=True)
    found = tuple(section for section in sections if section is not None)
    if not found:
        return divisions
    title = (Run(words.key_title),)
    added = Division("answers", title, ANCHOR, SLUG, sections=found, key=ANCHOR, where=found[0].where)
    end = len(kept) - 1 if kept[-1].role == "imprint" and sections[-1] is None else len(kept)
    return (*kept[:end], added, *kept[end:])


def _with_links(division: Division, words: Labels) -> tuple[Division, Section | None]:
    """A division with links to its answers, and the section of these answers, if there are any."""
    blocks: list[Block] = []

    def lead(block: Block) -> Block:
        if not isinstance(block, Exercise) or block.answer_key is None:
            return block
        blocks.extend(_answers(block, block.answer_key, words))
        return replace(block, leads_to_key=_link(words, words.key_link, key_anchor(block.id)))

    changed = map_blocks(division, lead)
    if not blocks:
        return division, None
    anchor = key_anchor(division.anchor)
    title = division.title
    if division.number:
        part = words.part.format(number=division.number)
        before, _, after = words.labelled.format(label=part, text="\n").partition("\n")
        title = (Run(before), *division.title, *((Run(after),) if after else ()))
    return changed, Section(title, anchor, tuple(blocks), anchor, where=division.where)


def _answers(exercise: Exercise, key: AnswerKey, words: Labels) -> tuple[Block, ...]:
    """The answers to an exercise, below its number and title, and a link back to it."""
    anchor = key_anchor(exercise.id)
    title = " ".join(filter(None, (exercise.number, exercise.title)))
    back = _link(words, words.key_back.format(number=exercise.number), exercise.anchor or exercise.id)
    heading = Heading(3, (Run(title),), anchor, anchor, where=key.where)
    return (heading, *key.blocks, Paragraph(back, "small", f"{anchor}/back", where=key.where))


def _link(words: Labels, text: str, anchor: str) -> Runs:
    """A link with the printed page of its target: "See the answer: page 190"."""
    before, _, after = words.labelled.format(label=text, text=words.page).removeprefix(text).partition("{page}")
    return (Run(text, ref=anchor), PageRef(anchor, before, after))
