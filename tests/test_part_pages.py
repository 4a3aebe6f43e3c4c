"""The first pages of parts, which any printer can print, and the pages before them."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from guidepress.compose.book import arrange
from guidepress.core.problems import Problems, Where
from guidepress.core.values import walk
from guidepress.document.authored_text import Line
from guidepress.document.blocks import NotesPage, Paragraph
from guidepress.document.book import Division, Section
from guidepress.document.inline import Run, plain
from guidepress.theme import Theme
from tests.glyph_boxes import Page, Rectangle, inside, pages
from tests.making import make_workbook
from tests.page_layouts import A5, theme_for
from tests.sample_book import sample_book
from tests.small_guides import guide_of, part_of

MM = 72 / 25.4
UNPRINTED = 5 * MM
"""The edge of a sheet that office printers leave white."""
PLAIN_PAGE = (210.0, 297.0)


def drawn(theme: Theme, *parts: Division) -> list[Page]:
    problems = Problems()
    made = make_workbook(replace(sample_book(), divisions=parts), theme, problems)
    assert list(problems) == []
    return list(pages(made.data))


def part(number: int, title: str = "A part with a title") -> Division:
    """A part with an opener and one page."""
    words = (Paragraph((Run("Words."),), key=f"b{number}"),)
    section = Section((Run("A section"),), f"s{number}", words, f"t{number}")
    id = f"p{number}"
    return Division("part", (Run(title),), id, id, f"{number}", sections=(section,), key=f"v{number}")


def area(box: Rectangle) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


@pytest.mark.parametrize("page", [PLAIN_PAGE, A5], ids=["a4", "a5"])
def test_a_light_opener_has_no_solid_ground_and_keeps_clear_of_the_edges(
    page: tuple[float, float], tmp_path: Path
) -> None:
    opener = drawn(theme_for(tmp_path, page), part(1))[2]
    assert "A part with a title" in opener.text
    printed = (UNPRINTED, UNPRINTED, opener.width - UNPRINTED, opener.height - UNPRINTED)
    for path in opener.paths:
        assert area(path) < 0.05 * opener.width * opener.height
        is_tab = path[2] == pytest.approx(opener.width, abs=0.1)
        assert is_tab or inside(path, printed, 0)
    assert all(inside(glyph.box, printed, 0) for glyph in opener.glyphs)


def test_an_opener_may_have_full_ink(tmp_path: Path) -> None:
    opener = drawn(theme_for(tmp_path, changed=("ink: light", "ink: full")), part(1))[2]
    assert max(map(area, opener.paths)) > 0.4 * opener.width * opener.height


def test_a_page_that_only_makes_the_next_part_begin_on_the_right_is_blank(tmp_path: Path) -> None:
    made = drawn(theme_for(tmp_path), part(1), part(2))
    openers = [page.number for page in made if "Part 1" in page.text or "Part 2" in page.text]
    assert openers == [3, 5]
    assert (made[1].text.strip(), made[1].paths) == ("", [])


def test_such_a_page_may_be_for_notes_and_has_the_name_of_its_part(tmp_path: Path) -> None:
    theme = theme_for(tmp_path, changed=("multiple: 2 ", "multiple: 4 "))
    theme = replace(theme, workbook=replace(theme.workbook, page=replace(theme.workbook.page, fill="notes")))
    made = drawn(theme, part(1, "First"), part(2, "Second"))
    notes = [line for page in made for line in page.text.splitlines() if line.startswith("More notes")]
    assert len(made) == 8
    assert notes == ["More notes: A sample guide", "More notes: Second"]
    assert sample_book().words.numbered in made[7].text, "a second one of the same part has a number"


def test_pages_for_notes_have_the_prompts_of_the_guide_in_turn(tmp_path: Path) -> None:
    problems = Problems()
    block = {"notes": True, "prompt": "A prompt of its own"}
    guide = guide_of(tmp_path / "source", [part_of({"notes": True}, block, {"notes": True}, notes=2)], problems)
    prompts = tuple(Line(words, where=Where("")) for words in ("One?", "Two?", "Three?"))
    for given, expected in (
        (prompts, ["One?", "A prompt of its own", "Two?", "Three?", "One?"]),
        ((), ["What do I want to remember? Whom shall I ask?", "A prompt of its own"]),
    ):
        about = replace(guide.about, notes_prompts=given)
        book = arrange(replace(guide, about=about), tmp_path, problems).book
        found = [plain(page.prompt) for page in walk(book.divisions) if isinstance(page, NotesPage)]
        assert found[: len(expected)] == expected
    assert list(problems) == []
