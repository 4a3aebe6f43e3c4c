"""The clock of a workshop: groups, turns, minutes of slides, starts, and what facilitators alone see."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidepress.cli.option_values import people, workshop_start
from guidepress.compose.workshop.groups import by_size, groups, minutes_for_turns
from guidepress.compose.workshop.schedule import activity_places, is_for_facilitators, steps_of, timed_slots
from guidepress.compose.workshop.steps import total
from guidepress.core.problems import Code, Problems
from guidepress.core.workshop_settings import WorkshopSettings
from guidepress.document.deck import Deck
from guidepress.source.model.part import Work
from guidepress.source.timetable_settings import with_settings
from tests.conftest import RealGuide
from tests.decks import room
from tests.packs import PackCase, pack_case

# ------------------------------------------------------------------------------------------- groups


@pytest.mark.parametrize(
    ("number", "work", "size", "expected"),
    [
        (14, "pairs", 4, {2: 7}),
        (15, "pairs", 4, {2: 6, 3: 1}),
        (14, "threes", 4, {3: 2, 4: 2}),
        (5, "threes", 4, {2: 1, 3: 1}),
        (30, "threes", 4, {3: 10}),
        (14, "groups", 4, {4: 1, 5: 2}),
        (14, "groups", 5, {4: 1, 5: 2}),
        (7, "groups", 4, {3: 1, 4: 1}),
        (3, "groups", 4, {3: 1}),
        (14, "room", 4, {14: 1}),
        (3, "alone", 4, {1: 3}),
    ],
)
def test_people_divide_into_groups(number: int, work: Work, size: int, expected: dict[int, int]) -> None:
    assert by_size(groups(number, work, size)) == expected


@given(st.integers(2, 500), st.integers(2, 50))
def test_groups_hold_everybody_and_differ_by_one(number: int, size: int) -> None:
    found = groups(number, "groups", size)
    assert sum(found) == number
    assert max(found) - min(found) <= 1
    assert max(found) <= size + 1
    assert min(found) >= min(2, number)


def test_the_largest_group_takes_longest() -> None:
    assert minutes_for_turns(14, "threes", 4, 2.5) == 10
    assert minutes_for_turns(30, "threes", 4, 2.5) == 7.5


# ------------------------------------------------------------------------------------------- slides


@pytest.fixture(scope="module")
def clock(tmp_path_factory: pytest.TempPathFactory) -> PackCase:
    return pack_case("clock", tmp_path_factory.mktemp("clock") / "source")


def minutes_of_slots(deck: Deck) -> dict[str, int]:
    """The minutes of all slides of each slot."""
    found: dict[str, int] = {}
    for slide in deck.slides:
        if slide.scope.startswith("slot-"):
            found[slide.scope] = found.get(slide.scope, 0) + slide.minutes
    return found


def test_the_minutes_of_slides_are_those_of_their_steps(clock: PackCase) -> None:
    for timetable in clock.guide.timetables:
        places = activity_places(clock.guide)
        found = minutes_of_slots(clock.decks[f"small-workshop-{timetable.id}"])
        for each in timed_slots(timetable):
            if steps_of(each.slot, places):
                assert found[each.key] == total(steps_of(each.slot, places)), (timetable.id, each.number)


def test_the_minutes_of_slides_of_the_guide_are_those_of_their_steps(real: RealGuide) -> None:
    from guidepress.compose.decks import arrange_decks

    decks = {deck.name: deck for deck in arrange_decks(real.guide, real.arranged, room(), Problems())}
    places = activity_places(real.guide)
    for timetable in real.guide.timetables:
        found = minutes_of_slots(decks[f"{real.arranged.book.slug}-workshop-{timetable.id}"])
        for each in timed_slots(timetable):
            steps = steps_of(each.slot, places)
            if steps:
                assert found[each.key] == total(steps), (timetable.id, each.number)


def test_slack_alone_is_shown_to_facilitators_only(clock: PackCase) -> None:
    (timetable,) = [each for each in clock.guide.timetables if each.id == "day"]
    hidden = [each.key for each in timed_slots(timetable) if is_for_facilitators(each.slot)]
    assert hidden
    deck = clock.decks["small-workshop-day"]
    assert not [slide.key for slide in deck.slides if slide.scope in hidden]


# ------------------------------------------------------------------------------------------- settings


def test_one_workshop_moves_and_its_prose_with_it(tmp_path: Path) -> None:
    case = pack_case("clock", tmp_path / "source")
    settings = WorkshopSettings({"day": "10:00"}, 30)
    moved = with_settings(case.guide, settings, Problems())
    starts = {each.id: (each.start, each.people) for each in moved.timetables}
    assert starts == {"day": ("10:00", 30), "other": ("13:00", 30), "online": ("10:00", 30)}


def test_prose_says_when_a_workshop_begins_and_ends(clock: PackCase) -> None:
    description = clock.guide.timetables[0].description
    assert description is not None
    assert description.text.startswith("From 09:00 to 10:00.")


def test_a_workshop_that_is_not_there_is_an_error(clock: PackCase) -> None:
    problems = Problems()
    with_settings(clock.guide, WorkshopSettings({"dya": "10:00"}), problems)
    (found,) = list(problems)
    assert found.code is Code.DANGLING_REFERENCE
    assert "known here: day, other" in str(found)


def test_the_command_line_takes_starts_and_people() -> None:
    assert workshop_start("9:30") == ("", "09:30")
    assert workshop_start("one-day=10:00") == ("one-day", "10:00")
    assert people("14") == 14
    for wrong in ("1", "501", "many", "-4"):
        with pytest.raises(Exception, match="not a number of people"):
            people(wrong)
    for wrong in ("=10:00", "day=25:00"):
        with pytest.raises(Exception, match=r"not a time of day|no workshop"):
            workshop_start(wrong)
