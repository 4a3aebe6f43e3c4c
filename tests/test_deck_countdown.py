"""The bar that empties while people work: its time, what it moves, and how it is left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.document.deck import Deck
from tests.decks import CASES, arranged_case, opened, page_map, theme
from tests.making import make_both_decks
from tests.pptx_access import SPACES


def found(element: Any, path: str) -> Any:
    return etree.XPath(path, namespaces=SPACES)(element)


def slides_of(countdown: bool, folder: Path) -> tuple[Deck, list[Any]]:
    arranged, (deck,) = arranged_case("whole", folder / "source", Problems())
    deck = replace(deck, countdown=countdown)
    data, _ = make_both_decks(deck, theme(), page_map(arranged), Problems())
    return deck, list(opened(data).slides)


def test_each_slide_with_minutes_has_a_bar_that_empties_in_them(tmp_path: Path) -> None:
    deck, slides = slides_of(True, tmp_path)
    assert any(slide.minutes for slide in deck.slides)
    for slide, shown in zip(deck.slides, slides, strict=True):
        wipes = found(shown._element, "./p:timing//p:animEffect")
        if not slide.minutes:
            assert found(shown._element, "./p:timing") == []
            continue
        (wipe,) = wipes
        assert wipe.get("transition") == "out"
        assert found(wipe, "./p:cBhvr/p:cTn/@dur") == [str(slide.minutes * 60_000)]
        targets = set(found(shown._element, "./p:timing//p:spTgt/@spid | ./p:timing//p:bldP/@spid"))
        (bar,) = [shape for shape in shown.shapes if str(shape.shape_id) in targets]
        track = next(shape for shape in shown.shapes if shape.name.startswith("Track"))
        assert len(targets) == 1
        assert (bar.left, bar.top, bar.width, bar.height) == (track.left, track.top, track.width, track.height)
        assert list(bar._element.iter(f"{{{SPACES['d']}}}decorative"))


def test_it_begins_at_a_click_and_stays_hidden_at_the_end(tmp_path: Path) -> None:
    deck, slides = slides_of(True, tmp_path)
    at = next(number for number, slide in enumerate(deck.slides) if slide.minutes)
    (timing,) = found(slides[at]._element, "./p:timing")
    (effect,) = found(timing, ".//p:cTn[@nodeType='clickEffect']")
    assert found(timing, ".//p:cTn[@nodeType='mainSeq']//p:cTn[@nodeType='clickEffect']") == [effect]
    assert found(effect, ".//p:set//p:cond/@delay") == [str(deck.slides[at].minutes * 60_000 - 1)]
    assert found(effect, ".//p:set/p:to/p:strVal/@val") == ["hidden"]
    ids = [int(id) for id in found(timing, ".//p:cTn/@id")]
    assert ids == list(range(1, len(ids) + 1))


@pytest.mark.parametrize(("setting", "wanted"), [("", True), ("decks: {countdown: false}\n", False)])
def test_a_guide_can_leave_it_out(setting: str, wanted: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    about = (CASES / "guide.yaml").read_text(encoding="utf-8")
    folder = tmp_path / "cases"
    (folder / "whole").mkdir(parents=True)
    (folder / "guide.yaml").write_text(about + setting, encoding="utf-8")
    (folder / "whole" / "leap.yaml").write_bytes((CASES / "whole" / "leap.yaml").read_bytes())
    monkeypatch.setattr("tests.decks.CASES", folder)
    _, (deck,) = arranged_case("whole", tmp_path / "source", Problems())
    assert deck.countdown is wanted
    _, slides = slides_of(wanted, tmp_path / "two")
    assert any(found(slide._element, "./p:timing") for slide in slides) is wanted
