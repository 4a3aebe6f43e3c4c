"""Tables with merged and empty cells: their headers, their lines, what becomes of them on narrow and short pages."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from guidepress.compose.book import arrange
from guidepress.core.problems import Code, Problems, Where
from guidepress.document.authored_text import Line
from guidepress.document.blocks import MergedCell, Table
from guidepress.document.book import Division
from guidepress.document.inline import Run
from guidepress.document.page_map import PageMap
from guidepress.formats.word.document import write_word
from guidepress.source.model.tables import TableCell, check_table, place_cells
from tests.decks import theme
from tests.making import make_deck, make_workbook
from tests.page_layouts import A5, theme_for
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.sample_book import sample_book
from tests.small_guides import decks_of, guide_of, part_of

TABLE: dict[str, Any] = {
    "table": "Who is in",
    "header": ["", {"cell": "Morning", "columns": 2}, "Evening"],
    "rows": [
        ["Monday", {"cell": "Closed", "columns": 2}, ""],
        [{"cell": "Tuesday", "rows": 2}, "Mia", "Ben", {"cell": "Anybody who can come at all", "rows": 2}],
        ["Noor", ""],
        [{"cell": "All other days", "columns": 4}],
    ],
}


def pdf_of(folder: Path, block: dict[str, Any], enlarged: float = 1.0, copies: int = 1) -> TaggedPdf:
    problems = Problems()
    guide = guide_of(folder / "source", [part_of(*[{"text": "Words."}, block] * copies)], problems)
    book = arrange(guide, folder, problems).book
    made = make_workbook(book, theme_for(folder / "layouts", A5, enlarged), problems)
    assert not list(problems), "\n".join(map(str, problems))
    return TaggedPdf(made.data)


@pytest.mark.parametrize("copies", [1, 12])
def test_cells_have_their_headers(copies: int, tmp_path: Path) -> None:
    """Also where the table comes to the end of a page."""
    pdf = pdf_of(tmp_path, TABLE, copies=copies)
    assert faults(pdf) == []
    found = [
        (element.tag, str(cells.get("/ColSpan", 1)), str(cells.get("/RowSpan", 1)), len(cells.get("/Headers", [])))
        for element in pdf.nodes("TH", "TD")
        for cells in [element.attributes()]
    ]
    assert (
        found
        == [
            *[("TD", "1", "1", 0), ("TH", "2", "1", 0), ("TH", "1", "1", 0)],
            *[("TH", "1", "1", 0), ("TD", "2", "1", 2), ("TD", "1", "1", 2)],
            *[("TH", "1", "2", 0), ("TD", "1", "1", 2), ("TD", "1", "1", 2), ("TD", "1", "2", 2)],
            *[("TD", "1", "1", 2), ("TD", "1", "1", 2)],
            *[("TH", "4", "1", 2)],
        ]
        * copies
    )


def test_a_cell_of_several_rows_stands_in_each_card(tmp_path: Path) -> None:
    """Where the columns have no room, each row becomes a card."""
    words = ["Rindfleischetikettierung", "Grundstuecksverkehr", "Donaudampfschifffahrt", "Hochgeschwindigkeit"]
    rows = [[{"cell": "a", "rows": 2}, "b", {"cell": "c", "columns": 2}], list("def")]
    block = {"table": True, "header": words, "rows": rows}
    pdf = pdf_of(tmp_path, block, enlarged=1.4)
    assert faults(pdf) == []
    assert not pdf.nodes("Table")
    cards = [" ".join(pdf.text(kid) for kid in card.walk() if kid.tag == "P") for card in pdf.nodes("Card")]
    one, two, three, four = words
    assert cards == [f"{one} a {two} b {three}; {four} c", f"{one} a {two} d {three} e {four} f"]


def test_word_and_slides_merge_cells() -> None:
    table = Table(
        tuple((Run(word),) for word in "ABC"),
        (((Run("a"),), (Run("b"),), ()), ((), (Run("d"),), (Run("e"),))),
        merged=(MergedCell(1, 1, 2, 1), MergedCell(1, 0, 1, 2)),
    )
    division = Division("front", (Run("All"),), "all", "all", blocks=(table,), key="all")
    data = write_word(replace(sample_book(), cover=None, divisions=(division,)), theme())
    (found,) = docx.Document(BytesIO(data)).tables
    assert [[cell.text for cell in row.cells] for row in found.rows] == [list("ABC"), list("abb"), list("ade")]
    rows = [["Monday", {"cell": "Closed", "columns": 2}], [{"cell": "Tuesday", "rows": 2}, "Mia", ""], ["Noor", "Ben"]]
    _, _, (deck,) = decks_of([part_of({"table": "Who is in", "header": ["Day", "One", "Two"], "rows": rows})])
    with zipfile.ZipFile(BytesIO(make_deck(deck, theme(), PageMap("1", {}, (), 0), Problems()))) as package:
        slides = "".join(package.read(name).decode() for name in sorted(package.namelist()) if "/slides/slide" in name)
    for mark, count in (('gridSpan="2"', 1), ('hMerge="1"', 1), ('rowSpan="2"', 1), ('vMerge="1"', 1)):
        assert slides.count(mark) == count, mark


SIZE = st.sampled_from((1, 1, 1, 2, 3, 0))


@settings(max_examples=200)
@given(st.lists(st.lists(st.tuples(SIZE, SIZE), min_size=1, max_size=4), min_size=2, max_size=4))
def test_what_is_accepted_fills_its_table(sizes: list[list[tuple[int, int]]]) -> None:
    """A table without a problem has each place taken once, and one with a place taken twice or never has a problem."""
    here = Where("a.yaml", 1, 1)
    cells = (tuple(TableCell(Line("w"), *size, where=here) for size in row) for row in sizes)
    header, *rows = cells
    problems = Problems()
    check_table(header, tuple(rows), problems)
    width = sum(cell.columns for cell in header)
    taken = [
        (each.row + down, each.column + across)
        for each in place_cells(header, tuple(rows))
        for down in range(each.cell.rows)
        for across in range(each.cell.columns)
    ]
    sound = all(size for row in sizes for cell in row for size in cell) and all(down == 1 for _, down in sizes[0])
    is_full = sorted(taken) == [(row, column) for row in range(len(sizes)) for column in range(width)]
    assert (not list(problems)) == (sound and is_full)
    assert {problem.code for problem in problems} <= {Code.WRONG_COUNT}
