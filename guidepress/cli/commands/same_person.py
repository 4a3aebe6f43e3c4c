"""Finds files that are of one person, so that a summary counts each person once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from guidepress.cli.commands.request import Request, display_path
from guidepress.pipeline.report.words import counted

if TYPE_CHECKING:
    from guidepress.answers.person import Person

Read = tuple[Path, "Person"]
TELLING_WORDS = 3
"""Two people hardly ever write the same so many words."""
_ENDINGS = (".answers", ".workbook")
"""What `answers read` and `answers fill` put behind a name."""


class _Group(NamedTuple):
    """The files of one person, and what they have in common with others."""

    signs: set[str]
    files: list[Read]


def each_person_once(request: Request, read: Sequence[Read], slug: str) -> list[Read]:
    """The people, each with the answers of all their files.

    Files are of one person if they stand in one folder and have one name but for their endings (`ann.pdf`,
    `ann.answers.json`), if they are copies of each other, or if they hold the same answers, of which one has words.
    What differs between two files of one person is a conflict. All this is told.
    """
    from guidepress.answers.reading import together

    groups: list[_Group] = []
    for path, person in read:
        signs, files = {*_signs(path, person, slug)}, [(path, person)]
        for known in [group for group in groups if group.signs & signs]:
            groups.remove(known)
            signs, files = signs | known.signs, [*known.files, *files]
        groups.append(_Group(signs, files))
    once = []
    for group in groups:
        path, person = group.files[0]
        if len(group.files) > 1:
            listed = ", ".join(display_path(path) for path, _ in group.files)
            request.console.print_problem(_one_line(f"{listed}: counted as one person"))
            person = together([person for _, person in group.files])
            if person.conflicts:
                told = f"not counted, since these files differ there: {counted(len(person.conflicts), 'answer')}"
                request.console.print_problem(_one_line(f"{display_path(path)}: {told}"))
        once.append((path, person))
    return once


def without_filled_copies(request: Request, read: Sequence[Read]) -> list[Read]:
    """The files without workbooks that `answers fill` has made of another of them: those that have such a name and hold
    the same answers, of which one has words. Where the name alone tells that two files may be of one person, they stay,
    and that is told.
    """
    from guidepress.cli.commands.people import WORKBOOKS

    others = [(path, person) for path, person in read if not WORKBOOKS.has(path)]
    kept = []
    for path, person in read:
        sign = _answers_sign(person)
        beside = [other for other, _ in others if _may_be_filled_into(path, other)]
        same = [other for other, given in others if sign and sign == _answers_sign(given)]
        if WORKBOOKS.has(path) and same:
            told = f"passed over, since its answers are those of {display_path(same[0])}"
            request.console.print_line(_one_line(f"{display_path(path)}: {told}"))
            continue
        kept.append((path, person))
        if WORKBOOKS.has(path) and beside:
            listed = display_path(beside[0]) if len(beside) == 1 else "one of the files beside it"
            told = f"counted as a person of its own; if it was filled from {listed}, --one-person puts both together"
            request.console.print_problem(_one_line(f"{display_path(path)}: {told}"))
    return kept


def _may_be_filled_into(workbook: Path, other: Path) -> bool:
    """Whether a workbook may have been filled from a file: they stand in one folder, and have one name but for their
    endings, or the workbook has the name that it gets where there is one file.
    """
    if workbook.resolve().parent != other.resolve().parent:
        return False
    return workbook.stem == "workbook" or _stem(workbook) == _stem(other)


def _stem(path: Path) -> str:
    """The name of a file without the endings that the tool gives, as disks compare it."""
    stem = path.stem
    for ending in _ENDINGS:
        stem = stem.removesuffix(ending) or stem
    return stem.casefold()


def _signs(path: Path, person: Person, slug: str) -> Iterator[str]:
    """What two files of one person have in common: each of these alone is enough.

    A name that begins with the `slug` of the guide is the tool's, and many people send files of that name.
    """
    stem = _stem(path)
    if not stem.startswith(f"{slug}-"):
        yield f"name {path.resolve().parent}/{stem}"
    yield f"bytes {hashlib.sha256(path.read_bytes()).hexdigest()}"
    if sign := _answers_sign(person):
        yield sign


def _answers_sign(person: Person) -> str:
    """What stands for all answers of a person; "" where they say too little to tell people apart."""
    answers = sorted((answer.id, answer.value.strip()) for answer in person.all_answers)
    if all(len(value.split()) < TELLING_WORDS for _, value in answers):
        return ""
    return f"answers {hashlib.sha256(repr(answers).encode('utf-8', 'surrogatepass')).hexdigest()}"


def _one_line(text: str) -> str:
    from guidepress.cli.commands.people import one_line

    return one_line(text)
