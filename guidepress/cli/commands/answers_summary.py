"""`answers summary`: what many people answered, in sum, as a PDF, a spreadsheet and slides. No names come into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from guidepress.cli.commands.people import SUMMARY, check_targets, print_written, read_people
from guidepress.cli.commands.request import Request
from guidepress.cli.console import SOURCE_ERRORS
from guidepress.core.problems import Problems
from guidepress.pipeline.report.words import counted

if TYPE_CHECKING:
    from guidepress.answers.summary.findings import Summary, Uncounted
    from guidepress.document.book import Book
    from guidepress.theme import Theme

FORMATS: Mapping[str, str] = {"pdf": "summary.pdf", "xlsx": "summary.xlsx", "slides": "summary.pptx"}
"""The formats of a summary, each with the name of its file."""


def run(request: Request) -> int:
    """Counts the answers of all files. Returns 1 if a file cannot be read, or if there are too few of them."""
    from guidepress.answers.guide import books_of_guide
    from guidepress.answers.summary.counting import LEAST, summarise
    from guidepress.pipeline.documents import theme_of

    project, problems = request.project(), Problems()
    found = books_of_guide(project, problems)
    theme = theme_of(project, problems) if found is not None else None
    if found is None or theme is None:
        request.console.report_problems(problems)
        return SOURCE_ERRORS
    guide, books = found
    people = read_people(request, guide, SUMMARY, once=True)
    least = request.least or LEAST
    if not people.persons:
        return people.status
    if len(people.persons) < least:
        count = len(people.persons)
        which = f"{count} file was" if count == 1 else f"{count} files were"
        line = f"Nothing is written: {which} read, and a summary tells nothing of fewer than {least} people."
        request.console.print_problem(line)
        return SOURCE_ERRORS
    summary, uncounted = summarise(books, people.persons, least)
    for line in _left_out(uncounted):
        request.console.print_problem(line)
    files = dict(_files(summary, books[0], theme, request))
    targets = {request.to / name: data for name, data in files.items()}
    check_targets(targets, people.inputs)
    request.to.mkdir(parents=True, exist_ok=True)
    from guidepress.pipeline.publish import write_all_whole

    write_all_whole(targets)
    _report(request, summary)
    print_written(request, list(targets))
    return people.status


def _files(summary: Summary, book: Book, theme: Theme, request: Request) -> Iterator[tuple[str, bytes]]:
    """The files that are asked for, by name."""
    if "pdf" in request.formats:
        from guidepress.answers.summary.document import summary_book
        from guidepress.pipeline.documents import document_pdf

        pdf = document_pdf(summary_book(summary, book), theme)
        if pdf.missing:
            told = f"{counted(pdf.missing, 'character')} drawn as □ in the PDF, since no font of the design has it"
            request.console.print_line(told)
        yield FORMATS["pdf"], pdf.data
    if "xlsx" in request.formats:
        from guidepress.answers.summary.spreadsheet import summary_xlsx

        yield FORMATS["xlsx"], summary_xlsx(summary, book.words)
    if "slides" in request.formats:
        from guidepress.answers.summary.slides import summary_deck
        from guidepress.pipeline.documents import deck_pptx

        data, problems = deck_pptx(summary_deck(summary, book), theme)
        for problem in problems:
            request.console.print_problem(f"slides: {problem.message}; the PDF and the spreadsheet have all of it")
        yield FORMATS["slides"], data


def _left_out(uncounted: Uncounted) -> Iterator[str]:
    """What was not counted, a line for each reason."""
    for count, reason in (
        (uncounted.conflicts, "two files of one person differ"),
        (uncounted.changed, "this edition asks in another way"),
        (uncounted.no_number, "a whole number within the limits was asked for"),
    ):
        if count:
            yield f"Not counted: {counted(count, 'answer')}, since {reason}"


def _report(request: Request, summary: Summary) -> None:
    summed, few = counted(len(summary.told), "exercise"), len(summary.too_few)
    request.console.print_line(
        f"{summary.files} people: {summed} summed; {few} answered by fewer than {summary.least}, or by nobody"
    )
    request.console.record["summary"] = {
        "files": summary.files,
        "least": summary.least,
        "exercises": [exercise.id for exercise in summary.told],
        "too_few": [exercise.id for exercise in summary.too_few],
    }
