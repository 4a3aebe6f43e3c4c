"""Links at the edges of a tablet: from a tab to the first page of its part, from a page number to the contents."""

from __future__ import annotations

import json
from io import BytesIO

import pikepdf
import pytest

from guidepress.pipeline.build import BuildResult, build
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.test_variants import errors, guide_in

DECLARED = "variants: {tablet: {title: For tablets, layout: tablet}, a5: {title: Small, layout: a5}}\n"
CONTENTS = "welcome"
FINGER = 34 - 0.1
"""The least side of a link at an edge, in points."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    project = guide_in(tmp_path_factory.mktemp("guide") / "own", DECLARED)
    result = build(project, ("pdf",), lambda step: None, split="parts", variants=("all",))
    assert errors(result) == []
    return result


def destinations(data: bytes) -> list[list[str]]:
    """The anchors to which the links of each page lead."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [[str(note.Dest) for note in page.get("/Annots", ()) if "/Dest" in note] for page in pdf.pages]


def test_each_page_leads_to_its_part_and_to_the_contents(made: BuildResult) -> None:
    pages = json.loads(made.files["pages-tablet.json"])["pages"]
    found = destinations(made.files["better-meetings-workbook-tablet.pdf"])
    assert found[0] == []
    assert all(CONTENTS in anchors for anchors in found[1:])
    first, after = pages["meet"], pages["back"]
    assert [number for number, anchors in enumerate(found, 1) if anchors[-2:-1] == ["meet"]] == list(
        range(first, after)
    )


def test_other_prints_have_no_such_links(made: BuildResult) -> None:
    for name in ("", "-a5"):
        found = destinations(made.files[f"better-meetings-workbook{name}.pdf"])
        assert not any(anchors[-1:] == [CONTENTS] for anchors in found)


def test_they_are_read_last_and_large_enough_for_a_finger(made: BuildResult) -> None:
    data = made.files["better-meetings-workbook-tablet.pdf"]
    assert faults(TaggedPdf(data)) == []
    with pikepdf.open(BytesIO(data)) as pdf:
        last = [page.Annots[-1] for page in pdf.pages if "/Annots" in page]
        assert len(last) == len(pdf.pages) - 1
        for note in last:
            left, low, right, high = map(float, note.Rect)
            assert str(note.Dest) == CONTENTS
            assert min(right - left, high - low) >= FINGER
            assert min(left, low) >= 0


def test_a_file_of_one_part_has_the_links_whose_targets_it_has(made: BuildResult) -> None:
    data = made.files["parts/better-meetings-meet-tablet.pdf"]
    assert faults(TaggedPdf(data)) == []
    found = {anchor for anchors in destinations(data) for anchor in anchors}
    assert "meet" in found
    assert CONTENTS not in found
