"""Answer keys: the right answers of an exercise. Only what stands after its questions may show them.

These are the chapter of answers at the back of a book with pages, a web page once the learner has answered and asks,
and words for facilitators. A format sets `AnswerKey.blocks` nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidepress.core.problems import Traced
from guidepress.core.values import Value
from guidepress.document.blocks import Directory

if TYPE_CHECKING:
    from guidepress.document.book import Block, Book, Division

SLUG = "answers"
"""The part of file names that stands for the division of answers."""
ANCHOR = "answer_key"
"""The anchor of the division. No id of an author holds an underscore."""
TICKED = "yes"
"""The value of a box that has to be ticked. That of one that has to be empty is ""."""


class KeyedQuestion(Value):
    """A question with a right answer. It has been answered once one of the answers with these names has a value."""

    names: tuple[str, ...]
    values: tuple[str, ...] = ()
    """The right value of each name; empty where words are asked for, which nobody can count as right or wrong."""


class AnswerKey(Traced):
    """The right answers of an exercise, in the words of the guide, and as values that can be compared."""

    blocks: tuple[Block, ...]
    questions: tuple[KeyedQuestion, ...]

    @property
    def counted(self) -> tuple[KeyedQuestion, ...]:
        """The questions whose answers can be counted as right."""
        return tuple(question for question in self.questions if question.values)


def key_anchor(exercise: str) -> str:
    """The anchor of the answers to the exercise with this id, in the division of answers."""
    return f"{ANCHOR}.{exercise}"


def with_keys_in_place(book: Book) -> Book:
    """The book without its division of answers, and without links to it: each exercise has its own answers."""
    kept = tuple(division for division in book.divisions if division.role != "answers")
    return replace(book, divisions=tuple(map(_in_place, kept))) if len(kept) < len(book.divisions) else book


def _in_place(division: Division) -> Division:
    sections = tuple(replace(section, blocks=_changed(section.blocks)) for section in division.sections)
    return replace(division, blocks=_changed(division.blocks), sections=sections)


def _changed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(map(_block_in_place, blocks))


def _block_in_place(block: Block) -> Block:
    if isinstance(block, Directory):
        return replace(block, entries=tuple(entry for entry in block.entries if entry.target != ANCHOR))
    return replace(block, leads_to_key=()) if getattr(block, "leads_to_key", ()) else block
