"""Checks that nobody reads an answer before its question: in the chapter of answers, or repeated in the text before."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from guidepress.checks.repeated_sentences import RepeatedSentences
from guidepress.core.problems import Code, Problems, Where
from guidepress.core.values import Value, walk
from guidepress.document.authored_text import Line, Prose
from guidepress.document.book import Block, Book
from guidepress.document.exercise import Exercise
from guidepress.document.inline import plain
from guidepress.document.texts import Step
from guidepress.document.visit import all_runs
from guidepress.exercises import KINDS
from guidepress.exercises.base import Question, Spec, exercises_in
from guidepress.source.model.guide import Guide

_KINDS: tuple[type[Value], ...] = (Question, *KINDS.values())
ANSWERS: frozenset[Step] = frozenset((kind, "answer") for kind in _KINDS if "answer" in kind.__struct_fields__)
"""The keys of the source that hold the answer to a question."""


def check_early_answers(guide: Guide, book: Book, problems: Problems) -> None:
    """Reports each text that repeats a sentence of an answer, or of its reason, before the learner was asked."""
    blocks = list(_in_reading_order(book))
    asked_at = {block.id: at for at, block in enumerate(blocks) if isinstance(block, Exercise) and block.answer_key}
    if not asked_at:
        return
    specs = [spec for spec in exercises_in(guide.parts) if spec.id in asked_at]
    owners = {text.where: spec.id for spec in specs for text in _answers(spec)}
    texts = [text for spec in specs for text in _answers(spec)]
    sentences = RepeatedSentences(texts)
    for at, block in enumerate(blocks):
        shown = replace(block, answer_key=None) if isinstance(block, Exercise) else block
        early = {where for runs in all_runs(shown) for where in sentences.repeated(plain(runs))}
        for where in sorted(where for where in early if at <= asked_at[owners[where]]):
            _report(where, getattr(block, "where", where), problems)


def _in_reading_order(book: Book) -> Iterator[Block]:
    """The blocks of a book, without those of the chapter of answers."""
    for division in book.divisions:
        if division.role != "answers":
            yield from (*division.opening, *division.blocks)
            yield from (block for section in division.sections for block in section.blocks)


def _answers(spec: Spec) -> Iterator[Line | Prose]:
    """The answers of an exercise that are sentences, and all reasons."""
    for value in (value for value in walk(spec) if isinstance(value, Question | Spec)):
        for name in ("answer", "because"):
            yield from (text for text in walk(getattr(value, name, None)) if isinstance(text, Line | Prose))


def _report(where: Where, place: Where, problems: Problems) -> None:
    message = f"these words give the answer away: they stand before its question too, at {place}"
    problems.error(Code.EARLY_ANSWER, where, message, "write them after the question only")
