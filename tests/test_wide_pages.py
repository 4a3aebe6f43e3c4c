"""Wide tables and figures: pages of the PDF that lie across."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest
from msgspec.structs import replace

from guidepress.compose.book import arrange
from guidepress.core.problems import Problems
from guidepress.document.page_map import PageMap
from guidepress.formats.pdf.workbook import LaidWorkbook, set_workbook, write_workbook
from guidepress.theme import Theme
from tests.decks import theme
from tests.making import make_site
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.small_guides import guide_of, part_of

WORDS = "Words that take some room in the cell"
TABLE: dict[str, Any] = {
    "table": "Many columns",
    "id": "one.table",
    "wide": True,
    "header": [f"Column {at}" for at in range(7)],
    "rows": [[f"{WORDS} {row}.{at}" for at in range(7)] for row in range(5)],
}
FIGURE = {
    "figure": "A long line",
    "alt": "An arrow.",
    "wide": True,
    "id": "one.figure",
    "diagram": {
        "size": [240, 40],
        "shapes": [{"box": "Start", "at": [0, 0], "size": [40, 20]}, {"box": "End", "at": [200, 0], "size": [40, 20]}],
    },
}
TEXT = {"text": "Some words before and behind."}


def laid_of(folder: Path, *blocks: dict[str, Any], design: Theme | None = None) -> LaidWorkbook:
    problems = Problems()
    book = arrange(guide_of(folder, [part_of(*blocks, number=1)], problems), folder, problems).book
    laid = set_workbook(book, design or theme(), problems)
    assert not list(problems), "\n".join(map(str, problems))
    return laid


def shapes(data: bytes) -> str:
    """A letter for each page: "u" for one that stands upright, "w" for one that lies across."""
    with pikepdf.open(BytesIO(data)) as pdf:
        assert not any("/Rotate" in page for page in pdf.pages)
        return "".join("w" if page.MediaBox[2] > page.MediaBox[3] else "u" for page in pdf.pages)


@pytest.mark.parametrize(
    ("blocks", "pages"),
    [
        ((TEXT, TABLE, TEXT), "uuuuwu"),
        ((TABLE, TEXT), "uuuwu"),
        ((TEXT, FIGURE), "uuuuw"),
        ((TABLE, FIGURE, TEXT), "uuuwwu"),
        ((TEXT, TABLE | {"rows": TABLE["rows"] * 4}, TEXT), "uuuuwwwu"),
    ],
)
def test_a_wide_block_has_pages_of_its_own(blocks: tuple[dict[str, Any], ...], pages: str, tmp_path: Path) -> None:
    found = shapes(write_workbook(laid_of(tmp_path, *blocks)))
    assert found.strip("u") == pages.strip("u"), found
    assert found.index("w") == pages.index("w"), found


def test_the_heading_goes_with_it_and_the_tags_stay_in_order(tmp_path: Path) -> None:
    data = write_workbook(laid_of(tmp_path, TABLE, TEXT))
    assert faults(TaggedPdf(data)) == []
    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages]
    wide = pages[shapes(data).index("w")]
    head = ["A part", "A section", "Table 1: Many columns"]
    assert wide.splitlines()[:3] == head, "the running head, the heading, the caption"
    assert "cell 4.6" in wide
    behind = pages[shapes(data).index("w") + 1]
    assert "Some words" in behind


def test_its_page_is_in_the_page_map(tmp_path: Path) -> None:
    laid = laid_of(tmp_path, TEXT, TABLE, FIGURE, TEXT)
    pages = laid.pages.pages
    assert pages["one.figure"] == pages["one.table"] + 1
    assert [one.page for one in laid.pages.breaks] == list(range(1, laid.pages.total + 1))


def test_a_page_that_lies_across_anyway_stays_as_it_is(tmp_path: Path) -> None:
    design = theme()
    page = design.workbook.page
    across = replace(page, width=page.height, height=page.width)
    laid = laid_of(tmp_path, TEXT, TABLE, design=replace(design, workbook=replace(design.workbook, page=across)))
    assert set(shapes(write_workbook(laid))) == {"w"}


def test_screens_show_it_as_any_other(tmp_path: Path) -> None:
    problems = Problems()
    (tmp_path / "a").mkdir()
    sites = []
    for name, table in (("wide", TABLE), ("upright", {key: value for key, value in TABLE.items() if key != "wide"})):
        folder = tmp_path / name
        book = arrange(guide_of(folder, [part_of(table)], problems), folder, problems).book
        sites.append(make_site(book, theme(), PageMap("1", {}, (), 0), problems)["one.a.html"])
    assert sites[0] == sites[1]
