"""The book in the hands of readers: epub.js on screens of every size, axe in every file, calibre to other formats."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from guidepress.core.problems import Problems
from tests.conftest import RealGuide, command, need
from tests.crowded_book import crowded_book
from tests.decks import theme
from tests.epub_cases import bound, broken
from tests.epub_parity import book_blocks
from tests.making import make_book, make_workbook
from tests.validators.epub import Screen, axe, calibre, epubjs, has_browser

SCREENS = [
    Screen("phone", 390, 844),
    Screen("smallest phone, large text", 320, 568, text="200%"),
    Screen("tablet by night", 820, 1180, dark=True),
    Screen("tablet, large text", 820, 1180, text="200%"),
    Screen("desktop", 1440, 900),
]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every block in one book."""
    path = tmp_path_factory.mktemp("sample") / "book.epub"
    path.write_bytes(bound())
    return path


@pytest.fixture(scope="module")
def guide(output: Path) -> Path:
    (path,) = output.glob("*.epub")
    return path


def spoilt(book: Path, folder: Path, old: str, new: str) -> Path:
    """The sample with one text of one file replaced."""
    path = folder / "spoilt.epub"
    path.write_bytes(broken(book.read_bytes(), "EPUB/other.xhtml", old, new))
    return path


# ------------------------------------------------------------------------------------------------- epub.js


@pytest.fixture(scope="module")
def seen(guide: Path) -> list[str]:
    """What goes wrong with the guide on any screen; each finding begins with the name of its screen."""
    need("epub.js", has_browser("epubjs"))
    return epubjs(guide, SCREENS)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_every_file_fits_every_screen(seen: list[str], screen: Screen) -> None:
    assert [each for each in seen if each.startswith(f"{screen.name} ")] == []


def test_no_reader_breaks_off(seen: list[str]) -> None:
    assert [each for each in seen if not each.startswith(tuple(f"{screen.name} " for screen in SCREENS))] == []


def test_every_block_fits_every_screen(sample: Path) -> None:
    need("epub.js", has_browser("epubjs"))
    assert epubjs(sample, SCREENS) == []


def test_long_words_and_wide_tables_fit_every_screen(tmp_path: Path) -> None:
    need("epub.js", has_browser("epubjs"))
    book = replace(crowded_book(), title="Internationalisation: a workbook for interdisciplinarians")
    problems = Problems()
    made = make_workbook(book, theme(), problems)
    path = tmp_path / "book.epub"
    path.write_bytes(make_book(book, theme(), made.pages, problems))
    assert list(problems) == []
    assert epubjs(path, SCREENS) == []


FAULTS = {
    '<p style="width: 50em">Wide</p>': "too wide",
    '<img src="images/none.png" alt="Nothing"/>': "the image Nothing cannot be shown",
    '<p style="background: url(https://example.org/a.png)">Away</p>': "https://example.org/a.png",
}


def test_the_reader_sees_what_is_wrong(sample: Path, tmp_path: Path) -> None:
    need("epub.js", has_browser("epubjs"))
    found = epubjs(spoilt(sample, tmp_path, "<h1 ", "".join(FAULTS) + "<h1 "), SCREENS[:1])
    for said in FAULTS.values():
        assert any(said in each for each in found), (said, found)


# ------------------------------------------------------------------------------------------------- axe


def test_axe_finds_nothing_in_the_guide(guide: Path, tmp_path: Path) -> None:
    need("axe", has_browser("axe-core"))
    assert axe(guide, tmp_path) == []


def test_axe_finds_nothing_in_any_block(sample: Path, tmp_path: Path) -> None:
    need("axe", has_browser("axe-core"))
    assert axe(sample, tmp_path) == []


def test_axe_sees_what_is_wrong(sample: Path, tmp_path: Path) -> None:
    need("axe", has_browser("axe-core"))
    pale = '<p style="color: #bbb; background: #fff">Pale</p><textarea></textarea><h1 '
    found = axe(spoilt(sample, tmp_path, "<h1 ", pale), tmp_path)
    assert {each.split(": ")[1] for each in found} == {"color-contrast", "label"}


# ------------------------------------------------------------------------------------------------- calibre


def test_calibre_makes_a_file_for_kindles(guide: Path, tmp_path: Path) -> None:
    command("ebook-convert")
    assert calibre(guide, tmp_path / "book.azw3") == []


def test_calibre_makes_a_word_file_with_every_block(guide: Path, tmp_path: Path, real: RealGuide) -> None:
    command("ebook-convert")
    target = tmp_path / "book.docx"
    assert calibre(guide, target) == []
    with zipfile.ZipFile(target) as opened:
        xml = opened.read("word/document.xml").decode("utf-8")
    paragraphs = re.findall(r"<w:p[ >].*?</w:p>", xml, re.DOTALL)
    text = letters("".join(letter for each in paragraphs for letter in re.findall(r"<w:t[^>]*>([^<]*)</w:t>", each)))
    blocks = [each for each in book_blocks(guide.read_bytes()) if each.role not in ("mark", "Figure")]
    missing = [each.text for each in blocks if letters(re.sub(r"\{[^}]*\}", "", each.text)) not in text]
    assert missing == []


def letters(text: str) -> str:
    return re.sub(r"\W+", "", text.replace("&amp;", "&"))


def test_calibre_says_what_is_wrong(sample: Path, tmp_path: Path) -> None:
    command("ebook-convert")
    path = tmp_path / "spoilt.epub"
    path.write_bytes(broken(sample.read_bytes(), "EPUB/book.css", "h2 {", "h2 { color: var(--none);"))
    assert any("Syntax Error" in each for each in calibre(path, tmp_path / "book.azw3"))
