"""Rules for the arranged book: it holds no words for facilitators, and no reference to something that was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guidepress.checks.repeated_sentences import RepeatedSentences
from guidepress.core.problems import Code, Problems, Where
from guidepress.core.values import walk
from guidepress.document.authored_text import Line, Prose
from guidepress.document.blocks import Paragraph
from guidepress.document.book import Book, Division
from guidepress.document.inline import plain
from guidepress.document.references import references
from guidepress.document.visit import all_runs
from guidepress.source.model.blocks import HeadingBlock
from guidepress.source.model.guide import Guide
from guidepress.source.model.part import (
    Activity,
    ActivityStep,
    Facilitation,
    PartSource,
    SectionSource,
    ShortStep,
)
from guidepress.source.model.workshop import PackSheet

PRIVATE = ("say", "prompts", "likely_answers", "watch_for", "cut_first", "access", "note")
"""Keys of facilitation that only the facilitator reads; the others are shown on slides."""


def check_book(guide: Guide, book: Book, problems: Problems) -> None:
    """Reports each block of the book that comes from a facilitator's line, or repeats such a line word for word."""
    facilitation_values = list(walk(tuple(_facilitations(guide))))
    places = {text.where for text in facilitation_values if isinstance(text, Line | Prose) and text.where.file}
    if not places:
        return
    private = RepeatedSentences(_private(facilitation_values))
    for paragraph in walk(book.divisions):
        if isinstance(paragraph, Paragraph) and paragraph.where in places:
            _report(paragraph.where, problems)
    for runs in all_runs(book.divisions):
        for where in private.repeated(plain(runs)):
            _report(where, problems)


def check_left_out(guide: Guide, divisions: Iterable[Division], problems: Problems) -> None:
    """Reports references to parts, sections, headings and sheets that were left out because they are empty.

    `divisions` are those of the workbook and of the pack.
    """
    there = {getattr(value, "anchor", "") for value in walk(tuple(divisions))}
    whole = list(walk((guide.about, guide.parts, guide.timetables, guide.cards, guide.pack)))
    named = {
        value.id
        for value in whole
        if isinstance(value, PartSource | SectionSource | HeadingBlock | PackSheet) and value.id
    }
    for run, where in references(whole, Problems()):
        if run.ref in named - there:
            message = f'"{run.ref}" is left out, since nothing stands in it'
            problems.error(Code.DANGLING_REFERENCE, where, message, "take the reference out")


def _report(where: Where, problems: Problems) -> None:
    message = "these words are for facilitators, but they stand in the learner’s book as well"
    problems.error(Code.FACILITATOR_WORDS, where, message, "write them in one of the two places only")


def _facilitations(guide: Guide) -> Iterator[Facilitation]:
    for part in guide.parts:
        facilitations = (part.facilitate, *(section.facilitate for section in part.sections))
        yield from (facilitation for facilitation in facilitations if facilitation is not None)


def _private(facilitation_values: Iterable[object]) -> Iterator[Line | Prose]:
    """The texts that only the facilitator reads."""
    for value in facilitation_values:
        if isinstance(value, Activity | ActivityStep | ShortStep):
            for name in PRIVATE:
                for text in walk(getattr(value, name, None)):
                    if isinstance(text, Line | Prose):
                        yield text
