"""Where a part stands in the drawing of the cover: which slides show it, what is marked, and the strip of a part."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from guidepress.compose.book import arrange
from guidepress.compose.decks import arrange_decks
from guidepress.compose.decks.here import told_apart, without_words
from guidepress.core.problems import Problems
from guidepress.document.deck import Deck
from guidepress.document.drawing import Arrow, Box, Caption, Drawing, Ring
from guidepress.document.inline import Run
from guidepress.formats.pptx.shapes import emu
from tests.decks import opened, page_map, room, theme
from tests.making import make_deck
from tests.pptx_access import findings
from tests.small_guides import exercise, guide_of, part_of

COVER = Drawing(
    100,
    80,
    (
        Box(10, 0, 40, 30, "Ready", "accent-3"),
        Ring(80, 20, 15, "Steady", "accent-2"),
        Arrow(5, 80, 5, 2),
        Caption(0, 70, 40, "From the ground up"),
    ),
)


def made(folder: Path, **more: Any) -> tuple[Deck, bytes]:
    problems = Problems()
    guide = guide_of(folder / "source", [part_of(exercise("one.a", "A"), **more)], problems)
    arranged = arrange(guide, folder, problems)
    arranged = replace(arranged, book=replace(arranged.book, cover=COVER))
    (deck,) = arrange_decks(guide, arranged, room(), problems)
    return deck, make_deck(deck, theme(), page_map(arranged), problems)


def test_the_drawing_has_no_words_and_keeps_its_shapes() -> None:
    drawing = without_words(COVER)
    assert drawing is not None
    assert [type(shape) for shape in drawing.shapes] == [Box, Ring, Arrow]
    assert drawing.texts() == ()
    assert without_words(None) is None


def test_only_accents_of_a_shape_are_on_the_drawing() -> None:
    assert told_apart(COVER, [3, 9, 3]) == (3,)
    assert told_apart(None, [3]) == ()


def test_a_drawing_in_which_most_would_be_marked_is_not_shown() -> None:
    more = Drawing(100, 80, tuple(Box(0, 0, 1, 1, "", f"accent-{accent}") for accent in range(1, 6)))
    assert told_apart(more, [1, 2]) == (1, 2)
    assert told_apart(more, [1, 2, 3]) == ()
    assert told_apart(COVER, [3, 2]) == ()


def test_openings_mark_the_part_and_other_slides_do_not(tmp_path: Path) -> None:
    deck, data = made(tmp_path, accent=3)
    assert findings(data) == []
    shown = {slide.layout: slide.here for slide in deck.slides if slide.here}
    assert shown == {"title-here": (3,), "part-here": (3,)}
    for slide, plan in zip(opened(data).slides, deck.slides, strict=True):
        groups = [shape for shape in slide.shapes if shape.name.startswith("Drawing")]
        assert len(groups) == bool(plan.here)
        for group in groups:
            assert plan.title in group._element.xpath("./p:nvGrpSpPr/p:cNvPr/@descr")[0]
            box, ring, arrow = group.shapes
            assert box._element.xpath("./p:spPr/a:solidFill")
            assert not arrow._element.xpath("./p:spPr/a:solidFill")
            assert ring.width == ring.height
            area = theme().deck.areas["here"]
            assert all(emu(area.at[0]) - 1 <= shape.left for shape in (box, ring, arrow))


@pytest.mark.parametrize("more", [{"accent": 9}, {}])
def test_a_part_that_is_not_on_the_drawing_has_plain_openings(more: dict[str, int], tmp_path: Path) -> None:
    deck, _ = made(tmp_path, **more)
    assert not any(slide.here for slide in deck.slides)
    assert [slide.layout for slide in deck.slides if slide.layout in ("title", "part")] == ["title", "part"]


def test_an_opening_without_room_beside_the_drawing_stays_plain(tmp_path: Path) -> None:
    deck, _ = made(tmp_path, accent=3, part="Interdisciplinaryresponsibilities and accountabilities of everybody " * 2)
    assert deck.slides[0].layout == "title"


def test_a_subtitle_needs_room_beside_the_drawing_too() -> None:
    name = "Interdisciplinary responsibilities and accountabilities of everybody who leads"
    subtitle = (Run(f"{name} {name} Interdisciplinary"),)
    assert room().has_room("title", (), "Ready", subtitle)
    assert not room().has_room("title-here", (), "Ready", subtitle)
    assert room().has_room("title-here", (), "Ready")
