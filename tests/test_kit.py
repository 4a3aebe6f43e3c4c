"""The kits of workshops: their sheets, and the pages of the workbook in them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from guidepress.pipeline.build import BuildResult, build
from tests.conftest import RealGuide, real_project
from tests.fill.form import questions
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.test_split import OF_AN_EXCERPT, labels, links


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


def test_the_same_source_gives_the_same_kits(kits: dict[str, bytes], tmp_path: Path) -> None:
    again = build(real_project(tmp_path), ("kit",), lambda step: None)
    assert {path: data for path, data in again.files.items() if path.startswith("kits/")} == kits
