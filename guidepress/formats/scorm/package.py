"""Packs the web workbook as a SCORM 1.2 package with one learning object, launch.html."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.core.zip_files import zipped
from guidepress.document.back_matter import in_place
from guidepress.document.blocks import Medium
from guidepress.document.book import Book
from guidepress.document.page_map import PageMap
from guidepress.formats.html.html_file import html_document
from guidepress.formats.html.licences import FOLDER
from guidepress.formats.html.script_files import hashed_names, names_among, with_hashed_scripts
from guidepress.formats.html.xml import document
from guidepress.formats.scorm.launch_page import LAUNCH, launch_page
from guidepress.formats.scorm.manifest import MANIFEST, check_title, manifest
from guidepress.formats.scorm.storage_limits import check_room, room_for_answers
from guidepress.formats.web.set_site import LaidSite, set_site, site_files
from guidepress.theme import Theme

FOLDER_OF_FORMAT = Path(__file__).parent
NOTICE = f"{FOLDER}/schemas.txt"
"""The copyright notice of the schema files."""
SAFE_PATH = re.compile(r"(?!.*\.\.)[^/\\:*?\"<>|\x00-\x1f]+(?:/[^/\\:*?\"<>|\x00-\x1f]+)*")
"""A path in the zip that every system can unpack and that stays inside the target folder."""


def book_for_learning_systems(book: Book) -> Book:
    """The book for a package. The tool's own words say what is sent to the learning system.

    If answers are sent, no text says that they stay on the device.
    """
    words = book.words
    counts = f" {words.web_course_counts}" if book.course is not None and book.course.score else ""
    if medium_of(book) == "course":
        return replace(book, words=replace(words, web_kept=words.web_course_stays + counts))
    course_words = replace(
        words,
        web_kept=words.web_course_kept + counts,
        web_answers_about=words.web_course_answers_about,
        web_saves=words.web_course_saves,
    )
    return replace(book, words=course_words)


def medium_of(book: Book) -> Medium:
    """The medium of a package: it depends on whether answers are sent to the learning system."""
    return "course-sent" if book.course is not None and book.course.send else "course"


class LaidPackage(Struct):
    """A package whose pages are rendered and whose manifest is valid."""

    pages: LaidSite
    """The web workbook of `book_for_learning_systems`."""


def set_package(book: Book, theme: Theme, pages: PageMap, problems: Problems) -> LaidPackage:
    """Renders the pages. Reports what a learning system cannot store."""
    course = in_place(book_for_learning_systems(book))
    check_package(course, problems)
    return LaidPackage(set_site(course, theme, pages, problems, medium_of(book)))


def check_package(book: Book, problems: Problems) -> None:
    """Reports too many parts, and a title that is too long."""
    check_room(book, book.course, problems)
    check_title(book, problems)


def write_package(laid: LaidPackage) -> bytes:
    """The bytes of the zip file. The same book, theme and page map give the same bytes."""
    return package_bytes(site_files(laid.pages), laid.pages.site.book)


def package_bytes(files: Mapping[str, bytes], book: Book) -> bytes:
    """The zip file with the pages of a book, by their names.

    ValueError for a name that some systems cannot unpack or that is reserved. This would be a fault of the tool.
    """
    _check_names(files)
    own = _static()
    names = hashed_names({name: data for name, data in own.items() if name.endswith(".js")})
    content = {**files, NOTICE: _bytes(FOLDER_OF_FORMAT / "schemas" / "schemas.txt")}
    content |= {names.get(name, name): data for name, data in own.items()}
    page = launch_page(book, room_for_answers(book))
    content[LAUNCH] = html_document(with_hashed_scripts(page, names_among(content)))
    entries = content | {MANIFEST: document(manifest(book, sorted(content)), "")} | _schemas()
    return zipped(dict(sorted(entries.items())))


def _static() -> dict[str, bytes]:
    """The scripts and the style sheet of launch.html."""
    paths = sorted(path for path in (FOLDER_OF_FORMAT / "static").iterdir() if path.suffix in (".css", ".js"))
    return {path.name: _bytes(path) for path in paths}


def _bytes(path: Path) -> bytes:
    """The bytes of a text file of the tool, with the same line ends on every system."""
    return path.read_bytes().replace(b"\r\n", b"\n")


def _schemas() -> dict[str, bytes]:
    """The schema files of the manifest: unchanged copies, at the root of the zip."""
    return {path.name: path.read_bytes() for path in sorted((FOLDER_OF_FORMAT / "schemas").glob("*.xsd"))}


def _check_names(names: Iterable[str]) -> None:
    """ValueError for an unsafe or reserved name."""
    reserved = {MANIFEST, LAUNCH, NOTICE, *_static(), *_schemas()}
    seen = {name.lower() for name in reserved}
    for name in names:
        if not SAFE_PATH.fullmatch(name) or name.lower() in seen:
            raise ValueError(f"{name!r} cannot be a file of the package")
        seen.add(name.lower())
