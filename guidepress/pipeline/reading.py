"""The first half of a build: source → Guide → Book, with every check that needs no page."""

from __future__ import annotations

from guidepress.checks.book import check_book, check_left_out
from guidepress.checks.guide import check_guide
from guidepress.checks.media import check_media
from guidepress.checks.settings import check_settings
from guidepress.compose.book import Arranged, arrange
from guidepress.core.problems import Code, Problems
from guidepress.pipeline.project import Project
from guidepress.source.ids_lock import check_lock
from guidepress.source.loader import load
from guidepress.source.model import Guide


def read(project: Project, problems: Problems) -> tuple[Guide, Arranged] | None:
    """The guide, read, checked and arranged; None where it could not be read at all."""
    guide = load(project.source, problems)
    if guide is None:
        return None
    check_guide(guide, problems)
    check_settings(guide.about, problems)
    check_media(guide, problems)
    if problems.failed:
        return None
    arranged = arrange(guide, project.images, problems)
    divisions = arranged.book.divisions
    if guide.pack is not None:
        from guidepress.compose.pack import arrange_sheets

        sheets = arrange_sheets(guide, project.images, problems)
        divisions += sheets.divisions if sheets else ()
    check_book(guide, arranged.book, problems)
    if any(problem.code is Code.EMPTY_BLOCK for problem in problems):
        check_left_out(guide, divisions, problems)
    if project.lock.exists():
        name = f"{project.source.name}/{project.lock.name}"
        check_lock(published_ids(guide, arranged), project.lock.read_text(encoding="utf-8"), problems, name)
    return guide, arranged


def published_ids(guide: Guide, arranged: Arranged) -> tuple[str, ...]:
    """Every name that others may hold on to: parts, sections, exercises and answers."""
    parts = [part.id for part in guide.parts]
    sections = [section.id for part in guide.parts for section in part.sections]
    return tuple(dict.fromkeys([*parts, *sections, *arranged.exercises, *arranged.fields]))
