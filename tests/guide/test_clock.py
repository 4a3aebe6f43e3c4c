"""The workshops of the guide keep their clock for few people, for those that they are meant for, and for many."""

from __future__ import annotations

import re

import pytest

from guidepress.checks.workshops import check_workshops
from guidepress.compose.workshop.groups import groups, minutes_for_turns
from guidepress.compose.workshop.needs import Needs, kind_of
from guidepress.compose.workshop.schedule import activity_places, is_for_facilitators, steps_of
from guidepress.compose.workshop.steps import FORMS, run_steps, total
from guidepress.core.problems import Problems
from guidepress.core.values import walk
from guidepress.core.workshop_settings import WorkshopSettings
from guidepress.document.authored_text import Line
from guidepress.source.timetable_settings import with_settings
from tests.conftest import RealGuide

PEOPLE = (5, 14, 30)


@pytest.mark.parametrize("people", PEOPLE)
def test_every_step_can_be_done_in_its_time(real: RealGuide, people: int) -> None:
    problems = Problems()
    guide = with_settings(real.guide, WorkshopSettings(people=people), problems)
    check_workshops(guide, problems)
    assert list(problems) == []


@pytest.mark.parametrize("people", PEOPLE)
def test_a_run_of_every_timetable_ends_in_time(real: RealGuide, people: int) -> None:
    """Each slot is run step by step; where people speak in turn, the largest group sets the pace."""
    places = activity_places(real.guide)
    for timetable in real.guide.timetables:
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


@pytest.mark.parametrize("people", PEOPLE)
def test_there_is_enough_of_everything(real: RealGuide, people: int) -> None:
    guide = with_settings(real.guide, WorkshopSettings(people=people), Problems())
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


def test_everything_that_is_shown_has_a_step(real: RealGuide) -> None:
    """Key points, the debrief and each exercise stand in both forms of every activity."""
    for place in activity_places(real.guide).values():
        for form in FORMS:
            steps = run_steps(place.activity, form)
            shown = {name for step in steps for name in step.show}
            assert {"key-points", "debrief"} <= shown, place.activity.id
            exercises = {id for step in steps for id in step.exercise}
            assert set(place.activity.exercises) <= exercises, place.activity.id
            assert total(steps) == getattr(place.activity, form)


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
