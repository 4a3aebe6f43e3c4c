"""`answers fill`: writes the workbook of this edition with the answers of each person in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from guidepress.cli.commands.people import WORKBOOKS, check_targets, one_line, print_written, read_people
from guidepress.cli.commands.request import Request, display_path
from guidepress.cli.console import SOURCE_ERRORS
from guidepress.core.os_errors import RefusedError
from guidepress.core.problems import Problems
from guidepress.pipeline.report.words import counted

if TYPE_CHECKING:
    from guidepress.answers.person import Person
    from guidepress.document.filled_in import Filled, FilledIn

WRITTEN_BY_TOOL = (".answers", ".workbook")
"""What stands at the end of a name that `answers read` or this command has given to a file."""


def run(request: Request) -> int:
    """Fills in a workbook for each person. Returns 1 if a file cannot be read, or the guide has an error."""
    from guidepress.answers.filling import filled_in
    from guidepress.answers.guide import questions_of_book
    from guidepress.pipeline.filling import workbook_to_fill
    from guidepress.pipeline.reading import locked_editions

    project, problems = request.project(), Problems()
    workbook = workbook_to_fill(project, problems)
    lock = locked_editions(project, problems)
    if workbook is None or lock is None:
        request.console.report_problems(problems)
        return SOURCE_ERRORS
    guide, words, fields = questions_of_book(workbook.book, lock), workbook.book.words, workbook.fields
    people = read_people(request, guide, WORKBOOKS, without=WRITTEN_BY_TOOL, workbook_only=True)
    files: dict[Path, bytes] = {}
    record = request.console.record.setdefault("filled", {})
    for person in people.persons:
        answers = filled_in(person, guide, words, fields)
        filled = workbook.fill(answers)
        files[request.to / WORKBOOKS.name(person, len(people.persons))] = filled.data
        record[person.name] = _counts(answers, filled)
        _report(request, person, answers, filled)
    if files:
        check_targets(files, people.inputs)
        _write(request, files)
    return people.status


def _write(request: Request, files: Mapping[Path, bytes]) -> None:
    """Writes all files, or none. Somebody may have typed more into a workbook that is there; it is left as it is."""
    from guidepress.pipeline.publish import write_all_whole

    for target, data in files.items():
        if target.exists() and target.read_bytes() != data:
            reason = f"{display_path(target)} is there already, and something else may be typed in it"
            raise RefusedError(one_line(reason), "move it, or write to another folder with --to DIR")
    request.to.mkdir(parents=True, exist_ok=True)
    write_all_whole(files)
    print_written(request, list(files))


def _counts(answers: FilledIn, filled: Filled) -> dict[str, object]:
    """What is told of one person, for machines."""
    kept = {group.title: len(group.answers) for group in answers.kept}
    return {
        "placed": len(answers.values),
        "kept": kept,
        "shown_in_part": list(filled.cut),
        "not_drawn": filled.missing,
    }


def _report(request: Request, person: Person, answers: FilledIn, filled: Filled) -> None:
    """A line for each kind of thing that somebody should know."""
    for told in _lines(answers, filled):
        request.console.print_line(one_line(f"{person.name}: {told}"))


def _lines(answers: FilledIn, filled: Filled) -> Iterator[str]:
    yield f"{counted(len(answers.values), 'answer')} in place"
    for group in answers.kept:
        yield f"{counted(len(group.answers), 'answer')} on the last pages, under “{group.title}”"
    if filled.cut:
        cut = counted(len(filled.cut), "answer")
        yield f"{cut} longer than a box: the field holds all, a print shows the beginning"
    if filled.missing:
        which = "it" if filled.missing == 1 else "them"
        yield f"{counted(filled.missing, 'character')} drawn as □, since no font has {which}; the value is whole"
