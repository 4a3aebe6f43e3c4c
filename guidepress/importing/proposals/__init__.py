"""Proposes what boxes, headings and first words look like: callouts, stories, exercises, answers."""

from __future__ import annotations

from guidepress.importing.log import Log
from guidepress.importing.outline import Outline, Part, Section
from guidepress.importing.proposals.answer_chapters import is_answer_chapter, match_answer_chapters
from guidepress.importing.proposals.boxes import with_named_boxes
from guidepress.importing.proposals.exercises import with_exercises
from guidepress.importing.proposals.forms import with_forms
from guidepress.importing.tree import Block, Inlines, plain


def propose(outline: Outline, log: Log) -> None:
    """Changes the blocks of every part and section into what they look like."""
    for part in outline.parts:
        is_chapter = is_answer_chapter(plain(part.title))
        part.blocks = _proposed(part, part.blocks, log, is_chapter)
        for section in part.sections:
            answers = is_chapter or is_answer_chapter(plain(section.title))
            section.blocks = _proposed(section, section.blocks, log, answers)
    match_answer_chapters(outline, log)


def _proposed(place: Part | Section, blocks: list[Block], log: Log, is_answers: bool) -> list[Block]:
    """`is_answers`: the blocks are a chapter of answers, in which nothing is asked."""
    title: Inlines = place.title
    named = with_named_boxes(blocks, log)
    if is_answers:
        return named
    return with_forms(with_exercises(named, title, place.place, log), title, log)
