"""The files of answers that a command is given: which they are, what they hold, and the name of each person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from guidepress.cli.commands.request import Request, display_path
from guidepress.cli.console import DONE, SOURCE_ERRORS
from guidepress.core.os_errors import RefusedError, plain_reason
from guidepress.pipeline.report.words import counted

if TYPE_CHECKING:
    from guidepress.answers.person import Person
    from guidepress.answers.reading import GuideQuestions

ENDINGS = (".pdf", ".fdf", ".xfdf", ".json")
"""The files that are read from a folder."""
LONGEST_NAME = 180
"""The most bytes of a person's name in UTF-8, so that a disk takes the name of the file: most take 255 in all."""
SHOWN = 5
"""Most names of files that are printed."""


class FileNames(NamedTuple):
    """The names of the files that a command writes."""

    alone: str
    """Of the file for one person."""
    ending: str
    """What stands behind the name of each of several people; "" where one file is written for all of them."""

    def name(self, person: Person, count: int) -> str:
        """The name of the file for one of `count` people."""
        return self.alone if count == 1 else f"{person.name}{self.ending}"

    def has(self, file: Path) -> bool:
        """Whether a file has such a name."""
        return file.name == self.alone or (bool(self.ending) and file.name.endswith(self.ending))

    @property
    def in_words(self) -> str:
        """What is said of files with such a name."""
        if not self.ending:
            return f"{self.alone} is what this command writes"
        return f"{self.alone} and NAME{self.ending} are names of what this command writes"


class PrintNames(FileNames):
    """The names of prints and records: `print-ID.pdf`, `NAME.print-ID.docx`, `record.pdf`."""

    def has(self, file: Path) -> bool:
        return re.fullmatch(r"(.+\.)?(print-[a-z0-9.-]+|record)\.(pdf|docx)", file.name) is not None


ANSWERS = FileNames("answers.json", ".answers.json")
"""What `answers read` writes."""
WORKBOOKS = FileNames("workbook.pdf", ".workbook.pdf")
"""What `answers fill` writes."""
SUMMARY = FileNames("summary.pdf", "")
"""What `answers summary` writes."""
PRINTS = PrintNames("print-ID.pdf", ".print-ID.pdf")
"""What `answers print` and `answers record` write."""


class People(NamedTuple):
    """The people whose files were read."""

    persons: Sequence[Person]
    inputs: Sequence[Path]
    """The files that were to be read."""
    status: int
    """What the command returns: an error where a file was not read, or none was found."""


def read_people(
    request: Request,
    guide: GuideQuestions,
    own: FileNames,
    without: Sequence[str] = (),
    *,
    once: bool = False,
    workbook_only: bool = False,
) -> People:
    """Reads every file; one that cannot be read is told in one line and stops no other. In a folder, files that have
    `own` names are passed over. What stands in `without` is taken off the end of people's names.

    With `once`, several files of one person count once (`same_person`). With `workbook_only`, answers to the evaluation
    form are left out, and a file that holds nothing else is not read.
    """
    inputs = list(_paths(request, own))
    read, unread = _read(request, inputs, guide)
    if workbook_only:
        read = list(_without_forms(request, read, unread, guide))
    if once:
        from guidepress.cli.commands.same_person import each_person_once

        read = each_person_once(request, read, guide.slug)
    elif not request.one_person:
        from guidepress.cli.commands.same_person import without_filled_copies

        read = without_filled_copies(request, read)
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
    return People(_named(read, without), inputs, SOURCE_ERRORS if unread or not read else DONE)


def check_targets(targets: Iterable[Path], inputs: Iterable[Path]) -> None:
    """Raises RefusedError if a file to write is one of those that are read."""
    taken = {path.resolve() for path in inputs} & {target.resolve() for target in targets}
    if taken:
        reason = f"{display_path(min(taken))} is one of the files to read, and would be written over"
        raise RefusedError(one_line(reason), "write to another folder with --to DIR")


def print_written(request: Request, targets: Sequence[Path]) -> None:
    """Says which files were written."""
    request.console.record["files"] = [str(target) for target in targets]
    shown = [display_path(target) for target in targets]
    more = f" and {len(shown) - SHOWN} more" * (len(shown) > SHOWN)
    request.console.print_line(one_line(f"Written: {', '.join(shown[:SHOWN])}{more}"))


