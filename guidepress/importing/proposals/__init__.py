"""Proposes what boxes, headings and first words look like: callouts, stories, exercises, answers."""

from __future__ import annotations

from guidepress.importing.log import Log
from guidepress.importing.outline import Outline, Part, Section
from guidepress.importing.proposals.boxes import with_named_boxes
from guidepress.importing.proposals.exercises import with_exercises
from guidepress.importing.proposals.forms import with_forms
from guidepress.importing.tree import Block, Inlines


def propose(outline: Outline, log: Log) -> None:
    """Changes the blocks of every part and section into what they look like."""
    for part in outline.parts:
        part.blocks = _proposed(part, part.blocks, log)
        for section in part.sections:
            section.blocks = _proposed(section, section.blocks, log)


def _proposed(place: Part | Section, blocks: list[Block], log: Log) -> list[Block]:
    title: Inlines = place.title
    named = with_named_boxes(blocks, log)
    return with_forms(with_exercises(named, title, place.place, log), title, log)
