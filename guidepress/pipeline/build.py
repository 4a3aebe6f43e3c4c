"""The whole way: source → Guide → Book and Decks → writers → files. Pages flow forward, never back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from guidepress.checks.book import check_book, check_left_out
from guidepress.checks.guide import check_guide
from guidepress.checks.media import check_media
from guidepress.checks.settings import check_settings
from guidepress.compose.book import Arranged, arrange
from guidepress.core.problems import Code, Problems
from guidepress.core.values import Value
from guidepress.core.zip_files import zipped
from guidepress.document.book import Book
from guidepress.document.deck import Decks
from guidepress.document.page_map import PageMap
from guidepress.pipeline.cache import Cache
from guidepress.pipeline.publish import build_id, json_bytes
from guidepress.source.ids_lock import check_lock
from guidepress.source.loader import load
from guidepress.source.locate import locate_problems
from guidepress.source.model.guide import Guide

if TYPE_CHECKING:
    from guidepress.theme import Theme

Format = Literal["pdf", "epub", "decks", "web"]
FORMATS: tuple[Format, ...] = ("pdf", "epub", "decks", "web")
Report = Callable[[str], None]
"""Told the name of each step as it begins."""


class Project(Value):
    """Where a guide's files are. Images lie in `assets` beside the source, fonts and icons beside the layouts."""

    source: Path
    layouts: Path
    output: Path

    @property
    def images(self) -> Path:
        return self.source.parent / "assets" / "images"

    @property
    def lock(self) -> Path:
        return self.source / "ids.lock"

    def inputs(self) -> Iterator[tuple[str, bytes]]:
        """Every file that decides what is built, by its name in the project."""
        roots = {"source": self.source, "layouts": self.layouts, "assets": self.layouts.parent / "assets"}
        roots["images"] = self.images
        for name, root in roots.items():
            for path in sorted(root.rglob("*")):
                if path.is_file():
                    yield f"{name}/{path.relative_to(root).as_posix()}", path.read_bytes()


class BuildResult(Struct):
    """The outcome of a build. With an error in `problems`, `files` is not to be published."""

    problems: Problems
    guide: Guide | None = None
    files: dict[str, bytes] = {}
    pages: PageMap | None = None
    build: str = ""
    decks: Decks = ()


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


def check(project: Project, problems: Problems) -> None:
    """What can be said of a guide without setting it: errors, or else advice, at the levels that the guide gives it."""
    from guidepress.compose.decks import arrange_decks
    from guidepress.formats.pptx.fit import check_decks
    from guidepress.theme import load_theme

    found = read(project, problems)
    if found is None or problems.failed:
        return
    theme = load_theme(project.layouts, project.layouts.parent / "assets", problems)
    _advise(project, *found, theme, problems)
    decks = arrange_decks(*found, problems)
    if theme is not None:
        check_decks(decks, theme.deck, problems)
    problems.settle(found[0].about.checks)


def _advise(
    project: Project,
    guide: Guide,
    arranged: Arranged,
    theme: Theme | None,
    problems: Problems,
    *,
    errors_only: bool = False,
) -> None:
    from guidepress.checks.advice import Subject, advise

    advise(Subject(guide, arranged, project.images, theme), problems, errors_only=errors_only)


def published_ids(guide: Guide, arranged: Arranged) -> tuple[str, ...]:
    """Every name that others may hold on to: parts, sections, exercises and answers."""
    parts = [part.id for part in guide.parts]
    sections = [section.id for part in guide.parts for section in part.sections]
    return tuple(dict.fromkeys([*parts, *sections, *arranged.exercises, *arranged.fields]))


def build(
    project: Project, formats: tuple[Format, ...], report: Report, start: str = "", memo: Cache | None = None
) -> BuildResult:
    """Makes the files of the formats asked for. The workbook is always set, since it makes the page map.

    `start` is a time of day at which every timetable begins, in place of its own. What the `memo` of a warm process
    still holds is not made again.
    """
    from guidepress.theme import load_theme

    problems = Problems()
    report("Reading the source")
    found = read(project, problems)
    if found is None or problems.failed:
        return BuildResult(problems)
    guide, arranged = found
    theme = load_theme(project.layouts, project.layouts.parent / "assets", problems)
    if theme is None or problems.failed:
        return BuildResult(problems)
    if "error" in guide.about.checks.values():
        _advise(project, guide, arranged, theme, problems, errors_only=True)
    chosen = [("start", start.encode())] if start else []
    built = BuildResult(problems, guide, build=build_id([*project.inputs(), *chosen]))
    slug = arranged.book.slug

    from guidepress.formats import pdf

    report("Setting the workbook")
    memo = memo or Cache()
    book = arranged.book
    workbook = memo.once("workbook", (book, theme), problems, lambda: pdf.write(book, theme, problems))
    pages = built.pages = workbook.pages
    if "pdf" in formats:
        built.files[f"{slug}-workbook.pdf"] = workbook.data
    facilitating = None
    if "decks" in formats:
        from guidepress.pipeline.facilitation import Facilitating

        facilitating = Facilitating(guide, arranged, theme, pages, project.images, start, memo, problems)
        built.decks = facilitating.decks
    if "epub" in formats:
        from guidepress.formats import epub

        report("Binding the book")
        made = memo.once("book", (book, theme, pages), problems, lambda: epub.write(book, theme, pages, problems))
        built.files[f"{slug}.epub"] = made
    if "web" in formats:
        report("Making the web workbook")
        built.files |= memo.once(
            "web", (book, theme, pages), problems, lambda: _e_learning(book, theme, pages, problems)
        )
    if facilitating is not None:
        built.files |= facilitating.files(report)
    built.files["pages.json"] = json_bytes(pages_record(pages))
    locate_problems(guide, problems)
    problems.settle(guide.about.checks)
    return built


def _e_learning(book: Book, theme: Theme, pages: PageMap, problems: Problems) -> dict[str, bytes]:
    """The web workbook, and the same as a package for learning systems."""
    from guidepress.formats import scorm, web

    files = web.files_of(book, theme, pages, problems)
    course = scorm.book_for_learning_systems(book)
    shown = web.files_of(course, theme, pages, problems, scorm.medium_of(book))
    return {
        f"{book.slug}-web.zip": zipped(files),
        f"{book.slug}-scorm12.zip": scorm.package(shown, course, course.course, problems),
    }


def pages_record(pages: PageMap) -> dict[str, object]:
    """The page map as pages.json holds it."""
    return {
        "edition": pages.edition,
        "total": pages.total,
        "pages": {anchor: pages.pages[anchor] for anchor in sorted(pages.pages)},
        "breaks": [{"page": one.page, "block": one.block, "inside": one.inside} for one in pages.breaks],
    }
