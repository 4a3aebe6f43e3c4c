"""The kits of workshops: their sheets, and the pages of the workbook in them."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pymupdf
import pytest
from msgspec.structs import replace

from guidepress.compose.kit import WorkshopKit, arrange_kits
from guidepress.compose.workshop.card_order import has_key, numbered_cards
from guidepress.core.problems import Problems
from guidepress.document.blocks import Card, CardSheet, Table
from guidepress.document.book import Division
from guidepress.document.inline import Run, plain
from guidepress.pipeline.build import BuildResult, build
from tests.conftest import HOME, RealGuide, need, real_project
from tests.decks import theme
from tests.fill.form import questions
from tests.making import make_workbook
from tests.packs import PackCase, pack_case, pack_text
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.sample_book import sample_book
from tests.test_split import OF_AN_EXCERPT, labels, links
from tests.validators.pdf import has_verapdf, verapdf

CASES = HOME / "tests" / "cases" / "kit"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    outcome = build(real_project(tmp_path_factory.mktemp("unused")), ("pdf", "kit"), lambda step: None)
    assert not outcome.problems.failed, "\n".join(map(str, outcome.problems))
    return outcome


@pytest.fixture(scope="module")
def kits(built: BuildResult) -> dict[str, bytes]:
    return {path: data for path, data in built.files.items() if path.startswith("kits/")}


def printed(data: bytes) -> list[int]:
    """The pages of the workbook in a kit, by their labels."""
    return [int(label) for label in labels(data) if label.isdigit()]


# ------------------------------------------------------------------------------------------- what is in a kit


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> PackCase:
    return pack_case("day", tmp_path_factory.mktemp("day") / "source", cases=CASES)


def kit_of(case: PackCase, people: int = 0) -> WorkshopKit:
    timetables = tuple(replace(each, people=people or each.people) for each in case.guide.timetables)
    guide = replace(case.guide, timetables=timetables)
    decks = tuple(case.decks.values())
    (kit,) = arrange_kits(guide, case.arranged, case.pages, decks, CASES / "day")
    return kit


def test_the_sheets_of_a_kit_read_as_expected(day: PackCase) -> None:
    """Everything that the workshop needs, in the order of printing, and nothing else."""
    assert pack_text(kit_of(day).book) == (CASES / "day" / "kit.txt").read_text(encoding="utf-8")


def test_counts_follow_the_number_of_people(day: PackCase) -> None:
    def copies(people: int) -> list[str]:
        table = next(block for block in kit_of(day, people).book.divisions[0].blocks if isinstance(block, Table))
        return [f"{plain(row[0])}: {plain(row[2])}" for row in table.rows]

    few, many = copies(6), copies(24)
    assert few[-1] == "Workbook pages, a set each: 6"
    assert many[-1] == "Workbook pages, a set each: 24"
    assert "Small and large: 1" in few
    assert "Small and large: 4" in many


def test_the_number_of_a_card_does_not_tell_its_pile(real: RealGuide) -> None:
    """A set with a key is not numbered pile by pile, nor in the order of its author; its numbers stay the same."""
    keyed = [card_set for card_set in real.guide.cards if has_key(card_set)]
    assert keyed
    for card_set in keyed:
        cards = numbered_cards(card_set)
        assert [number for number, _ in cards] == list(range(1, len(card_set.cards) + 1))
        assert [card for _, card in cards] != list(card_set.cards)
        piles = [card.pile.text for _, card in cards if card.pile is not None]
        changes = sum(before != after for before, after in pairwise(piles))
        assert changes > len(set(piles)), card_set.id
        moved = replace(card_set, cards=tuple(reversed(card_set.cards)))
        assert numbered_cards(moved) == cards


# ------------------------------------------------------------------------------------------- cards on their pages


def test_cards_stand_at_one_place_on_every_page_and_behind_their_fronts() -> None:
    """A stack can be cut: the same marks on fronts and backs, on left and right pages, below a title or not."""
    cards = tuple(Card(f"Front {number}", (Run("Words"),), str(number)) for number in range(1, 14))
    sheets = tuple(
        Division("back", (Run(title),), key, key, blocks=(CardSheet(cards, f"{key}/cards", backs="Behind"),), key=key)
        for key, title in (("a", "One line"), ("b", "A title that is so long that it takes two lines on its page"))
    )
    book = replace(sample_book(), divisions=sheets, cover=None)
    marks, columns = set(), []
    for page in pymupdf.open(stream=make_workbook(book, theme(), Problems()).data):
        begun = [word[0] > page.rect.width / 2 for word in page.get_text("words") if word[4] in ("Front", "Behind")]
        if begun:
            lines = [one["rect"] for one in page.get_drawings() if one["type"] == "s"]
            marks.add((round(min(line.x0 for line in lines), 1), round(min(line.y0 for line in lines), 1)))
            columns.append(begun)
    assert len(marks) == 1
    assert [len(begun) for begun in columns] == [10, 10, 3, 3] * 2
    assert columns[0] == [at % 2 == 1 for at in range(10)]
    assert columns[1] == [at % 2 == 0 for at in range(10)], "the back of the card at the left is at the right"


def test_a_sign_is_as_large_as_its_words_allow() -> None:
    sizes = []
    for words in ("Out", "Administration and interdisciplinarity"):
        block = CardSheet((Card("", (Run(words),)),), "s/cards", "signs")
        sign = Division("back", (Run("Signs"),), "s", "s", blocks=(block,), key="s")
        problems = Problems()
        data = make_workbook(replace(sample_book(), divisions=(sign,), cover=None), theme(), problems).data
        assert not list(problems), "\n".join(map(str, problems))
        blocks = [block for page in pymupdf.open(stream=data) for block in page.get_text("dict")["blocks"]]
        spans = [span for block in blocks for line in block.get("lines", ()) for span in line["spans"]]
        sizes.append(max(span["size"] for span in spans))
    usual = theme().workbook.type.sign
    assert sizes[0] == pytest.approx(usual.size)
    assert usual.least <= sizes[1] < usual.size


# ------------------------------------------------------------------------------------------- the files


def test_each_workshop_has_a_kit_and_one_in_each_variant_that_is_named(real: RealGuide, kits: dict[str, bytes]) -> None:
    slug = real.arranged.book.slug
    names = [f"kits/{slug}-kit-{timetable.id}" for timetable in real.guide.timetables]
    assert sorted(kits) == sorted(f"{name}{suffix}.pdf" for name in names for suffix in ("", "-large-print"))


def test_the_workbook_is_the_same_with_and_without_kits(built: BuildResult, tmp_path: Path) -> None:
    path = f"{built.guide.about.slug}-workbook.pdf" if built.guide is not None else ""
    alone = build(real_project(tmp_path), ("pdf",), lambda step: None)
    assert alone.files[path] == built.files[path]


def test_sheets_come_first_and_pages_keep_their_numbers_and_fields(
    built: BuildResult, kits: dict[str, bytes], tmp_path: Path
) -> None:
    assert built.guide is not None
    whole = tmp_path / "whole.pdf"
    whole.write_bytes(built.files[f"{built.guide.about.slug}-workbook.pdf"])
    asked = questions(whole)
    for path, data in kits.items():
        numbers = labels(data)
        sheets = sum(not label.isdigit() for label in numbers)
        assert numbers[:sheets] == [f"Kit {number}" for number in range(1, sheets + 1)], path
        assert printed(data) == sorted(printed(data)), path
        assert 1 <= len(printed(data)) < len(labels(whole.read_bytes())) / 2, path
        own = tmp_path / Path(path).name
        own.write_bytes(data)
        names = {name for name in questions(own) if not name.startswith("evaluation")}
        assert names, path
        assert names <= set(asked), path


def test_no_link_of_a_kit_is_dead(kits: dict[str, bytes]) -> None:
    for path, data in kits.items():
        with pikepdf.open(BytesIO(data)) as pdf:
            anchors = {str(name) for name in pikepdf.NameTree(pdf.Root.Names.Dests)}
        assert set(links(TaggedPdf(data))) <= anchors, path


def test_a_kit_is_tagged_as_the_workbook_is(kits: dict[str, bytes]) -> None:
    for path, data in kits.items():
        found = [fault for fault in faults(TaggedPdf(data)) if not any(part in fault for part in OF_AN_EXCERPT)]
        assert found == [], path


def test_verapdf_finds_no_fault_in_a_kit(kits: dict[str, bytes], tmp_path: Path) -> None:
    need("veraPDF", has_verapdf())
    files = []
    for path, data in kits.items():
        if "one-day" in path:
            files.append(tmp_path / Path(path).name)
            files[-1].write_bytes(data)
    assert len(files) == 2
    assert verapdf("PDFUA_1", *files) == []


def test_the_same_source_gives_the_same_kits(kits: dict[str, bytes], tmp_path: Path) -> None:
    again = build(real_project(tmp_path), ("kit",), lambda step: None)
    assert {path: data for path, data in again.files.items() if path.startswith("kits/")} == kits
