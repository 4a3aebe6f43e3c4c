"""Counts, minutes and lengths that must add up or stay within bounds. Each call checks one value of a guide."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from guidepress.checks.workshops import check_cards, check_material, check_size, check_step
from guidepress.compose.workshop.steps import FULL, ONLINE, SHORT, form_steps, forms_of, lengths_of, run_steps, total
from guidepress.core.clock import is_time
from guidepress.core.problems import Code, Problems, Where
from guidepress.document.authored_text import Line, Lines, parse_line
from guidepress.document.inline import plain
from guidepress.exercises.base import Spec
from guidepress.source.keys import suggestion
from guidepress.source.model.blocks import (
    CalloutBlock,
    FigureBlock,
    ListBlock,
    RecordingBlock,
)
from guidepress.source.model.guide_file import GuideFile
from guidepress.source.model.part import Activity, ActivityStep, Facilitation, Material, OnlineStep, PartSource
from guidepress.source.model.tables import TableBlock, WordTable, check_table
from guidepress.source.model.workshop import CardSet, PackFile, PackSheet, SlotStep, Timetable, TimetableSlot
from guidepress.source.scalars import place_of

KEY_POINT_WORDS = 12
"""Most words of a line on a slide."""
MOST_COLUMNS = 4
"""Most columns of a list."""
ACCENTS = 12
"""The number of accents of a theme."""
OTHER_FORMS = (FULL, SHORT, ONLINE)
"""Names of forms that no length of an activity can have."""
LANGUAGE_TAG = re.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
"""Language, script and region of a BCP 47 tag: en-GB, zh-Hant."""


def check_counts(value: Any, activities: Mapping[str, Activity], problems: Problems) -> None:
    """Reports counts in the fields of this value that are wrong. Values inside it are checked by other calls."""
    match value:
        case Activity():
            _activity(value, problems)
            check_size(value, problems)
        case OnlineStep():
            _least(1, value.minutes, "minutes", value.where, problems)
            check_step(value, problems)
        case Material():
            check_material(value, problems)
        case ActivityStep() | SlotStep():
            check_step(value, problems)
        case Timetable():
            _timetable(value, problems)
            check_size(value, problems)
        case TimetableSlot():
            _slot(value, activities, problems)
            check_size(value, problems)
        case Facilitation():
            _short(value.key_points, "a key point", problems)
        case PackFile():
            _short(value.ground_rules, "a ground rule", problems)
        case CardSet():
            check_cards(value, problems)
            _least(0, value.blank, "blank", value.where, problems)
        case PackSheet():
            _least(0, value.rows, "rows", value.where, problems)
            if value.rows and not value.columns:
                problems.error(
                    Code.WRONG_COUNT, value.where, '"rows" are those of a table', "write columns, or take it out"
                )
        case CalloutBlock():
            _callout(value, problems)
        case WordTable() | TableBlock():
            check_table(value.header, value.rows, problems)
        case FigureBlock():
            if (value.diagram is None) == (value.image is None):
                message = "a figure has a diagram or an image, one of the two"
                problems.error(Code.WRONG_COUNT, value.where, message)
        case RecordingBlock():
            _least(1, value.minutes, "minutes", value.where, problems)
        case Spec():
            _least(1, value.minutes, "minutes", value.where, problems)
        case ListBlock():
            _range(1, MOST_COLUMNS, value.columns, "columns", value.where, problems)
        case PartSource():
            _least(0, value.notes, "notes", value.where, problems)
            _range(0, ACCENTS, value.accent, "accent", value.where, problems)
        case GuideFile():
            _about(value, problems)
        case _:
            pass


def _activity(activity: Activity, problems: Problems) -> None:
    for step in activity.steps:
        _least(1, step.full, "full", step.where, problems)
        _least(0, step.short.minutes, "short", step.where, problems)
        _step_lengths(step, activity, problems)
    online_steps = activity.online.steps if activity.online is not None else ()
    cuts = [step.where for step in activity.steps if step.cut] + [step.where for step in online_steps if step.cut]
    for where in cuts if activity.cut_first is None else ():
        message = "this step can be cut first, and nothing says how"
        problems.error(Code.MISSING_KEY, where, message, 'write "cut-first: …" in the activity, or take it out')
    for name in activity.lengths:
        if name in OTHER_FORMS:
            message = f'a length cannot be called "{name}", since every activity may have that form'
            problems.error(Code.WRONG_VALUE, place_of(name, activity.where), message, "give it another name")
    for name, wanted in lengths_of(activity).items():
        where = place_of(name, activity.where)
        in_steps = sum(step.minutes for step in form_steps(activity, name))
        if wanted != in_steps:
            message = f'the steps of "{activity.id}" add up to {in_steps} minutes ({name}), but it says {wanted}'
            problems.error(Code.TIMINGS, where, message, f'change "{name}" here or in the steps')
    if activity.short > activity.full:
        message = f"the short form takes {activity.short} minutes, the full one {activity.full}"
        problems.error(Code.TIMINGS, activity.where, message, "make the short form shorter")


def _step_lengths(step: ActivityStep, activity: Activity, problems: Problems) -> None:
    """Reports a length of the activity that a step does not have, and one that the activity does not have."""
    for name in activity.lengths:
        if name not in step.lengths and name not in OTHER_FORMS:
            message = f'this step has no minutes in the length "{name}" of "{activity.id}"'
            hint = f'write "lengths: {{{name}: …}}"; 0 leaves the step out'
            problems.error(Code.MISSING_KEY, step.where, message, hint)
    for name, other in step.lengths.items():
        if name not in activity.lengths:
            message = f'"{activity.id}" has no length "{name}"'
            hint = suggestion(name, activity.lengths) or f'write "lengths: {{{name}: …}}" in the activity too'
            problems.error(Code.WRONG_VALUE, place_of(name, step.where), message, hint)
        _least(0, other.minutes, name, other.where, problems)


def _timetable(timetable: Timetable, problems: Problems) -> None:
    total = sum(slot.minutes for slot in timetable.slots)
    if total != timetable.minutes:
        message = f'the slots of "{timetable.id}" add up to {total} minutes, but it says {timetable.minutes}'
        problems.error(Code.TIMINGS, timetable.where, message, 'change "minutes" here or in the slots')
    if not is_time(timetable.start):
        where = place_of(timetable.start, timetable.where)
        problems.error(Code.WRONG_VALUE, where, f'"{timetable.start}" is not a time of day', 'write "09:30"')


def _slot(slot: TimetableSlot, activities: Mapping[str, Activity], problems: Problems) -> None:
    _least(1, slot.minutes, "minutes", slot.where, problems)
    _range(0, max(slot.minutes, 0), slot.slack, "slack", slot.where, problems)
    named = [key for key in ("activity", "exercise", "break_") if getattr(slot, key) is not None]
    if len(named) > 1 or not (named or slot.title):
        message = "a slot is an activity, an exercise, a break or just a title"
        problems.error(Code.WRONG_COUNT, slot.where, message, "name one of them")
    in_steps = sum(step.minutes for step in slot.steps)
    if slot.steps and (slot.activity is not None or slot.break_ is not None):
        problems.error(Code.WRONG_COUNT, slot.where, "a break or an activity has no steps here", "take one of them out")
    elif in_steps > slot.minutes:
        message = f"the steps of this slot add up to {in_steps} minutes, but it has {slot.minutes}"
        problems.error(Code.TIMINGS, slot.where, message, 'change "minutes" here or in the steps')
    for step in slot.steps:
        _least(1, step.minutes, "minutes", step.where, problems)
    activity = activities.get(slot.activity or "")
    if activity is not None:
        if slot.use not in forms_of(activity):
            message = f'"{activity.id}" has no form "{slot.use}"'
            hint = suggestion(slot.use, forms_of(activity))
            problems.error(Code.WRONG_VALUE, place_of(slot.use, slot.where), message, hint)
            return
        _step_minutes(slot, activity, problems)
        in_steps = total(run_steps(activity, slot.use, slot.step_minutes))
        wanted = in_steps if slot.step_minutes else lengths_of(activity).get(slot.use, in_steps)
        if wanted == 0:
            message = f'"{activity.id}" has no step in the form "{slot.use}" that this slot uses'
            problems.error(Code.TIMINGS, slot.where, message, "give its steps minutes, or take the slot out")
        if wanted > slot.minutes:
            message = f'"{activity.id}" takes {wanted} minutes ({slot.use}), but this slot has {slot.minutes}'
            problems.error(Code.TIMINGS, slot.where, message, 'change "minutes" or "use"')
    elif slot.step_minutes and slot.activity is None:
        message = '"step-minutes" are those of the steps of an activity'
        problems.error(Code.WRONG_COUNT, slot.where, message, "take them out")


def _step_minutes(slot: TimetableSlot, activity: Activity, problems: Problems) -> None:
    """Reports own minutes that do not go with the steps of an activity."""
    count, wanted = len(slot.step_minutes), len(form_steps(activity, slot.use))
    if count not in (0, wanted):
        message = f'"{activity.id}" has {wanted} steps, but "step-minutes" has {count}'
        problems.error(Code.WRONG_COUNT, slot.where, message, "write one number for each step; 0 leaves it out")
    for minutes in slot.step_minutes:
        _least(0, minutes, "step-minutes", slot.where, problems)


def _short(lines: Lines, noun: str, problems: Problems) -> None:
    """Checks that lines are short enough for slides."""
    for point in lines:
        count = _words(point)
        if count > KEY_POINT_WORDS:
            message = f"{noun} has at most {KEY_POINT_WORDS} words, and this one has {count}"
            problems.error(Code.TOO_LONG, point.where, message, "say it shorter")


def _words(line: Line) -> int:
    """The number of words of a line without markup."""
    return len(plain(parse_line(line, Problems())).split())


def _callout(callout: CalloutBlock, problems: Problems) -> None:
    if callout.text is None and not callout.body:
        problems.error(
            Code.MISSING_KEY, callout.where, '"text" is missing here', 'write "text: …", or a body of blocks'
        )
    if len(callout.callout) > 2:
        message = f"a callout has one or two kinds, not {len(callout.callout)}"
        problems.error(Code.WRONG_COUNT, callout.where, message)
    elif len(set(callout.callout)) < len(callout.callout):
        problems.error(Code.WRONG_COUNT, callout.where, f'the kind "{callout.callout[0]}" stands here twice')


def _about(about: GuideFile, problems: Problems) -> None:
    """The codes in guide.yaml for other programs: language and roles."""
    if not LANGUAGE_TAG.fullmatch(about.language):
        where = place_of(about.language, about.where)
        message = f'"{about.language}" is not a language code'
        problems.error(Code.WRONG_VALUE, where, message, "write it like en-GB or cy")
    for person in about.people:
        if not re.fullmatch(r"[a-z]{3}", person.role):
            where = place_of(person.role, person.where)
            message = f'"{person.role}" is not a MARC relator code'
            problems.error(Code.WRONG_VALUE, where, message, "write aut for an author, edt for an editor")


def _least(least: int, count: int, key: str, where: Where, problems: Problems) -> None:
    if count < least:
        message = f'"{key}" must be {least} or more, not {count}'
        problems.error(Code.WRONG_COUNT, where, message)


def _range(least: int, most: int, count: int, key: str, where: Where, problems: Problems) -> None:
    if not least <= count <= most:
        message = f'"{key}" must be {least} to {most}, not {count}'
        problems.error(Code.WRONG_COUNT, where, message)
