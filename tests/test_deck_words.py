"""Decks lose nothing in silence: what an author writes for slides stands in a deck, and a rule covers the rest."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidepress.compose.book import Arranged
from guidepress.compose.decks import arrange_decks
from guidepress.compose.decks.slide_rules import (
    SlideRule,
    printed,
    signposts_of,
    why_no_deck,
    why_not_on_slides,
)
from guidepress.compose.decks.slide_text import slide_runs
from guidepress.core.problems import Problems
from guidepress.core.values import walk
from guidepress.document.blocks import ItemList
from guidepress.document.deck import Deck, Jumps
from guidepress.document.inline import plain
from guidepress.document.visit import all_runs, lists
from tests.conftest import LONG, RealGuide
from tests.decks import HOME, room
from tests.small_guides import Author, Source, decks_of, exercise, part_of


def words_of(value: Any) -> list[str]:
    """The words of slides and their notes, in order."""
    lines = [plain(runs) for runs in all_runs(value)]
    lines += [jump.text for jumps in walk(value) if isinstance(jumps, Jumps) for jump in jumps.items]
    lines += [slide.title for slide in walk(value) if hasattr(slide, "pointers")]
    return re.findall(r"[\w-]+", " ".join(lines))


# ------------------------------------------------------------------------------------------------- any small guide


@given(data=st.data())
@settings(max_examples=600 if LONG else 60, suppress_health_check=list(HealthCheck))
def test_every_item_exercise_heading_and_key_point_is_in_a_deck(data: st.DataObject) -> None:
    author = Author(data.draw)
    parts = [author.part(at) for at in range(data.draw(st.integers(1, 2)))]
    parts.append({"part": "Always", "id": "always", "sections": [{"title": "T", "id": "t.t", "body": [{"text": "x"}]}]})
    problems = Problems()
    _, arranged, decks = decks_of(parts, problems)
    assert not problems.failed, "\n".join(map(str, problems))
    found = words_of(decks)
    assert [word for word in author.wanted if word not in set(found)] == []
    for deck in decks:
        keys = [slide.key for slide in deck.slides]
        assert len(set(keys)) == len(keys)
        assert_exercises_stand_once(deck, arranged)


def assert_exercises_stand_once(deck: Deck, arranged: Arranged) -> None:
    division = next(each for each in arranged.book.divisions if deck.name.endswith(f"-{each.anchor}"))
    groups = (division.blocks, *(section.blocks for section in division.sections))
    wanted = [block.id for group in groups for block in group if hasattr(block, "minutes")]
    shown = [slide.key.partition("/exercise-")[2] for slide in deck.slides if "/exercise-" in slide.key]
    assert sorted(shown) == sorted(wanted)


# ------------------------------------------------------------------------------------------------- exercises


def activity(*exercises: str) -> Source:
    steps = [{"do": "Write", "full": 5, "short": 5}]
    return {"title": "Together", "id": "one.activity", "full": 5, "short": 5, "exercises": exercises, "steps": steps}


def test_an_exercise_that_no_activity_names_stands_at_its_place() -> None:
    body = [
        exercise("one.first", "First"),
        {"list": "Between", "items": ["a", "b"]},
        exercise("one.second", "Second"),
        exercise("one.third", "Third"),
    ]
    part = part_of(*body, facilitate={"activity": activity("one.second")})
    _, _, (deck,) = decks_of([part])
    assert [(slide.title, slide.minutes) for slide in deck.slides] == [
        ("A part", 0),
        ("What this covers", 0),
        ("A section", 0),
        ("First", 5),
        ("Between", 0),
        ("Third", 5),
        ("Together", 5),
        ("Second", 0),
    ]


def test_an_exercise_stands_where_a_later_section_names_it() -> None:
    part = part_of(exercise("one.first", "First"))
    later = {"title": "Later", "id": "one.b", "body": [{"text": "Words."}], "facilitate": {"exercises": ["one.first"]}}
    _, _, (deck,) = decks_of([part | {"sections": [*part["sections"], later]}])
    assert [slide.title for slide in deck.slides][2:] == ["A section", "Later", "First"]


def test_an_exercise_before_the_first_section_is_in_the_deck_even_of_front_matter() -> None:
    part = {"part": "Start", "id": "start", "role": "front", "body": [exercise("start.one", "One")]}
    _, _, (deck,) = decks_of([part])
    assert [slide.title for slide in deck.slides] == ["Start", "One"]


# ------------------------------------------------------------------------------------------------- parts and sections


def test_parts_without_a_deck_are_left_out_by_a_rule() -> None:
    sections = [{"title": "T", "id": "x.t", "body": [{"list": "Lead", "items": ["a", "b"]}]}]
    parts: dict[str, tuple[Source, SlideRule | None]] = {
        "prose": ({"body": [{"text": "Words."}]}, SlideRule.NOTHING_FOR_SLIDES),
        "nothing": ({"facilitate": {}}, SlideRule.NOTHING_FOR_SLIDES),
        "said": ({"facilitate": {"why": "It matters."}}, None),
        "list": ({"body": sections[0]["body"]}, None),
        "sections": ({"sections": sections}, None),
        "front": ({"sections": sections, "role": "front"}, SlideRule.FRONT_AND_BACK),
        "asked": ({"sections": sections, "role": "back", "facilitate": {}}, None),
    }
    for name, (part, rule) in parts.items():
        guide, arranged, decks = decks_of([{"part": name, "id": "x"} | part])
        assert len(decks) == (rule is None), name
        (division,) = arranged.book.divisions
        assert why_no_deck(guide.parts[0], division) is rule, name


def test_a_block_on_no_slide_has_a_rule() -> None:
    row = ["w " * 40, "w " * 40]
    blocks: list[tuple[Source, SlideRule | None]] = [
        ({"text": "Words."}, SlideRule.RUNNING_TEXT),
        ({"heading": "Small"}, SlideRule.SMALLER_HEADING),
        ({"list": "Lead", "items": ["a"]}, None),
        ({"definitions": "Lead", "entries": [{"term": "A", "means": "B."}]}, SlideRule.LOOKED_UP),
        ({"callout": "caution", "id": "one.c", "text": "Words."}, SlideRule.CALLOUT_NOT_NAMED),
        ({"table": "Small", "header": ["A", "B"], "rows": [["a", "b"]]}, None),
        ({"table": "Large", "header": ["A", "B"], "rows": [row] * 3}, SlideRule.LARGE_TABLE),
        ({"quotation": "Words.", "source": "Her"}, SlideRule.RUNNING_TEXT),
        ({"story": "A story", "text": "Words."}, SlideRule.RUNNING_TEXT),
        ({"notes": "Room to think"}, SlideRule.ANSWERED_IN_WORKBOOK),
        ({"index": "exercises"}, SlideRule.MADE_BY_TOOL),
        (exercise("one.e", "E"), None),
    ]
    _, arranged, (deck,) = decks_of([part_of(*(block for block, _ in blocks))])
    (section,) = arranged.book.divisions[0].sections
    found = [why_not_on_slides(block) for block in section.blocks]
    assert found == [rule for _, rule in blocks]
    assert why_not_on_slides(section.blocks[4], ["one.c"]) is None
    shown = {slide.title for slide in deck.slides}
    assert {"Lead", "Small", "E"} <= shown
    assert not {"Large", "Room to think", "A story"} & shown


def test_the_blocks_of_the_real_guide_are_in_decks_or_have_a_rule(real: RealGuide) -> None:
    decks = arrange_decks(real.guide, real.arranged, room(), Problems())
    divisions = {division.anchor: division for division in real.arranged.book.divisions}
    signposts = frozenset().union(*map(signposts_of, real.guide.parts))
    for part in real.guide.parts:
        division = divisions[part.id]
        has_deck = why_no_deck(part, division) is None
        deck = next((deck for deck in decks if deck.name.endswith(f"-{part.id}")), None)
        found = set(words_of(deck))
        for section in division.sections:
            assert deck is None or set(words_of(section.title)) <= found, section.anchor
            blocks = printed(section.blocks) if has_deck else ()
            shown = [block for block in blocks if why_not_on_slides(block, signposts) is None]
            assert deck is not None or not shown
            for item_list in (each for block in shown if isinstance(block, ItemList) for each in lists(block)):
                words = [slide_runs(item.slide or item.runs) for item in item_list.items]
                assert set(words_of(words)) <= found, item_list.key


def test_the_docs_name_each_rule() -> None:
    page = (HOME / "docs" / "source" / "slides.md").read_text(encoding="utf-8")
    last = re.findall(r"\| ([^|\n]*) \|$", page, re.MULTILINE)
    named = {name for cell in last for name in re.findall(r"`([a-z-]+)`", cell)}
    assert named == {rule.value.name for rule in SlideRule}
