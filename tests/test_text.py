"""Measuring and breaking text, as all formats do it."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from guidepress.core.problems import Problems
from guidepress.formats.pptx.text_measure import MM_PER_POINT, Ruler
from guidepress.text.fit import fits, largest_size
from guidepress.text.font_tables import font_tables
from guidepress.text.line_break import break_text, split_word
from guidepress.text.metrics import EvenMetrics, FontMetrics, Typeface
from guidepress.theme import Theme, load_theme
from tests.conftest import HOME

FONTS = sorted((HOME / "assets" / "fonts").rglob("*.ttf"))


@pytest.fixture(scope="module")
def theme() -> Theme:
    found = load_theme(HOME / "layouts", HOME / "assets", Problems())
    assert found is not None
    return found


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_widths_are_those_that_fonttools_reads(path: object) -> None:
    data = (HOME / str(path)).read_bytes()
    with TTFont(str(path)) as font:
        scale = 1000 / font["head"].unitsPerEm
        wanted = {code: font["hmtx"][name][0] * scale for code, name in font.getBestCmap().items() if name != ".notdef"}
        found = font_tables(data)
        assert found.widths == wanted
        assert (found.ascent, found.descent) == (font["hhea"].ascent * scale, -font["hhea"].descent * scale)


def test_a_file_that_is_no_font_is_refused() -> None:
    with pytest.raises(ValueError, match="no table"):
        font_tables(b"\x00\x01\x00\x00" + bytes(8))


def test_a_text_is_as_wide_as_its_stretches(theme: Theme) -> None:
    face = Typeface(theme.font_chain("bold"))
    text = "Ω → Жизнь, ✓ and CO₂"
    stretches = face.stretches(text)
    assert "".join(words for _, words in stretches) == text
    assert len({font for font, _ in stretches}) > 2
    widths = [sum(face.tables(font).widths[ord(letter)] for letter in words) for font, words in stretches]
    assert face.width(text) == pytest.approx(sum(widths) / 1000)
    assert face.lacking == {}
    face.width("🦉")
    assert face.lacking["🦉"] == "🦉"


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("one two three\nfour", 7, ["one two", "three", "four"]),
        ("one\n\ntwo", 7, ["one", "", "two"]),
        ("10\u00a0% of 5\u2009kg", 7, ["10\u00a0% of", "5\u2009kg"]),
        ("unbreakable", 4, ["unbreakable"]),
        ("", 4, []),
    ],
)
def test_lines(text: str, room: float, lines: list[str]) -> None:
    assert break_text(text, room, len) == lines


def test_a_long_word_is_divided_where_that_is_asked_for() -> None:
    assert break_text("an unbreakable word", 4, len, split=True) == ["an", "unbr", "eaka", "ble", "word"]
    assert list(split_word("abc", 0.5, len)) == [("a", 1), ("b", 1), ("c", 1)]


def test_the_largest_size_fits_and_the_next_does_not() -> None:
    letters = EvenMetrics(0.5)
    size = largest_size("four words of text", (60, 40), 40, 1.2, letters)
    assert fits("four words of text", (60, 40), size, 1.2, letters)
    assert not fits("four words of text", (60, 40), size + 1, 1.2, letters)
    assert largest_size("a", (60, 40), 12.7, 1.2, letters) == 12
    assert largest_size("unbreakable", (1, 1), 12, 1.2, letters) == 1


def test_slides_measure_letters_that_their_table_lacks_in_the_fallback_fonts(theme: Theme) -> None:
    ruler = Ruler(theme)
    face = FontMetrics(theme.font_chain).typeface("bold")
    for letter in "→жΩ":
        assert ruler.metrics.width(letter, "bold") == face.width(letter) < theme.deck.other
    assert ruler.metrics.width("–", "bold") < theme.deck.other
    assert ruler.metrics.width("🦉", "bold") == theme.deck.other
    words = "Хорошая встреча"
    room = face.width(words) * 20 * MM_PER_POINT
    assert ruler.lines(words, 20, room + 1) == 1
    assert ruler.lines(words, 20, room - 1) == 2
