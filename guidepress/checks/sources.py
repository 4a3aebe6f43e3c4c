"""Rules for what a guide reports: who said it is a claim, and a claim says where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidepress.core.problems import Code, Problems, Where
from guidepress.core.values import walk
from guidepress.document.authored_text import Line, Prose
from guidepress.source.model.blocks import (
    OWN,
    CalloutBlock,
    Citation,
    DefinitionsBlock,
    ListBlock,
    StatusBlock,
    StatusNote,
    StoryBlock,
    TextBlock,
    TimelineBlock,
)
from guidepress.source.model.guide import Guide

Claim = TextBlock | ListBlock | CalloutBlock | DefinitionsBlock | TimelineBlock | StoryBlock
"""Blocks that may report what somebody said."""
Note = StatusBlock | StatusNote
"""What may have a date."""
NAMED = "“{}” is named here, and nothing says where it was said"
NAMED_HINT = 'write "source: {document: ID, page: 9}", or "source: own" if the words are your own'
DATED = "this note has a date, and nothing says which work was read"
DATED_HINT = 'write "source: ID", with a work of bibliography.yaml; or take the date out if the note only gives advice'
UNCHECKED = 'a dated note rests on "{}", which does not say when it was looked at'
UNCHECKED_HINT = 'write "checked: 2026-11-27" with the day on which you read it'
ADDRESS = re.compile(r"\]\([^)]*\)")
"""The address of a link, which nobody reads."""


def check_sources(guide: Guide, problems: Problems) -> None:
    """Reports blocks that name someone of `reported` and have no source, and dated notes without one. A guide without
    `reported` is not asked.
    """
    if not guide.about.reported:
        return
    names = "|".join(sorted((re.escape(name.text) for name in guide.about.reported), key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE)
    for part in guide.parts:
        for block in (*part.body, *(block for section in part.sections for block in section.body)):
            if isinstance(block, Claim) and block.source is None:
                found = pattern.search(_words(block))
                if found:
                    problems.error(Code.NO_SOURCE, block.where, NAMED.format(found.group()), NAMED_HINT)
    checked = {work.id: work.checked for work in guide.bibliography}
    for note, source in _dated(guide):
        if source is None or source.document == OWN:
            problems.error(Code.NO_SOURCE, note, DATED, DATED_HINT)
        elif checked.get(source.document, "?") is None:
            problems.error(Code.NO_SOURCE, source.where, UNCHECKED.format(source.document), UNCHECKED_HINT)


def _words(block: Claim) -> str:
    """The words of a block, without the addresses of its links."""
    texts = (value.text for value in walk(block) if isinstance(value, Line | Prose))
    return ADDRESS.sub("]", "\n".join(texts))


def _dated(guide: Guide) -> Iterator[tuple[Where, Citation | None]]:
    """The place and the source of each note of the guide with a date. The notes of an edition say what its organisation
    found, and need no source.
    """
    of_edition = {note.where for note in guide.overlay.status.values()} if guide.overlay else set()
    for value in walk(guide.parts):
        if isinstance(value, Note) and value.date and value.where not in of_edition:
            yield value.where, value.source
