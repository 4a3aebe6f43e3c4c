"""Advice on ids, entries of guide.yaml and sets of cards that nothing uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from guidepress.checks.advice.base import Subject
from guidepress.core.problems import Code, Problems
from guidepress.core.values import Value, walk
from guidepress.document.authored_text import Plain
from guidepress.document.inline import text_runs
from guidepress.source.model.blocks import (
    CalloutBlock,
    Definition,
    FigureBlock,
    HeadingBlock,
    NotesBlock,
    StoryBlock,
)
from guidepress.source.scalars import place_of

OPTIONAL = (HeadingBlock, FigureBlock, StoryBlock, CalloutBlock, NotesBlock, Definition)
"""Blocks whose id is optional: it is only there for references. Other ids name answers or files."""


def unused_ids(subject: Subject, problems: Problems) -> None:
    """Warns of optional ids to which nothing refers."""
    used = {run.ref for passages in subject.units.values() for passage in passages for run in text_runs(passage.runs)}
    used |= set(_words(subject.guide, skip="id"))
    for value in walk((subject.guide.parts, subject.guide.pack)):
        if isinstance(value, OPTIONAL) and value.id and value.id not in used:
            where = place_of(value.id, value.where)
            problems.warning(
                Code.UNUSED_ID, where, f'nothing refers to "{value.id}"', "refer to it, or take the id out"
            )


def unused_entries(subject: Subject, problems: Problems) -> None:
    """Warns of entries of guide.yaml that the guide does not use."""
    about = subject.guide.about
    used = set(_words((subject.guide.parts, subject.guide.pack), skip="id"))
    groups: dict[str, tuple[Mapping[str, Any], set[str]]] = {
        "abbreviations": (about.abbreviations, subject.arranged.reader.abbreviations.used),
        "callout-kinds": (about.callout_kinds, used),
        "audiences": (about.audiences, used),
        "privacy": (about.privacy, used),
        "scales": (about.scales, used),
    }
    for group, (entries, known) in groups.items():
        for name in entries:
            if name not in known:
                where = place_of(name, about.where)
                hint = "take it out, or use it"
                problems.warning(Code.UNUSED_ENTRY, where, f'"{name}" of {group} is used nowhere', hint)


def unused_cards(subject: Subject, problems: Problems) -> None:
    """Warns of sets of cards where no sheet of the facilitator's pack prints cards."""
    pack = subject.guide.pack
    if pack is not None and any(sheet.followed_by == "cards" for sheet in pack.sheets):
        return
    for cards in subject.guide.cards:
        hint = 'write a sheet with "followed-by: cards" in facilitation.yaml'
        message = f'no sheet of the pack prints the cards "{cards.id}"'
        problems.warning(Code.UNUSED_CARDS, place_of(cards.id, cards.where), message, hint)


def _words(value: Any, skip: str) -> Iterator[str]:
    """Every bare word inside a value, except those in the field `skip`."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Plain):
        yield value.text
    elif isinstance(value, tuple):
        for inner in value:
            yield from _words(inner, skip)
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _words(inner, skip)
    elif isinstance(value, Value):
        for name in value.__struct_fields__:
            if name not in (skip, "where"):
                yield from _words(getattr(value, name), skip)
