"""The web workbook as a SCORM 1.2 package: one object, launch.html, that shows the pages and talks to the system."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec.structs import replace

from guidepress.archive import zipped
from guidepress.blocks import Book, Course, Medium
from guidepress.markup.html import html_document
from guidepress.markup.licences import FOLDER
from guidepress.markup.scripts import versioned, versions_of
from guidepress.markup.xml import document
from guidepress.problems import Problems
from guidepress.writers.scorm.launch import LAUNCH, launch_page
from guidepress.writers.scorm.manifest import MANIFEST, manifest
from guidepress.writers.scorm.room import check_room, room_for_answers

__all__ = ["book_for_learning_systems", "medium_of", "package"]

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


def package(files: Mapping[str, bytes], book: Book, course: Course | None, problems: Problems) -> bytes:
    """The bytes of the zip. The same files, book and course give the same bytes.

    `files` are those of the web workbook of `book_for_learning_systems`, by their names. Reports what a learning system
    cannot hold: too many parts, a title that is too long. ValueError for a name that a system could not unpack, or that
    is taken.
    """
    check_room(book, course, problems)
    _check_names(files)
    content = _packaged(files) | _static() | {NOTICE: _bytes(HERE / "schemas" / "schemas.txt")}
    page = launch_page(book, room_for_answers(book))
    content[LAUNCH] = html_document(versioned(page, versions_of(content)))
    root = manifest(book, sorted(content), problems)
    whole = content | {MANIFEST: document(root, "")} | _schemas()
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