def _paths(request: Request, own: FileNames) -> Iterator[Path]:
    """The files to read, each once; of a folder, and of those in it, the files with one of `ENDINGS`, without those
    that are `_passed_over`.
    """
    seen: set[Path] = set()
    recorded: list[str] = request.console.record.setdefault("passed_over", [])
    for path in request.files:
        inside = [path]
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*") if file.suffix.lower() in ENDINGS and file.is_file())
            for files, reason in _passed_over(inside, own):
                inside = [file for file in inside if file not in files]
                recorded += map(str, files)
                told = f"passed over {counted(len(files), 'file')}: {reason}"
                request.console.print_line(one_line(f"{display_path(path)}: {told}; name a file to take it as well"))
        for file in inside:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


def _passed_over(files: Sequence[Path], own: FileNames) -> Iterator[tuple[list[Path], str]]:
    """The files of a folder that are not read, each kind with the reason: those which this command has written,
    documents of answers that another has written, and, unless this is `answers read`, the filled files from which that
    command has written files of answers beside them. A summary finds those of one name itself, and other people's files
    may stand beside them.
    """
    if written := [file for file in files if own.has(file)]:
        yield written, own.in_words
    if documents := [file for file in files if not own.has(file) and (PRINTS.has(file) or SUMMARY.has(file))]:
        yield documents, "prints, records and summaries have no fields"
    if own != ANSWERS:
        read = {file.parent for file in files if (file.name == ANSWERS.alone if own == SUMMARY else ANSWERS.has(file))}
        beside = [file for file in files if file.parent in read and file.suffix.lower() != ".json"]
        if filled := [file for file in beside if not any(names.has(file) for names in (own, PRINTS, SUMMARY))]:
            yield filled, "files of answers stand beside"


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
            unread.append(_unread(request, path, reason, hint))
            continue
        read.append((path, person))
        for remark in person.remarks:
            request.console.print_problem(one_line(f"{display_path(path)}: {remark}"))
    return read, unread


def _unread(request: Request, path: Path, reason: str, hint: str) -> dict[str, str]:
    """Tells of a file that is not read. Returns what is told, for machines."""
    request.console.print_problem(one_line(f"{display_path(path)}: not read: {reason} ({hint})"))
    return {"file": str(path), "reason": reason, "hint": hint}


def _without_forms(
    request: Request, read: Sequence[tuple[Path, Person]], unread: list[dict[str, str]], guide: GuideQuestions
) -> Iterator[tuple[Path, Person]]:
    """The files that hold more than an evaluation form, without its answers. The others become `unread`."""
    from guidepress.answers.reading import without_form

    for path, person in read:
        rest = without_form(person, guide)
        all_count, count = (len([*each.all_answers]) for each in (person, rest))
        if all_count and not count:
            reason = "it is an evaluation form, which has no place in the workbook"
            unread.append(_unread(request, path, reason, "answers read and answers summary take it"))
            continue
        if left_out := all_count - count:
            told = f"left out, since the evaluation form has no place in the workbook: {counted(left_out, 'answer')}"
            request.console.print_problem(one_line(f"{display_path(path)}: {told}"))
        yield path, rest


def one_line(text: str) -> str:
    """One line without control characters, whatever a file holds."""
    return "".join(each if each.isprintable() else " " for each in text)


def _named(read: Sequence[tuple[Path, Person]], without: Sequence[str]) -> list[Person]:
    """The people, each with a name of their own: that of the file. Where several files have one name, that of the
    folder stands before it, and else a number behind it.
    """
    from msgspec.structs import replace

    names = [_without(person.name, without) for _, person in read]
    count = Counter(map(_compared, names))
    taken: set[str] = set()
    named = []
    for (path, person), given in zip(read, names, strict=True):
        own = _cut(given if count[_compared(given)] == 1 else f"{path.resolve().parent.name} {given}".strip())
        name, again = own, 1
        while _compared(name) in taken:
            again += 1
            name = f"{own}-{again}"
        taken.add(_compared(name))
        named.append(replace(person, name=name))
    return named


def _without(name: str, endings: Sequence[str]) -> str:
    """A name without one of these endings, unless nothing would be left."""
    for ending in endings:
        if name.endswith(ending):
            return name.removesuffix(ending) or name
    return name


def _compared(name: str) -> str:
    """A name as disks compare it: some take capitals, or letters that are put together, for the same."""
    return normalize("NFC", name.casefold())


def _cut(name: str) -> str:
    """The beginning of a name that has at most `LONGEST_NAME` bytes. A character stays whole."""
    if len(data := name.encode("utf-8", "surrogateescape")) <= LONGEST_NAME:
        return name
    return data[:LONGEST_NAME].decode("utf-8", "ignore")
