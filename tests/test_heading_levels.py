"""Levels of headings in the structure tree of PDFs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.document.blocks import Entry, EntryList, Heading, Paragraph
from guidepress.document.book import Division
from guidepress.document.heading_levels import HeadingLevels
from guidepress.document.inline import Run
from guidepress.theme import load_theme
from tests.conftest import HOME
from tests.making import make_workbook
from tests.pdf_structure import bookmark_faults, heading_faults, headings
from tests.pdf_tree import TaggedPdf
from tests.sample_book import sample_book


def levels(above: int, source: list[int]) -> list[int]:
    found = HeadingLevels(above)
    return [found.enter(level) for level in source]


@pytest.mark.parametrize(
    ("above", "source", "expected"),
    [
        (2, [3, 4, 4, 3], [3, 4, 4, 3]),
        (1, [3, 4, 4, 3], [2, 3, 3, 2]),  # a sheet of the pack has no sections
        (1, [4, 4, 3, 4], [2, 2, 2, 3]),
        (2, [4, 3], [3, 3]),
    ],
)
def test_headings_stand_below_the_one_above_them(above: int, source: list[int], expected: list[int]) -> None:
    assert levels(above, source) == expected


@given(st.integers(1, 3), st.lists(st.sampled_from((3, 4))))
def test_no_level_is_left_out(above: int, source: list[int]) -> None:
    found = [above, *levels(above, source)]
    assert all(after - before <= 1 for before, after in pairwise(found))
    assert min(found) == above
    for (one, low), (other, high) in pairwise(zip(source, found[1:], strict=True)):
        assert (other > one) == (high > low)


def test_lead_ins_above_works_and_names_of_cards_are_headings() -> None:
    """A lead-in above a legend is a paragraph; one above works, whose terms are as bold as itself, is a heading."""
    text = (Paragraph((Run("What it is."),)),)
    work = EntryList(
        "resources", (Entry((Run("A report"),), text, detail=(Run("2019"),)),), (Run("Reports"),), "part/1"
    )
    sign = EntryList("legend", (Entry((Run("Caution"),), text, icon="caution"),), (Run("Signs"),), "part/2")
    blocks = (Heading(3, (Run("Reading"),), key="part/0"), work, sign, Heading(4, (Run("More"),), key="part/3"))
    found = headings(workbook(Division("back", (Run("Sources"),), "source", "part", blocks=blocks, key="part")))
    assert found[-4:] == [(1, "Sources"), (2, "Reading"), (2, "Reports"), (3, "More")]


def workbook(division: Division) -> TaggedPdf:
    """The workbook of one division, in which the headings are without a fault."""
    problems = Problems()
    theme = load_theme(HOME / "layouts", HOME / "assets", problems)
    assert theme is not None
    pdf = TaggedPdf(make_workbook(replace(sample_book(), divisions=(division,)), theme, problems).data)
    assert list(problems) == []
    assert [*heading_faults(pdf), *bookmark_faults(pdf)] == []
    return pdf
