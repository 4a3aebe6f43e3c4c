"""What the guide is in each format: small enough, complete, free of warnings, and true to its published editions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guidepress.core.problems import Problems
from guidepress.formats.scorm.storage_limits import STORAGE_LIMIT, largest_position, room_for_answers
from guidepress.pipeline.build import BuildResult
from guidepress.pipeline.reading import read
from tests.conftest import HOME, RealGuide, real_project
from tests.guide.readability import avoided, passages, reading_of, to_avoid
from tests.test_advice import said_of
from tests.test_epub import Read
from tests.test_media import nothing_untrue
from tests.test_pack import texts as pages_of


@pytest.fixture(scope="module")
def book(built: BuildResult) -> Read:
    return Read(next(data for name, data in built.files.items() if name.endswith(".epub")))


def test_old_readers_can_open_every_file(book: Read) -> None:
    sizes = {info.filename: info.file_size for info in book.zip.infolist()}
    assert {name: size for name, size in sizes.items() if name.endswith(".xhtml") and size > 250_000} == {}
    assert sum(sizes.values()) < 2_000_000


def test_what_a_learning_system_keeps_has_room(real: RealGuide) -> None:
    book = real.arranged.book
    assert largest_position(book) < 300
    assert room_for_answers(book) > 3_500
    assert largest_position(book) + len(',"a":[]') + room_for_answers(book) == STORAGE_LIMIT


def test_the_guide_is_free_of_warnings(tmp_path: Path) -> None:
    said = said_of(real_project(tmp_path))
    assert not said, "\n".join(said)


def test_the_guide_gives_a_reason_for_every_setting() -> None:
    """A comment stands on the line of each setting of `checks`, or above it."""
    text = (HOME / "source" / "guide.yaml").read_text(encoding="utf-8")
    settings = re.search(r"^checks:\n((?:  .*\n)+)", text, re.MULTILINE)
    assert settings is not None
    lines = settings.group(1).splitlines()
    for number, line in enumerate(lines):
        if not line.lstrip().startswith("#"):
            above = lines[number - 1] if number else ""
            assert "  # " in line or above.lstrip().startswith("#"), line


def test_the_guide_loses_nothing_of_what_was_published(tmp_path: Path) -> None:
    problems = Problems()
    assert real_project(tmp_path).lock.exists()
    read(real_project(tmp_path), problems)
    codes = {problem.code.value for problem in problems}
    assert not codes & {"lost-id", "retired-id", "changed-id", "locked-edition"}


def test_the_words_of_the_pack_are_plain(real: RealGuide) -> None:
    texts = tuple(passages(real.guide.pack))
    assert len(texts) > 80
    assert [found for one in texts for found in avoided(one.text, to_avoid())] == []
    reading = reading_of(texts)
    assert reading is not None
    assert reading.flesch > 60
    assert reading.longest <= 30


def test_the_brief_and_the_form_take_one_page_each(built: BuildResult) -> None:
    pack = pages_of(built, "-facilitator-pack.pdf")
    for title in ("Brief for booking", "Evaluation form"):
        pages = [page for page in pack if page.startswith(title)]
        assert len(pages) == 1


def test_nothing_untrue_stands_in_a_package_that_sends_answers(tmp_path: Path) -> None:
    nothing_untrue(HOME / "source", tmp_path / "guide")
