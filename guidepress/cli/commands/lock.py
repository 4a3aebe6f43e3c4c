"""`lock`: stores the ids of the present edition in ids.lock, so that later editions keep them."""

from __future__ import annotations

from msgspec.structs import replace

from guidepress.cli.commands.request import Request, display_path
from guidepress.compose.book.published import published_edition
from guidepress.core.problems import Code, Problems
from guidepress.document.page_map import FILLER
from guidepress.pipeline.project import Project
from guidepress.pipeline.publish import write_whole
from guidepress.pipeline.reading import evaluation_of, locked_editions, read
from guidepress.pipeline.report.words import counted
from guidepress.source.ids_lock import Lock, PublishedEdition, render_lock, with_edition
from guidepress.source.locate import locate_problems


def run(request: Request) -> int:
    """Adds the present edition. A locked edition is not changed; it is an error if its ids now differ."""
    project, problems = request.project(), Problems()
    edition = _edition(project, problems)
    problems.apply_levels(lambda problem: "error" if problem.code is Code.LOCKED_EDITION else "")
    lock = None if edition is None or problems.failed else locked_editions(project, problems)
    if edition is not None and lock is not None:
        if lock.edition(edition.id) is not None:
            request.console.print_line(f"Edition {edition.id} is locked already. Nothing was changed.")
        else:
            write_whole(project.lock, render_lock(with_edition(lock, edition)).encode("utf-8"))
            request.console.print_line(_summary(project, edition, lock))
    return request.console.report_problems(problems)


def _edition(project: Project, problems: Problems) -> PublishedEdition | None:
    """The present edition, with the fields of filler pages, which only the set workbook has; None after an error."""
    from guidepress.formats.pdf.workbook import set_workbook
    from guidepress.theme import load_theme

    guide_and_book = read(project, problems)
    theme = load_theme(project.layout_folders, project.asset_folders, problems)
    if guide_and_book is None or theme is None or problems.failed:
        return None
    pages = set_workbook(guide_and_book[1].book, theme, problems).pages.pages
    locate_problems(guide_and_book[0], problems)
    more_notes = (anchor for anchor in pages if anchor.startswith(FILLER))
    evaluation = evaluation_of(project, guide_and_book[0])
    return replace(published_edition(*guide_and_book, evaluation), more_notes=tuple(more_notes))


def _summary(project: Project, edition: PublishedEdition, before: Lock) -> str:
    names = {*edition.places, *edition.answers}
    count = f"{counted(len(edition.answers), 'answer')}; {counted(len(names - set(before.names())), 'new id')}"
    return f"{display_path(project.lock)} now holds edition {edition.id}: {count}. Commit it."
