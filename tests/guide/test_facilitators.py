"""What facilitators need stands in the guide: activities, timetables and cards, as brief.yaml has them."""

from __future__ import annotations

import re

import pytest

from guidepress.core.values import walk
from guidepress.document.authored_text import Line, Prose
from guidepress.document.inline import plain
from guidepress.pipeline.build import BuildResult
from tests.conftest import RealGuide
from tests.guide.brief import ACTIVITIES, BRIEF, part


@pytest.mark.parametrize("id", ACTIVITIES)
def test_activities_are_complete(real: RealGuide, id: str) -> None:
    facilitate = part(real, id).facilitate
    assert facilitate is not None
    assert facilitate.activity is not None
    found, expected = facilitate.activity, ACTIVITIES[id]
    assert (found.id, found.title.text) == (expected["id"], expected["title"])
    assert (found.full, found.short) == (expected["full"], expected["short"])
    assert [step.full for step in found.steps] == expected["steps"]
    assert sum(step.full for step in found.steps) == found.full
    assert sum(step.short.minutes for step in found.steps) == found.short
    assert (found.cards or None) == expected.get("cards")
    for key in ("grouping", "materials", "exercises", "say", "prompts", "likely_answers", "watch_for", "cut_first"):
        assert getattr(found, key), f"{id} lacks {key}"
    assert found.access
    assert found.debrief
    assert facilitate.outcomes
    assert facilitate.discussion


def test_the_activities_add_up(real: RealGuide) -> None:
    found = [one.facilitate.activity for one in real.guide.parts if one.facilitate and one.facilitate.activity]
    assert [one.id for one in found] == [one["id"] for one in ACTIVITIES.values()]
    assert {"full": sum(one.full for one in found), "short": sum(one.short for one in found)} == BRIEF["activities"]


@pytest.mark.parametrize("id", BRIEF["timetables"])
def test_timetables_hold_their_slots_and_add_up(real: RealGuide, id: str) -> None:
    expected = BRIEF["timetables"][id]
    found = next(one for one in real.guide.timetables if one.id == id)
    shown = []
    for slot in found.slots:
        name = slot.exercise or (slot.activity or "").removesuffix(".activity")
        shown.append(f"{name} {slot.minutes}" if name else slot.minutes)
    assert shown == expected["slots"]
    total = sum(slot.minutes for slot in found.slots)
    assert total == found.minutes == expected.get("minutes", total)
    in_activities = sum(slot.minutes for slot in found.slots if slot.activity)
    assert in_activities == expected.get("activities", in_activities)


def test_there_are_no_other_timetables(real: RealGuide) -> None:
    assert [one.id for one in real.guide.timetables] == list(BRIEF["timetables"])


def test_each_session_has_a_welcome_and_a_close(real: RealGuide) -> None:
    sessions = [one for one in real.guide.timetables if one.id.startswith("session-")]
    assert len(sessions) == 6
    for one in sessions:
        first, last = one.slots[0], one.slots[-1]
        for slot in (first, last):
            assert slot.activity is None, one.id
            assert slot.break_ is None, one.id
            assert slot.notes or slot.steps, f"{one.id}: {slot.title}"
    assert any(slot.title and slot.title.text == "Sharing" for slot in sessions[-1].slots)


def test_card_sets_are_complete(real: RealGuide) -> None:
    assert {one.id: len(one.cards) for one in real.guide.cards} == BRIEF["cards"]
    worries = next(one for one in real.guide.cards if one.id == "worries")
    sides = [card.side.text for card in worries.cards if card.side]
    assert (sides.count("Worry"), sides.count("Support")) == (8, 8)
    for one in real.guide.cards:
        assert len({card.text.text for card in one.cards}) == len(one.cards), f"{one.id} holds a card twice"


# ------------------------------------------------------------------------------------------------- pages to print


NEEDED = {
    "one-day": ("behave.qual.pick", "next.platform", "intro.platform"),
    "session-b": ("behave.qual.pick",),
    "session-d": ("formal.profiles",),
    "session-f": ("next.platform", "intro.platform"),
}
"""Places that an activity sends people to, besides the exercises that it names as its own."""


@pytest.mark.parametrize("id", NEEDED)
def test_the_pages_to_print_hold_what_the_activities_refer_to(built: BuildResult, real: RealGuide, id: str) -> None:
    assert built.pages is not None
    text = built.files[f"decks/{real.arranged.book.slug}-pages-to-print.txt"].decode("utf-8")
    title = next(one.title.text for one in real.guide.timetables if one.id == id)
    (block,) = [block for block in text.split("\n\n") if block.startswith(f"{title}\n")]
    typed = block.splitlines()[1].partition(": ")[2].split(", ")
    spans = [(int(span.partition("-")[0]), int(span.rpartition("-")[2])) for span in typed]
    pages = {page for first, last in spans for page in range(first, last + 1)}
    assert {built.pages.pages[anchor] for anchor in NEEDED[id]} <= pages


QUOTED = re.compile("“([^”]+)”")


def test_activities_refer_to_places_of_the_workbook_and_do_not_quote_their_titles(real: RealGuide) -> None:
    """A title in quotation marks has no page, and its page is not printed."""
    places = [value for value in walk(real.arranged.book.divisions) if getattr(value, "anchor", "")]
    titles = {getattr(value, "title", "") for value in places}
    known = {(one if isinstance(one, str) else plain(one)).casefold() for one in titles} - {""}
    assert len(known) > 100
    quoted = [
        f"{text.where}: “{title}”"
        for one in real.guide.parts
        for text in walk(one.facilitate and one.facilitate.activity)
        if isinstance(text, Line | Prose)
        for title in QUOTED.findall(text.text)
        if title.casefold() in known
    ]
    assert quoted == []
