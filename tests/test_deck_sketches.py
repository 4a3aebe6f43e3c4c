"""The pages of the workbook on the slides of exercises: where their boxes are, and that they are native shapes."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pytest

from guidepress.core.problems import Problems
from guidepress.document.page_map import PageMap, PageSketch
from guidepress.formats.pptx.set_deck import set_deck
from guidepress.formats.pptx.write_deck import write_deck
from tests.decks import arranged_case, opened, theme
from tests.making import Workbook, make_workbook
from tests.small_guides import decks_of, exercise, part_of


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Workbook]:
    arranged, (deck,) = arranged_case("whole", tmp_path_factory.mktemp("whole") / "source", Problems())
    return deck, make_workbook(arranged.book, theme(), Problems())


def groups(deck: Any, book: Workbook) -> dict[str, Any]:
    """The group of each slide that has pages in outline, by the title of the slide."""
    laid = set_deck(deck, theme(), book.pages, Problems(), book.pages.sketches)
    found = {}
    for slide in opened(write_deck(laid)[0]).slides:
        for shape in slide.shapes:
            if shape.name.startswith("Pages"):
                found[slide.shapes.title.text] = shape
    return found


def test_a_page_in_outline_has_the_boxes_of_the_page(made: tuple[Any, Workbook]) -> None:
    _, book = made
    reader = pypdf.PdfReader(io.BytesIO(book.data))
    assert book.pages.sketches
    for number, sketch in book.pages.sketches.items():
        page = reader.pages[number - 1]
        height = float(page.mediabox.height)
        fields = [each.get_object() for each in page.get("/Annots", ()) if each.get_object()["/Subtype"] == "/Widget"]
        rectangles = [[float(value) for value in each["/Rect"]] for each in fields]
        wanted = [(left, height - top, right - left, top - low) for left, low, right, top in rectangles]
        assert len(sketch.boxes) == len(wanted)
        for found, box in zip(sketch.boxes, wanted, strict=True):
            assert found == pytest.approx(box, abs=1)
        assert sketch.lines
        assert all(0 <= y <= sketch.height and x + width <= sketch.width for x, y, width, _ in sketch.lines)


def test_the_slide_of_an_exercise_shows_its_page_above_its_number(made: tuple[Any, Workbook]) -> None:
    deck, book = made
    found = groups(deck, book)
    wanted = {slide.title: slide for slide in deck.slides if slide.layout == "exercise"}
    assert set(found) == set(wanted)
    assert found
    for title, group in found.items():
        page = book.pages.pages[wanted[title].pointers[0].target]
        assert [shape.text_frame.text for shape in group.shapes if shape.text_frame.text] == [str(page)]
        assert str(page) in group._element.xpath("./p:nvGrpSpPr/p:cNvPr/@descr")[0]
        area = theme().deck.areas["pages"]
        left, top = (at * 36000 for at in area.at)
        for shape in group.shapes:
            assert left - 1 <= shape.left
            assert shape.left + shape.width <= left + area.size[0] * 36000 + 2
            assert top - 1 <= shape.top
            assert shape.top + shape.height <= top + area.size[1] * 36000 + 2


def test_without_pages_in_outline_a_slide_has_none(made: tuple[Any, Workbook]) -> None:
    deck, book = made
    assert groups(deck, Workbook(book.data, _without(book))) == {}


def test_a_slide_shows_the_page_with_the_first_box_too() -> None:
    pages = PageMap("1", {"one.map": 4, "one.map.who": 5, "one.map.why": 6, "one.list": 7, "one.list.a": 7}, (), 8)
    assert pages.shown_pages("one.map") == (4, 5)
    assert pages.shown_pages("one.list") == (7,)
    assert pages.shown_pages("one.gone") == ()


def _without(book: Workbook) -> Any:
    from msgspec.structs import replace

    return replace(book.pages, sketches={})


def test_several_pages_stand_side_by_side() -> None:
    from guidepress.formats.pptx.page_sketches import page_sketches
    from guidepress.formats.pptx.text_measure import Ruler

    look = theme().deck
    pages = [(number, PageSketch(595, 842)) for number in (8, 90, 100)]
    group = page_sketches(pages, look.areas["pages"], look.sketch, Ruler(theme()), "Pages", 5, "en-GB")
    frames = group.xpath("./p:sp/p:spPr/a:xfrm/a:off/@x")
    assert len(set(frames)) == len(pages)
    ids = group.xpath(".//p:cNvPr/@id")
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("title", "layout"),
    [
        ("Brief", "exercise"),
        ("A leap of faith in the team that you lead " * 3 + "and in all others around you", "statement"),
    ],
)
def test_a_title_without_room_beside_a_page_has_the_whole_slide(title: str, layout: str) -> None:
    _, _, (deck,) = decks_of([part_of({**exercise("one.b", "Brief"), "title": title.strip()})])
    assert [slide.layout for slide in deck.slides if slide.pointers] == [layout]
