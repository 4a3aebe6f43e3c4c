"""Gives the timetables of a guide the starts, the people and the plan that the command line names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from guidepress.core.clock import MINUTES_PER_DAY, add_minutes, minutes_of
from guidepress.core.problems import Code, Problems
from guidepress.core.values import walk
from guidepress.core.workshop_settings import WorkshopSettings
from guidepress.document.authored_text import Line, Prose
from guidepress.source.keys import suggestion
from guidepress.source.model.guide import Guide
from guidepress.source.model.workshop import SlotStep, Timetable, TimetableSlot
from guidepress.source.plan_file import read_plan

BRACES = re.compile(r"\{[A-Za-z-]+\}")


def with_settings(guide: Guide, settings: WorkshopSettings, problems: Problems) -> Guide:
    """The guide whose timetables begin as the settings say, with `{start}` and `{end}` in their words filled in. A plan
    among the settings is one more timetable.

    Reports a workshop that the guide does not have, a workshop that ends after midnight, and what is wrong with a plan.
    """
    if settings.plan is not None:
        plan = read_plan(settings.plan, guide, problems)
        guide = replace(guide, timetables=(*guide.timetables, plan)) if plan is not None else guide
    known = [timetable.id for timetable in guide.timetables]
    for id in settings.starts:
        if id and id not in known:
            where = guide.timetables[0].where if known else guide.about.where
            message = f'the start {settings.starts[id]} is for the workshop "{id}", which the guide does not have'
            problems.error(Code.DANGLING_REFERENCE, where, message, suggestion(id, known) or "check the id")
    timetables = tuple(_timetable(timetable, settings) for timetable in guide.timetables)
    for timetable in timetables:
        _check_midnight(timetable, problems)
        for text in walk(timetable):
            if isinstance(text, Line | Prose):
                _check_braces(text, problems)
    written = dict(
        pair for before, after in zip(guide.timetables, timetables, strict=True) for pair in _filled_in(before, after)
    )
    return replace(guide, timetables=timetables, with_times=written)


def _filled_in(before: Timetable, after: Timetable) -> Iterator[tuple[str, str]]:
    """Each text in which times were filled in, with what its author wrote."""
    for written, text in zip(walk(before), walk(after), strict=True):
        if isinstance(written, Line | Prose) and written.text != text.text:
            yield text.text, written.text


def _check_braces(text: Line | Prose, problems: Problems) -> None:
    """Reports a word in braces that is not filled in."""
    for name in BRACES.findall(text.text):
        message = f'"{name}" is not filled in here'
        problems.warning(Code.WRONG_VALUE, text.where, message, "write {start} or {end}, or take the braces out")


def _check_midnight(timetable: Timetable, problems: Problems) -> None:
    begin = minutes_of(timetable.start)
    if begin is not None and begin + timetable.minutes > MINUTES_PER_DAY:
        end = add_minutes(timetable.start, timetable.minutes)
        message = f'"{timetable.id}" begins at {timetable.start} and ends after midnight, at {end}'
        problems.warning(Code.TIMINGS, timetable.where, message, "begin earlier, or take slots out")


def _timetable(timetable: Timetable, settings: WorkshopSettings) -> Timetable:
    start = settings.starts.get(timetable.id) or settings.starts.get("") or timetable.start
    end = add_minutes(start, timetable.minutes) if minutes_of(start) is not None else start
    times = {"{start}": start, "{end}": end}
    return replace(
        timetable,
        start=start,
        people=settings.people or timetable.people,
        description=_filled(timetable.description, times),
        slots=tuple(_slot(slot, times) for slot in timetable.slots),
    )


def _slot(slot: TimetableSlot, times: Mapping[str, str]) -> TimetableSlot:
    return replace(slot, notes=_filled(slot.notes, times), steps=tuple(_step(step, times) for step in slot.steps))


def _step(step: SlotStep, times: Mapping[str, str]) -> SlotStep:
    return replace(step, do=_filled_line(step.do, times), note=step.note and _filled_line(step.note, times))


def _filled(prose: Prose | None, times: Mapping[str, str]) -> Prose | None:
    return replace(prose, text=_text(prose.text, times)) if prose is not None else None


def _filled_line(line: Line, times: Mapping[str, str]) -> Line:
    return replace(line, text=_text(line.text, times))


def _text(text: str, times: Mapping[str, str]) -> str:
    for name, time in times.items():
        text = text.replace(name, time)
    return text
