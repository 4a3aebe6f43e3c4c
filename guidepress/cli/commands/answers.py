"""`answers read`: takes the answers out of filled files, and writes them as files of answers and as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from guidepress.cli.commands.request import Request, display_path
from guidepress.cli.console import DONE, SOURCE_ERRORS
from guidepress.core.os_errors import RefusedError, plain_reason
from guidepress.core.problems import Problems

if TYPE_CHECKING:
    from guidepress.answers.person import Person
    from guidepress.answers.reading import GuideQuestions
    from guidepress.document.labels import Labels

ENDINGS = (".pdf", ".fdf", ".xfdf", ".json")
"""The files that are read from a folder."""
ALONE = "answers.json"
"""The file that this command writes for one person."""
NAMED = ".answers.json"
"""What stands behind the name of each of several people."""
LONGEST_NAME = 100
"""The most characters of a person's name, so that a disk takes the name of the file."""
SHOWN = 5
"""Most names of files that are printed."""


def run(request: Request) -> int:
    """Reads every file; one that cannot be read is told in one line and stops no other. Returns 1 if there is one."""
    guide_and_words = _guide(request)
    if guide_and_words is None:
        return SOURCE_ERRORS
    guide, words = guide_and_words
    paths = list(_paths(request))
    read, unread = _read(request, paths, guide)
    request.console.record |= {
        "unread": unread,
        "remarks": {str(path): list(person.remarks) for path, person in read},
    }
    if read:
        if request.one_person:
            from guidepress.answers.reading import together

            read = [(read[0][0], together([person for _, person in read]))]
        _write(request, _named(read), guide, words, paths)
    elif not unread:
        request.console.print_problem("No file was found to read. Name PDF, FDF, XFDF or JSON files, or their folder.")
    request.console.record["people"] = len(read)
    return SOURCE_ERRORS if unread or not read else DONE


def _guide(request: Request) -> tuple[GuideQuestions, Labels] | None:
    """The questions of the guide and its labels; None after an error of the guide, which is printed."""
    from guidepress.answers.guide import questions_of_guide

    problems = Problems()
    found = questions_of_guide(request.project(), problems)
    if found is None:
        request.console.report_problems(problems)
    return found


def _paths(request: Request) -> Iterator[Path]:
    """The files to read, each once; of a folder, and of those in it, the files with one of `ENDINGS`. What this command
    has written there is passed over.
    """
    seen: set[Path] = set()
    passed_over: list[str] = request.console.record.setdefault("passed_over", [])
    for path in request.files:
        inside = [path]
        if path.is_dir():
            files = sorted(file for file in path.rglob("*") if file.suffix.lower() in ENDINGS and file.is_file())
            inside = [file for file in files if file.name != ALONE and not file.name.endswith(NAMED)]
            own = sorted({*files} - {*inside})
            if own:
                passed_over += map(str, own)
                request.console.print_line(f"{display_path(path)}: passed over {len(own)} files of answers")
        for file in inside:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


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
            request.console.print_problem(_line(f"{display_path(path)}: not read: {reason} ({hint})"))
            continue
        read.append((path, person))
        for remark in person.remarks:
            request.console.print_problem(_line(f"{display_path(path)}: {remark}"))
    return read, unread


def _line(text: str) -> str:
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


def _write(
    request: Request, persons: Sequence[Person], guide: GuideQuestions, words: Labels, inputs: Sequence[Path]
) -> None:
    """Writes all files, or none. An input is never written over."""
    from guidepress.answers.answers_file import answers_file
    from guidepress.pipeline.publish import write_all_whole

    files: dict[str, bytes] = {}
    for person in persons:
        name = ALONE if len(persons) == 1 else f"{person.name}{NAMED}"
        files[name] = answers_file(person, guide.slug, guide.edition)
    if request.csv or request.xlsx:
        from guidepress.answers.tables import csv_file, tables_of

        tables = tables_of(persons, list(guide.questions), words)
        if request.csv:
            files |= {"answers.csv": csv_file(tables.answers), "people.csv": csv_file(tables.people)}
        if request.xlsx:
            from guidepress.answers.workbook_xlsx import xlsx_file

            files["answers.xlsx"] = xlsx_file(tables, words)
    targets = {request.to / name: data for name, data in files.items()}
    taken = {path.resolve() for path in inputs} & {target.resolve() for target in targets}
    if taken:
        reason = f"{display_path(min(taken))} is one of the files to read, and would be written over"
        raise RefusedError(reason, "write to another folder with --to DIR")
    request.to.mkdir(parents=True, exist_ok=True)
    write_all_whole(targets)
    _report(request, persons, list(targets))


def _report(request: Request, persons: Sequence[Person], targets: Sequence[Path]) -> None:
    """Says what was read, what differs, and what was written."""
    console = request.console
    console.record["conflicts"] = {}
    for person in persons:
        line = _line(f"{person.name}: {len(person.answers)} answers")
        if person.without_place:
            line += f", of which {len(person.without_place)} have no place in this edition; they are kept"
        console.print_line(line)
        for given in person.conflicts.values():
            values = " / ".join(f"“{answer.value[:40]}” in {answer.file}" for answer in given)
            label = given[0].numbered_label
            console.print_problem(_line(f"“{label}” differs, and is left out of the file of answers: {values}"))
            console.record["conflicts"].setdefault(given[0].id, []).extend(
                {"person": person.name, "file": answer.file, "value": answer.value} for answer in given
            )
    console.record["files"] = [str(target) for target in targets]
    shown = [display_path(target) for target in targets]
    console.print_line(f"Written: {', '.join(shown[:SHOWN])}{f' and {len(shown) - SHOWN} more' * (len(shown) > SHOWN)}")
