"""Finds files that are of one person, so that a summary counts each person once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from guidepress.cli.commands.request import Request, display_path

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
                count = len(person.conflicts)
                told = f"{count} answer{'s' * (count > 1)} differ between these files, and are not counted"
                request.console.print_problem(_one_line(f"{display_path(path)}: {told}"))
        once.append((path, person))
    return once


def _signs(path: Path, person: Person, slug: str) -> Iterator[str]:
    """What two files of one person have in common: each of these alone is enough.

    A name that begins with the `slug` of the guide is the tool's, and many people send files of that name.
    """
    stem = path.stem
    for ending in _ENDINGS:
        stem = stem.removesuffix(ending) or stem
    if not stem.startswith(f"{slug}-"):
        yield f"name {path.resolve().parent}/{stem.casefold()}"
    yield f"bytes {hashlib.sha256(path.read_bytes()).hexdigest()}"
    answers = sorted((answer.id, answer.value.strip()) for answer in person.all_answers)
    if any(len(value.split()) >= TELLING_WORDS for _, value in answers):
        yield f"answers {hashlib.sha256(repr(answers).encode('utf-8', 'surrogatepass')).hexdigest()}"


def _one_line(text: str) -> str:
    from guidepress.cli.commands.people import one_line

    return one_line(text)
