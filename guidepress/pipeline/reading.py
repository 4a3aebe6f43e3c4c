"""The first half of a build: source → Guide → Book, with every check that needs no page number."""

from __future__ import annotations

from guidepress.checks.book import check_book, check_left_out
from guidepress.checks.early_answers import check_early_answers
from guidepress.checks.easy_read import check_easy_variants
from guidepress.checks.guide import check_guide
from guidepress.checks.media import check_media
from guidepress.checks.prints import check_prints
from guidepress.checks.published_ids import check_lock
from guidepress.checks.settings import check_settings
from guidepress.checks.variants import check_variants
from guidepress.compose.book import Arranged, arrange
from guidepress.compose.book.published import left_out_ids, published_edition
from guidepress.core.problems import Code, Problems
from guidepress.core.workshop_settings import WorkshopSettings
from guidepress.pipeline.project import Project
from guidepress.source.ids_lock import Lock, read_lock
from guidepress.source.loader import load
from guidepress.source.locate import locate_problems
from guidepress.source.model import Guide
from guidepress.source.overlays import read_overlay, with_overlay
from guidepress.source.scalars import place_of
from guidepress.source.timetable_settings import with_settings


def read_with_lock(project: Project, problems: Problems) -> tuple[Guide, Arranged, Lock] | None:
    """The guide, its book and its published editions, for what is done with answers; None after an error, each with
    its place.
    """
    found, lock = read(project, problems), locked_editions(project, problems)
    if found is None:
        return None
    if lock is None or problems.failed:
        locate_problems(found[0], problems)
        return None
    return (*found, lock)


def read(
    project: Project, problems: Problems, settings: WorkshopSettings | None = None
) -> tuple[Guide, Arranged] | None:
    """The guide and its book, after all checks; None where the guide cannot be used. `settings` are those of its
    workshops.
    """
    guide = load(project.source, problems)
    if guide is None:
        return None
    if project.edition:
        guide = _with_edition(guide, project, problems)
        if guide is None:
            return None
    guide = with_settings(guide, settings or WorkshopSettings(), problems)
    check_guide(guide, problems)
    check_settings(guide, problems)
    check_variants(guide, problems)
    check_easy_variants(guide, problems)
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
    check_early_answers(guide, arranged.book, problems)
    check_prints(guide, arranged.book, arranged.exercises, problems)
    if any(problem.code is Code.EMPTY_BLOCK for problem in problems):
        check_left_out(guide, divisions, problems)
    lock = locked_editions(project, problems)
    if lock is not None:
        edition = guide.about.edition
        where = place_of(edition.id, edition.where)
        now = published_edition(guide, arranged, evaluation_of(project, guide))
        check_lock(now, left_out_ids(guide), lock, where, problems, project.lock_name)
    return guide, arranged


def _with_edition(guide: Guide, project: Project, problems: Problems) -> Guide | None:
    """The guide of an edition of an organisation; None after an error."""
    overlay = read_overlay(project.editions, project.edition, problems)
    if overlay is None:
        return None

    def lock() -> Lock:
        return locked_editions(project, Problems()) or Lock()  # its problems are reported later

    return with_overlay(guide, overlay, project.edition_files, lock, problems)


def evaluation_of(project: Project, guide: Guide) -> Arranged | None:
    """The evaluation form of a guide; None where it has none. Its problems are those of the pack, and were reported
    with them.
    """
    if guide.pack is None or guide.pack.evaluation is None:
        return None
    from guidepress.compose.evaluation import arrange_evaluation

    return arrange_evaluation(guide, project.images, Problems())


def locked_editions(project: Project, problems: Problems) -> Lock | None:
    """The content of ids.lock: an empty `Lock` where there is no file, None after an error."""
    if not project.lock.exists():
        return Lock()
    return read_lock(project.lock.read_bytes(), problems, project.lock_name)
