"""EPUBCheck and Ace agree with every block and with the real guide, and each is shown that it can disagree."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.core.problems import Problems
from tests.conftest import need
from tests.epub_cases import bound, broken, theme, with_embedded_fonts
from tests.making import make_book, make_workbook
from tests.sample_book import sample_book as sample_book_of_the_workbook
from tests.tongues import tongues
from tests.validators.epub import ace, epubcheck, has_ace, has_epubcheck


@pytest.fixture(scope="module")
def books(output: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Books to be judged. Each judge is started once and takes them all."""
    (guide,) = output.glob("*.epub")
    found = {"guide": guide}
    blocks = bound()
    made = {
        "blocks": blocks,
        "fonts": bound(with_embedded_fonts()),
        "workbook": _of_the_workbook(),
        "letters": tongues("epub")["better-meetings.epub"],
        "broken": broken(blocks, "EPUB/other.xhtml", "<h1 ", "<blink/><textarea></textarea><h1 "),
    }
    folder = tmp_path_factory.mktemp("books")
    for name, data in made.items():
        found[name] = folder / f"{name}.epub"
        found[name].write_bytes(data)
    return found


def _of_the_workbook() -> bytes:
    problems = Problems()
    pages = make_workbook(sample_book_of_the_workbook(), theme(), problems).pages
    data = make_book(sample_book_of_the_workbook(), theme(), pages, problems)
    assert not list(problems)
    return data


@pytest.fixture(scope="module")
def by_epubcheck(books: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    need("EPUBCheck", has_epubcheck())
    return dict(zip(books, epubcheck(list(books.values()), tmp_path_factory.mktemp("epubcheck")), strict=True))


@pytest.fixture(scope="module")
def by_ace(books: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    need("Ace", has_ace())
    names = ["blocks", "broken", "guide", "letters"]
    return dict(zip(names, ace([books[name] for name in names], tmp_path_factory.mktemp("ace")), strict=True))


@pytest.mark.parametrize("name", ["blocks", "fonts", "workbook", "letters", "guide"])
def test_epubcheck_has_nothing_to_say(by_epubcheck: dict[str, list[str]], name: str) -> None:
    assert by_epubcheck[name] == []


def test_epubcheck_sees_a_broken_book(by_epubcheck: dict[str, list[str]]) -> None:
    assert any("RSC-005" in message and "blink" in message for message in by_epubcheck["broken"])


@pytest.mark.parametrize("name", ["blocks", "guide", "letters"])
def test_ace_has_nothing_to_say(by_ace: dict[str, list[str]], name: str) -> None:
    assert by_ace[name] == []


def test_ace_sees_a_broken_book(by_ace: dict[str, list[str]]) -> None:
    assert any(message.startswith("critical label other.xhtml") for message in by_ace["broken"])
