"""`answers`: takes the answers out of filled files (`read`), fills them in (`fill`), prints them (`print`, `record`),
or sums them up (`summary`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from guidepress.cli.commands.people import ANSWERS, check_targets, one_line, print_written, read_people
from guidepress.cli.commands.request import Request
from guidepress.cli.console import SOURCE_ERRORS
from guidepress.core.problems import Problems
from guidepress.pipeline.report.words import counted

if TYPE_CHECKING:
    from guidepress.answers.person import Person
    from guidepress.answers.reading import GuideQuestions
    from guidepress.document.labels import Labels


def run(request: Request) -> int:
    """Does what is asked with the files. Returns 1 if one of them cannot be read, or if there is none."""
    if request.action == "fill":
        from guidepress.cli.commands import answers_fill

        return answers_fill.run(request)
    if request.action == "summary":
        from guidepress.cli.commands import answers_summary

        return answers_summary.run(request)
    if request.action == "print":
        from guidepress.cli.commands import answers_print

        return answers_print.run(request)
    if request.action == "record":
        from guidepress.cli.commands import answers_print

        return answers_print.run_record(request)
    guide_and_words = _guide(request)
    if guide_and_words is None:
        return SOURCE_ERRORS
    guide, words = guide_and_words
    people = read_people(request, guide, ANSWERS)
    if people.persons:
        _write(request, people.persons, guide, words, people.inputs)
    return people.status


def _guide(request: Request) -> tuple[GuideQuestions, Labels] | None:
    """The questions of the guide and its labels; None after an error of the guide, which is printed."""
    from guidepress.answers.guide import questions_of_guide

    problems = Problems()
    found = questions_of_guide(request.project(), problems)
    if found is None:
        request.console.report_problems(problems)
    return found


def _write(
    request: Request, persons: Sequence[Person], guide: GuideQuestions, words: Labels, inputs: Sequence[Path]
) -> None:
    """Writes all files, or none. An input is never written over."""
    from guidepress.answers.answers_file import answers_file
    from guidepress.pipeline.publish import write_all_whole

    files: dict[str, bytes] = {}
    for person in persons:
        files[ANSWERS.name(person, len(persons))] = answers_file(person, guide.slug, guide.edition)
    if request.csv or request.xlsx:
        from guidepress.answers.tables import csv_file, tables_of

        tables = tables_of(persons, list(guide.questions), words)
        if request.csv:
            files |= {"answers.csv": csv_file(tables.answers), "people.csv": csv_file(tables.people)}
        if request.xlsx:
            from guidepress.answers.workbook_xlsx import xlsx_file

            files["answers.xlsx"] = xlsx_file(tables, words)
    targets = {request.to / name: data for name, data in files.items()}
    check_targets(targets, inputs)
    request.to.mkdir(parents=True, exist_ok=True)
    write_all_whole(targets)
    _report(request, persons, list(targets))


def _report(request: Request, persons: Sequence[Person], targets: Sequence[Path]) -> None:
    """Says what was read, what differs, and what was written."""
    console = request.console
    console.record["conflicts"] = {}
    for person in persons:
        line = one_line(f"{person.name}: {counted(len(person.answers), 'answer')}")
        if person.without_place:
            line += f", of which {len(person.without_place)} have no place in this edition; they are kept"
        console.print_line(line)
        for given in person.conflicts.values():
            values = " / ".join(f"“{answer.value[:40]}” in {answer.file}" for answer in given)
            label = given[0].numbered_label
            console.print_problem(one_line(f"“{label}” differs, and is left out of the file of answers: {values}"))
            console.record["conflicts"].setdefault(given[0].id, []).extend(
                {"person": person.name, "file": answer.file, "value": answer.value} for answer in given
            )
    print_written(request, targets)
