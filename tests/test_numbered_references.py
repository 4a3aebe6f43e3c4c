"""References by number: "figure 3", "table 2"."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from guidepress.compose.book import Arranged, arrange
from guidepress.compose.decks import arrange_decks
from guidepress.core.problems import Problems
from guidepress.core.values import walk
from guidepress.document.blocks import Figure, Paragraph, Table
from guidepress.document.inline import PageRef, Run, plain
from guidepress.document.page_map import PageMap
from guidepress.document.visit import all_runs
from guidepress.formats.pdf.syntax.tree_text import tree_text
from guidepress.formats.pdf.workbook import set_workbook
from tests.decks import room, theme
from tests.making import make_site
from tests.small_guides import decks_of, guide_of, part_of

PICTURE = {"alt": "A box.", "diagram": {"size": [20, 10], "shapes": [{"box": "One", "at": [0, 0], "size": [20, 10]}]}}
TABLE = {"header": ["A", "B"], "rows": [["1", "2"]]}
TEXT = "[](#f.one) is here. In [](#t.one) and [](#f.two) there is more. ([](#f.two) is last.)"
BLOCKS: tuple[dict[str, Any], ...] = (
    {"text": TEXT},
    {"figure": "A box", "id": "f.one", **PICTURE},
    {"figure": "Another box", **PICTURE},
    {"table": "No number", **TABLE},
    {"table": "Words", "id": "t.one", **TABLE},
    {"figure": True, "id": "f.two", **PICTURE},
)


def arranged_of(folder: Path, *blocks: dict[str, Any]) -> Arranged:
    problems = Problems()
    arranged = arrange(guide_of(folder, [part_of(*blocks)], problems), folder, problems)
    assert not list(problems), "\n".join(map(str, problems))
    return arranged


def captions(arranged: Arranged) -> list[str]:
    found = (value for value in walk(arranged.book.divisions) if isinstance(value, Figure | Table))
    return [plain(value.caption) for value in found]


def test_what_has_an_id_has_a_number(tmp_path: Path) -> None:
    names = ["Figure 1: A box", "Another box", "No number", "Table 1: Words", "Figure 2"]
    assert captions(arranged_of(tmp_path, *BLOCKS)) == names


def test_a_guide_without_ids_has_no_numbers(tmp_path: Path) -> None:
    without = ({key: value for key, value in block.items() if key != "id"} for block in BLOCKS[1:])
    assert captions(arranged_of(tmp_path, *without)) == ["A box", "Another box", "No number", "Words", ""]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[](#f.one)", "Figure 1"),
        ("See [](#f.one)", "See figure 1"),
        ("See it. [](#f.one)", "See it. Figure 1"),
        ("See it ([](#f.one))", "See it (figure 1)"),
        ("See it. ([](#f.one))", "See it. (Figure 1)"),
        ("See **[](#f.one)**, *[](#t.one)*", "See figure 1, table 1"),
        ("See [the box](#f.one)", "See the box"),
    ],
)
def test_the_place_in_the_sentence_decides(text: str, says: str, tmp_path: Path) -> None:
    arranged = arranged_of(tmp_path, {"text": text}, *BLOCKS[1:])
    first = next(value for value in walk(arranged.book.divisions) if isinstance(value, Paragraph))
    assert plain(first.runs).replace("\u00a0", " ") == says
    linked = next(inline for inline in first.runs if isinstance(inline, Run) and inline.ref)
    after = first.runs[first.runs.index(linked) + 1]
    assert isinstance(after, PageRef)
    assert after.target == linked.ref


def test_formats_show_numbers_and_link_to_them(tmp_path: Path) -> None:
    problems, arranged = Problems(), arranged_of(tmp_path, *BLOCKS)
    laid = set_workbook(arranged.book, theme(), problems)
    words = " ".join(tree_text(laid.root, laid.canvas).split())
    page = laid.pages.pages["t.one"]
    assert f"In table 1 (page {page}) and figure 2 (page {page}) there is more." in words
    assert "Table 1: Words A B" in words
    site = make_site(arranged.book, theme(), PageMap("1", {}, (), 0), problems)["one.a.html"].decode()
    site = site.replace("\u00a0", " ")  # the words of a name are not parted at the end of a line
    assert '<a href="#f.one">Figure 1</a> is here. In <a href="#t.one">table 1</a>' in site
    assert '<table id="t.one"' in site
    assert not list(problems), "\n".join(map(str, problems))


def test_slides_have_the_number_in_the_title() -> None:
    _, _, (deck,) = decks_of([part_of(*BLOCKS)])
    titles = [slide.title for slide in deck.slides]
    assert "Figure 1: A box" in titles
    assert "Table 1: Words" in titles


def test_facilitators_read_the_number_too(tmp_path: Path) -> None:
    problems = Problems()
    steps = [{"do": "Look at [](#t.one).", "full": 10, "short": 5}]
    activity = {"title": "Look", "id": "one.look", "full": 10, "short": 5, "steps": steps}
    guide = guide_of(tmp_path, [part_of(*BLOCKS, facilitate={"activity": activity})], problems)
    (deck,) = arrange_decks(guide, arrange(guide, tmp_path, problems), room(), problems)
    assert any("Look at table\u00a01" in plain(runs) for runs in all_runs(deck))
