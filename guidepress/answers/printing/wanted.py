"""What a document of answers holds: as guide.yaml declares it, or as the command line asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Literal

from msgspec.structs import replace

from guidepress.answers.printing.guide import PrintableGuide
from guidepress.core.values import Value
from guidepress.document.inline import plain
from guidepress.source.model import Print

Private = Literal["ask", "leave-out", "show"]


class Wanted(Value):
    """What a document holds."""

    id: str
    title: str
    names: tuple[str, ...] = ()
    """The ids of parts, sections, exercises and answers; empty: all."""
    private: Private = "ask"
    with_private: bool = True
    """Whether answers are shown that are not written to be shown to others."""
    lists_unanswered: bool = False
    in_parts: bool = False
    """Whether each part begins a new page, with a table of contents before the first."""


class NoPrintError(Exception):
    """The command line asks for what the guide has not got; the text says what it has."""


def wanted_prints(guide: PrintableGuide, ids: Sequence[str], part: str, private: Private | None) -> list[Wanted]:
    """The documents to make: the named prints, one part, or the first print; all answers in a guide without prints.

    `private` goes before what the guide says. Raises NoPrintError for a name that the guide has not got.
    """
    declared = {str(each.id): each for each in guide.about.prints}
    found: list[Wanted] = []
    for id in dict.fromkeys(ids):
        if id not in declared:
            raise NoPrintError(_unknown("print", id, list(declared)))
        found.append(_of(declared[id]))
    if part:
        titles = {division.slug: plain(division.title) for division in guide.book.divisions if division.sections}
        if part not in titles:
            raise NoPrintError(_unknown("part", part, list(titles)))
        found.append(Wanted(f"part-{part}", titles[part], (part,)))
    if not found and declared:
        found.append(_of(next(iter(declared.values()))))
    elif not found:
        found.append(Wanted("all", guide.book.words.print_all, in_parts=True, lists_unanswered=True))
    return [replace(each, private=private or each.private) for each in found]


def _of(declared: Print) -> Wanted:
    return Wanted(
        declared.id,
        declared.title.text,
        tuple(declared.answers),
        declared.private,
        lists_unanswered=declared.unanswered == "list",
        in_parts=not declared.answers,
    )


def _unknown(what: str, id: str, known: Sequence[str]) -> str:
    near = get_close_matches(id, known, 1)
    hint = f'did you mean "{near[0]}"?' if near else f"it has: {', '.join(known) or 'none'}"
    return f'the guide has no {what} "{id}"; {hint}'
