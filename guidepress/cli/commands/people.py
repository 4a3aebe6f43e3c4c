"""The files of answers that a command is given: which they are, what they hold, and the name of each person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from guidepress.cli.commands.request import Request, display_path
from guidepress.cli.console import DONE, SOURCE_ERRORS
from guidepress.core.os_errors import RefusedError, plain_reason

if TYPE_CHECKING:
    from guidepress.answers.person import Person
    from guidepress.answers.reading import GuideQuestions

ENDINGS = (".pdf", ".fdf", ".xfdf", ".json")
"""The files that are read from a folder."""
ALONE = "answers.json"
"""The file of answers that is written for one person."""
NAMED = ".answers.json"
"""What stands behind the name of each of several people."""
LONGEST_NAME = 100
"""The most characters of a person's name, so that a disk takes the name of the file."""
SHOWN = 5
"""Most names of files that are printed."""


class People(NamedTuple):
    """The people whose files were read."""

    persons: Sequence[Person]
    inputs: Sequence[Path]
    """The files that were to be read."""
    status: int
    """What the command returns: an error where a file was not read, or none was found."""


def read_people(request: Request, guide: GuideQuestions, *, answers_only: bool = False) -> People:
    """Reads every file; one that cannot be read is told in one line and stops no other. Of a folder, `answers_only`
    takes files of answers alone, those of this tool too.
    """
    inputs = list(_paths(request, answers_only=answers_only))
    read, unread = _read(request, inputs, guide)
    request.console.record |= {
        "unread": unread,
        "remarks": {str(path): list(person.remarks) for path, person in read},
    }
    if read and request.one_person:
        from guidepress.answers.reading import together

        read = [(read[0][0], together([person for _, person in read]))]
    if not read and not unread:
        request.console.print_problem("No file was found to read. Name PDF, FDF, XFDF or JSON files, or their folder.")
    request.console.record["people"] = len(read)
    return People(_named(read), inputs, SOURCE_ERRORS if unread or not read else DONE)


def check_targets(targets: Iterable[Path], inputs: Iterable[Path]) -> None:
    """Raises RefusedError if a file to write is one of those that are read."""
    taken = {path.resolve() for path in inputs} & {target.resolve() for target in targets}
    if taken:
        reason = f"{display_path(min(taken))} is one of the files to read, and would be written over"
        raise RefusedError(reason, "write to another folder with --to DIR")


def print_written(request: Request, targets: Sequence[Path]) -> None:
    """Says which files were written."""
    request.console.record["files"] = [str(target) for target in targets]
    shown = [display_path(target) for target in targets]
    more = f" and {len(shown) - SHOWN} more" * (len(shown) > SHOWN)
    request.console.print_line(f"Written: {', '.join(shown[:SHOWN])}{more}")


def _paths(request: Request, *, answers_only: bool) -> Iterator[Path]:
    """The files to read, each once; of a folder, and of those in it, the files with one of `ENDINGS`. What `answers
    read` has written there is passed over, unless files of answers are what is asked for.
    """
    seen: set[Path] = set()
    passed_over: list[str] = request.console.record.setdefault("passed_over", [])
    for path in request.files:
        inside = [path]
        if path.is_dir():
            endings = (".json",) if answers_only else ENDINGS
            files = sorted(file for file in path.rglob("*") if file.suffix.lower() in endings and file.is_file())
            inside = [file for file in files if answers_only or not _is_own(file)]
            own = sorted({*files} - {*inside})
            if own:
                passed_over += map(str, own)
                request.console.print_line(f"{display_path(path)}: passed over {len(own)} files of answers")
        for file in inside:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


def _is_own(file: Path) -> bool:
    """Whether `answers read` has given a file its name."""
    return file.name == ALONE or file.name.endswith(NAMED)


def _read(
    request: Request, paths: Sequence[Path], guide: GuideQuestions
) -> tuple[list[tuple[Path, Person]], list[dict[str, str]]]:
    """The answers of each file, and the files that were not read, each with the reason."""
    from guidepress.answers.reading import read_person
    from guidepress.answers.received import UnreadableError

    read: list[tuple[Path, Person]] = []
    unread: list[dict[str, str]] = []
    for path in paths:
        try:
            person = read_person(path, guide)
        except (UnreadableError, OSError) as error:
            reason, hint = plain_reason(error) if isinstance(error, OSError) else error.args
            unread.append({"file": str(path), "reason": reason, "hint": hint})
            request.console.print_problem(one_line(f"{display_path(path)}: not read: {reason} ({hint})"))
            continue
        read.append((path, person))
        for remark in person.remarks:
            request.console.print_problem(one_line(f"{display_path(path)}: {remark}"))
    return read, unread


def one_line(text: str) -> str:
    """One line without control characters, whatever a file holds."""
    return "".join(each if each.isprintable() else " " for each in text)


def _named(read: Sequence[tuple[Path, Person]]) -> list[Person]:
    """The people, each with a name of their own: that of the file. Where several files have one name, that of the
    folder stands before it, and else a number behind it.
    """
    from msgspec.structs import replace

    count = Counter(person.name.casefold() for _, person in read)
    taken: set[str] = set()
    named = []
    for path, person in read:
        own = person.name if count[person.name.casefold()] == 1 else f"{path.resolve().parent.name} {person.name}"
        name, again = own[:LONGEST_NAME], 1
        while name.casefold() in taken:
            again += 1
            name = f"{own[:LONGEST_NAME]}-{again}"
        taken.add(name.casefold())
        named.append(replace(person, name=name))
    return named
