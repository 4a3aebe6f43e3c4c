"""A whole build: source → Guide → Book, Decks, Pack → formats → files. The page map goes to later formats only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from guidepress.checks.icons import check_icons, check_own_icons
from guidepress.checks.levels import Levels, asks_for_errors
from guidepress.checks.missing_glyphs import sum_up_missing_glyphs
from guidepress.core.problems import Problems
from guidepress.core.workshop_settings import WorkshopSettings
from guidepress.document.deck import Decks
from guidepress.document.page_map import PageMap
from guidepress.formats.base import Split, VariantDocuments
from guidepress.formats.registry import DEFAULT
from guidepress.pipeline.account import Accounts, account_for_decks, account_for_guide
from guidepress.pipeline.cache import Cache
from guidepress.pipeline.composer import Composer
from guidepress.pipeline.overlays import check_overlays, recoloured_theme
from guidepress.pipeline.production import Production, Report
from guidepress.pipeline.project import Project
from guidepress.pipeline.publish import build_id, json_bytes
from guidepress.pipeline.reading import read
from guidepress.pipeline.report import report_page, report_record
from guidepress.pipeline.variants import variant_documents
from guidepress.source.locate import locate_problems
from guidepress.source.model import Guide


class BuildResult(Struct):
    """The outcome of a build. With an error in `problems`, `files` is empty."""

    problems: Problems
    guide: Guide | None = None
    files: dict[str, bytes] = {}
    pages: PageMap | None = None
    build: str = ""
    decks: Decks = ()
    report: dict[str, Any] = {}
    """The content of report.json."""
    not_made: dict[str, str] = {}
    """For each format for which the guide has nothing: the file of the guide that is missing."""


def check(
    project: Project,
    problems: Problems,
    cache: Cache | None = None,
    workshops: WorkshopSettings | None = None,
    *,
    quick: bool = False,
    variants: Sequence[str] = (),
    overlays: bool = False,
) -> int:
    """Reports all problems that a build of the default formats would report, and advice; writes nothing.

    `variants` are further variants of the workbook to set, and `workshops` the settings of workshops, as for `build`.
    With `quick`, no format is set: what has no room, and what a font lacks, is not reported. With `overlays`, the
    files of all editions are looked at too; returns of how many. None is while the guide itself cannot be used.
    """
    composer = compose(project, workshops, problems, errors_only=False, formats=DEFAULT, variants=variants)
    if composer is None:
        return 0
    if not quick:
        production = Production(composer, problems, cache or Cache(warm=False), lambda step: None)
        production.set_all(DEFAULT, writing=False)
        _account(composer, production, DEFAULT)
    editions = check_overlays(project, composer.guide, composer.theme, problems) if overlays else 0
    finish(composer.guide, problems)
    return editions


def build(
    project: Project,
    formats: Sequence[str],
    report: Report,
    workshops: WorkshopSettings | None = None,
    cache: Cache | None = None,
    split: Split = "",
    variants: Sequence[str] = (),
    second_process: bool = True,
) -> BuildResult:
    """Builds the files of the named formats, or no file if the guide has an error.

    `workshops` says when they begin and for how many people they are, in place of their timetables. Units that the
    `cache` of a warm process still holds are not built again. `split` says which further files the workbook has.
    `variants` are the names of variants of the workbook to build beside it; "all" stands for all that the guide has.
    `second_process`: whether another process may help, where the computer has two processors.
    """
    problems = Problems()
    report("Reading the source")
    composer = compose(project, workshops, problems, errors_only=True, formats=formats, split=split, variants=variants)
    if composer is None:
        return BuildResult(problems)
    guide = composer.guide
    set_too = sorted(each.book.variant.name for each in composer.variants if each.book.variant is not None)
    options = (("workshops", str(workshops or "")), ("split", split), ("variants", " ".join(set_too)))
    chosen = [(name, value.encode()) for name, value in options if value]
    result = BuildResult(problems, guide, build=build_id([*project.inputs(), *chosen]))
    production = Production(composer, problems, cache or Cache(warm=False), report)
    production.set_all(formats, writing=True, second_process=second_process)
    result.pages = composer.pages
    accounts = _account(composer, production, formats)
    finish(guide, problems)
    if problems.failed:
        production.close()
        return result
    result.not_made = {format.name: format.missing_source for format in production.formats_without_units}
    result.files = production.write_all()
    assert result.pages is not None
    result.files["pages.json"] = json_bytes(pages_record(result.pages))
    for name, variant_pages in composer.variant_pages.items():
        result.files[f"pages-{name}.json"] = json_bytes(pages_record(variant_pages))
    result.report = report_record(guide, result.build, result.files, accounts, problems)
    result.files["report.json"] = json_bytes(result.report)
    result.files["report.html"] = report_page(result.report)
    if "decks" in formats:
        result.decks = composer.decks
    return result


def compose(
    project: Project,
    workshops: WorkshopSettings | None,
    problems: Problems,
    *,
    errors_only: bool,
    formats: Sequence[str],
    split: Split = "",
    variants: Sequence[str] = (),
) -> Composer | None:
    """The composer of a guide that was read and checked; None after an error that makes setting useless. With
    `errors_only`, the rules of advice run only if the guide gives one of them the level `error`.
    """
    from guidepress.theme import load_theme

    guide_and_book = read(project, problems, workshops)
    if guide_and_book is None or problems.failed:
        return None
    guide, arranged = guide_and_book
    theme = load_theme(project.layout_folders, project.asset_folders, problems)
    if theme is not None and guide.overlay is not None:
        theme = recoloured_theme(theme, guide.overlay, problems)
    if theme is not None and not problems.failed:
        check_icons(guide, theme.icons, problems)
        check_own_icons(guide, project.images.parent / "icons", project.asset_folders[-1] / "icons", problems)
    found: Sequence[VariantDocuments] = ()
    if theme is not None:
        found = variant_documents(project, guide, arranged, theme, variants, formats, problems)
    if not errors_only or asks_for_errors(guide.about):
        from guidepress.checks.advice import Subject, advise

        subject = Subject(guide, arranged, project.images, theme, tuple(each.theme for each in found))
        advise(subject, problems, errors_only=errors_only)
    if theme is None:
        return None
    return Composer(guide, arranged, theme, project.images, problems, split, found)


def _account(composer: Composer, production: Production, formats: Sequence[str]) -> Accounts:
    """Accounts for the texts of all units, of the book on slides, and of the guide. The guide has texts that only decks
    or the pack hold, so its own account is made only if all formats are.
    """
    guide, problems = composer.guide, production.problems
    if problems.failed:
        return Accounts({}, None, None)  # what did not fit is missing for that reason
    production.account()
    slides = whole = None
    if "decks" in formats:
        slides = account_for_decks(guide, composer.arranged, composer.decks, problems)
    if set(DEFAULT) <= {*formats}:
        whole = account_for_guide(guide, production.documents, problems)
    return Accounts(production.accounts, slides, whole)


def finish(guide: Guide, problems: Problems) -> None:
    """Finds the place of each problem without one, and applies the levels of this guide."""
    locate_problems(guide, problems)
    sum_up_missing_glyphs(problems)
    problems.apply_levels(Levels(guide).of)


def pages_record(pages: PageMap) -> dict[str, object]:
    """The page map as the JSON object of pages.json."""
    return {
        "edition": pages.edition,
        "total": pages.total,
        "pages": {anchor: pages.pages[anchor] for anchor in sorted(pages.pages)},
        "breaks": [
            {"page": page_break.page, "block": page_break.block, "inside": page_break.inside}
            for page_break in pages.breaks
        ],
    }
