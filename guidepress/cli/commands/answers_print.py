"""`answers print` and `answers record`: write documents with the answers of each person in full."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from guidepress.cli.commands.people import PRINTS, check_targets, one_line, print_written, read_people
from guidepress.cli.commands.request import Request
from guidepress.cli.console import SOURCE_ERRORS, USAGE
from guidepress.core.problems import Problems
from guidepress.pipeline.report.words import counted

if TYPE_CHECKING:
    from guidepress.answers.person import Person
    from guidepress.answers.printing.document import Printed
    from guidepress.answers.printing.guide import PrintableGuide
    from guidepress.answers.printing.wanted import Wanted
    from guidepress.theme import Theme

WRITTEN_BY_TOOL = (".answers", ".workbook")
"""What stands at the end of a name that another command has given to a file."""


def run(request: Request) -> int:
    """Makes the documents of each person. Returns 1 if a file cannot be read, or the guide has an error."""
    from guidepress.answers.printing.document import printed
    from guidepress.answers.printing.wanted import NoPrintError, wanted_prints

    found = _guide(request)
    if found is None:
        return SOURCE_ERRORS
    guide, theme = found
    try:
        wanted = wanted_prints(guide, request.prints, request.part, request.private)
    except NoPrintError as error:
        request.console.print_problem(one_line(str(error)))
        return USAGE

    def maker(each: Wanted) -> Maker:
        return lambda person, show: printed(guide.book, person, replace(each, with_private=show))

    kinds = [Kind(f"print-{each.id}", each.title, each.private, maker(each)) for each in wanted]
    return _make_all(request, guide, theme, kinds)


def run_record(request: Request) -> int:
    """Makes the record of activities of each person."""
    from guidepress.answers.printing.record import recorded
    from guidepress.document.inline import plain

    found = _guide(request)
    if found is None:
        return SOURCE_ERRORS
    guide, theme = found
    record = guide.book.record
    if record is None:
        request.console.print_problem("This guide declares no record: write one under record in guide.yaml.")
        return USAGE

    def make(person: Person, show: bool) -> Printed:
        return recorded(guide, record, person, show)

    kind = Kind("record", plain(record.title), request.private or record.private, make)
    return _make_all(request, guide, theme, [kind])


Maker = Callable[["Person", bool], "Printed"]
"""Makes a document of a person’s answers, with private ones or without."""


class Kind(NamedTuple):
    """A kind of document."""

    stem: str
    """The name of its file without ending."""
    title: str
    private: str
    """What becomes of private answers: ask, leave-out, show."""
    make: Maker


def _guide(request: Request) -> tuple[PrintableGuide, Theme] | None:
    """The guide and its design; None after an error, which is printed."""
    from guidepress.answers.printing.guide import printable_guide
    from guidepress.pipeline.documents import theme_of

    project, problems = request.project(), Problems()
    guide, theme = printable_guide(project, problems), theme_of(project, problems)
    if guide is None or theme is None:
        request.console.report_problems(problems)
        return None
    return guide, theme


def _make_all(request: Request, guide: PrintableGuide, theme: Theme, kinds: Sequence[Kind]) -> int:
    people = read_people(request, guide.questions, PRINTS, without=WRITTEN_BY_TOOL, workbook_only=True)
    files: dict[Path, bytes] = {}
    for person in people.persons:
        for kind in kinds:
            stem = kind.stem if len(people.persons) == 1 else f"{person.name}.{kind.stem}"
            made = _made(request, theme, person, kind)
            files |= {request.to / f"{stem}.{ending}": data for ending, data in made}
    if files:
        _write(request, files, people.inputs)
    return people.status


def _made(request: Request, theme: Theme, person: Person, kind: Kind) -> Iterator[tuple[str, bytes]]:
    """The files of one document, by their endings; private answers are asked for before."""
    from guidepress.pipeline.documents import document_pdf, document_word

    made = kind.make(person, kind.private == "show")
    if made.left_out and kind.private == "ask" and _asks(request, person, kind, made):
        made = kind.make(person, True)
    record: dict[str, object] = {"answers": made.answers, "private_left_out": made.left_out, "open": made.open}
    told = [counted(made.answers, "answer")]
    if "pdf" in request.formats:
        pdf = document_pdf(made.document, theme)
        record |= {"pages": pdf.pages, "not_drawn": pdf.missing}
        told[0] += f" on {counted(pdf.pages, 'page')}"
        if pdf.missing:
            told.append(
                f"{counted(pdf.missing, 'character')} drawn as □ in the PDF, since no font of the design has it"
            )
        yield "pdf", pdf.data
    if "docx" in request.formats:
        yield "docx", document_word(made.document, theme)
    if made.left_out:
        told.append(f"{counted(made.left_out, 'private answer')} left out (--private show puts them in)")
    if made.differing:
        told.append(f"{counted(made.differing, 'question')} answered in two ways; both stand at the end")
    request.console.record.setdefault("printed", {}).setdefault(person.name, {})[kind.stem] = record
    for line in told:
        request.console.print_line(one_line(f"{person.name}: {kind.title}: {line}"))


def _asks(request: Request, person: Person, kind: Kind, made: Printed) -> bool:
    """Asks on the terminal whether private answers are to be shown. Where nobody can be asked: no."""
    if request.console.as_json or request.console.quiet or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    count = counted(made.left_out, "private answer")
    print(one_line(f"{person.name}: {kind.title}: {count}, in {'; '.join(made.private_in)}."))
    return input("Show them in this document? [y/N] ").strip().casefold() in ("y", "yes")


def _write(request: Request, files: dict[Path, bytes], inputs: Sequence[Path]) -> None:
    """Writes all files, or none. An input is never written over."""
    from guidepress.pipeline.publish import write_all_whole

    check_targets(files, inputs)
    request.to.mkdir(parents=True, exist_ok=True)
    write_all_whole(files)
    print_written(request, list(files))
