"""The web workbook as a SCORM 1.2 package: one object, launch.html, that shows the pages and talks to the system."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.core.zip_files import zipped
from guidepress.document.blocks import Medium
from guidepress.document.book import Book
from guidepress.document.page_map import PageMap
from guidepress.formats.html.html_file import html_document
from guidepress.formats.html.licences import FOLDER
from guidepress.formats.html.scripts import versioned, versions_of
from guidepress.formats.html.xml import document
from guidepress.formats.scorm.launch_page import LAUNCH, launch_page
from guidepress.formats.scorm.manifest import MANIFEST, check_title, manifest
from guidepress.formats.scorm.storage_limits import check_room, room_for_answers
from guidepress.formats.web.set_site import LaidSite, set_site, site_files
from guidepress.theme import Theme

HERE = Path(__file__).parent
NOTICE = f"{FOLDER}/schemas.txt"
"""Whose the schema files are."""
PACKAGED = "guide.js", b"GUIDE.packaged = true;\n"
"""A script of the web workbook, and what a package adds to it: items.js then keeps nothing without a learner's code."""
SAFE = re.compile(r"(?!.*\.\.)[^/\\:*?\"<>|\x00-\x1f]+(?:/[^/\\:*?\"<>|\x00-\x1f]+)*")
"""A path inside the zip that every system can unpack, and that stays inside."""


def book_for_learning_systems(book: Book) -> Book:
    """The book whose pages a package holds, set in the words of `medium_of`.

    The tool's own words say what the learning system is told. Where answers are sent, none says that they stay here.
    """
    words = book.words
    if medium_of(book) == "course":
        return replace(book, words=replace(words, web_kept=words.web_course_stays))
    told = replace(
        words,
        web_kept=words.web_course_kept,
        web_answers_about=words.web_course_answers_about,
        web_saves=words.web_course_saves,
    )
    return replace(book, words=told)


def medium_of(book: Book) -> Medium:
    """The medium whose words stand in a package: whether answers are sent to the learning system."""
    return "course-sent" if book.course is not None and book.course.send else "course"


class LaidPackage(Struct):
    """A package whose pages are set and whose manifest is known to be sound."""

    pages: LaidSite
    """The web workbook of `book_for_learning_systems`."""


def set_package(book: Book, theme: Theme, pages: PageMap, problems: Problems) -> LaidPackage:
    """Sets the pages. Reports what a learning system cannot hold."""
    course = book_for_learning_systems(book)
    check_package(course, problems)
    return LaidPackage(set_site(course, theme, pages, problems, medium_of(book)))


def check_package(book: Book, problems: Problems) -> None:
    """Reports too many parts, and a title that is too long."""
    check_room(book, book.course, problems)
    check_title(book, problems)


def write_package(laid: LaidPackage) -> bytes:
    """The bytes of the zip. The same book, theme and pages give the same bytes."""
    return package(site_files(laid.pages), laid.pages.site.book)


def package(files: Mapping[str, bytes], book: Book) -> bytes:
    """The zip of the pages of a book, by their names.

    ValueError for a name that a system could not unpack, or that is taken: a fault of the tool.
    """
    _check_names(files)
    content = _packaged(files) | _static() | {NOTICE: _bytes(HERE / "schemas" / "schemas.txt")}
    page = launch_page(book, room_for_answers(book))
    content[LAUNCH] = html_document(versioned(page, versions_of(content)))
    whole = content | {MANIFEST: document(manifest(book, sorted(content)), "")} | _schemas()
    return zipped(dict(sorted(whole.items())))


def _packaged(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the web workbook, changed so that their scripts know that they belong to a package."""
    script, more = PACKAGED
    return {name: content + more if name == script else content for name, content in files.items()}


def _static() -> dict[str, bytes]:
    """Scripts and style of launch.html."""
    paths = sorted(path for path in (HERE / "static").iterdir() if path.suffix in (".css", ".js"))
    return {path.name: _bytes(path) for path in paths}


def _bytes(path: Path) -> bytes:
    """The bytes of a text of ours, the same on every system."""
    return path.read_bytes().replace(b"\r\n", b"\n")


def _schemas() -> dict[str, bytes]:
    """The files that say what a manifest may hold: exact copies, at the root of the zip."""
    return {path.name: path.read_bytes() for path in sorted((HERE / "schemas").glob("*.xsd"))}


def _check_names(names: Iterable[str]) -> None:
    taken = {MANIFEST, LAUNCH, NOTICE, *_static(), *_schemas()}
    seen = {name.lower() for name in taken}
    for name in names:
        if not SAFE.fullmatch(name) or name.lower() in seen:
            raise ValueError(f"{name!r} cannot be a file of the package")
        seen.add(name.lower())
