"""The books of variants: the same divisions, answers and numbers, without what a variant leaves out, and with easy-read
sentences in place of words where a variant asks for them.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from guidepress.document.blocks import NotesPage
from guidepress.document.book import Block, Book, BookVariant, Division
from guidepress.document.easy_read import EasyLine
from guidepress.document.exercise import Exercise
from guidepress.document.references import with_own_references
from guidepress.source.model.guide_file import Variant

EasyRead = Mapping[str, tuple[EasyLine, ...]]
"""The easy-read sentences of parts and exercises, by their ids."""


def variant_book(book: Book, name: str, variant: Variant, easy_read: EasyRead) -> Book:
    """The book of a variant. Its identifier is that of the workbook with the name of the variant."""
    changed = replace(
        book,
        variant=BookVariant(name, variant.title.text, variant.standard_pages, variant.leave_out, variant.volumes),
        identifier=f"{book.identifier}#{name}",
    )
    if variant.addresses is not None:
        changed = replace(changed, pdf=replace(book.pdf, addresses=variant.addresses))
    if "cover-drawing" in variant.leave_out:
        changed = replace(changed, cover=None)
    if "notes" in variant.leave_out:
        changed = replace(
            changed, divisions=with_own_references(tuple(_without_notes(each) for each in book.divisions))
        )
    if variant.easy_read and easy_read:
        changed = replace(changed, divisions=tuple(_easy_division(each, easy_read) for each in changed.divisions))
    return changed


def _easy_division(division: Division, easy_read: EasyRead) -> Division:
    """The division with easy-read sentences in place of its opening and of the prompts of its exercises."""

    def easy(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(_easy_exercise(block, easy_read) if isinstance(block, Exercise) else block for block in blocks)

    sections = tuple(replace(section, blocks=easy(section.blocks)) for section in division.sections)
    changed = replace(division, blocks=easy(division.blocks), sections=sections)
    lines = easy_read.get(division.anchor, ())
    return replace(changed, opening=(), replaced=division.opening, easy_read=lines) if lines else changed


def _easy_exercise(exercise: Exercise, easy_read: EasyRead) -> Exercise:
    lines = easy_read.get(exercise.id, ())
    return replace(exercise, prompt=(), replaced=exercise.prompt, easy_read=lines) if lines else exercise


def _without_notes(division: Division) -> Division:
    def kept(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(block for block in blocks if not isinstance(block, NotesPage))

    sections = tuple(replace(section, blocks=kept(section.blocks)) for section in division.sections)
    return replace(division, blocks=kept(division.blocks), sections=sections, notes=())
