"""The workshops of the guide keep their clock for few people, for those that they are meant for, and for many."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from guidepress.checks.workshops import check_workshops
from guidepress.compose.workshop.groups import groups, minutes_for_turns
from guidepress.compose.workshop.needs import Needs, kind_of
from guidepress.compose.workshop.schedule import activity_places, is_for_facilitators, steps_of
from guidepress.compose.workshop.steps import ONLINE, forms_of, lengths_of, run_steps, total
from guidepress.core.problems import Problems
from guidepress.core.values import walk
from guidepress.core.workshop_settings import WorkshopSettings
from guidepress.document.authored_text import Line
from guidepress.source.model import Guide
from guidepress.source.model.workshop import TimetableSlot
from guidepress.source.timetable_settings import with_settings
from tests.conftest import RealGuide

PEOPLE = (5, 14, 30)
MODES = ("in the room", ONLINE)


def workshops(real: RealGuide, mode: str) -> Guide:
    """The guide; online, every activity of its timetables has that form, and a slot as long."""
    if mode != ONLINE:
        return real.guide
    places = activity_places(real.guide)

    def online(slot: TimetableSlot) -> TimetableSlot:
        place = places.get(slot.activity or "")
        if place is None:
            return slot
        return replace(slot, use=ONLINE, step_minutes=(), minutes=total(run_steps(place.activity, ONLINE)))

    timetables = []
    for timetable in real.guide.timetables:
        slots = tuple(online(slot) for slot in timetable.slots)
        timetables.append(replace(timetable, slots=slots, minutes=sum(slot.minutes for slot in slots)))
    return replace(real.guide, timetables=tuple(timetables))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("people", PEOPLE)
def test_every_step_can_be_done_in_its_time(real: RealGuide, people: int, mode: str) -> None:
    problems = Problems()
    guide = with_settings(workshops(real, mode), WorkshopSettings(people=people), problems)
    check_workshops(guide, problems)
    assert list(problems) == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("people", PEOPLE)
def test_a_run_of_every_timetable_ends_in_time(real: RealGuide, people: int, mode: str) -> None:
    """Each slot is run step by step; where people speak in turn, the largest group sets the pace."""
    guide = workshops(real, mode)
    places = activity_places(guide)
    for timetable in guide.timetables:
        passed = 0.0
        for slot in timetable.slots:
            place = places.get(slot.activity or "")
            size = place.activity.group_size if place is not None else slot.group_size
            begun = passed
            for step in steps_of(slot, places):
                turns = minutes_for_turns(people, step.work, size, step.turns) if step.work else 0
                passed += max(step.minutes, turns)
            assert passed - begun <= slot.minutes, (timetable.id, slot.activity or slot.title)
            passed = begun + slot.minutes
        assert passed == timetable.minutes


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("people", PEOPLE)
def test_there_is_enough_of_everything(real: RealGuide, people: int, mode: str) -> None:
    guide = with_settings(workshops(real, mode), WorkshopSettings(people=people), Problems())
    needs, places = Needs(guide), activity_places(guide)
    cards = {card_set.id for card_set in guide.cards}
    for timetable in guide.timetables:
        whole = {(kind_of(need.material), need.material.name): need.count for need in needs.of_timetable(timetable)}
        for slot in timetable.slots:
            place = places.get(slot.activity or "")
            size = place.activity.group_size if place is not None else slot.group_size
            steps = steps_of(slot, places)
            used = {id for step in steps for id in step.uses}
            assert used <= {need.material.name for need in needs.of_slot(slot, people)}, (timetable.id, slot.activity)
            for id in used & cards:
                wanted = 1 if id == "worries" else len(groups(people, "groups", size))
                assert whole["card", id] >= wanted, (timetable.id, id)


def test_minutes_a_person_in_the_chat_are_the_turns_of_the_step(real: RealGuide) -> None:
    """Words as "Three minutes each" promise what the clock has to keep."""
    numbers = {"one": 1, "two": 2, "two and a half": 2.5, "three": 3, "four": 4}
    promised = re.compile(rf"({'|'.join(reversed(numbers))}) minutes? (?:each|a turn)", re.IGNORECASE)
    found = 0
    for place in activity_places(real.guide).values():
        for step in run_steps(place.activity, ONLINE):
            for words in promised.findall(step.chat.text if step.chat is not None else ""):
                assert step.turns == numbers[words.lower()], step.do.text
                found += 1
    assert found > 3


def test_everything_that_is_shown_has_a_step(real: RealGuide) -> None:
    """Key points, the debrief and each exercise stand in every form of every activity."""
    for place in activity_places(real.guide).values():
        for form in forms_of(place.activity):
            steps = run_steps(place.activity, form)
            shown = {name for step in steps for name in step.show}
            assert {"key-points", "debrief"} <= shown, place.activity.id
            exercises = {id for step in steps for id in step.exercise}
            assert set(place.activity.exercises) <= exercises, place.activity.id
            assert total(steps) == lengths_of(place.activity).get(form, total(steps))


def test_no_words_of_one_form_speak_of_the_other(real: RealGuide) -> None:
    """Slides and notes show the form that is used, so a note needs no “in the short form”."""
    texts = [text for part in real.guide.parts for text in walk(part.facilitate) if isinstance(text, Line)]
    assert [str(text.where) for text in texts if re.search("(short|full|long) form", text.text)] == []


def test_the_organisation_sees_neither_slack_nor_what_facilitators_do(real: RealGuide) -> None:
    (timetable,) = [each for each in real.guide.timetables if each.id == "organisation"]
    hidden = [slot.title.text for slot in timetable.slots if slot.title and is_for_facilitators(slot)]
    assert hidden == ["Room to overrun"]
    for part in real.guide.parts:
        if part.facilitate is not None:
            assert not [line.text for line in part.facilitate.next if line.text.startswith("Facilitators")]
