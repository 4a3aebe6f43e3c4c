"""EPUBCheck and Ace agree with every block and with the real guide, and each is shown that it can disagree."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.problems import Problems
from guidepress.writers import epub, pdf
from tests.conftest import need
from tests.epub_cases import bound, broken, theme, with_embedded_fonts
from tests.sample_book import sample_book as sample_book_of_the_workbook
from tests.validators.epub import ace, epubcheck, has_ace, has_epubcheck


@pytest.fixture(scope="module")
def sample_book() -> bytes:
    return bound()


def saved(data: bytes, folder: Path) -> Path:
    path = folder / "book.epub"
    path.write_bytes(data)
    return path


def test_epubcheck_has_nothing_to_say_of_any_block(sample_book: bytes, tmp_path: Path) -> None:
    need("EPUBCheck", has_epubcheck())
    assert epubcheck(saved(sample_book, tmp_path), tmp_path) == []


def test_epubcheck_has_nothing_to_say_of_embedded_fonts(tmp_path: Path) -> None:
    need("EPUBCheck", has_epubcheck())
    assert epubcheck(saved(bound(with_embedded_fonts()), tmp_path), tmp_path) == []


def test_epubcheck_has_nothing_to_say_of_the_workbook_writers_sample(tmp_path: Path) -> None:
    need("EPUBCheck", has_epubcheck())
    problems = Problems()
    pages = pdf.write(sample_book_of_the_workbook(), theme(), problems).pages
    data = epub.write(sample_book_of_the_workbook(), theme(), pages, problems)
    assert not list(problems)
    assert epubcheck(saved(data, tmp_path), tmp_path) == []


def test_epubcheck_sees_a_broken_book(sample_book: bytes, tmp_path: Path) -> None:
    need("EPUBCheck", has_epubcheck())
    bad = broken(sample_book, "EPUB/other.xhtml", "<h1 ", "<blink/><h1 ")
    messages = epubcheck(saved(bad, tmp_path), tmp_path)
    assert any("RSC-005" in message and "blink" in message for message in messages)


def test_ace_has_nothing_to_say_of_any_block(sample_book: bytes, tmp_path: Path) -> None:
    need("Ace", has_ace())
    assert ace(saved(sample_book, tmp_path), tmp_path) == []


def test_ace_sees_a_broken_book(sample_book: bytes, tmp_path: Path) -> None:
    need("Ace", has_ace())
    bad = broken(sample_book, "EPUB/other.xhtml", "<h1 ", "<textarea></textarea><h1 ")
    messages = ace(saved(bad, tmp_path), tmp_path)
    assert any(message.startswith("critical label other.xhtml") for message in messages)


def test_epubcheck_has_nothing_to_say_of_the_real_guide(output: Path, tmp_path: Path) -> None:
    need("EPUBCheck", has_epubcheck())
    for path in output.glob("*.epub"):
        assert epubcheck(path, tmp_path) == []


def test_ace_has_nothing_to_say_of_the_real_guide(output: Path, tmp_path: Path) -> None:
    need("Ace", has_ace())
    for path in output.glob("*.epub"):
        assert ace(path, tmp_path) == []
