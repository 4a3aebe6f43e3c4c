"""A small guide as SCORM packages, for tests."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.document.back_matter import in_place
from guidepress.document.book import Book, Course
from guidepress.document.labels import Labels
from guidepress.document.page_map import PageMap
from guidepress.formats.scorm.package import book_for_learning_systems, check_package, medium_of, package_bytes
from guidepress.pipeline.project import Project
from guidepress.pipeline.reading import read
from guidepress.theme import load_theme
from tests.conftest import HOME
from tests.making import make_site

GUIDE = Path(__file__).parent / "guide"
STATIC = HOME / "guidepress" / "formats" / "scorm" / "static"
SCRIPTS = "".join(path.read_text(encoding="utf-8") for path in sorted(STATIC.glob("*.js")))
USED = set(re.findall(r"\bwords\.(\w+)", SCRIPTS))
MISSING = sorted(USED - {name.removeprefix("web_") for name in Labels.__struct_fields__})

PARTS = ("one", "two", "three")
COURSES = {
    "parts": Course("parts-visited", PARTS),
    "answered": Course("answered", PARTS, "three.promise.what"),
    "sent": Course("answered", PARTS, "three.promise.what", send=True),
    "scored": Course("parts-visited", PARTS, score=True),
}


@dataclass(frozen=True)
class Small:
    """The guide of tests/scorm/guide, arranged, with its pages."""

    book: Book
    files: Mapping[str, bytes]
    pages: Mapping[str, Mapping[str, bytes]]
    """The files of the web workbook by the name of each of COURSES."""

    def zip(self, name: str) -> bytes:
        problems = Problems()
        book = replace(self.book, course=COURSES[name])
        check_package(book, problems)
        made = package_bytes(self.pages[name], book)
        assert not list(problems)
        return made


def small_guide(folder: Path) -> Small:
    shutil.copytree(GUIDE, folder, dirs_exist_ok=True)
    problems = Problems()
    found = read(Project(folder / "source", HOME / "layouts", folder / "output"), problems)
    theme = load_theme(HOME / "layouts", HOME / "assets", problems)
    assert found is not None, list(problems)
    assert theme is not None, list(problems)
    book = in_place(found[1].book)
    assert book.course == COURSES["answered"]
    books = {name: replace(book, course=course) for name, course in COURSES.items()}
    pages = {
        name: make_site(book_for_learning_systems(one), theme, PageMap("1", {}, (), 0), problems, medium_of(one))
        for name, one in books.items()
    }
    assert not list(problems), list(problems)
    return Small(book, pages["answered"], pages)


def problems_of(files: Mapping[str, bytes], book: Book, course: Course) -> list[str]:
    problems = Problems()
    check_package(replace(book, course=course), problems)
    return [str(problem) for problem in problems]
