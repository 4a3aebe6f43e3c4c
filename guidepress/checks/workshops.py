"""Whether workshops keep their clock: what is shown has a step with minutes, and each step can be done in its time."""

from __future__ import annotations

from guidepress.compose.workshop.groups import groups, minutes_for_turns
from guidepress.compose.workshop.schedule import ActivityPlace, activity_places, shown_lines, steps_of
from guidepress.compose.workshop.steps import FULL, ONLINE, RunStep, form_steps, run_steps
from guidepress.compose.workshop.untimed import NEEDS_TIME, untimed_exercises, untimed_words
from guidepress.core.clock import LEAST_PEOPLE, MOST_PEOPLE
from guidepress.core.problems import Code, Problems, Where
from guidepress.source.model.guide import Guide
from guidepress.source.model.part import Activity, ActivityStep, Material, OnlineStep
from guidepress.source.model.workshop import CardSet, SlotStep, Timetable, TimetableSlot
from guidepress.source.scalars import place_of

LARGEST_GROUP = 50


def check_workshops(guide: Guide, problems: Problems) -> None:
    """Reports words and exercises of a workshop that no step has time for, and steps that take longer than they may."""
    places = activity_places(guide)
    used = {(slot.activity, slot.use == ONLINE) for timetable in guide.timetables for slot in timetable.slots}
    for place in places.values():
        _check_shown(place, problems)
        for form in (FULL, ONLINE):
            if (place.activity.id, form == ONLINE) in used:
                _check_untimed(place, form, problems)
    told: set[tuple[Where, str]] = set()
    has_ground_rules = guide.pack is not None and bool(guide.pack.ground_rules)
    for timetable in guide.timetables:
        for slot in timetable.slots:
            _check_slot(slot, has_ground_rules, problems)
            if slot.step_minutes and slot.activity in places:
                _check_left_out(slot, places[slot.activity], problems)
            for step in steps_of(slot, places):
                _check_turns(timetable, step, _group_size(slot, places.get(slot.activity or "")), told, problems)


def check_step(step: ActivityStep | OnlineStep | SlotStep, problems: Problems) -> None:
    """Reports turns that are no time, and turns of people who are not said to be together."""
    others = (step.short, *step.lengths.values()) if isinstance(step, ActivityStep) else ()
    turns = [step.turns, *(each.turns for each in others)]
    for each in turns:
        if each is not None and each <= 0:
            problems.error(Code.WRONG_COUNT, step.where, f'"turns" must be more than 0 minutes, not {each:g}')
    if any(turns) and step.work in (None, "alone"):
        message = "people speak in turn here, and it does not say in which groups"
        problems.error(Code.WRONG_COUNT, step.where, message, 'write "work: pairs", threes, groups or room')


def check_material(material: Material, problems: Problems) -> None:
    """Reports a material that is not one thing, or whose numbers mean nothing."""
    keys = ("bring", "page", "card", "form", "sheet", "sign", "slide")
    written = [key for key in keys if getattr(material, key) is not None]
    if len(written) != 1:
        message = f"a material is one of {', '.join(keys)}, and this is {' and '.join(written) or 'none of them'}"
        problems.error(Code.WRONG_COUNT, material.where, message, "write a line for each")
    for key, least in (("count", 1), ("entries", 0)):
        if getattr(material, key) < least:
            message = f'"{key}" must be {least} or more, not {getattr(material, key)}'
            problems.error(Code.WRONG_COUNT, material.where, message)
    if material.entries and material.page is None:
        problems.error(Code.WRONG_COUNT, material.where, '"entries" are those of a page', "take it out")


def check_cards(card_set: CardSet, problems: Problems) -> None:
    """Reports a set of cards of which only some belong to a pile, and what postcards cannot have."""
    without = [card for card in card_set.cards if card.pile is None]
    if without and len(without) < len(card_set.cards):
        message = 'the other cards of this set name their "pile", and this one does not'
        problems.error(Code.MISSING_KEY, without[0].where, message, "write pile: … for every card, or for none")
    if card_set.kind == "postcards":
        if card_set.blank:
            problems.error(Code.WRONG_COUNT, card_set.where, 'postcards have no "blank" ones', "take it out")
    elif card_set.back is not None:
        message = '"back" is that of postcards; the backs of cards have the title of their set'
        problems.error(Code.WRONG_VALUE, card_set.where, message, "write kind: postcards, or take it out")


