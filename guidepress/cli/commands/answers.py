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
SHOWN = 5
"""Most names of files that are printed."""


def run(request: Request) -> int:
    """Reads every file; one that cannot be read is told in one line and stops no other. Returns 1 if there is one."""
    guide_and_words = _guide(request)
    if guide_and_words is None:
        return SOURCE_ERRORS
    guide, words = guide_and_words
    paths = list(_paths(request.files))
    persons, unread = _read(request, paths, guide)
    if persons:
        if request.one_person:
            from guidepress.answers.reading import together

            persons = [together(persons)]
        _write(request, _named(persons), guide, words, paths)
    request.console.record |= {"people": len(persons), "unread": unread}
    return SOURCE_ERRORS if unread or not persons else DONE


def _guide(request: Request) -> tuple[GuideQuestions, Labels] | None:
    """The questions of the guide and its labels; None after an error of the guide, which is printed."""
    from guidepress.answers.guide import questions_of_guide

    problems = Problems()
    found = questions_of_guide(request.project(), problems)
    if found is None:
        request.console.report_problems(problems)
    return found


def _paths(files: Sequence[Path]) -> Iterator[Path]:
    """The files to read, each once; of a folder those with one of `ENDINGS`."""
    seen: set[Path] = set()
    for path in files:
        inside = sorted(file for file in path.iterdir() if file.suffix.lower() in ENDINGS) if path.is_dir() else [path]
        for file in inside:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


def _read(request: Request, paths: Sequence[Path], guide: GuideQuestions) -> tuple[list[Person], list[dict[str, str]]]:
    """The answers of each file, and the files that were not read, each with the reason."""
    from guidepress.answers.reading import read_person
    from guidepress.answers.received import UnreadableError

    persons: list[Person] = []
    unread: list[dict[str, str]] = []
    for path in paths:
        try:
            person = read_person(path, guide)
        except (UnreadableError, OSError) as error:
            reason, hint = plain_reason(error) if isinstance(error, OSError) else error.args
            unread.append({"file": str(path), "reason": reason, "hint": hint})
            request.console.print_problem(f"{display_path(path)}: not read: {reason} ({hint})")
            continue
        persons.append(person)
        for remark in person.remarks:
            request.console.print_problem(f"{display_path(path)}: {remark}")
    return persons, unread


def _named(persons: Sequence[Person]) -> list[Person]:
    """The same people, each with a name of their own: a number stands behind one that comes again."""
    from msgspec.structs import replace

    counts: Counter[str] = Counter()
    named = []
    for person in persons:
        counts[person.name.casefold()] += 1
        again = counts[person.name.casefold()]
        named.append(replace(person, name=f"{person.name}-{again}") if again > 1 else person)
    return named


def _write(
    request: Request, persons: Sequence[Person], guide: GuideQuestions, words: Labels, inputs: Sequence[Path]
) -> None:
    """Writes all files, or none. An input is never written over."""
    from guidepress.answers.answers_file import answers_file
    from guidepress.pipeline.publish import write_all_whole

    files: dict[str, bytes] = {}
    for person in persons:
        name = "answers.json" if len(persons) == 1 else f"{person.name}.answers.json"
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
    for person in persons:
        line = f"{person.name}: {len(person.answers)} answers"
        if person.without_place:
            line += f", of which {len(person.without_place)} have no place in this edition; they are kept"
        console.print_line(line)
        for name, given in person.conflicts.items():
            values = " / ".join(f"“{answer.value[:40]}” in {answer.file}" for answer in given)
            console.print_problem(f"{name}: differs, and is left out of answers.json: {values}")
    console.record["conflicts"] = {
        name: {answer.file: answer.value for answer in given}
        for person in persons
        for name, given in person.conflicts.items()
    }
    console.record["files"] = [str(target) for target in targets]
    shown = [display_path(target) for target in targets]
    console.print_line(f"Written: {', '.join(shown[:SHOWN])}{f' and {len(shown) - SHOWN} more' * (len(shown) > SHOWN)}")