def check_size(value: Activity | TimetableSlot | Timetable, problems: Problems) -> None:
    """Reports sizes of groups and numbers of people that no workshop has."""
    if isinstance(value, Timetable):
        key, count, least, most = "people", value.people, LEAST_PEOPLE, MOST_PEOPLE
    else:
        key, count, least, most = "group-size", value.group_size, LEAST_PEOPLE, LARGEST_GROUP
    if not least <= count <= most:
        problems.error(Code.WRONG_COUNT, value.where, f'"{key}" must be {least} to {most}, not {count}')


def _check_slot(slot: TimetableSlot, has_ground_rules: bool, problems: Problems) -> None:
    """Reports an exercise that none of the steps of its slot names, and ground rules that nobody has written."""
    in_steps = {id for step in slot.steps for id in step.exercise}
    if slot.exercise is not None and slot.steps and slot.exercise not in in_steps:
        message = f'no step of this slot has time for the exercise "{slot.exercise}"'
        where = place_of(slot.exercise, slot.where)
        problems.warning(Code.NO_TIME, where, message, f"name it in a step: exercise: {slot.exercise}")
    for step in slot.steps:
        if "ground-rules" in step.show and not has_ground_rules:
            message = 'this step shows "ground-rules", and nothing is written there'
            hint = 'write "ground-rules: …" in facilitation.yaml, or take this out'
            problems.error(Code.WRONG_VALUE, step.where, message, hint)


def _check_left_out(slot: TimetableSlot, place: ActivityPlace, problems: Problems) -> None:
    """Reports words and exercises for which the form of a slot has time, and its own minutes have none."""
    in_form = run_steps(place.activity, slot.use)
    here = run_steps(place.activity, slot.use, slot.step_minutes)
    wanted: dict[str, str] = {id: f'the exercise "{id}"' for step in in_form for id in step.exercise}
    wanted |= {name: f'"{name}"' for step in in_form for name in step.show if name in NEEDS_TIME}
    kept = {name for step in here for name in (*step.exercise, *step.show)}
    for name, words in wanted.items():
        if name not in kept:
            message = f'"step-minutes" leaves no time for {words} of "{place.activity.id}"'
            problems.warning(Code.NO_TIME, slot.where, message, "give that step some minutes, or do without it")


def _group_size(slot: TimetableSlot, place: ActivityPlace | None) -> int:
    return place.activity.group_size if place is not None else slot.group_size


def _check_shown(place: ActivityPlace, problems: Problems) -> None:
    """Reports a step that shows words which nobody has written."""
    for step in (step for form in (FULL, ONLINE) for step in form_steps(place.activity, form)):
        for name in step.show:
            if not shown_lines(name, place.activity, place.facilitation):
                message = f'this step shows "{name}", and nothing is written there'
                where = place_of(name, step.where)
                problems.error(Code.WRONG_VALUE, where, message, f'write "{name}: …", or take this out')


def _check_untimed(place: ActivityPlace, form: str, problems: Problems) -> None:
    """Reports what is shown without a step for it, in the room or online."""
    activity, facilitation = place.activity, place.facilitation
    step_of = "no online step of" if form == ONLINE else "no step of"
    hint = "name it in a step with minutes: "
    for id in untimed_exercises(activity, form):
        message = f'{step_of} "{activity.id}" has time for the exercise "{id}"'
        problems.warning(Code.NO_TIME, place_of(id, activity.where), message, f"{hint}exercise: {id}")
    for name in untimed_words(activity, facilitation, form):
        lines = activity.debrief if name == "debrief" else facilitation.key_points
        message = f'{step_of} "{activity.id}" has time for these words, which a workshop shows'
        problems.warning(Code.NO_TIME, lines[0].where, message, f"{hint}show: {name}")


def _check_turns(
    timetable: Timetable, step: RunStep, group_size: int, told: set[tuple[Where, str]], problems: Problems
) -> None:
    """Reports a step that is too short for the turns of the largest group, once for each place."""
    if not step.turns or step.work is None or (step.where, "turns") in told:
        return
    largest = max(groups(timetable.people, step.work, group_size))
    needed = minutes_for_turns(timetable.people, step.work, group_size, step.turns)
    if needed > step.minutes:
        told.add((step.where, "turns"))
        message = (
            f'with {timetable.people} people in "{timetable.id}", a group of {largest} needs {needed:g} minutes '
            f"for turns of {step.turns:g}; this step has {step.minutes}"
        )
        problems.warning(
            Code.TOO_LITTLE_TIME, step.where, message, "give it more minutes, shorter turns or smaller groups"
        )
